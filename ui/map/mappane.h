// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live map: where every callout of the board is. It shows and selects; it decides nothing about
// a callout, and it never moves by itself while the view is locked.
#pragma once

#include "ui/map/maphit.h"
#include "ui/map/maplayers.h"
#include "ui/map/mapstyle.h"
#include "ui/map/markerstore.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace console {

class MapControls;
class MapInteraction;
class MapNavigator;
class MapSurface;
class MapTool;
class MapViewport;

class MapPane final : public QWidget {
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);
    ~MapPane() override;

    void setStyle(const MapStyle &style);
    /// An http template with %z, %x and %y; may change at any time (day, night). Empty = no tiles.
    void setTileTemplate(const QString &urlTemplate);
    /// What the tiles' licence wants to be shown: always there, never cut.
    void setAttribution(const QString &words);
    /// Between which zooms the tiles have data of their own, and what is said outside of that.
    void setZoomLimits(double least, double most);
    void setBeyondDataNotice(const QString &words);
    /// Which Qt Location plugin draws tiles: "osm". For tests.
    void setPluginName(const QString &name);
    void setOperatorName(const QString &name);
    /// How the place under the pointer is written.
    void setCoordinateWords(const std::function<QString(const LatLon &)> &words);
    /// How long a new callout waits, else the age of a lost one's fix.
    void setAge(std::function<Millis(const MapMarker &)> age);
    void setLayers(const MapLayers &layers);
    /// The menu of the Layers button; null = no button. Not owned.
    void setLayersMenu(QMenu *menu);
    void setSites(const QList<MapSite> &sites);
    void setCoverage(const QList<MapCoverage> &areas);
    /// Gets clicks, moves and keys first, and paints on top. Null = none. Not owned.
    void setTool(MapTool *tool);

    /// True once the tile layer has its plugin; tiles may still be on their way.
    [[nodiscard]] bool isMapReady() const;
    /// What is missing for a map, as a sentence; empty when nothing is.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isViewLocked() const;
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] CalloutId selected() const;
    [[nodiscard]] const MapLayers &layers() const;
    [[nodiscard]] const MapViewport &viewport() const;
    /// Where a callout is, in this widget's pixels; null when it has no position.
    [[nodiscard]] std::optional<QPointF> markerPosition(CalloutId id) const;
    /// What is there, in this widget's pixels.
    [[nodiscard]] MapHit hitAt(const QPointF &at) const;
    /// The callouts of a cluster that a hit names.
    [[nodiscard]] QList<CalloutId> clusterMembers(quint64 cluster) const;

public slots:
    void apply(const console::BoardChanges &changes);
    void setSelected(console::CalloutId id); ///< 0 = none
    void setLinkLost(bool lost, const QString &sinceText);
    void setViewLocked(bool locked);
    void fitAll();
    void fitMine();
    /// Those picked with a frame, else the selected one.
    void fitSelected();
    void back();
    void centreOn(console::CalloutId id);
    void lookAt(const console::LatLon &point, double zoom);
    void zoomIn();
    void zoomOut();
    void refresh(); ///< what a tool paints has changed
    /// Repaints running clocks. The pane does so each second by itself.
    void tick();

signals:
    void calloutSelected(console::CalloutId id);
    void calloutActivated(console::CalloutId id); ///< double-click, Enter
    /// What the pointer or the keyboard walk is at; a hit of kind None = nothing any more.
    void hovered(const console::MapHit &hit, const QPointF &at);
    /// Null when the pointer has left.
    void cursorMoved(const std::optional<console::LatLon> &place);
    void mapClicked(const console::LatLon &place); ///< where no callout is
    void areaSelected(const QList<console::CalloutId> &ids); ///< Shift and drag
    /// The callout has been selected before.
    void contextMenuWanted(console::CalloutId id, const QPoint &global);
    void viewLockedChanged(bool locked);
    void viewMoved();
    void mapReadyChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectControls();
    void connectInteraction();
    void showProblem(const QString &detail);
    void loadTiles();
    void viewChanged();
    void fitFirstBoard();
    void listUnplaced();
    void openList(const QString &title, QList<CalloutId> ids, const QPoint &global);
    [[nodiscard]] bool isInView(CalloutId id) const;

    struct State;
    std::unique_ptr<State> m_state;
    MapNavigator *m_navigator;
    MapSurface *m_surface;
    MapInteraction *m_interaction;
    MapControls *m_controls;
    MapStyle m_style;
    QString m_pluginName;
    QString m_tileTemplate;
    QString m_problem;
};

} // namespace console
