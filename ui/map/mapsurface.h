// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Qt Quick part of the map: tiles below, callouts above. What cannot be loaded is reported and
// left out; the callouts are painted in any case.
#pragma once

#include "ui/map/calloutoverlay.h"

#include <QQuickWidget>
#include <QTemporaryDir>

class QQmlComponent;

namespace console {

class MapSurface final : public QQuickWidget {
    Q_OBJECT

public:
    MapSurface(const MapScene &scene, QWidget *parent);
    ~MapSurface() override;

    /// Null when Qt Quick itself could not be loaded.
    [[nodiscard]] CalloutOverlay *overlay() const { return m_overlay; }
    /// The QML Map; null while there is none.
    [[nodiscard]] QQuickItem *map() const { return m_map; }

    /// Replaces the tile layer; an empty template leaves none. Each one gets a cache folder of its
    /// own, because Qt Location does not keep the tiles of two sources apart.
    void setTileSource(const QString &pluginName, const QString &tileTemplate,
                       const QColor &ground);
    /// Makes the tile layer look where the scene's viewport looks, and repaints the callouts.
    void follow();
    [[nodiscard]] bool isMapReady() const;

signals:
    /// The tile layer cannot be shown; `detail` is the technical text.
    void failed(const QString &detail);
    void mapReadyChanged();

private slots:
    void readMapState();

private:
    void dropMap();
    void report(const QString &detail);

    const MapScene &m_scene;
    QQmlComponent *m_component = nullptr;
    CalloutOverlay *m_overlay = nullptr; ///< owned by the scene's root item
    QQuickItem *m_map = nullptr; ///< owned by this
    QTemporaryDir m_cache; ///< a folder in it for each tile source
    int m_sources = 0;
};

} // namespace console
