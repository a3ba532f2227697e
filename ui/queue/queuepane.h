// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The callouts of this desk: tabs, filter and the queue. Shows what the table model holds, keeps
// the selection by callout and counts the seconds; takes no decision itself.
#pragma once

#include "domain/linkstate.h"
#include "models/calloutfilterproxymodel.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QPoint;

namespace console {

class CountTabBar;
class KeyButton;
class QueueFilterBar;
class QueueView;
class Theme;
class ThemedLabel;

class QueuePane final : public QWidget {
    Q_OBJECT

public:
    /// All references must outlive the pane; `now` is the steady clock.
    QueuePane(CalloutTableModel &table, const Theme &theme, std::function<MonoTime()> now,
              const ServerClock &serverClock, QWidget *parent = nullptr);
    ~QueuePane() override;

    [[nodiscard]] CalloutId selected() const;
    /// 0 selects none. Shows the tab the callout is in; a filter that hides it stays, and the row
    /// is marked as soon as it shows. Takes no focus.
    void select(CalloutId id);
    [[nodiscard]] QueueTab tab() const { return m_proxy.tab(); }
    void setTab(QueueTab tab);

    void setLink(const LinkState &link);
    /// How often the board is expected to be read; ages are marked at twice and three times that.
    void setPollInterval(Millis interval);
    void setOnly(CalloutFilterProxyModel::Only only);
    [[nodiscard]] CalloutFilterProxyModel::Only only() const { return m_proxy.only(); }
    void setCompact(bool compact);
    void setReducedMotion(bool reduced);

    void focusFilter();
    void focusList();
    void clearFilter();
    /// The next (1) or previous (-1) of mine, of those shown, round and round; 0 when there is
    /// none.
    [[nodiscard]] CalloutId neighbourOfMine(int direction) const;
    /// The next one below the selected that has unread messages; 0 when there is none.
    [[nodiscard]] CalloutId nextUnread() const;
    /// In the order shown.
    [[nodiscard]] QList<CalloutId> shownIds() const;

signals:
    /// 0: none.
    void selectionChanged(console::CalloutId id);
    /// Enter, Space or a double click.
    void activated(console::CalloutId id);
    void contextMenuWanted(console::CalloutId id, const QPoint &globalPosition);
    void tabChanged(console::QueueTab tab);
    void onlyChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectAll();
    void refilter();
    void refreshCounts();
    void refreshWords();
    void hold(bool down);
    void tick();
    void placeEmptyText();
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString linkText() const;
    [[nodiscard]] CalloutId find(int direction,
                                 const std::function<bool(const CalloutRow &)> &wanted) const;

    CalloutTableModel &m_table;
    const Theme &m_theme;
    std::function<MonoTime()> m_now;
    CalloutFilterProxyModel m_proxy;
    LinkState m_link;
    CountTabBar *m_tabs;
    QueueFilterBar *m_filter;
    KeyButton *m_hidden;
    QueueView *m_view;
    ThemedLabel *m_empty;
    QTimer m_tick;
    QTimer m_release;
    MonoTime m_heldSince{};
    qint64 m_lastSecond = -1;
};

} // namespace console
