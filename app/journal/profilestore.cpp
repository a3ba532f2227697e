// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/profilestore.h"

#include "journal/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

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

QJsonObject toJson(const ConnectionProfile &profile)
{
    return {
        {u"name"_s, profile.name},
        {u"apiRoot"_s, profile.apiRoot.toString(QUrl::FullyEncoded)},
        {u"clientId"_s, profile.clientId},
        {u"usesToken"_s, profile.usesToken},
        {u"sandbox"_s, profile.sandbox},
    };
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
