// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the hand does on the map: pointing, clicking, drawing a frame, walking with the keys,
// opening clusters, following arrows. It selects; it decides nothing about a callout.
#pragma once

#include "ui/map/mapinput.h"
#include "ui/map/mapscene.h"
#include "ui/map/mapwalk.h"

#include <QPointer>

class QKeyEvent;

namespace console {

class MapNavigator;
class MapSurface;
class MapTool;

class MapInteraction final : public QObject {
    Q_OBJECT

public:
    /// `scene` and `store` are the pane's, which outlives this.
    MapInteraction(MapScene &scene, MarkerStore &store, MapNavigator &navigator,
                   MapSurface *surface, QObject *parent);

    void setTool(MapTool *tool);
    /// The selection has changed from outside.
    void selectionChanged();
    /// Callouts have come, moved or gone.
    void boardChanged();
    [[nodiscard]] QList<CalloutId> picked() const { return m_scene.picked.values(); }

signals:
    void calloutSelected(console::CalloutId id);
    void calloutActivated(console::CalloutId id);
    void hovered(const console::MapHit &hit, const QPointF &at);
    void cursorMoved(const std::optional<console::LatLon> &place);
    void mapClicked(const console::LatLon &place);
    void areaSelected(const QList<console::CalloutId> &ids);
    void contextMenuWanted(console::CalloutId id, const QPoint &global);
    /// They are to be chosen from a list: a fan has no room for them.
    void listWanted(const QList<console::CalloutId> &ids, const QPoint &global);
    void changed(); ///< something is painted differently

private:
    void connectInput(MapInput *input);
    [[nodiscard]] MapHit hit(const QPointF &at) const;
    [[nodiscard]] LatLon placeAt(const QPointF &at) const;
    void hover(const QPointF &at);
    void click(const QPointF &at);
    void select(CalloutId id);
    void openCluster(quint64 key, const QPointF &at);
    void followArrow(const MapHit &arrow);
    void pickArea(const QRectF &area);
    void wantMenu(const std::optional<QPointF> &at);
    bool keyPressed(const QKeyEvent &event);
    bool walk(bool forward);
    bool walkTowards(Qt::Key arrow);
    bool enter();
    bool escape();
    void stand(const std::optional<mapwalk::Step> &step);
    void leaveWalk();
    void closeFan();
    void refreshAlone();

    MapScene &m_scene;
    MarkerStore &m_store;
    MapNavigator &m_navigator;
    QPointer<MapSurface> m_surface;
    MapTool *m_tool = nullptr;
    bool m_walkLeft = false; ///< with Escape: Tab goes on to the next widget
};

} // namespace console
