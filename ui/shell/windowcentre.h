// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The middle of the window: the live map, which cannot be closed, and a tab for each report that
// was opened. The map may stand in a window of its own, for a second screen; the middle then says
// so.
#pragma once

#include "domain/callout.h"

#include <QPointer>
#include <QTabWidget>

class QAction;
class QStackedWidget;

namespace console {

class MapPane;
class Theme;

class WindowCentre final : public QTabWidget {
    Q_OBJECT

public:
    /// `actions` work in the map's own window, too; `apart` is the one that sends it there.
    WindowCentre(const Theme &theme, MapPane *map, const QList<QAction *> &actions, QAction *apart,
                 QWidget *parent);
    ~WindowCentre() override;

    /// A new tab in front; the page belongs to it from now on.
    void addPage(CalloutId id, QWidget *page, const QString &title);
    void closePage(CalloutId id);
    /// Null when that callout has none.
    [[nodiscard]] QWidget *page(CalloutId id) const;
    [[nodiscard]] bool isMapInFront() const { return currentIndex() == 0; }
    void showMap() { setCurrentIndex(0); }

    void setMapApart(bool apart);
    [[nodiscard]] bool isMapApart() const { return !m_mapWindow.isNull(); }
    /// Null unless it is apart.
    [[nodiscard]] QWidget *mapWindow() const { return m_mapWindow; }

signals:
    void mapInFrontChanged(bool inFront);
    void mapApartChanged(bool apart);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeAway(QAction *apart);
    void followFront();

    const Theme &m_theme;
    MapPane *m_map = nullptr;
    const QList<QAction *> m_actions;
    QStackedWidget *m_live = nullptr; ///< the map, or the words that it is elsewhere
    QPointer<QWidget> m_mapWindow;
    bool m_wasInFront = true;
};

} // namespace console
