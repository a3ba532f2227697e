// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live map: where every callout of the board is. It shows and selects; it decides nothing about
// a callout, and it never moves by itself while the view is locked.
#pragma once

#include "ui/map/mapstyle.h"

#include <QPointF>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace console {

class MapControls;
class MapInput;
class MapSurface;
class MapViewport;

class MapPane final : public QWidget {
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);
    ~MapPane() override;

    void setStyle(const MapStyle &style);
    /// An http template with %z, %x and %y; may change at any time (day, night). Empty = no tiles.
    void setTileTemplate(const QString &urlTemplate);
    /// Which Qt Location plugin draws tiles: "osm". For tests.
    void setPluginName(const QString &name);
    void setOperatorName(const QString &name);
    /// Gives mm:ss for one entry: how long a new callout waits, else the age of a lost one's fix.
    void setClockText(std::function<QString(const BoardEntry &)> clockText);

    /// True once the tile layer has its plugin; tiles may still be on their way.
    [[nodiscard]] bool isMapReady() const;
    /// What is missing for a map, as a sentence; empty when nothing is.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isViewLocked() const { return m_viewLocked; }
    [[nodiscard]] CalloutId selected() const;
    [[nodiscard]] const MapViewport &viewport() const;
    /// Where a callout is painted, in this widget's pixels; null when it has no position.
    [[nodiscard]] std::optional<QPointF> markerPosition(CalloutId id) const;

public slots:
    void apply(const console::BoardChanges &changes);
    void setSelected(console::CalloutId id); ///< 0 = none
    void setLinkLost(bool lost, const QString &sinceText);
    void setViewLocked(bool locked);
    void fitAll();
    void centreOn(console::CalloutId id);
    void lookAt(const console::LatLon &point, double zoom);
    void zoomIn();
    void zoomOut();
    /// Repaints running clocks. The pane does so each second by itself.
    void tick();

signals:
    void calloutSelected(console::CalloutId id);
    void calloutActivated(console::CalloutId id); ///< double-click
    void viewLockedChanged(bool locked);
    void mapReadyChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectControls();
    void connectInput();
    void showProblem(const QString &detail);
    void loadTiles();
    void viewChanged();
    void touched(); ///< somebody moved the map by hand
    void fitFirstBoard();
    [[nodiscard]] bool isInView(CalloutId id) const;

    struct State;
    std::unique_ptr<State> m_state;
    MapSurface *m_surface;
    MapInput *m_input;
    MapControls *m_controls;
    MapStyle m_style;
    QString m_pluginName;
    QString m_tileTemplate;
    QString m_problem;
    bool m_viewLocked = false;
    bool m_firstFitDone = false;
};

} // namespace console
