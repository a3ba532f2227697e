// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tile layer. It decides nothing: C++ tells it where to look, and paints everything on top of it.
import QtQuick
import QtLocation

Map {
    id: map

    required property string pluginName
    required property string tileTemplate
    required property string cacheDirectory

    anchors.fill: parent
    copyrightsVisible: false

    plugin: Plugin {
        name: map.pluginName

        // Never ask anybody outside for anything: one tile source, on this machine.
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
}
