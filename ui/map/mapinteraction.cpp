// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapinteraction.h"

#include "ui/map/mapnavigator.h"
#include "ui/map/mapsurface.h"
#include "ui/map/maptool.h"
#include "ui/map/mapwords.h"

#include <QAccessible>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace console {

namespace {

/// What is nearer together even at the last zoom cannot be told apart by zooming.
constexpr double kSplitPixels = 40;

} // namespace

MapInteraction::MapInteraction(MapScene &scene, MarkerStore &store, MapNavigator &navigator,
                               MapSurface *surface, QObject *parent)
    : QObject(parent), m_scene(scene), m_store(store), m_navigator(navigator), m_surface(surface)
{
    auto *input = new MapInput(surface);
    input->setKeyHandler([this](const QKeyEvent &event) { return keyPressed(event); });
    connectInput(input);
    connect(&navigator, &MapNavigator::moved, this, [this] {
        if (m_scene.openCluster
            && int(m_scene.openCluster >> 48) != MarkerGrid::stepOf(m_scene.viewport.zoom()))
            closeFan(); // its square is none of this zoom's
    });
}

void MapInteraction::connectInput(MapInput *input)
{
    connect(input, &MapInput::panned, &m_navigator, &MapNavigator::panBy);
    connect(input, &MapInput::zoomed, &m_navigator, &MapNavigator::zoomAt);
    connect(input, &MapInput::zoomInWanted, &m_navigator, [this] { m_navigator.zoomStep(true); });
    connect(input, &MapInput::zoomOutWanted, &m_navigator, [this] { m_navigator.zoomStep(false); });
    connect(input, &MapInput::clicked, this, &MapInteraction::click);
    connect(input, &MapInput::doubleClicked, this, [this](const QPointF &at) {
        const MapHit found = hit(at);
        if (found.callout && found.kind != MapHit::Kind::Arrow)
            emit calloutActivated(found.callout);
    });
    connect(input, &MapInput::hovered, this, &MapInteraction::hover);
    connect(input, &MapInput::left, this, [this] {
        emit cursorMoved(std::nullopt);
        emit hovered({}, {});
    });
    connect(input, &MapInput::bandChanged, this, [this](const QRectF &band) {
        m_scene.band = band;
        emit changed();
    });
    connect(input, &MapInput::bandDone, this, &MapInteraction::pickArea);
    connect(input, &MapInput::menuWanted, this, &MapInteraction::wantMenu);
    connect(input, &MapInput::focusChanged, this, [this](bool has) {
        m_walkLeft = false;
        if (!has)
            leaveWalk();
        if (m_surface && m_surface->overlay())
            m_surface->overlay()->setFocusFrameShown(has);
    });
}

void MapInteraction::setTool(MapTool *tool)
{
    m_tool = tool;
    if (m_surface->overlay())
        m_surface->overlay()->setTool(tool);
    if (tool)
        m_surface->setCursor(tool->cursor());
    else
        m_surface->unsetCursor();
    emit changed();
}

MapHit MapInteraction::hit(const QPointF &at) const
{
    return m_surface->overlay() ? m_surface->overlay()->markers().hit(m_scene, at) : MapHit();
}

LatLon MapInteraction::placeAt(const QPointF &at) const
{
    return fromMercator(m_scene.viewport.toMercatorAt(at));
}

void MapInteraction::hover(const QPointF &at)
{
    const LatLon place = placeAt(at);
    emit cursorMoved(place);
    if (m_tool && m_tool->move(place)) {
        emit changed();
        emit hovered({}, at);
        return;
    }
    emit hovered(hit(at), at);
}

void MapInteraction::click(const QPointF &at)
{
    if (m_tool && m_tool->click(placeAt(at))) {
        emit changed();
        return;
    }
    if (!m_scene.picked.isEmpty()) {
        m_scene.picked.clear();
        refreshAlone();
    }
    const MapHit found = hit(at);
    switch (found.kind) {
    case MapHit::Kind::Callout:
    case MapHit::Kind::Responder: select(found.callout); break;
    case MapHit::Kind::Cluster: openCluster(found.cluster, found.at); break;
    case MapHit::Kind::Arrow: followArrow(found); break;
    case MapHit::Kind::Site:
    case MapHit::Kind::None:
        closeFan();
        emit mapClicked(placeAt(at));
        break;
    }
    emit changed();
}

void MapInteraction::select(CalloutId id)
{
    m_scene.selected = id;
    refreshAlone();
    emit changed();
    emit calloutSelected(id);
}

void MapInteraction::openCluster(quint64 key, const QPointF &at)
{
    const std::vector<quint32> members = m_store.grid(m_scene.viewport.zoom()).members(key);
    QList<CalloutId> ids;
    for (const quint32 index : members)
        ids.append(m_store.markers()[index].id);
    const auto bounds = m_store.boundsOf(ids);
    if (!bounds)
        return;
    const double most = std::exp2(MapViewport::kMaxZoom) * 256;
    if (std::max(bounds->width(), bounds->height()) * most > kSplitPixels
        && m_scene.viewport.zoom() < MapViewport::kMaxZoom) {
        leaveWalk();
        m_navigator.fit(bounds, MapViewport::kMaxZoom);
        return;
    }
    if (members.size() > MapFrame::kMostFanned) {
        std::ranges::sort(ids);
        emit listWanted(ids, m_surface->mapToGlobal(at.toPoint()));
        return;
    }
    m_scene.openCluster = m_scene.openCluster == key ? 0 : key;
    refreshAlone();
}

void MapInteraction::followArrow(const MapHit &arrow)
{
    const QList<CalloutId> ids =
        m_surface->overlay()->markers().behindArrow(m_scene, arrow.cluster);
    leaveWalk();
    if (ids.size() == 1) {
        const auto index = m_store.indexOf(ids.constFirst());
        m_navigator.centreOn(m_store.markers()[*index].mercator, MapNavigator::kCentreZoom);
    } else {
        m_navigator.fit(m_store.boundsOf(ids));
    }
}

void MapInteraction::pickArea(const QRectF &area)
{
    m_scene.band = {};
    m_scene.picked.clear();
    // All of them, those in clusters as well.
    for (const MapMarker &marker : m_store.markers()) {
        if (area.contains(m_scene.viewport.toScreen(marker.mercator)))
            m_scene.picked.insert(marker.id);
    }
    refreshAlone();
    emit changed();
    QList<CalloutId> ids = m_scene.picked.values();
    std::ranges::sort(ids);
    emit areaSelected(ids);
}

void MapInteraction::wantMenu(const std::optional<QPointF> &at)
{
    MapHit target = at ? hit(*at) : m_scene.focus;
    if (!at && !target && m_scene.selected) { // the Menu key, without a walk
        if (const auto index = m_store.indexOf(m_scene.selected))
            target = {.kind = MapHit::Kind::Callout,
                      .callout = m_scene.selected,
                      .at = m_scene.viewport.toScreen(m_store.markers()[*index].mercator)};
    }
    if (target.kind != MapHit::Kind::Callout && target.kind != MapHit::Kind::Responder)
        return;
    select(target.callout); // a menu acts on what is selected
    emit contextMenuWanted(target.callout,
                           m_surface->mapToGlobal((at ? *at : target.at).toPoint()));
}

bool MapInteraction::keyPressed(const QKeyEvent &event)
{
    if (m_tool && m_tool->key(event.key())) {
        emit changed();
        return true;
    }
    const auto modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: return modifiers == Qt::ControlModifier && walkTowards(Qt::Key(event.key()));
    case Qt::Key_Tab: return !modifiers && walk(true);
    case Qt::Key_Backtab: return !modifiers && walk(false);
    case Qt::Key_Return:
    case Qt::Key_Enter: return !modifiers && enter();
    case Qt::Key_Escape: return !modifiers && escape();
    default: return false;
    }
}

bool MapInteraction::walk(bool forward)
{
    if (m_walkLeft || !m_surface->overlay())
        return false;
    const auto step =
        mapwalk::next(m_surface->overlay()->markers().stops(m_scene), m_scene.focus, forward);
    stand(step);
    return step.has_value();
}

bool MapInteraction::walkTowards(Qt::Key arrow)
{
    if (!m_surface->overlay())
        return false;
    const QSizeF size = m_scene.viewport.size();
    const QPointF from =
        m_scene.focus ? m_scene.focus.at : QPointF(size.width() / 2, size.height() / 2);
    if (const auto step = mapwalk::towards(m_surface->overlay()->markers().stops(m_scene),
                                           m_scene.focus, from, arrow))
        stand(step);
    return true;
}

void MapInteraction::stand(const std::optional<mapwalk::Step> &step)
{
    m_scene.focus = step ? step->stop : MapHit();
    if (step) {
        m_walkLeft = false;
        const QString words = MapWords::step(m_scene, *step);
        m_surface->setAccessibleDescription(words);
        QAccessibleAnnouncementEvent announcement(m_surface, words);
        QAccessible::updateAccessibility(&announcement);
        emit hovered(step->stop, step->stop.at);
    } else {
        emit hovered({}, {});
    }
    emit changed();
}

bool MapInteraction::enter()
{
    const MapHit focus = m_scene.focus;
    switch (focus.kind) {
    case MapHit::Kind::Callout:
        select(focus.callout);
        emit calloutActivated(focus.callout);
        return true;
    case MapHit::Kind::Cluster: openCluster(focus.cluster, focus.at); break;
    case MapHit::Kind::Arrow: followArrow(focus); break;
    default: return false;
    }
    emit changed();
    return true;
}

bool MapInteraction::escape()
{
    if (m_scene.focus) {
        leaveWalk();
        m_walkLeft = true;
    } else if (m_scene.openCluster) {
        closeFan();
    } else if (!m_scene.picked.isEmpty()) {
        m_scene.picked.clear();
        refreshAlone();
    } else {
        return false;
    }
    emit changed();
    return true;
}

void MapInteraction::leaveWalk()
{
    if (m_scene.focus)
        stand(std::nullopt);
}

void MapInteraction::closeFan()
{
    m_scene.openCluster = 0;
    refreshAlone();
}

void MapInteraction::selectionChanged()
{
    refreshAlone();
}

void MapInteraction::boardChanged()
{
    // Whoever has gone is picked no more.
    m_scene.picked.removeIf([this](CalloutId id) { return !m_store.indexOf(id); });
    refreshAlone();
}

void MapInteraction::refreshAlone()
{
    QSet<CalloutId> alone = m_scene.picked;
    if (m_scene.selected)
        alone.insert(m_scene.selected);
    // Who is selected in the fan stays in its place there.
    if (m_scene.openCluster) {
        for (const quint32 index :
             m_store.grid(m_scene.viewport.zoom()).members(m_scene.openCluster))
            alone.remove(m_store.markers()[index].id);
    }
    m_store.setAlone(alone);
}

} // namespace console
