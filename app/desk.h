// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One matter of the operator's work (sound, checklists, layouts, ...): stands between the window
// and the session, lives as long as the window, and sees sessions come and go.
#pragma once

#include "domain/boardentry.h"
#include "domain/linkstate.h"

#include <QObject>

#include <memory>
#include <vector>

namespace console {

class CalloutTableModel;
class Clock;
class ConversationModel;
class DeskMemory;
class Dialogs;
class MainWindow;
class MapDesk;
class Metrics;
class ServerClock;
class Session;
class Settings;
class SideWindows;
class SqliteOperatorLog;
class Theme;

/// All outlive the desks.
struct DeskParts {
    MainWindow &window;
    Theme &theme;
    Settings &settings;
    SqliteOperatorLog &log;
    DeskMemory &memory;
    CalloutTableModel &table;
    ConversationModel &messages;
    const ServerClock &serverClock;
    const Clock &clock;
    Dialogs &dialogs;
    SideWindows &sides;
    MapDesk &map;
    QString configDir;
    Metrics *metrics = nullptr; ///< null = nothing is measured
    bool unattended = false; ///< a run for a picture: nothing of it is kept
};

class Desk : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: signed out. Connect to its services here; they end with it.
    virtual void setSession(Session *session) { Q_UNUSED(session) }
    virtual void setLink(const LinkState &link) { Q_UNUSED(link) }
    virtual void selectionChanged(CalloutId id) { Q_UNUSED(id) } ///< 0 = none
    /// After models and window have it.
    virtual void boardChanged(const BoardChanges &changes) { Q_UNUSED(changes) }
};

/// All desks of the program, in the order in which they are told.
[[nodiscard]] std::vector<std::unique_ptr<Desk>> makeDesks(const DeskParts &parts);

} // namespace console
