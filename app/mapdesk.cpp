// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mapdesk.h"

#include "basemap/tilefetcher.h"
#include "models/callouttablemodel.h"
#include "session.h"
#include "ui/detail/detailpane.h"
#include "ui/map/mappane.h"
#include "ui/preferences/mappreferencesdialog.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmap.h"
#include "ui/shell/windowpanes.h"
#include "ui/theme/theme.h"
#include "version.h"

#include <QAction>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{"builtin"_L1, "xyz"_L1, "mbtiles"_L1};
constexpr std::array formats{"decimal"_L1, "dms"_L1, "pluscode"_L1, "mgrs"_L1};
constexpr std::array layerBits{&MapLayers::trails, &MapLayers::accuracy, &MapLayers::responders,
                               &MapLayers::sites,  &MapLayers::labels,   &MapLayers::coverage};

template <typename Names> qsizetype placeOf(const Names &names, const QString &name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? 0 : found - names.begin();
}

MapColours mapColours(const Theme &theme)
{
    return MapColours{.land = theme.color("mapLand"_L1),
                      .water = theme.color("mapWater"_L1),
                      .coast = theme.color("mapRoadCasing"_L1),
                      .border = theme.color("mapRail"_L1),
                      .label = theme.color("mapLabel"_L1),
                      .halo = theme.color("mapHalo"_L1),
                      .note = theme.color("textSecondary"_L1)};
}

} // namespace

BasemapSettings readBasemap(const Settings &settings)
{
    using Key = SettingKey;
    BasemapSettings values;
    values.kind = BasemapKind(placeOf(kinds, settings.text(Key::MapSource)));
    values.xyzTemplate = settings.text(Key::MapXyzTemplate);
    values.attribution = settings.text(Key::MapAttribution);
    values.contact = settings.text(Key::MapContact);
    values.mbtilesFile = settings.text(Key::MapMbtilesFile);
    values.cacheLimitBytes = settings.integer(Key::MapCacheMegabytes) * BasemapSettings::megabyte;
    values.nightFilter = settings.integer(Key::MapNightFilter) != 0;
    values.dayFilter = settings.integer(Key::MapDayFilter) != 0;
    values.reverseGeocoderUrl = settings.text(Key::MapReverseGeocoder);
    values.coordinateFormat = settings.text(Key::MapCoordinateFormat);
    return values;
}

void storeBasemap(Settings &settings, const BasemapSettings &values)
{
    using Key = SettingKey;
    settings.set(Key::MapSource, QString(kinds[std::size_t(values.kind)]));
    settings.set(Key::MapXyzTemplate, values.xyzTemplate);
    settings.set(Key::MapAttribution, values.attribution);
    settings.set(Key::MapContact, values.contact);
    settings.set(Key::MapMbtilesFile, values.mbtilesFile);
    settings.set(Key::MapCacheMegabytes, int(values.cacheLimitBytes / BasemapSettings::megabyte));
    settings.set(Key::MapNightFilter, int(values.nightFilter));
    settings.set(Key::MapDayFilter, int(values.dayFilter));
    settings.set(Key::MapReverseGeocoder, values.reverseGeocoderUrl);
    settings.set(Key::MapCoordinateFormat, values.coordinateFormat);
}

MapDesk::MapDesk(const Parts &parts) : m_parts(parts), m_geocoder({}, parts.clock)
{
    // Here, before anything is shown: a theme takes tens of milliseconds to make.
    Theme look;
    m_options.day = mapColours(look);
    look.setKind(ThemeKind::Night);
    m_options.night = mapColours(look);
    m_options.fontFamily = m_parts.theme.font("body"_L1).family();
    m_options.version = QString::fromLatin1(version);
    m_options.cacheFolder = m_parts.cacheFolder;
    m_parts.table.setPlaceNames(&m_places);
    WindowMap &map = m_parts.window.mapTools();
    map.setPlaces(&m_places);
    MapLayers layers;
    const int bits = m_parts.settings.integer(SettingKey::MapLayers);
    for (std::size_t i = 0; i < layerBits.size(); ++i)
        layers.*layerBits[i] = bits & 1 << i;
    map.setLayers(layers);
    connect(&map, &WindowMap::layersChanged, this, &MapDesk::storeLayers);
    connect(&map, &WindowMap::coordinateFormatChanged, this, [this](CoordinateFormat format) {
        m_parts.settings.set(SettingKey::MapCoordinateFormat,
                             QString(formats[std::size_t(format)]));
    });
    connect(&m_basemap, &BasemapLoader::finished, this, &MapDesk::dataRead);
    connect(m_parts.window.actions().action("map.preferences"_L1), &QAction::triggered, this,
            &MapDesk::openPreferences);
    connect(&m_geocoder, &ReverseGeocoder::finished, this,
            [this](CalloutId id, const LatLon &point, const GeocodeResult &result) {
                if (id == m_parts.window.selected())
                    m_parts.window.panes().detail()->setServiceAddress(
                        id, point, result ? result->text : QString());
            });
    connectTiles();
    apply(readBasemap(m_parts.settings));
}

MapDesk::~MapDesk()
{
    m_parts.window.mapTools().setPlaces(nullptr);
    m_parts.table.setPlaceNames(nullptr);
}

void MapDesk::connectTiles()
{
    WindowMap &map = m_parts.window.mapTools();
    connect(&m_tiles, &TileServer::ready, &m_parts.window, &MainWindow::setTileTemplates);
    connect(&m_tiles, &TileServer::sourceChanged, &map, &WindowMap::setBasemap);
    connect(&m_tiles, &TileServer::stateChanged, &map, &WindowMap::setTileState);
    connect(&m_tiles, &TileServer::failed, this, [this](const QString &reason) {
        m_unavailable = true;
        m_parts.window.setMapUnavailable(reason);
    });
}

void MapDesk::followScreen()
{
    m_tiles.setDevicePixelRatio(m_parts.window.devicePixelRatioF());
}

bool MapDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DevicePixelRatioChange)
        followScreen();
    return QObject::eventFilter(watched, event);
}

void MapDesk::start()
{
    followScreen();
    m_parts.window.installEventFilter(this);
    m_basemap.start(&m_places);
}

void MapDesk::dataRead(const BasemapResult &result)
{
    if (result) {
        m_options.data = *result;
        m_parts.table.setPlaceNames(&m_places); // names for what is on the board already
    } else {
        m_parts.window.showNotice(
            tr("The built-in map data could not be read: %1").arg(result.error()),
            MainWindow::Tone::Technical);
    }
    m_tiles.start(m_options);
}

void MapDesk::setSession(Session *session)
{
    m_session = session;
    if (!session) {
        m_parts.window.mapTools().setSites({});
        m_parts.window.mapTools().setCoverage({});
        return;
    }
    connect(&session->directory(), &DirectoryReader::sitesChanged, this, &MapDesk::showSites);
    connect(&session->directory(), &DirectoryReader::coverageChanged, this, &MapDesk::showCoverage);
    connect(&session->lookups(), &LookupCache::responseTypesRead, this, &MapDesk::showLayerData);
    connect(&m_parts.window.mapTools(), &WindowMap::settleJump, session,
            [session](CalloutId id, bool useNew) { session->commands().settleJump(id, useNew); });
    showLayerData();
}

/// What a layer shows is read only once it is on: requests are scarce.
void MapDesk::showLayerData()
{
    if (!m_session)
        return;
    const MapLayers &layers = m_parts.window.panes().map()->layers();
    if (layers.sites)
        m_session->directory().wantSites();
    if (layers.coverage) {
        for (const ResponseType &type : m_session->lookups().responseTypes())
            m_session->directory().wantCoverage(type.id);
    }
    showSites();
    showCoverage();
}

void MapDesk::showSites()
{
    QList<MapSite> sites;
    const auto &reading = m_session->directory().sites();
    for (const FixedLocation &site : reading.value.value_or(QList<FixedLocation>())) {
        if (site.point)
            sites += MapSite{site.id, site.name, *site.point};
    }
    m_parts.window.mapTools().setSites(sites);
}

void MapDesk::showCoverage()
{
    QList<MapCoverage> areas;
    for (const ResponseType &type : m_session->lookups().responseTypes()) {
        const auto reading = m_session->directory().coverage(type.id);
        if (!reading.value)
            continue;
        for (const Coverage::Polygon &polygon : reading.value->polygons)
            areas += MapCoverage{polygon.name, polygon.outer, polygon.holes};
    }
    m_parts.window.mapTools().setCoverage(areas);
}

void MapDesk::storeLayers(const MapLayers &layers)
{
    int bits = 0;
    for (std::size_t i = 0; i < layerBits.size(); ++i)
        bits |= layers.*layerBits[i] ? 1 << i : 0;
    m_parts.settings.set(SettingKey::MapLayers, bits);
    showLayerData();
}

void MapDesk::setSelected(CalloutId id)
{
    if (!m_geocoder.isOn() || !m_session || !id)
        return;
    const auto entry = m_session->board().find(id);
    if (entry && entry->callout.position && entry->callout.address.isEmpty())
        m_geocoder.ask(id, entry->callout.position->point);
}

void MapDesk::apply(const BasemapSettings &values)
{
    m_tiles.setSource(values);
    m_geocoder.setUserAgent(TileFetcher::userAgent(QString::fromLatin1(version), values.contact));
    m_geocoder.setService(values.reverseGeocoderUrl);
    m_parts.window.mapTools().setCoordinateFormat(
        CoordinateFormat(placeOf(formats, values.coordinateFormat)));
}

void MapDesk::usePreferences(const BasemapSettings &values)
{
    storeBasemap(m_parts.settings, values);
    apply(values);
}

void MapDesk::openPreferences()
{
    if (m_preferences) {
        m_preferences->raise();
        m_preferences->activateWindow();
        return;
    }
    m_preferences =
        new MapPreferencesDialog(m_parts.theme, readBasemap(m_parts.settings), &m_parts.window);
    m_preferences->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_preferences, &MapPreferencesDialog::submitted, this, &MapDesk::usePreferences);
    m_trial = std::make_unique<TileTrial>(QString::fromLatin1(version));
    connect(m_preferences, &MapPreferencesDialog::tryWanted, m_trial.get(), &TileTrial::start);
    connect(m_trial.get(), &TileTrial::finished, m_preferences, &MapPreferencesDialog::showTrial);
    m_preferences->open();
}

bool MapDesk::isSettled() const
{
    return m_unavailable
           || (m_parts.window.isMapReady() && m_tiles.tilesPainted() > 0
               && m_tiles.requestsInFlight() == 0);
}

} // namespace console
