// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to the map beside the map itself: card, "Go to", measuring, layers, the question
// after a jump, and the menu of a callout. Connects them with the commands of the window.
#pragma once

#include "domain/basemapsettings.h"
#include "domain/placenames.h"
#include "ui/map/maplayers.h"
#include "ui/maptools/coordinatereadout.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;

namespace console {

class ActionRegistry;
class CalloutTableModel;
class GoToBar;
class HoverCard;
class JumpBar;
class LayersMenu;
class MapPane;
class MeasureTool;
class ServerClock;
class Theme;

class WindowMap final : public QObject {
    Q_OBJECT

public:
    /// All of it must outlive this object.
    struct Parts {
        const Theme &theme;
        const ServerClock &clock;
        std::function<MonoTime()> now;
        const CalloutTableModel &model;
        const ActionRegistry &actions;
        MapPane *map;
    };

    WindowMap(const Parts &parts, QMenu *mapMenu, QMenu *toolsMenu, QObject *parent);
    ~WindowMap() override;

    /// May be null; must outlive this object otherwise.
    void setPlaces(const PlaceNames *places);
    void setOperatorName(const QString &name);
    void setLayers(const MapLayers &layers); ///< says nothing
    void setCoordinateFormat(CoordinateFormat format); ///< says nothing
    void setSites(const QList<MapSite> &sites);
    void setCoverage(const QList<MapCoverage> &areas);
    /// Where the tiles come from: its attribution stands on the map.
    void setBasemap(const BasemapInfo &info);
    void setTileState(const TileState &state);
    /// The selected callout as it is now.
    void setSelected(CalloutId id);
    void tick();
    /// The commands for a callout, which has been selected before.
    void popUpMenu(const QPoint &global);
    void refreshStyle();

    [[nodiscard]] GoToBar *goToBar() const { return m_goTo; }
    [[nodiscard]] JumpBar *jumpBar() const { return m_jump; }
    [[nodiscard]] HoverCard *hoverCard() const { return m_card; }

signals:
    void calloutWanted(console::CalloutId id);
    void settleJump(console::CalloutId id, bool useNew);
    void layersChanged(const console::MapLayers &layers); ///< by the user
    void coordinateFormatChanged(console::CoordinateFormat format); ///< by the user
    void noticed(const QString &text); ///< for the status line
    void announced(const QString &text); ///< for assistive technology

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeCard();
    void makeGoTo();
    void makeMeasure();
    void makeMenus(QMenu *mapMenu, QMenu *toolsMenu);
    void connectMap();
    void setMeasuring(bool on);
    void placeJumpBar();
    void showAttribution();
    [[nodiscard]] QList<CalloutId> callouts() const;

    const Parts m_parts;
    HoverCard *m_card = nullptr;
    GoToBar *m_goTo = nullptr;
    JumpBar *m_jump = nullptr;
    MeasureTool *m_measure = nullptr;
    CoordinateReadout *m_readout = nullptr;
    LayersMenu *m_layers = nullptr;
    QHash<qint64, QString> m_siteNames;
    BasemapInfo m_basemap;
    TileState m_tiles;
};

} // namespace console
