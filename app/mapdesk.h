// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the composition that feeds the map: basemap sources and their preferences, place
// names, sites and coverage, and the addresses that a map service gives.
#pragma once

#include "basemap/basemaploader.h"
#include "basemap/placeindex.h"
#include "basemap/reversegeocoder.h"
#include "basemap/tileserver.h"
#include "basemap/tiletrial.h"
#include "journal/settings.h"

#include <QPointer>

namespace console {

class CalloutTableModel;
class MainWindow;
class MapPreferencesDialog;
class Session;
class Theme;
struct MapLayers;

/// What the settings say about the map.
[[nodiscard]] BasemapSettings readBasemap(const Settings &settings);
void storeBasemap(Settings &settings, const BasemapSettings &values);

class MapDesk final : public QObject {
    Q_OBJECT

public:
    /// All of it must outlive this object.
    struct Parts {
        MainWindow &window;
        const Theme &theme;
        Settings &settings;
        CalloutTableModel &table;
        const Clock &clock;
        QString cacheFolder;
    };

    explicit MapDesk(const Parts &parts);
    ~MapDesk() override;

    void start(); ///< reads the built-in data, then serves tiles
    /// Null after signing out.
    void setSession(Session *session);
    /// For the line below the address: asks the map service, if there is one.
    void setSelected(CalloutId id);
    /// Stores them and shows the map so.
    void usePreferences(const BasemapSettings &values);
    [[nodiscard]] TileServer &tiles() { return m_tiles; }
    [[nodiscard]] const PlaceNames &places() const { return m_places; }
    /// Nothing more is being read or painted for it.
    [[nodiscard]] bool isSettled() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followScreen();
    void dataRead(const BasemapResult &result);
    void connectTiles();
    void openPreferences();
    void apply(const BasemapSettings &values);
    void storeLayers(const MapLayers &layers);
    void showLayerData();
    void showSites();
    void showCoverage();

    const Parts m_parts;
    PlaceIndex m_places;
    BasemapLoader m_basemap;
    TileServer::Options m_options;
    TileServer m_tiles;
    ReverseGeocoder m_geocoder;
    QPointer<MapPreferencesDialog> m_preferences;
    std::unique_ptr<TileTrial> m_trial;
    QPointer<Session> m_session;
    bool m_unavailable = false;
};

} // namespace console
