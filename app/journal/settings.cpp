// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSettings>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace console {

namespace {

Q_LOGGING_CATEGORY(lcJournal, "console.journal")

constexpr std::chrono::milliseconds writeDelay{
    200}; // dragging a splitter is one writing, not a hundred
constexpr auto profilePrefix = "profile:"_L1;

QString groupOf(SettingScope scope, const QString &profile)
{
    switch (scope) {
    case SettingScope::Desk: return u"desk"_s;
    case SettingScope::Window: return u"window"_s;
    case SettingScope::Profile: break;
    }
    // A slash in a name would make a group of its own.
    return profilePrefix + QString::fromLatin1(QUrl::toPercentEncoding(profile));
}

} // namespace

Settings::Settings(const QString &configDir, QObject *parent)
    : QObject(parent), m_filePath(QDir(configDir).filePath(u"settings.ini"_s))
{
    m_writer.setMaxThreadCount(1);
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(writeDelay);
    connect(&m_writeSoon, &QTimer::timeout, this, &Settings::write);
    load();
}

Settings::~Settings()
{
    flush();
}

QString Settings::fullName(const SettingSpec &spec, QLatin1StringView name) const
{
    return groupOf(spec.scope, m_profile) + u'/' + name;
}

QVariant Settings::value(SettingKey key) const
{
    const SettingSpec &spec = settingSpec(key);
    return m_values.value(fullName(spec, spec.name), spec.defaultValue);
}

bool Settings::set(SettingKey key, const QVariant &value)
{
    const SettingSpec &spec = settingSpec(key);
    const std::optional<QVariant> accepted = acceptSetting(spec, value);
    if (!accepted)
        return false;
    if (*accepted == this->value(key))
        return true;
    store(fullName(spec, spec.name), *accepted == spec.defaultValue ? QVariant() : *accepted);
    emit changed(key);
    return true;
}

void Settings::reset(SettingKey key)
{
    set(key, settingSpec(key).defaultValue);
}

std::optional<Settings::View> Settings::mapView() const
{
    const QStringList parts = text(SettingKey::MapView).split(u',');
    if (parts.size() != 3)
        return std::nullopt;
    return View{{parts[0].toDouble(), parts[1].toDouble()}, parts[2].toDouble()};
}

void Settings::setMapView(const View &view)
{
    set(SettingKey::MapView, u"%1,%2,%3"_s.arg(QString::number(view.centre.latitude, 'f', 6),
                                               QString::number(view.centre.longitude, 'f', 6),
                                               QString::number(view.zoom, 'f', 2)));
}

void Settings::setCurrentProfile(const QString &name)
{
    if (m_profile == name)
        return;
    QHash<SettingKey, QVariant> before;
    for (const SettingSpec &spec : settingsTable())
        before.insert(spec.key, value(spec.key));
    m_profile = name;
    for (const SettingSpec &spec : settingsTable()) {
        if (value(spec.key) != before.value(spec.key))
            emit changed(spec.key);
    }
}

void Settings::renameProfile(const QString &from, const QString &to)
{
    const QString oldGroup = groupOf(SettingScope::Profile, from) + u'/';
    for (const QString &name : m_values.keys()) {
        if (!name.startsWith(oldGroup))
            continue;
        const QVariant value = m_values.value(name);
        store(name, {});
        if (!to.isEmpty())
            store(groupOf(SettingScope::Profile, to) + u'/' + name.sliced(oldGroup.size()), value);
    }
    if (m_profile == from)
        setCurrentProfile(to);
}

void Settings::load()
{
    QSettings file(m_filePath, QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        qCWarning(lcJournal).noquote()
            << u"%1 cannot be read as settings: the defaults are used"_s.arg(m_filePath);
    Values values;
    QStringList profileGroups;
    for (const QString &name : file.allKeys())
        values.insert(name, file.value(name));
    for (const QString &group : file.childGroups()) {
        if (group.startsWith(profilePrefix))
            profileGroups.append(group);
    }
    for (const SettingSpec &spec : settingsTable()) {
        if (spec.scope != SettingScope::Profile) {
            loadOne(spec, groupOf(spec.scope, {}), values);
            continue;
        }
        for (const QString &group : profileGroups)
            loadOne(spec, group, values);
    }
}

void Settings::loadOne(const SettingSpec &spec, const QString &group, const Values &file)
{
    const QString name = group + u'/' + spec.name;
    const QString former = group + u'/' + spec.formerName;
    const bool renamed =
        !file.contains(name) && !spec.formerName.isEmpty() && file.contains(former);
    const QString found = renamed ? former : name;
    if (!file.contains(found))
        return;
    const std::optional<QVariant> accepted = acceptSetting(spec, file.value(found));
    if (!accepted) {
        qCWarning(lcJournal).noquote()
            << u"settings.ini: the value of %1 is not acceptable, the default is used"_s.arg(found);
        return;
    }
    if (*accepted != spec.defaultValue)
        m_values.insert(name, *accepted);
    if (renamed) {
        store(former, {});
        store(name, m_values.value(name));
    }
}

void Settings::store(const QString &fullName, const QVariant &value)
{
    if (value.isValid())
        m_values.insert(fullName, value);
    else
        m_values.remove(fullName);
    m_pending.insert(fullName, value);
    m_writeSoon.start();
}

void Settings::write()
{
    m_writeSoon.stop();
    if (m_pending.isEmpty())
        return;
    m_writer.start([this, pending = std::exchange(m_pending, {}), path = m_filePath] {
        QDir().mkpath(QFileInfo(path).absolutePath());
        // QSettings merges with what another program has written meanwhile, and replaces the file
        // by renaming a complete new one.
        QSettings file(path, QSettings::IniFormat);
        for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
            if (it.value().isValid())
                file.setValue(it.key(), it.value());
            else
                file.remove(it.key());
        }
        file.sync();
        m_lastWriteFailed = file.status() != QSettings::NoError;
        if (m_lastWriteFailed)
            emit writeFailed(
                u"The settings cannot be written to %1."_s.arg(QDir::toNativeSeparators(path)));
    });
}

bool Settings::flush()
{
    write();
    m_writer.waitForDone();
    return !m_lastWriteFailed;
}

} // namespace console
