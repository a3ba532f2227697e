// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mappane.h"

#include "ui/map/mapcontrols.h"
#include "ui/map/mapinput.h"
#include "ui/map/mapsurface.h"

#include <QPushButton>
#include <QQuickItem>
#include <QTimer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr double kFitMargin = 72;
constexpr double kFitZoom =
    13; ///< a fit never goes nearer: beyond, there is nothing to see around it
constexpr double kCentreZoom = 12; ///< the least zoom at which one callout is looked at
/// What is shown before anything is known.
constexpr LatLon kFirstView{-29.0, 25.0};
constexpr double kFirstZoom = 5;

} // namespace

struct MapPane::State {
    MarkerStore store;
    MarkerPainter::Scene scene;
};

MapPane::MapPane(QWidget *parent)
    : QWidget(parent), m_state(std::make_unique<State>()), m_pluginName(u"osm"_s)
{
    setObjectName(u"mapPane"_s);
    setMinimumSize(320, 240);
    m_state->scene.store = &m_state->store;
    m_state->scene.clockWords = [](const MapMarker &marker, const QString &clock) {
        return marker.state == DisplayState::New ? tr("NEW %1").arg(clock)
                                                 : tr("fix %1").arg(clock);
    };
    m_state->scene.viewport.setCentre(toMercator(kFirstView));
    m_state->scene.viewport.setZoom(kFirstZoom);
    m_surface = new MapSurface(m_state->scene, this);
    m_surface->setObjectName(u"map.surface"_s);
    m_surface->setAccessibleName(tr("Map of callouts"));
    m_surface->setAccessibleDescription(tr("Arrow keys move the map, plus and minus zoom."));
    m_controls = new MapControls(this);
    setFocusProxy(m_surface);
    connect(m_surface, &MapSurface::failed, this, &MapPane::showProblem);
    connect(m_surface, &MapSurface::mapReadyChanged, this, &MapPane::mapReadyChanged);
    connectControls();
    connectInput();
    auto *second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &MapPane::tick);
    second->start(1s);
}

MapPane::~MapPane()
{
    delete m_input; // or it would tell of the focus that goes with the surface
    delete m_surface; // before the scene that it paints
}

void MapPane::connectControls()
{
    connect(m_controls->lockButton(), &QPushButton::clicked, this, &MapPane::setViewLocked);
    connect(m_controls->fitButton(), &QPushButton::clicked, this, &MapPane::fitAll);
    connect(m_controls->zoomInButton(), &QPushButton::clicked, this, &MapPane::zoomIn);
    connect(m_controls->zoomOutButton(), &QPushButton::clicked, this, &MapPane::zoomOut);
    QWidget::setTabOrder({m_controls->lockButton(), m_controls->fitButton(),
                          m_controls->zoomOutButton(), m_controls->zoomInButton(), m_surface});
}

void MapPane::connectInput()
{
    m_input = new MapInput(m_surface);
    const auto hit = [this](const QPointF &at) {
        return m_surface->overlay() ? m_surface->overlay()->hit(at) : 0;
    };
    connect(m_input, &MapInput::panned, this, [this](const QPointF &pixels) {
        touched();
        m_state->scene.viewport.panBy(pixels);
        viewChanged();
    });
    connect(m_input, &MapInput::zoomed, this, [this](const QPointF &at, double steps) {
        touched();
        m_state->scene.viewport.zoomAt(at, viewport().zoom() + steps);
        viewChanged();
    });
    connect(m_input, &MapInput::zoomInWanted, this, &MapPane::zoomIn);
    connect(m_input, &MapInput::zoomOutWanted, this, &MapPane::zoomOut);
    connect(m_input, &MapInput::clicked, this, [this, hit](const QPointF &at) {
        if (const CalloutId id = hit(at)) {
            setSelected(id);
            emit calloutSelected(id);
        }
    });
    connect(m_input, &MapInput::doubleClicked, this, [this, hit](const QPointF &at) {
        if (const CalloutId id = hit(at))
            emit calloutActivated(id);
    });
    connect(m_input, &MapInput::hovered, this, [this](const QPointF &at) {
        m_controls->setCursor(fromMercator(viewport().toMercatorAt(at)));
    });
    connect(m_input, &MapInput::left, this, [this] { m_controls->setCursor(std::nullopt); });
    connect(m_input, &MapInput::focusChanged, this, [this](bool has) {
        if (m_surface->overlay())
            m_surface->overlay()->setFocusFrameShown(has);
    });
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
    m_state->store.setOperatorName(name);
    m_surface->follow();
}

void MapPane::setClockText(std::function<QString(const BoardEntry &)> clockText)
{
    m_state->scene.clockText = std::move(clockText);
    m_surface->follow();
}

bool MapPane::isMapReady() const
{
    return m_surface->isMapReady();
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
    m_controls->setWithoutPosition(m_state->store.withoutPosition());
    fitFirstBoard();
    if (!m_viewLocked && m_firstFitDone) {
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
    if (m_firstFitDone || m_state->store.markers().empty() || !isVisible())
        return;
    m_firstFitDone = true;
    fitAll();
    setViewLocked(true);
}

bool MapPane::isInView(CalloutId id) const
{
    const auto at = markerPosition(id);
    return !at || QRectF(rect()).contains(*at); // without a position there is nothing to look for
}

void MapPane::setSelected(CalloutId id)
{
    if (m_state->scene.selected == id)
        return;
    m_state->scene.selected = id;
    if (!m_viewLocked && !isInView(id))
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
    m_controls->setViewLocked(locked);
    if (m_viewLocked == locked)
        return;
    m_viewLocked = locked;
    emit viewLockedChanged(locked);
}

void MapPane::fitAll()
{
    const QRectF bounds = m_state->store.bounds();
    if (m_state->store.markers().empty())
        return;
    m_state->scene.viewport.fit(bounds, kFitMargin, kFitZoom);
    viewChanged();
}

void MapPane::centreOn(CalloutId id)
{
    const auto index = m_state->store.indexOf(id);
    if (!index)
        return;
    MapViewport &view = m_state->scene.viewport;
    view.setZoom(std::max(view.zoom(), kCentreZoom));
    view.setCentre(m_state->store.markers()[*index].mercator);
    viewChanged();
}

void MapPane::lookAt(const LatLon &point, double zoom)
{
    m_firstFitDone = true;
    m_state->scene.viewport.setZoom(zoom);
    m_state->scene.viewport.setCentre(toMercator(point));
    viewChanged();
}

void MapPane::zoomIn()
{
    touched();
    m_state->scene.viewport.setZoom(std::floor(viewport().zoom()) + 1);
    viewChanged();
}

void MapPane::zoomOut()
{
    touched();
    m_state->scene.viewport.setZoom(std::ceil(viewport().zoom()) - 1);
    viewChanged();
}

void MapPane::touched()
{
    m_firstFitDone = true;
    setViewLocked(true);
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
    m_surface->follow();
}

void MapPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_surface->setGeometry(rect());
    m_surface->lower();
    m_controls->setWidth(width());
    m_state->scene.viewport.setSize(QSizeF(size()));
    viewChanged();
    fitFirstBoard();
}

void MapPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &MapPane::fitFirstBoard); // when the layout has settled
}

} // namespace console
