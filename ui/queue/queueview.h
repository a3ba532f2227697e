// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of the queue. Its selection is a callout, not a row: it stays with its id through
// sorting, filtering and tabs. Takes the keys that move in it and leaves all others to the window's
// actions.
#pragma once

#include "domain/callout.h"
#include "ui/queue/queuedelegate.h"

#include <QTableView>
#include <QTimer>

namespace console {

class QueueView final : public QTableView {
    Q_OBJECT

public:
    QueueView(CalloutFilterProxyModel &proxy, const Theme &theme, std::function<MonoTime()> now,
              const ServerClock &serverClock, QWidget *parent = nullptr);

    [[nodiscard]] CalloutId selected() const { return m_selected; }
    /// 0 selects none. A callout that is not shown now is remembered and marked once it is.
    void select(CalloutId id);
    [[nodiscard]] QueueDelegate &delegate() { return *m_delegate; }
    /// After a change of the delegate's look or the theme.
    void refreshLook();
    /// Once or twice a second; repaints the cells on screen that may read otherwise by now.
    void tick(bool wholeSecond);

    void keyboardSearch(const QString &) override { }

signals:
    void calloutSelected(console::CalloutId id);
    void calloutActivated(console::CalloutId id);
    void contextMenuWanted(console::CalloutId id, const QPoint &globalPosition);
    /// A key or button went down or came up in here.
    void touched(bool down);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

protected slots:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void selectionChanged(const QItemSelection &now, const QItemSelection &before) override;

private:
    void setUpHeaders();
    void applyColumns();
    void restoreSelection();
    void sourceRowsGone();
    void markRow(int row);
    void noteAnchor();
    void keepAnchor();
    void repaintTimes();
    void repaintStates(bool wholeSecond);
    [[nodiscard]] QueueLayout layoutFor(int width) const;

    CalloutFilterProxyModel &m_proxy;
    const Theme &m_theme;
    QueueDelegate *m_delegate;
    CalloutId m_selected = 0;
    /// The row that stays where it is while the board changes around it; 0: none.
    struct {
        CalloutId id = 0;
        int top = 0;
    } m_anchor;
    bool m_anchored = false; ///< sought since the board began to change
    bool m_syncing = false;
};

} // namespace console
