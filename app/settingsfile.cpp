// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settingsfile.h"

#include "checklists/jsonplace.h"
#include "domain/basemapsettings.h"
#include "domain/connection.h"
#include "ui/preferences/preferencewords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr auto formatName = "callout-console-settings"_L1;
constexpr int formatVersion = 1;

/// Of this machine, or of the moment.
constexpr std::array staysHere{
    SettingKey::Profiles,      SettingKey::LastProfile,    SettingKey::WindowGeometry,
    SettingKey::WindowState,   SettingKey::CommandHistory, SettingKey::Layouts,
    SettingKey::CurrentLayout, SettingKey::MapWindow,      SettingKey::MapView};

bool travels(const SettingSpec &spec)
{
    return std::ranges::find(staysHere, spec.key) == staysHere.end();
}

const SettingSpec *travelling(const QString &name)
{
    for (const SettingSpec &spec : settingsTable()) {
        if (spec.name == name)
            return travels(spec) ? &spec : nullptr;
    }
    return nullptr;
}

/// Tile servers and geocoders are paid by a key in their address.
bool mayHoldKey(const SettingSpec &spec, const QString &value)
{
    return (spec.key == SettingKey::MapXyzTemplate || spec.key == SettingKey::MapReverseGeocoder)
           && (value.contains(u'?') || value.contains(u'@')
               || value.contains("key"_L1, Qt::CaseInsensitive)
               || value.contains("token"_L1, Qt::CaseInsensitive));
}

QJsonValue toJson(const SettingSpec &spec, const QVariant &value)
{
    if (spec.type == SettingSpec::Type::Json)
        return QJsonDocument::fromJson(value.toString().toUtf8()).array();
    return QJsonValue::fromVariant(value);
}

/// Null when it is of another type than the setting.
std::optional<QVariant> fromJson(const SettingSpec &spec, const QJsonValue &value)
{
    using Type = SettingSpec::Type;
    switch (spec.type) {
    case Type::Integer:
        if (!value.isDouble() || value.toDouble() != double(value.toInt()))
            return std::nullopt;
        return acceptSetting(spec, value.toInt());
    case Type::Json:
        if (!value.isArray())
            return std::nullopt;
        return acceptSetting(
            spec, QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
    case Type::Choice:
    case Type::Text: return value.isString() ? acceptSetting(spec, value.toString()) : std::nullopt;
    case Type::Bytes:
    case Type::View: break;
    }
    return std::nullopt;
}

QJsonArray profilesOf(const Settings &settings)
{
    return QJsonDocument::fromJson(settings.text(SettingKey::Profiles).toUtf8()).array();
}

} // namespace

PreferenceValues SettingsFile::values(const Settings &settings)
{
    PreferenceValues all;
    for (const SettingSpec &spec : settingsTable()) {
        if (travels(spec))
            all.insert(QString(spec.name), settings.value(spec.key));
    }
    return all;
}

QByteArray SettingsFile::write(const Settings &settings)
{
    QJsonObject rows;
    for (const auto &[name, value] : values(settings).asKeyValueRange()) {
        const SettingSpec *spec = travelling(name);
        if (!mayHoldKey(*spec, value.toString()))
            rows.insert(name, toJson(*spec, value));
    }
    return QJsonDocument(QJsonObject{{u"format"_s, formatName},
                                     {u"version"_s, formatVersion},
                                     {u"profiles"_s, profilesOf(settings)},
                                     {u"settings"_s, rows}})
        .toJson();
}

QString SettingsFile::problemOfProfile(const QJsonObject &profile)
{
    static const QStringList known{
        u"name"_s,    u"apiRoot"_s,         u"clientId"_s,    u"usesToken"_s, u"sandbox"_s,
        u"dialect"_s, u"scopeCustomerId"_s, u"legacyRaise"_s, u"paths"_s};
    for (const QString &member : profile.keys()) {
        if (!known.contains(member))
            return tr("a profile has no \"%1\".").arg(member);
    }
    const QString name = profile.value("name"_L1).toString();
    if (name.isEmpty() || name.size() > 60 || name != name.trimmed())
        return tr("a profile's \"name\" has 1 to 60 characters.");
    if (!checkApiRoot(profile.value("apiRoot"_L1).toString()))
        return tr("the profile \"%1\" has no https address in \"apiRoot\".").arg(name);
    return {};
}

QString SettingsFile::problemOfValue(const PreferenceValues &all, const QString &name)
{
    if (name == "map.xyzTemplate"_L1) {
        const QString text = all.value(name).toString();
        return text.isEmpty() ? QString() : problemOfXyzTemplate(text);
    }
    if (name == "map.contact"_L1)
        return problemOfContact(all.value(name).toString());
    if (name == "map.reverseGeocoder"_L1)
        return problemOfReverseGeocoder(all.value(name).toString());
    static const QList<PreferenceSpec> rows = PreferenceTable::rows();
    for (const PreferenceSpec &row : rows) {
        if (row.name == name)
            return PreferenceWords::problem(row, all);
    }
    return {};
}

std::expected<SettingsImport, SettingsFileMistake> SettingsFile::read(const QByteArray &json,
                                                                      const PreferenceValues &now)
{
    const auto mistake = [](int line, const QString &words) {
        return std::unexpected(SettingsFileMistake{
            line, tr("Line %1: %2 Nothing was imported.").arg(QString::number(line), words)});
    };
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return mistake(lineOfOffset(json, error.offset),
                       tr("this is not JSON (%1).").arg(error.errorString()));
    if (file.value("format"_L1).toString() != formatName)
        return mistake(1, tr("these are not settings of Callout Console."));
    if (file.value("version"_L1).toInt() != formatVersion)
        return mistake(jsonLine(json, {u"version"_s}), tr("only version 1 can be read."));
    SettingsImport result;
    const QJsonObject rows = file.value("settings"_L1).toObject();
    PreferenceValues all = now;
    for (const QString &name : rows.keys()) {
        const int line = jsonLine(json, {u"settings"_s, name});
        const SettingSpec *spec = travelling(name);
        if (!spec)
            return mistake(line, tr("there is no setting \"%1\".").arg(name));
        const auto value = fromJson(*spec, rows.value(name));
        if (!value)
            return mistake(line, tr("the value of \"%1\" cannot be used.").arg(name));
        result.values.insert(name, *value);
        all.insert(name, *value);
    }
    for (const QString &name : result.values.keys()) {
        if (const QString words = problemOfValue(all, name); !words.isEmpty())
            return mistake(jsonLine(json, {u"settings"_s, name}), u"\"%1\": %2"_s.arg(name, words));
    }
    result.profiles = file.value("profiles"_L1).toArray();
    for (int i = 0; i < result.profiles.size(); ++i) {
        if (const QString words = problemOfProfile(result.profiles.at(i).toObject());
            !words.isEmpty())
            return mistake(jsonLine(json, {u"profiles"_s, i}), words);
    }
    return result;
}

QString SettingsFile::labelOf(const QString &name)
{
    static const QList<PreferenceSpec> rows = PreferenceTable::rows();
    for (const PreferenceSpec &row : rows) {
        if (row.name == name)
            return row.label;
    }
    const QHash<QString, QString> others{
        {u"map.source"_s, tr("Map from")},
        {u"map.xyzTemplate"_s, tr("Map: address of the tile server")},
        {u"map.attribution"_s, tr("Map: attribution")},
        {u"map.contact"_s, tr("Map: contact")},
        {u"map.mbtilesFile"_s, tr("Map: MBTiles file")},
        {u"map.cacheMegabytes"_s, tr("Map: tiles kept on disk, MB")},
        {u"map.nightFilter"_s, tr("Map: darkened by night")},
        {u"map.dayFilter"_s, tr("Map: calmed by day")},
        {u"map.reverseGeocoder"_s, tr("Map: address lookup")},
        {u"map.coordinateFormat"_s, tr("Map: coordinates")},
        {u"map.layers"_s, tr("Map: layers")},
        {u"queue.savedViews"_s, tr("Saved views of the queue")},
        {u"queue.hiddenColumns"_s, tr("Columns of the queue")},
    };
    return others.value(name, name);
}

QList<ImportDialog::Change> SettingsFile::changes(const SettingsImport &import,
                                                  const Settings &settings)
{
    const QList<PreferenceSpec> rows = PreferenceTable::rows();
    const auto words = [&rows](const QString &name, const QVariant &value) {
        const auto row = std::ranges::find(rows, name, &PreferenceSpec::name);
        return row == rows.end() ? value.toString() : PreferenceWords::valueText(*row, value);
    };
    const PreferenceValues now = values(settings);
    QStringList names = import.values.keys();
    names.sort();
    QList<ImportDialog::Change> all;
    for (const QString &name : names) {
        const QVariant then = import.values.value(name);
        if (then != now.value(name))
            all += {labelOf(name), words(name, now.value(name)), words(name, then)};
    }
    const QJsonArray old = profilesOf(settings);
    for (const auto &value : import.profiles) {
        const QJsonObject profile = value.toObject();
        const QString name = profile.value("name"_L1).toString();
        const auto same = std::ranges::find_if(
            old, [&name](const auto &one) { return one["name"_L1].toString() == name; });
        const bool isThere = same != old.end();
        if (isThere && (*same).toObject() == profile)
            continue;
        all += {tr("Profile %1").arg(name),
                isThere ? (*same)["apiRoot"_L1].toString() : tr("not there"),
                profile.value("apiRoot"_L1).toString()};
    }
    return all;
}

QJsonArray SettingsFile::mergedProfiles(const SettingsImport &import, const Settings &settings)
{
    QJsonArray all = import.profiles;
    for (const auto &old : profilesOf(settings)) {
        const auto isNamedSo = [&old](const auto &one) {
            return one["name"_L1].toString().compare(old["name"_L1].toString(), Qt::CaseInsensitive)
                   == 0;
        };
        if (std::ranges::none_of(import.profiles, isNamedSo))
            all += old;
    }
    return all;
}

void SettingsFile::apply(const SettingsImport &import, Settings &settings)
{
    if (!import.profiles.isEmpty()) {
        settings.set(
            SettingKey::Profiles,
            QString::fromUtf8(
                QJsonDocument(mergedProfiles(import, settings)).toJson(QJsonDocument::Compact)));
    }
    for (const SettingSpec &spec : settingsTable()) {
        if (const QVariant value = import.values.value(QString(spec.name)); value.isValid())
            settings.set(spec.key, value);
    }
}

} // namespace console
