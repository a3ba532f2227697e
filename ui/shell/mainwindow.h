// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desk: takes values, shows them, and says what the operator asked for. It knows no service;
// the application connects the two.
#pragma once

#include "domain/boardentry.h"
#include "domain/linkstate.h"
#include "domain/lookups.h"
#include "ui/shell/windowsandbox.h"
#include "ui/theme/theme.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

namespace console {

class ActionRegistry;
class Announcer;
class CalloutTableModel;
class ConversationModel;
class OperatorLogModel;
class StatusLine;
class WindowDocks;
class WindowHead;
class WindowMap;
class WindowPanes;

class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    enum class Tone : quint8 { Plain, Attention, Technical };

    struct Models {
        CalloutTableModel *callouts = nullptr;
        ConversationModel *messages = nullptr;
        OperatorLogModel *log = nullptr;
    };

    /// Everything given must outlive the window. `now` is the steady clock.
    MainWindow(Theme &theme, const ServerClock &clock, std::function<MonoTime()> now,
               const Models &models, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] ActionRegistry &actions() const { return *m_actions; }
    [[nodiscard]] CalloutId selected() const { return m_selected; }
    [[nodiscard]] WindowPanes &panes() const { return *m_panes; }
    [[nodiscard]] const WindowHead &head() const { return *m_head; }
    [[nodiscard]] StatusLine &statusLine() const { return *m_status; }
    [[nodiscard]] WindowDocks &docks() const { return *m_docks; }
    [[nodiscard]] WindowMap &mapTools() const { return *m_mapTools; }
    [[nodiscard]] Announcer &announcer() const { return *m_announcer; }
    [[nodiscard]] WindowSandbox &sandbox() const { return *m_sandbox; }
    [[nodiscard]] bool isMapReady() const; ///< tiles may still be on their way
    /// What closing() gave earlier; before the first show. Empty ones are ignored.
    void restoreLayout(const QByteArray &geometry, const QByteArray &state);
    void tickNow() { tick(); }

public slots:
    void setLink(const console::LinkState &state);
    void setReadAt(console::MonoTime readAt); ///< when the newest complete list arrived
    void applyBoard(const console::BoardChanges &changes); ///< after the model
    void setCustomer(const console::Customer &customer);
    /// `sandbox`: the strip and the mark over every window, which nothing can hide.
    void setProfile(const QString &name, bool sandbox);
    /// Connected to a sandbox that can be controlled: sandbox().pane() exists from now on.
    void setSimulator(bool on) { m_sandbox->setSimulator(on); }
    void setLogState(bool writable, const QString &text);
    void setOperatorName(const QString &name);
    void setPollInterval(console::Millis interval);
    /// Whether the selected one's were ever read; a sentence if not readable now.
    void setMessagesRead(bool read, const QString &notice = {});
    void setTileTemplates(const QString &day, const QString &night);
    void setMapUnavailable(const QString &reason);
    void setResponseTypes(const QList<console::ResponseType> &types);
    void showNotice(const QString &text, console::MainWindow::Tone tone = Tone::Plain);
    void selectCallout(console::CalloutId id); ///< 0 = none
    void revealMobile(console::CalloutId id); ///< after it was logged

signals:
    void takeNextRequested();
    void takeRequested(console::CalloutId id);
    void clearRequested(console::CalloutId id);
    void contactEndedRequested(console::CalloutId id);
    void privateNoteRequested(console::CalloutId id);
    void cancelVerifiedRequested(console::CalloutId id);
    void cancelUnconditionalRequested(console::CalloutId id);
    void raiseRequested();
    void rateRequested(console::CalloutId id);
    void revealMobileRequested(console::CalloutId id);
    void connectionRequested();
    void sendMessageRequested(console::CalloutId id, const QString &text);
    void retryMessageRequested(quint64 localId);
    void discardMessageRequested(quint64 localId);
    void selectedChanged(console::CalloutId id);
    void readAgainRequested();
    void apiHealthRequested();
    void directoryRequested();
    void themeToggled(console::ThemeKind kind);
    void closing(const QByteArray &geometry, const QByteArray &state);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectActions();
    void connectViewActions();
    void connectPanes();
    void makeMapTools(const ServerClock &clock);
    void connectChord();
    void addActionsToWindow();
    void tick();
    void updateStates();
    void updateCounts();
    void showSelection();
    void dressMap();
    void openTracking();
    void cyclePanes(int by);
    void announceNew(const BoardChanges &changes);
    [[nodiscard]] const BoardEntry *selectedEntry() const;
    [[nodiscard]] bool linkDown() const;

    Theme &m_theme;
    std::function<MonoTime()> m_now;
    CalloutTableModel &m_model;
    ActionRegistry *m_actions = nullptr;
    WindowPanes *m_panes = nullptr;
    WindowHead *m_head = nullptr;
    WindowMap *m_mapTools = nullptr;
    StatusLine *m_status = nullptr;
    WindowDocks *m_docks = nullptr;
    Announcer *m_announcer = nullptr;
    WindowSandbox *m_sandbox = nullptr;
    QTimer m_tick;
    LinkState m_link;
    CalloutId m_selected = 0;
    std::optional<MonoTime> m_noticeUntil;
    QString m_tilesDay;
    QString m_tilesNight;
    bool m_logWritable = true;
    bool m_mapAvailable = true;
};

} // namespace console
