// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Qt Location offers for markers: one QML item for each callout, over the same tiles.
import QtQuick
import QtLocation
import QtPositioning

Map {
    id: map

    required property string tileTemplate
    required property string cacheDirectory
    required property var callouts

    anchors.fill: parent
    copyrightsVisible: false

    plugin: Plugin {
        name: "osm"

        PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
        PluginParameter { name: "osm.mapping.custom.host"; value: map.tileTemplate }
        PluginParameter { name: "osm.mapping.custom.mapcopyright"; value: "" }
        PluginParameter { name: "osm.mapping.custom.datacopyright"; value: "" }
        PluginParameter { name: "osm.mapping.cache.directory"; value: map.cacheDirectory }
        PluginParameter { name: "osm.geocoding.host"; value: "http://127.0.0.1:9" }
        PluginParameter { name: "osm.routing.host"; value: "http://127.0.0.1:9" }
        PluginParameter { name: "osm.places.host"; value: "http://127.0.0.1:9" }
    }

    onSupportedMapTypesChanged: {
        if (supportedMapTypes.length > 0)
            activeMapType = supportedMapTypes[supportedMapTypes.length - 1]
    }

    MapItemView {
        model: map.callouts
        delegate: MapQuickItem {
            required property double latitude
            required property double longitude

            coordinate: QtPositioning.coordinate(latitude, longitude)
            anchorPoint.x: 12
            anchorPoint.y: 12
            sourceItem: Rectangle {
                width: 24
                height: 24
                radius: 12
                color: "#f8f9f9"
                border.color: "#4a545d"
                border.width: 2
            }
        }
    }
}
