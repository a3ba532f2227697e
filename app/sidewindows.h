// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The windows beside the board, and who answers them: the directory of customers and sites, the
// API's health, and the papers of closed callouts.
#pragma once

#include "services/directorycommands.h"

#include <QHash>
#include <QPointer>

namespace console {

class ApiHealthDialog;
class Clock;
class DirectoryWindow;
class MainWindow;
class ServerClock;
class Session;
class Theme;

class SideWindows final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MainWindow &window;
        const Theme &theme;
        const ServerClock &serverClock;
        const Clock &clock;
    };
    /// All must outlive it; the windows belong to the main window.
    explicit SideWindows(const Parts &parts);
    ~SideWindows() override;

    /// Null: signed out.
    void setSession(Session *session);
    void setLink(const LinkState &state);
    /// Report and map of what is selected; asked for if it has ended.
    void showPapers(CalloutId id);

signals:
    void raiseForCustomerRequested(console::CustomerId id);
    void raiseAtSiteRequested(const console::FixedLocation &site);

private:
    void openHealth();
    void showHealth();
    void openDirectory();
    void connectReading();
    void connectChanges();
    void commandFinished(const DirectoryResult &result);

    const Parts m_parts;
    QPointer<Session> m_session;
    QPointer<ApiHealthDialog> m_health;
    QPointer<DirectoryWindow> m_directory;
    QHash<CustomerId, Customer> m_seen;
    LinkState m_link;
};

} // namespace console
