// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one table of settings: name, type, scope, default, range, former name. Whatever is not in it
// does not exist, and secrets are never in it.
#pragma once

#include <QLatin1StringView>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <span>

namespace console {

enum class SettingKey : quint8 {
    PollSeconds, ///< int, 1..60
    Theme, ///< "day" or "night"
    OperatorName, ///< 1..40 printable characters
    TextSizePercent, ///< int, 90..150
    Profiles, ///< JSON array; use ProfileStore
    LastProfile, ///< name; empty = none yet
    WindowGeometry, ///< QByteArray from saveGeometry()
    WindowState, ///< QByteArray from saveState()
    CancelDefaultReason, ///< text of the reason chosen last; empty = none
    RequestsPerSecond, ///< int, 1..50: what this console allows itself (contract 11)
    RequestBurst, ///< int, 1..100
    DismissCleared, ///< int, 0 or 1: clearing a closed callout dismisses it at AURA, too
    MapSource, ///< "builtin", "xyz" or "mbtiles"
    MapXyzTemplate, ///< with {z}, {x} and {y}; empty = none given
    MapAttribution, ///< of the XYZ source
    MapContact, ///< told to the XYZ server in the User-Agent; empty = none
    MapMbtilesFile, ///< absolute path; empty = none
    MapCacheMegabytes, ///< int, 50..20000
    MapNightFilter, ///< int, 0 or 1: raster tiles are darkened by night
    MapDayFilter, ///< int, 0 or 1: and lose most of their colour by day
    MapReverseGeocoder, ///< Nominatim-compatible address; empty = off
    MapCoordinateFormat, ///< "decimal", "dms", "pluscode" or "mgrs"
    MapLayers, ///< int, bits of the layers shown
    Language, ///< "system", "en" or "af"
    ReducedMotion, ///< int, 0 or 1: nothing flashes
    DesktopNotices, ///< int, 0 or 1: new callouts are told to the desktop while the window is
                    ///< behind
    SoundDevice, ///< description of the output; empty = the system's
    SoundVolume, ///< int, 40..100 per cent; 40 is the floor
    EscalationSeconds, ///< five rising whole seconds, separated by semicolons (domain figures)
    FloodEnter, ///< int, 2..100 new callouts in 10 min
    FloodLeave, ///< int, 1..99, below FloodEnter
    PriorityRules, ///< JSON array; use PriorityRules::fromJson()
    SnoozeMinutes, ///< int, 1..30: what the dialog offers
    ChecklistFile, ///< absolute path; empty = built in
    CannedMessagesFile, ///< absolute path; empty = built in
    CancelSecondPerson, ///< int, 0 or 1: an unconditional cancel asks for a second person
    LettersWithAlt, ///< int, 0 or 1: single-letter keys want Alt
    PhoneList, ///< JSON array of {name, number}
    SavedViews, ///< JSON array: named filters of the queue
    QueueColumns, ///< JSON array of hidden columns
    CommandHistory, ///< JSON array of texts; never a message
    Layouts, ///< JSON array of {name, state, geometry}
    CurrentLayout, ///< name; empty = none
    MapWindow, ///< QByteArray from saveGeometry() of the second-screen map; empty = closed
    MapView, ///< "latitude,longitude,zoom"; empty = show all callouts
};

enum class SettingScope : quint8 {
    Desk, ///< this machine's desk, whatever it is connected to
    Profile, ///< one value for each connection profile
    Window, ///< the look of the main window
};

struct SettingSpec {
    enum class Type : quint8 { Integer, Choice, Text, Bytes, Json, View };

    SettingKey key;
    QLatin1StringView name; ///< in the file, below its scope's group
    Type type;
    SettingScope scope;
    QVariant defaultValue;
    int least = 0; ///< Integer: value; Text: characters
    int most = 0;
    QStringList choices;
    QLatin1StringView formerName; ///< read when `name` is not there; empty = never renamed
};

[[nodiscard]] std::span<const SettingSpec> settingsTable();
[[nodiscard]] const SettingSpec &settingSpec(SettingKey key);

/// `raw` (as the file or a caller has it) in the setting's own type; null when it is none or out of
/// range.
[[nodiscard]] std::optional<QVariant> acceptSetting(const SettingSpec &spec, const QVariant &raw);

} // namespace console
