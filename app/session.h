// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that lives as long as one sign-in: the client and the services on it, wired to each
// other. Signing in elsewhere ends one session and begins another; windows, models and the log live
// on.
#pragma once

#include "domain/connection.h"
#include "panicapi/httppanicapi.h"
#include "services/calloutboard.h"
#include "services/calloutcommands.h"
#include "services/calloutmonitor.h"
#include "services/calloutreader.h"
#include "services/conversation.h"
#include "services/lookupcache.h"

#include <QTimer>

#include <memory>

namespace console {

class Session final : public QObject {
    Q_OBJECT

public:
    /// `clock`, `serverClock` and `log` must outlive the session.
    Session(const ConnectionProfile &profile, const Credentials &credentials, const Clock &clock,
            ServerClock &serverClock, OperatorLog &log, const QString &operatorName);
    ~Session() override;

    void start(Millis pollInterval);

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    [[nodiscard]] CalloutBoard &board() { return m_board; }
    [[nodiscard]] CalloutMonitor &monitor() { return m_monitor; }
    [[nodiscard]] CalloutReader &reader() { return m_reader; }
    [[nodiscard]] CalloutCommands &commands() { return m_commands; }
    [[nodiscard]] Conversation &conversation() { return m_conversation; }
    [[nodiscard]] LookupCache &lookups() { return m_lookups; }

private:
    void noteLink(const LinkState &state);

    ConnectionProfile m_profile;
    const Clock &m_clock;
    OperatorLog &m_log;
    TimerScheduler m_scheduler;
    std::unique_ptr<HttpPanicApi> m_api;
    CalloutBoard m_board;
    CalloutMonitor m_monitor;
    CalloutReader m_reader;
    CalloutCommands m_commands;
    Conversation m_conversation;
    LookupCache m_lookups;
    QTimer m_tick;
    LinkState::Kind m_loggedLink = LinkState::Kind::Connecting;
};

} // namespace console
