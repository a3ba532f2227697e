// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mappane.h"

#include "ui/map/calloutlistpopup.h"
#include "ui/map/mapcontrols.h"
#include "ui/map/mapinteraction.h"
#include "ui/map/mapnavigator.h"
#include "ui/map/mapsurface.h"
#include "ui/map/mapwords.h"

#include <QPushButton>
#include <QQuickItem>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

/// What is shown before anything is known.
constexpr LatLon kFirstView{-29.0, 25.0};
constexpr double kFirstZoom = 5;

} // namespace

struct MapPane::State {
    MarkerStore store;
    TrailStore trails;
    MapScene scene;
    QString me;
};

MapPane::MapPane(QWidget *parent)
    : QWidget(parent), m_state(std::make_unique<State>()), m_pluginName(u"osm"_s)
{
    setObjectName(u"mapPane"_s);
    setMinimumSize(320, 240);
    m_state->scene.store = &m_state->store;
    m_state->scene.trails = &m_state->trails;
    MapWords::fill(m_state->scene);
    m_state->scene.viewport.setCentre(toMercator(kFirstView));
    m_state->scene.viewport.setZoom(kFirstZoom);
    m_navigator = new MapNavigator(m_state->scene, this);
    m_surface = new MapSurface(m_state->scene, this);
    m_surface->setObjectName(u"map.surface"_s);
    m_surface->setAccessibleName(tr("Map of callouts"));
    m_surface->setAccessibleDescription(
        tr("Arrow keys move the map, plus and minus zoom. Tab goes from callout to callout,"
           " Enter opens, Escape leaves."));
    m_controls = new MapControls(this);
    setFocusProxy(m_surface);
    connect(m_surface, &MapSurface::failed, this, &MapPane::showProblem);
    connect(m_surface, &MapSurface::mapReadyChanged, this, &MapPane::mapReadyChanged);
    m_interaction =
        new MapInteraction(m_state->scene, m_state->store, *m_navigator, m_surface, this);
    connectControls();
    connectInteraction();
    auto *second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &MapPane::tick);
    second->start(1s);
}

MapPane::~MapPane()
{
    delete m_interaction; // or it would hear of the focus that goes with the surface
    delete m_surface; // before the scene that it paints
}

void MapPane::listUnplaced()
{
    const QPushButton *button = m_controls->unplacedButton();
    openList(tr("%n without position", nullptr, int(m_state->store.unplaced().size())),
             m_state->store.unplaced().keys(), button->mapToGlobal(button->rect().bottomLeft()));
}

void MapPane::openList(const QString &title, QList<CalloutId> ids, const QPoint &global)
{
    std::ranges::sort(ids);
    QList<CalloutListPopup::Row> rows;
    for (const CalloutId id : ids) {
        const auto index = m_state->store.indexOf(id);
        const DisplayState state =
            index ? m_state->store.markers()[*index].state : m_state->store.unplaced().value(id);
        rows.append({id, u"%1  %2"_s.arg(groupedNumber(id), MapWords::state(state))});
    }
    auto *list = new CalloutListPopup(title, rows, this);
    connect(list, &CalloutListPopup::chosen, this, [this](CalloutId id) {
        setSelected(id);
        emit calloutSelected(id);
    });
    list->openAt(global);
}

void MapPane::setStyle(const MapStyle &style)
{
    m_style = style;
    m_controls->setStyle(style);
    m_surface->setClearColor(style.water);
    if (m_surface->map())
        m_surface->map()->setProperty("color", style.water);
    if (m_surface->overlay())
        m_surface->overlay()->setStyle(style);
}

void MapPane::setTileTemplate(const QString &urlTemplate)
{
    if (m_tileTemplate == urlTemplate)
        return;
    m_tileTemplate = urlTemplate;
    loadTiles();
}

void MapPane::setAttribution(const QString &words)
{
    m_controls->setAttribution(words);
}

void MapPane::setZoomLimits(double least, double most)
{
    m_controls->setDataZooms(least, most);
}

void MapPane::setBeyondDataNotice(const QString &words)
{
    m_controls->setBeyondDataNotice(words);
}

void MapPane::setPluginName(const QString &name)
{
    m_pluginName = name;
    loadTiles();
}

void MapPane::loadTiles()
{
    m_problem.clear();
    m_controls->setProblem({});
    m_surface->setTileSource(m_pluginName, m_tileTemplate, m_style.water);
}

void MapPane::showProblem(const QString &detail)
{
    m_problem =
        tr("No map: Qt Location or its plugin cannot be loaded. Install qt6-location-plugins,"
           " qml6-module-qtlocation and qml6-module-qtpositioning, then start again. Callouts"
           " are shown in their places without it. (%1)")
            .arg(detail.simplified());
    m_controls->setProblem(m_problem);
    emit mapReadyChanged();
}

void MapPane::setOperatorName(const QString &name)
{
    m_state->me = name;
    m_state->store.setOperatorName(name);
    m_surface->follow();
}

void MapPane::setAge(std::function<Millis(const MapMarker &)> age)
{
    m_state->scene.age = std::move(age);
    m_surface->follow();
}

void MapPane::setLayers(const MapLayers &layers)
{
    m_state->scene.layers = layers;
    m_surface->follow();
}

void MapPane::setLayersMenu(QMenu *menu)
{
    m_controls->setLayersMenu(menu);
}

void MapPane::setSites(const QList<MapSite> &sites)
{
    m_state->scene.sites.clear();
    for (const MapSite &site : sites)
        m_state->scene.sites.push_back({site.id, site.name, toMercator(site.point)});
    m_surface->follow();
}

void MapPane::setCoverage(const QList<MapCoverage> &areas)
{
    m_state->scene.coverage.clear();
    for (const MapCoverage &area : areas) {
        QList<QPolygonF> rings;
        for (const auto &ring : QList<QList<LatLon>>{area.outline} + area.holes) {
            QPolygonF corners;
            for (const LatLon &corner : ring)
                corners.append(toMercator(corner));
            rings.append(corners);
        }
        m_state->scene.coverage.push_back(rings);
    }
    m_surface->follow();
}

void MapPane::setTool(MapTool *tool)
{
    m_interaction->setTool(tool);
}

bool MapPane::isMapReady() const
{
    return m_surface->isMapReady();
}

bool MapPane::isViewLocked() const
{
    return m_navigator->isLocked();
}

bool MapPane::canGoBack() const
{
    return m_navigator->canGoBack();
}

const MapLayers &MapPane::layers() const
{
    return m_state->scene.layers;
}

MapHit MapPane::hitAt(const QPointF &at) const
{
    return m_surface->overlay() ? m_surface->overlay()->markers().hit(m_state->scene, at)
                                : MapHit();
}

QList<CalloutId> MapPane::clusterMembers(quint64 cluster) const
{
    QList<CalloutId> ids;
    for (const quint32 index : m_state->store.grid(viewport().zoom()).members(cluster))
        ids.append(m_state->store.markers()[index].id);
    std::ranges::sort(ids);
    return ids;
}

CalloutId MapPane::selected() const
{
    return m_state->scene.selected;
}

const MapViewport &MapPane::viewport() const
{
    return m_state->scene.viewport;
}

std::optional<QPointF> MapPane::markerPosition(CalloutId id) const
{
    const auto index = m_state->store.indexOf(id);
    if (!index)
        return std::nullopt;
    return viewport().toScreen(m_state->store.markers()[*index].mercator);
}

void MapPane::apply(const BoardChanges &changes)
{
    m_state->store.apply(changes);
    m_state->trails.apply(changes, m_state->me, m_state->scene.selected);
    m_interaction->boardChanged();
    m_controls->setWithoutPosition(m_state->store.unplaced().size());
    fitFirstBoard();
    if (!isViewLocked() && m_navigator->isSettled()) {
        const bool unseen =
            std::any_of(changes.added.cbegin(), changes.added.cend(),
                        [this](const BoardEntry &entry) { return !isInView(entry.id()); });
        if (unseen)
            fitAll();
    }
    m_surface->follow();
}

void MapPane::fitFirstBoard()
{
    if (m_navigator->isSettled() || m_state->store.markers().empty() || !isVisible())
        return;
    fitAll();
    setViewLocked(true);
}

bool MapPane::isInView(CalloutId id) const
{
    const auto index = m_state->store.indexOf(id);
    // Without a position there is nothing to look for.
    return !index || m_navigator->isInView(m_state->store.markers()[*index].mercator);
}

void MapPane::setSelected(CalloutId id)
{
    if (m_state->scene.selected == id)
        return;
    m_state->scene.selected = id;
    m_interaction->selectionChanged();
    if (!isViewLocked() && !isInView(id))
        centreOn(id);
    m_surface->follow();
}

void MapPane::setLinkLost(bool lost, const QString &sinceText)
{
    m_state->scene.linkLost = lost;
    m_controls->setLinkLost(lost, sinceText);
    m_surface->follow();
}

void MapPane::setViewLocked(bool locked)
{
    m_controls->setViewLocked(locked); // the button has toggled itself
    m_navigator->setLocked(locked);
}

void MapPane::fitAll()
{
    m_navigator->fit(m_state->store.bounds());
}

void MapPane::fitMine()
{
    m_navigator->fit(m_state->store.boundsOfMine());
}

void MapPane::fitSelected()
{
    const QList<CalloutId> picked = m_interaction->picked();
    m_navigator->fit(m_state->store.boundsOf(picked.isEmpty() ? QList{selected()} : picked),
                     MapViewport::kMaxZoom - 2);
}

void MapPane::back()
{
    m_navigator->back();
}

void MapPane::centreOn(CalloutId id)
{
    if (const auto index = m_state->store.indexOf(id))
        m_navigator->centreOn(m_state->store.markers()[*index].mercator, MapNavigator::kCentreZoom);
}

void MapPane::lookAt(const LatLon &point, double zoom)
{
    m_navigator->lookAt(toMercator(point), zoom);
}

void MapPane::zoomIn()
{
    m_navigator->zoomStep(true);
}

void MapPane::zoomOut()
{
    m_navigator->zoomStep(false);
}

void MapPane::tick()
{
    if (isVisible() && m_surface->overlay() && m_surface->overlay()->showsClock())
        m_surface->overlay()->update();
}

void MapPane::viewChanged()
{
    m_controls->setMetresPerPixel(viewport().metresPerPixel());
    m_controls->setZoom(viewport().zoom(), viewport().minimumZoom(), MapViewport::kMaxZoom);
    m_controls->setCanGoBack(m_navigator->canGoBack());
    m_surface->follow();
    emit viewMoved();
}

void MapPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_surface->setGeometry(rect());
    m_surface->lower();
    m_controls->setWidth(width());
    m_navigator->setSize(QSizeF(size()));
    fitFirstBoard();
}

void MapPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &MapPane::fitFirstBoard); // when the layout has settled
}

} // namespace console
