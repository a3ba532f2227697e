// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes the five panes of the main window, keeps their selection together and passes on what all of
// them need to know.
#pragma once

#include "ui/shell/mainwindow.h"

namespace console {

class ConversationPane;
class DetailPane;
class MapPane;
class OperatorLogPane;
class PaneProgress;
class QueuePane;
class WindowCentre;
struct MessageRow;
struct MessageRow;
struct TimelineItem;

class WindowPanes final : public QObject {
    Q_OBJECT

public:
    WindowPanes(const Theme &theme, const ServerClock &clock, std::function<MonoTime()> now,
                const ActionRegistry &actions, const MainWindow::Models &models,
                MainWindow *window);

    [[nodiscard]] QueuePane *queue() const { return m_queue; }
    [[nodiscard]] OperatorLogPane *log() const { return m_log; }
    [[nodiscard]] ConversationPane *messages() const { return m_messages; }
    [[nodiscard]] MapPane *map() const { return m_map; }
    [[nodiscard]] DetailPane *detail() const { return m_detail; }
    /// Map and report tabs.
    [[nodiscard]] WindowCentre *centre() const { return m_centre; }
    /// What is known to have happened to that callout; `messages` oldest first.
    [[nodiscard]] QList<TimelineItem> timeline(const BoardEntry &entry,
                                               const QList<MessageRow> &messages) const;
    void setMessagesRead(bool read, const QString &notice);

    /// Queue, map and messages; emits nothing.
    void select(CalloutId id);
    void setLink(const LinkState &state);
    void setLinkLost(bool lost, const QString &since);
    /// Why nothing can be written about the selected callout; empty = it can.
    void setComposerReason(const QString &reason);
    /// The messages of the model as they are now.
    void showMessages();
    void showTimeline();
    void setOperatorName(const QString &name);
    void setPollInterval(Millis interval);
    void dressMap(const QString &tileTemplate);
    void tick(MonoTime now);

    void focusFilter();
    void focusComposer();
    /// The first widget in it that takes the keyboard; false when there is none.
    bool focusFirst(QWidget *pane);

signals:
    void selected(console::CalloutId id);
    void activated(console::CalloutId id);
    void messageSent(console::CalloutId id, const QString &text);
    void retry(quint64 localId);
    void discard(quint64 localId);

private:
    [[nodiscard]] DetailPane *makeDetail(const ServerClock &clock, const ActionRegistry &actions,
                                         QWidget *parent);
    void connectMessages();
    void makeMap(const ServerClock &clock, QWidget *parent);

    const Theme &m_theme;
    std::function<MonoTime()> m_now;
    QueuePane *m_queue = nullptr;
    OperatorLogPane *m_log = nullptr;
    ConversationPane *m_messages = nullptr;
    const ConversationModel &m_messageModel;
    const OperatorLogModel &m_logModel;
    const CalloutTableModel &m_callouts;
    QTimer m_showMessages; ///< one showing for a burst of model signals
    QTimer m_showTimeline;
    WindowCentre *m_centre = nullptr;
    PaneProgress *m_reading = nullptr; ///< of the messages
    PaneProgress *m_connecting = nullptr; ///< of the queue
    MapPane *m_map = nullptr;
    DetailPane *m_detail = nullptr;
    bool m_selecting = false;
};

} // namespace console
