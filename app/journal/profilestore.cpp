// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/profilestore.h"

#include "journal/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

Q_LOGGING_CATEGORY(lcJournal, "console.journal")

constexpr qsizetype longestName = 60; // as long as the setting LastProfile takes

bool isName(const QString &name)
{
    return !name.isEmpty() && name.size() <= longestName && name == name.trimmed()
           && std::ranges::all_of(name, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

constexpr std::array dialectNames{"detect"_L1, "flat"_L1, "nested"_L1}; // as DialectChoice

QJsonObject toJson(const ConnectionProfile &profile)
{
    QJsonObject object{
        {u"name"_s, profile.name},
        {u"apiRoot"_s, profile.apiRoot.toString(QUrl::FullyEncoded)},
        {u"clientId"_s, profile.clientId},
        {u"usesToken"_s, profile.usesToken},
        {u"sandbox"_s, profile.sandbox},
    };
    // What is as usual is not written.
    if (profile.dialect != DialectChoice::Detect)
        object[u"dialect"_s] = dialectNames[std::size_t(profile.dialect)];
    if (profile.scopeCustomerId > 0)
        object[u"scopeCustomerId"_s] = profile.scopeCustomerId;
    if (profile.legacyRaise)
        object[u"legacyRaise"_s] = true;
    QJsonObject paths;
    for (auto path = profile.paths.begin(); path != profile.paths.end(); ++path)
        paths[path.key()] = path.value();
    if (!paths.isEmpty())
        object[u"paths"_s] = paths;
    return object;
}

/// Only paths that exist and can be used; the others fall back to the contract's.
QMap<QString, QString> pathsFrom(const QJsonObject &object)
{
    QMap<QString, QString> paths;
    for (const AssumedPath &assumed : assumedPaths()) {
        const QJsonValue value = object.value(assumed.key);
        if (value.isUndefined() || value.toString() == assumed.path)
            continue;
        if (const QString problem = problemOfPath(assumed, value.toString()); !problem.isEmpty()) {
            qCWarning(lcJournal).noquote()
                << u"settings.ini: the path \"%1\" is not used: %2"_s.arg(assumed.key, problem);
            continue;
        }
        paths[assumed.key] = value.toString();
    }
    return paths;
}

void readExtras(const QJsonObject &object, ConnectionProfile &profile)
{
    const auto dialect = std::ranges::find(dialectNames, object.value("dialect"_L1).toString());
    if (dialect != dialectNames.end())
        profile.dialect = DialectChoice(std::distance(dialectNames.begin(), dialect));
    profile.scopeCustomerId = std::max<qint64>(0, object.value("scopeCustomerId"_L1).toInteger());
    profile.legacyRaise = object.value("legacyRaise"_L1).toBool();
    profile.paths = pathsFrom(object.value("paths"_L1).toObject());
}

std::optional<ConnectionProfile> fromJson(const QJsonObject &object)
{
    const auto url = checkApiRoot(object.value("apiRoot"_L1).toString());
    ConnectionProfile profile;
    profile.name = object.value("name"_L1).toString();
    if (!url || !isName(profile.name))
        return std::nullopt;
    profile.apiRoot = *url;
    profile.clientId = object.value("clientId"_L1).toString();
    profile.usesToken = object.value("usesToken"_L1).toBool();
    profile.sandbox = object.value("sandbox"_L1).toBool();
    readExtras(object, profile);
    return profile;
}

bool byName(const ConnectionProfile &a, const ConnectionProfile &b)
{
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.name < b.name;
}

} // namespace

ProfileStore::ProfileStore(Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
    load();
    connect(&m_settings, &Settings::changed, this, [this](SettingKey key) {
        if (key != SettingKey::Profiles)
            return;
        load();
        emit changed();
    });
}

void ProfileStore::load()
{
    m_profiles.clear();
    const QString text = m_settings.text(SettingKey::Profiles);
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        auto profile = fromJson(value.toObject());
        if (profile && locate(profile->name) == m_profiles.end())
            m_profiles.push_back(std::move(*profile));
        else
            qCWarning(lcJournal).noquote()
                << u"settings.ini: the profile \"%1\" cannot be used"_s.arg(
                       value.toObject().value("name"_L1).toString());
    }
    std::ranges::sort(m_profiles, byName);
}

void ProfileStore::store()
{
    QJsonArray array;
    for (const ConnectionProfile &profile : m_profiles)
        array.append(toJson(profile));
    m_settings.set(SettingKey::Profiles,
                   QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

std::vector<ConnectionProfile>::iterator ProfileStore::locate(const QString &name)
{
    return std::ranges::find(m_profiles, name, &ConnectionProfile::name);
}

std::optional<ConnectionProfile> ProfileStore::find(const QString &name) const
{
    const auto found = std::ranges::find(m_profiles, name, &ConnectionProfile::name);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

std::optional<ProfileProblem> ProfileStore::nameProblem(const QString &name,
                                                        const QString &except) const
{
    if (!isName(name))
        return ProfileProblem::NoName;
    const bool taken = std::ranges::any_of(m_profiles, [&](const ConnectionProfile &other) {
        return other.name != except && other.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return taken ? std::optional(ProfileProblem::NameTaken) : std::nullopt;
}

std::expected<void, ProfileProblem> ProfileStore::save(ConnectionProfile profile)
{
    if (const auto problem = nameProblem(profile.name, profile.name))
        return std::unexpected(*problem);
    const auto url = checkApiRoot(profile.apiRoot.toString(QUrl::FullyEncoded));
    if (!url)
        return std::unexpected(ProfileProblem::BadUrl);
    profile.apiRoot = *url;
    if (const auto old = locate(profile.name); old != m_profiles.end())
        *old = std::move(profile);
    else
        m_profiles.push_back(std::move(profile));
    std::ranges::sort(m_profiles, byName);
    store();
    return {};
}

std::expected<void, ProfileProblem> ProfileStore::remove(const QString &name)
{
    const auto old = locate(name);
    if (old == m_profiles.end())
        return std::unexpected(ProfileProblem::NotFound);
    m_profiles.erase(old);
    store();
    m_settings.renameProfile(name, {});
    if (m_settings.text(SettingKey::LastProfile) == name)
        m_settings.reset(SettingKey::LastProfile);
    return {};
}

std::expected<void, ProfileProblem> ProfileStore::rename(const QString &from, const QString &to)
{
    const auto old = locate(from);
    if (old == m_profiles.end())
        return std::unexpected(ProfileProblem::NotFound);
    if (const auto problem = nameProblem(to, from))
        return std::unexpected(*problem);
    if (from == to)
        return {};
    old->name = to;
    std::ranges::sort(m_profiles, byName);
    store();
    m_settings.renameProfile(from, to);
    if (m_settings.text(SettingKey::LastProfile) == from)
        m_settings.set(SettingKey::LastProfile, to);
    return {};
}

std::optional<ConnectionProfile> ProfileStore::lastUsed() const
{
    return find(m_settings.text(SettingKey::LastProfile));
}

void ProfileStore::setLastUsed(const QString &name)
{
    m_settings.set(SettingKey::LastProfile, name);
    m_settings.setCurrentProfile(name);
}

} // namespace console
