// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapsurface.h"

#include <QGeoCoordinate>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlError>
#include <QQuickItem>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace console {

MapSurface::MapSurface(const MapScene &scene, QWidget *parent)
    : QQuickWidget(parent), m_scene(scene)
{
    setResizeMode(SizeRootObjectToView);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    // Without a receiver Qt ends the program when the graphics card fails.
    connect(this, &QQuickWidget::sceneGraphError, this,
            [this](QQuickWindow::SceneGraphError, const QString &message) { report(message); });
    setSource(QUrl(u"qrc:/console/map/MapScene.qml"_s));
    if (!rootObject()) {
        report(errors().isEmpty() ? u"Qt Quick"_s : errors().constFirst().toString());
        return;
    }
    m_overlay = new CalloutOverlay(scene, rootObject());
    // Loads the libraries of Qt Location now, before the window is shown, and not when tiles are
    // ready.
    m_component = new QQmlComponent(engine(), QUrl(u"qrc:/console/map/BaseMap.qml"_s), this);
}

MapSurface::~MapSurface()
{
    dropMap();
}

void MapSurface::setTileSource(const QString &pluginName, const QString &tileTemplate,
                               const QColor &ground)
{
    dropMap();
    setClearColor(ground);
    if (!m_component || tileTemplate.isEmpty())
        return;
    std::unique_ptr<QObject> made;
    if (m_component->isReady()) {
        made.reset(m_component->createWithInitialProperties({
            {u"pluginName"_s, pluginName},
            {u"tileTemplate"_s, tileTemplate},
            {u"cacheDirectory"_s, m_cache.filePath(QString::number(++m_sources))},
            {u"color"_s, ground},
            {u"parent"_s, QVariant::fromValue(rootObject())},
        }));
    }
    m_map = qobject_cast<QQuickItem *>(made.get());
    if (!m_map) {
        report(m_component->errorString());
        return;
    }
    made.release()->setParent(this);
    m_map->setParentItem(rootObject());
    connect(m_map, SIGNAL(errorChanged()), this, SLOT(readMapState()));
    connect(m_map, SIGNAL(mapReadyChanged(bool)), this, SLOT(readMapState()));
    follow();
    // An error of the plugin may have come while the map was being made, before anybody listened.
    QTimer::singleShot(0, this, &MapSurface::readMapState);
}

void MapSurface::dropMap()
{
    delete m_map;
    m_map = nullptr;
    if (m_overlay)
        m_overlay->setGridShown(true);
}

void MapSurface::readMapState()
{
    if (!m_map)
        return;
    if (m_map->property("error").toInt() != 0) {
        const QString detail = m_map->property("errorString").toString();
        // Not here: the map may be telling this from inside a call of its own.
        QTimer::singleShot(0, m_map, [this, detail] {
            dropMap();
            report(detail);
        });
        return;
    }
    if (m_overlay)
        m_overlay->setGridShown(!isMapReady());
    if (isMapReady())
        follow();
    emit mapReadyChanged();
}

void MapSurface::follow()
{
    if (m_overlay) {
        m_overlay->setSize(QSizeF(size()));
        m_overlay->update();
    }
    if (!m_map)
        return;
    const LatLon centre = m_scene.viewport.centrePoint();
    m_map->setProperty("zoomLevel", m_scene.viewport.zoom());
    m_map->setProperty("center",
                       QVariant::fromValue(QGeoCoordinate(centre.latitude, centre.longitude)));
}

bool MapSurface::isMapReady() const
{
    return m_map && m_map->property("mapReady").toBool();
}

void MapSurface::report(const QString &detail)
{
    // Later, so that nobody has to listen before the constructor has returned.
    QTimer::singleShot(0, this, [this, detail] { emit failed(detail); });
}

} // namespace console
