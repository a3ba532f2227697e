// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowmap.h"

#include "models/callouttablemodel.h"
#include "models/queuetext.h"
#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"
#include "ui/maptools/gotobar.h"
#include "ui/maptools/hovercard.h"
#include "ui/maptools/jumpbar.h"
#include "ui/maptools/layersmenu.h"
#include "ui/maptools/measuretool.h"
#include "ui/preferences/maptext.h"
#include "ui/shell/actionregistry.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int barTop = 56; ///< below the buttons of the map
constexpr int barMargin = 16;
constexpr int barWidth = 620;

} // namespace

WindowMap::WindowMap(const Parts &parts, QMenu *mapMenu, QMenu *toolsMenu, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_jump = new JumpBar(parts.theme, parts.clock, parts.map);
    m_readout = new CoordinateReadout(this);
    makeCard();
    makeGoTo();
    makeMeasure();
    makeMenus(mapMenu, toolsMenu);
    connectMap();
    connect(m_jump, &JumpBar::settle, this, &WindowMap::settleJump);
    connect(m_jump, &JumpBar::announced, this, &WindowMap::announced);
    parts.map->installEventFilter(this);
    m_jump->installEventFilter(this);
}

WindowMap::~WindowMap() = default;

void WindowMap::makeCard()
{
    MapPane *map = m_parts.map;
    m_card = new HoverCard(m_parts.theme, m_parts.now, m_parts.clock, map);
    m_card->setSource({
        .entry = [this](CalloutId id) -> std::optional<BoardEntry> {
            const BoardEntry *entry = m_parts.model.entry(id);
            return entry ? std::optional(*entry) : std::nullopt;
        },
        .members = [map](const MapHit &hit) { return map->clusterMembers(hit.cluster); },
        .clock =
            [this](const BoardEntry &entry) {
                return QueueText::clock(m_parts.model.elapsed(entry));
            },
        .siteName = [this](qint64 id) { return m_siteNames.value(id); },
        .places = nullptr,
    });
    connect(map, &MapPane::hovered, m_card, &HoverCard::hover);
}

void WindowMap::makeGoTo()
{
    MapPane *map = m_parts.map;
    m_goTo = new GoToBar(m_parts.theme, map);
    m_goTo->search().setNear(
        [map]() -> std::optional<LatLon> { return map->viewport().centrePoint(); });
    m_goTo->search().setCallouts([this] { return callouts(); });
    connect(m_parts.actions.action("map.goTo"_L1), &QAction::triggered, m_goTo, &GoToBar::open);
    connect(m_goTo, &GoToBar::announced, this, &WindowMap::announced);
    connect(m_goTo, &GoToBar::calloutWanted, this, [this, map](CalloutId id) {
        emit calloutWanted(id);
        map->centreOn(id);
    });
    connect(m_goTo, &GoToBar::goTo, this,
            [this, map](const LatLon &point, double zoom, const QString &label) {
                map->lookAt(point, zoom);
                emit noticed(label);
            });
}

void WindowMap::makeMeasure()
{
    MapPane *map = m_parts.map;
    m_measure = new MeasureTool([map] { return map->viewport().centrePoint(); }, this);
    connect(m_parts.actions.action("map.measure"_L1), &QAction::toggled, this,
            &WindowMap::setMeasuring);
    connect(m_measure, &MeasureTool::finished, this, [this] {
        m_parts.actions.action("map.measure"_L1)->setChecked(false);
        if (m_measure->points().size() > 1)
            emit noticed(m_measure->summary());
        m_measure->clear();
    });
    connect(m_measure, &MeasureTool::changed, this, [this] {
        m_parts.map->refresh();
        if (m_parts.actions.action("map.measure"_L1)->isChecked())
            emit noticed(m_measure->summary());
    });
    connect(m_measure, &MeasureTool::announced, this, &WindowMap::announced);
}

void WindowMap::setMeasuring(bool on)
{
    m_parts.map->setTool(on ? m_measure : nullptr);
    if (on)
        m_parts.map->setFocus(Qt::ShortcutFocusReason);
}

void WindowMap::makeMenus(QMenu *mapMenu, QMenu *toolsMenu)
{
    m_layers = new LayersMenu(mapMenu);
    m_layers->setTitle(tr("&Layers"));
    mapMenu->addSeparator();
    mapMenu->addMenu(m_layers);
    m_parts.map->setLayersMenu(m_layers);
    connect(m_layers, &LayersMenu::layersChanged, this, [this](const MapLayers &layers) {
        m_parts.map->setLayers(layers);
        emit layersChanged(layers);
    });
    auto *copy = toolsMenu->addMenu(tr("Copy coordinates &as"));
    copy->addActions(m_readout->copyActions());
    auto *format = mapMenu->addMenu(tr("&Write coordinates as"));
    format->addActions(m_readout->formatActions());
    connect(m_readout, &CoordinateReadout::copied, this,
            [this](const QString &text) { emit noticed(tr("Copied: %1").arg(text)); });
    connect(m_readout, &CoordinateReadout::formatChanged, this,
            &WindowMap::coordinateFormatChanged);
    connect(m_parts.actions.action("callout.copyCoordinates"_L1), &QAction::triggered, m_readout,
            &CoordinateReadout::copy);
}

void WindowMap::connectMap()
{
    MapPane *map = m_parts.map;
    connect(m_parts.actions.action("map.fitMine"_L1), &QAction::triggered, map, &MapPane::fitMine);
    connect(m_parts.actions.action("map.fitSelected"_L1), &QAction::triggered, map,
            &MapPane::fitSelected);
    connect(m_parts.actions.action("map.back"_L1), &QAction::triggered, map, &MapPane::back);
    connect(map, &MapPane::contextMenuWanted, this,
            [this](CalloutId, const QPoint &global) { popUpMenu(global); });
    connect(map, &MapPane::areaSelected, this, [this](const QList<CalloutId> &ids) {
        const QString fit = ActionRegistry::keysText(m_parts.actions.action("map.fitSelected"_L1));
        emit noticed(
            tr("%n callout(s) in the frame; %1 fits the map to them.", nullptr, int(ids.size()))
                .arg(fit));
    });
}

void WindowMap::popUpMenu(const QPoint &global)
{
    auto *menu = new QMenu(m_parts.map);
    menu->setObjectName(u"calloutMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const auto id :
         {"callout.take"_L1, "callout.message"_L1, "callout.clear"_L1, "callout.contactEnded"_L1,
          ""_L1, "callout.rate"_L1, "map.centre"_L1, "map.fitSelected"_L1,
          "callout.copyCoordinates"_L1, "callout.openTracking"_L1, ""_L1,
          "callout.cancelVerified"_L1, "callout.cancelUnconditional"_L1}) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(m_parts.actions.action(id));
    }
    menu->popup(global);
}

void WindowMap::setPlaces(const PlaceNames *places)
{
    m_goTo->search().setPlaces(places);
    m_card->setPlaces(places);
}

void WindowMap::setOperatorName(const QString &name)
{
    m_card->setOperatorName(name);
}

void WindowMap::setLayers(const MapLayers &layers)
{
    m_layers->setLayers(layers);
    m_parts.map->setLayers(layers);
}

void WindowMap::setCoordinateFormat(CoordinateFormat format)
{
    m_readout->setFormat(format);
    m_parts.map->setCoordinateWords([this](const LatLon &point) { return m_readout->text(point); });
}

void WindowMap::setSites(const QList<MapSite> &sites)
{
    m_siteNames.clear();
    for (const MapSite &site : sites)
        m_siteNames.insert(site.id, site.name);
    m_parts.map->setSites(sites);
}

void WindowMap::setCoverage(const QList<MapCoverage> &areas)
{
    m_parts.map->setCoverage(areas);
}

void WindowMap::setBasemap(const BasemapInfo &info)
{
    m_basemap = info;
    m_parts.map->setZoomLimits(info.minZoom, info.maxUsefulZoom);
    m_parts.map->setBeyondDataNotice(info.hasStreets ? tr("Nothing finer in this map")
                                                     : tr("No street data loaded"));
    if (!info.problem.isEmpty())
        emit noticed(info.problem);
    showAttribution();
}

void WindowMap::setTileState(const TileState &state)
{
    m_tiles = state;
    showAttribution();
}

void WindowMap::showAttribution()
{
    QStringList words;
    const QString state = tileStateText(m_tiles, m_parts.clock.at(m_parts.now()));
    if (!state.isEmpty())
        words += state;
    if (!m_basemap.attribution.isEmpty())
        words += m_basemap.attribution;
    m_parts.map->setAttribution(words.join(u"   "_s));
}

void WindowMap::setSelected(CalloutId id)
{
    const BoardEntry *entry = m_parts.model.entry(id);
    m_jump->setEntry(entry ? std::optional(*entry) : std::nullopt);
    m_readout->setTarget(entry && entry->callout.position
                             ? std::optional(entry->callout.position->point)
                             : std::nullopt);
    placeJumpBar();
}

void WindowMap::tick()
{
    m_card->tick();
}

void WindowMap::refreshStyle()
{
    const Theme &theme = m_parts.theme;
    MapStyle style;
    style.halo = theme.color("mapHalo"_L1);
    style.labelGround = theme.color("mapHalo"_L1);
    style.labelBorder = theme.color("lineSubtle"_L1);
    style.accentSymbol = theme.color("accentSymbol"_L1);
    style.text = theme.color("text"_L1);
    style.labelFont = theme.font("chrome"_L1);
    m_measure->setStyle(style);
}

void WindowMap::placeJumpBar()
{
    if (m_jump->isHidden())
        return;
    const int width = std::min(barWidth, m_parts.map->width() - 2 * barMargin);
    m_jump->setGeometry((m_parts.map->width() - width) / 2, barTop, width,
                        m_jump->hasHeightForWidth() ? m_jump->heightForWidth(width)
                                                    : m_jump->sizeHint().height());
    m_jump->raise();
}

bool WindowMap::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_parts.map && event->type() == QEvent::Resize)
        || (watched == m_jump
            && (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest)))
        placeJumpBar();
    return QObject::eventFilter(watched, event);
}

QList<CalloutId> WindowMap::callouts() const
{
    QList<CalloutId> ids;
    ids.reserve(m_parts.model.rowCount());
    for (int row = 0; row < m_parts.model.rowCount(); ++row)
        ids += m_parts.model.rowAt(row).entry.id();
    return ids;
}

} // namespace console
