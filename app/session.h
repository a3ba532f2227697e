// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that lives as long as one sign-in: the client and the services on it, wired to each
// other. Signing in elsewhere ends one session and begins another; windows, models and the log live
// on.
#pragma once

#include "domain/connection.h"
#include "panicapi/httpdirectoryapi.h"
#include "panicapi/httppanicapi.h"
#include "services/alarmbook.h"
#include "services/apihealth.h"
#include "services/budgeteddirectoryapi.h"
#include "services/budgetedpanicapi.h"
#include "services/calloutboard.h"
#include "services/calloutcommands.h"
#include "services/calloutmonitor.h"
#include "services/circuit.h"
#include "services/conversation.h"
#include "services/detailscheduler.h"
#include "services/directorycommands.h"
#include "services/directoryreader.h"
#include "services/lookupcache.h"
#include "services/reportreader.h"
#include "services/requestbudget.h"
#include "services/snapshotfeed.h"

#include <QTimer>

namespace console {

class Session final : public QObject {
    Q_OBJECT

public:
    /// How this desk asks; the profile says whom.
    struct Manners {
        HttpLimits limits{};
        double requestsPerSecond = RequestBudget::defaultRate;
        int burst = RequestBudget::defaultBurst;
    };

    /// `clock`, `serverClock` and `log` must outlive the session.
    Session(const ConnectionProfile &profile, const Credentials &credentials, const Clock &clock,
            ServerClock &serverClock, OperatorLog &log, const QString &operatorName,
            const Manners &manners);
    ~Session() override;

    void start(Millis pollInterval);

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    [[nodiscard]] CalloutBoard &board() { return m_board; }
    [[nodiscard]] AlarmBook &alarms() { return m_alarms; }
    /// What the monitor receives goes to the board through it.
    [[nodiscard]] SnapshotFeed &feed() { return m_feed; }
    [[nodiscard]] CalloutMonitor &monitor() { return m_monitor; }
    [[nodiscard]] DetailScheduler &reader() { return m_reader; }
    [[nodiscard]] CalloutCommands &commands() { return m_commands; }
    [[nodiscard]] Conversation &conversation() { return m_conversation; }
    [[nodiscard]] LookupCache &lookups() { return m_lookups; }
    [[nodiscard]] ApiHealth &health() { return m_health; }
    [[nodiscard]] ReportReader &reports() { return m_reports; }
    [[nodiscard]] DirectoryReader &directory() { return m_directory; }
    /// For dialling alone; all else goes through the paced ones.
    [[nodiscard]] HttpDirectoryApi &directoryApi() { return m_directoryApi; }
    [[nodiscard]] DirectoryCommands &directoryCommands() { return m_directoryCommands; }

private:
    void connectServices();
    void noteLink(const LinkState &state);
    void tickBoard();

    ConnectionProfile m_profile;
    const Clock &m_clock;
    OperatorLog &m_log;
    TimerScheduler m_scheduler;
    HttpPanicApi m_api;
    HttpDirectoryApi m_directoryApi;
    RequestBudget m_budget;
    Circuit m_circuit;
    ApiHealth m_health;
    BudgetedPanicApi m_paced;
    BudgetedDirectoryApi m_pacedDirectory;
    CalloutBoard m_board;
    AlarmBook m_alarms;
    SnapshotFeed m_feed;
    CalloutMonitor m_monitor;
    DetailScheduler m_reader;
    CalloutCommands m_commands;
    Conversation m_conversation;
    LookupCache m_lookups;
    ReportReader m_reports;
    DirectoryReader m_directory;
    DirectoryCommands m_directoryCommands;
    QTimer m_tick;
    LinkState::Kind m_loggedLink = LinkState::Kind::Connecting;
};

} // namespace console
