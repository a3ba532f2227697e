// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The composition root: makes every object that lives as long as the program and connects the
// layers that must not know each other. What is to be decided is decided elsewhere.
#pragma once

#include "commandline.h"
#include "desk.h"
#include "dialogs.h"
#include "domain/clock.h"
#include "journal/profilestore.h"
#include "journal/secretstore.h"
#include "journal/settings.h"
#include "journal/sqlitedeskmemory.h"
#include "journal/sqliteoperatorlog.h"
#include "mapdesk.h"
#include "metrics.h"
#include "models/callouttablemodel.h"
#include "models/conversationmodel.h"
#include "models/operatorlogmodel.h"
#include "sandbox/sandboxserver.h"
#include "services/pastownership.h"
#include "session.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "unattendedrun.h"

#include <memory>

namespace console {

class ConsoleApplication;
class SideWindows;
class SimulatorLink;

class Application final : public QObject {
    Q_OBJECT

public:
    /// Needs the ConsoleApplication. `environment`: credentials from it, may be incomplete.
    Application(LaunchOptions options, Credentials environment);
    ~Application() override;

    /// start(), then the event loop; gives the exit code.
    [[nodiscard]] int run();
    /// Shows the window and begins the session that the options ask for.
    void start();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    /// Null before the first sign-in.
    [[nodiscard]] Session *session() { return m_session.get(); }
    [[nodiscard]] SideWindows &sideWindows() { return *m_side; }
    [[nodiscard]] CalloutTableModel &table() { return m_table; }
    [[nodiscard]] MapDesk &map() { return *m_map; }
    [[nodiscard]] SqliteOperatorLog &log() { return m_log; }
    [[nodiscard]] Settings &settings() { return m_settings; }

private:
    void connectWindow();
    void connectSide();
    void restoreOwnership();
    void connectLog();
    void connectMetrics();
    void startUnattended();
    void beginSession(const ConnectionProfile &profile, const Credentials &credentials);
    void endSession();
    void connectSession();
    void connectConversation();
    void startSandbox();
    void signIn(const ConnectionProfile &profile, const Credentials &credentials, bool remember);
    void connectFirst();
    void applySnapshot(const Snapshot &snapshot);
    void snapshotFed();
    void applyBoard(const BoardChanges &changes);
    void selectCallout(CalloutId id);
    void showMessages(CalloutId id, const QList<ConversationMessage> &messages);
    void setTheme(ThemeKind kind);
    void logOperator(CalloutId id, const QString &text);

    const LaunchOptions m_options;
    const Credentials m_environment;
    SystemClock m_clock;
    const MonoTime m_startedAt;
    ServerClock m_serverClock{m_clock};
    Metrics m_metrics;
    const QString m_configDir;
    Settings m_settings;
    ProfileStore m_profiles;
    SecretStore m_secrets;
    SqliteOperatorLog m_log;
    SqliteDeskMemory m_memory;
    Theme m_theme;
    CalloutTableModel m_table;
    ConversationModel m_messages;
    OperatorLogModel m_logRows;
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<MapDesk> m_map;
    std::unique_ptr<Dialogs> m_dialogs;
    std::unique_ptr<SideWindows> m_side;
    std::unique_ptr<SimulatorLink> m_simulator;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<UnattendedRun> m_unattended;
    LinkState m_link;
    QList<PastOwnership> m_past; ///< from the log, until the first session has it
    bool m_boardRead = false;
    std::optional<Metrics::Poll> m_poll; ///< the one going onto the board
    std::optional<Metrics::Poll> m_unpainted; ///< the newest poll, until the window is painted
};

} // namespace console
