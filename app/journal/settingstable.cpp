// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/settingstable.h"

#include <QJsonDocument>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace console {

namespace {

using Type = SettingSpec::Type;
using Scope = SettingScope;

constexpr double largestZoom = 24;
constexpr int largestBlob = 256 * 1024;

struct Base {
    SettingKey key;
    QLatin1StringView name;
    Scope scope;
};

SettingSpec integer(const Base &base, int standard, int least, int most,
                    QLatin1StringView former = {})
{
    return {base.key, base.name, Type::Integer, base.scope, standard, least, most, {}, former};
}

SettingSpec choice(const Base &base, const QStringList &choices)
{
    return {base.key, base.name, Type::Choice, base.scope, choices.first(), 0, 0, choices, {}};
}

SettingSpec text(const Base &base, const QString &standard, int least, int most)
{
    return {base.key, base.name, Type::Text, base.scope, standard, least, most, {}, {}};
}

SettingSpec other(const Base &base, Type type, const QVariant &standard)
{
    return {base.key, base.name, type, base.scope, standard, 0, 0, {}, {}};
}

using Key = SettingKey;
constexpr auto desk = Scope::Desk;
constexpr auto window = Scope::Window;
constexpr auto profile = Scope::Profile;

std::vector<SettingSpec> basicRows()
{
    return {
        integer({Key::PollSeconds, "pollSeconds"_L1, desk}, 2, 1, 60, "pollInterval"_L1),
        choice({Key::Theme, "theme"_L1, desk}, {u"day"_s, u"night"_s}),
        text({Key::OperatorName, "operatorName"_L1, desk}, u"Op 01"_s, 1, 40),
        integer({Key::TextSizePercent, "textSizePercent"_L1, desk}, 100, 90, 150),
        other({Key::Profiles, "profiles"_L1, desk}, Type::Json, u"[]"_s),
        text({Key::LastProfile, "lastProfile"_L1, desk}, QString(), 0, 60),
        other({Key::WindowGeometry, "geometry"_L1, window}, Type::Bytes, QByteArray()),
        other({Key::WindowState, "state"_L1, window}, Type::Bytes, QByteArray()),
        text({Key::CancelDefaultReason, "cancel.defaultReason"_L1, profile}, QString(), 0, 200),
        integer({Key::RequestsPerSecond, "requestsPerSecond"_L1, profile}, 5, 1, 50),
        integer({Key::RequestBurst, "requestBurst"_L1, profile}, 10, 1, 100),
        integer({Key::DismissCleared, "dismissCleared"_L1, profile}, 0, 0, 1),
        choice({Key::MapSource, "map.source"_L1, desk}, {u"builtin"_s, u"xyz"_s, u"mbtiles"_s}),
        text({Key::MapXyzTemplate, "map.xyzTemplate"_L1, desk}, QString(), 0, 500),
        text({Key::MapAttribution, "map.attribution"_L1, desk}, QString(), 0, 200),
        text({Key::MapContact, "map.contact"_L1, desk}, QString(), 0, 200),
        text({Key::MapMbtilesFile, "map.mbtilesFile"_L1, desk}, QString(), 0, 1000),
        integer({Key::MapCacheMegabytes, "map.cacheMegabytes"_L1, desk}, 500, 50, 20'000),
        integer({Key::MapNightFilter, "map.nightFilter"_L1, desk}, 1, 0, 1),
        integer({Key::MapDayFilter, "map.dayFilter"_L1, desk}, 0, 0, 1),
        text({Key::MapReverseGeocoder, "map.reverseGeocoder"_L1, desk}, QString(), 0, 500),
        choice({Key::MapCoordinateFormat, "map.coordinateFormat"_L1, desk},
               {u"decimal"_s, u"dms"_s, u"pluscode"_s, u"mgrs"_s}),
        integer({Key::MapLayers, "map.layers"_L1, desk}, 0x1f, 0, 0x3f),
    };
}

std::vector<SettingSpec> workRows()
{
    return {
        choice({Key::Language, "language"_L1, desk}, {u"system"_s, u"en"_s, u"af"_s}),
        integer({Key::ReducedMotion, "reducedMotion"_L1, desk}, 0, 0, 1),
        integer({Key::DesktopNotices, "desktopNotices"_L1, desk}, 1, 0, 1),
        text({Key::SoundDevice, "sound.device"_L1, desk}, QString(), 0, 200),
        integer({Key::SoundVolume, "sound.volume"_L1, desk}, 80, 40, 100),
        text({Key::EscalationSeconds, "escalation.seconds"_L1, desk}, u"15;20;30;60;90"_s, 9, 40),
        integer({Key::FloodEnter, "flood.enter"_L1, desk}, 10, 2, 100),
        integer({Key::FloodLeave, "flood.leave"_L1, desk}, 5, 1, 99),
        other({Key::PriorityRules, "priorityRules"_L1, desk}, Type::Json, u"[]"_s),
        integer({Key::SnoozeMinutes, "snooze.minutes"_L1, desk}, 5, 1, 30),
        text({Key::ChecklistFile, "checklist.file"_L1, desk}, QString(), 0, 1000),
        text({Key::CannedMessagesFile, "messages.file"_L1, desk}, QString(), 0, 1000),
        integer({Key::CancelSecondPerson, "cancel.secondPerson"_L1, desk}, 0, 0, 1),
        integer({Key::LettersWithAlt, "keys.lettersWithAlt"_L1, desk}, 0, 0, 1),
        other({Key::PhoneList, "phoneList"_L1, desk}, Type::Json, u"[]"_s),
        other({Key::SavedViews, "queue.savedViews"_L1, desk}, Type::Json, u"[]"_s),
        other({Key::QueueColumns, "queue.hiddenColumns"_L1, desk}, Type::Json, u"[]"_s),
        other({Key::CommandHistory, "commandHistory"_L1, desk}, Type::Json, u"[]"_s),
        other({Key::Layouts, "layouts"_L1, window}, Type::Json, u"[]"_s),
        text({Key::CurrentLayout, "layout"_L1, window}, QString(), 0, 60),
        other({Key::MapWindow, "mapWindow"_L1, window}, Type::Bytes, QByteArray()),
        other({Key::MapView, "map.lastView"_L1, profile}, Type::View, QString()),
    };
}

std::vector<SettingSpec> makeTable()
{
    std::vector<SettingSpec> table = basicRows();
    std::ranges::move(workRows(), std::back_inserter(table));
    return table;
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

std::optional<QVariant> acceptView(const QString &text)
{
    if (text.isEmpty())
        return text;
    const QStringList parts = text.split(u',');
    if (parts.size() != 3)
        return std::nullopt;
    constexpr std::array<std::pair<double, double>, 3> ranges{
        {{-90, 90}, {-180, 180}, {0, largestZoom}}};
    for (qsizetype i = 0; i < 3; ++i) {
        bool ok = false;
        const double value = parts[i].toDouble(&ok);
        const auto &[least, most] = ranges[std::size_t(i)];
        if (!ok || !(value >= least && value <= most))
            return std::nullopt;
    }
    return text;
}

} // namespace

std::span<const SettingSpec> settingsTable()
{
    static const std::vector<SettingSpec> table = makeTable();
    return table;
}

const SettingSpec &settingSpec(SettingKey key)
{
    const auto found = std::ranges::find(settingsTable(), key, &SettingSpec::key);
    Q_ASSERT(found != settingsTable().end());
    return *found;
}

std::optional<QVariant> acceptSetting(const SettingSpec &spec, const QVariant &raw)
{
    switch (spec.type) {
    case Type::Integer: {
        bool ok = false;
        const int value = raw.toInt(&ok);
        return ok && value >= spec.least && value <= spec.most ? std::optional<QVariant>(value)
                                                               : std::nullopt;
    }
    case Type::Choice:
        return spec.choices.contains(raw.toString()) ? std::optional<QVariant>(raw.toString())
                                                     : std::nullopt;
    case Type::Text: {
        if (raw.typeId() != QMetaType::QString)
            return std::nullopt; // the INI reader makes a list of a text with bare commas
        const QString text = raw.toString();
        const bool fits = text.size() >= spec.least && text.size() <= spec.most && isPrintable(text)
                          && text == text.trimmed();
        return fits ? std::optional<QVariant>(text) : std::nullopt;
    }
    case Type::Bytes: {
        const bool isBytes = raw.typeId() == QMetaType::QByteArray;
        return isBytes && raw.toByteArray().size() <= largestBlob ? std::optional<QVariant>(raw)
                                                                  : std::nullopt;
    }
    case Type::Json:
        return QJsonDocument::fromJson(raw.toString().toUtf8()).isArray()
                   ? std::optional<QVariant>(raw.toString())
                   : std::nullopt;
    case Type::View: return acceptView(raw.toString());
    }
    return std::nullopt;
}

} // namespace console
