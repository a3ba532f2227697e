// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of this desk, in an INI file in the configuration folder. Values are read once, at
// the start; writing happens on a thread of its own and replaces the file atomically. A default is
// not written, so a better default in a later version reaches everybody who never chose.
#pragma once

#include "domain/callout.h"
#include "journal/settingstable.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace console {

class Settings final : public QObject {
    Q_OBJECT

public:
    struct View {
        LatLon centre;
        double zoom = 0;
    };

    /// Reads `<configDir>/settings.ini`. A value that is unknown or out of range is replaced by its
    /// default, with one warning in the category console.journal that names its key, and left in
    /// the file.
    explicit Settings(const QString &configDir, QObject *parent = nullptr);
    /// Writes what has not been written yet.
    ~Settings() override;

    /// In the setting's own type, always valid. A setting of profile scope is the current
    /// profile's.
    [[nodiscard]] QVariant value(SettingKey key) const;
    [[nodiscard]] int integer(SettingKey key) const { return value(key).toInt(); }
    [[nodiscard]] QString text(SettingKey key) const { return value(key).toString(); }
    [[nodiscard]] QByteArray bytes(SettingKey key) const { return value(key).toByteArray(); }

    /// False, and nothing happens, when `value` is not acceptable.
    bool set(SettingKey key, const QVariant &value);
    void reset(SettingKey key);

    [[nodiscard]] std::optional<View> mapView() const;
    void setMapView(const View &view);

    /// Whose values the settings of profile scope are; empty = none (a start with --api-url or
    /// --sandbox).
    void setCurrentProfile(const QString &name);
    [[nodiscard]] QString currentProfile() const { return m_profile; }
    /// Carries the profile's own values over to its new name, or forgets them when `to` is empty.
    void renameProfile(const QString &from, const QString &to);

    [[nodiscard]] QString filePath() const { return m_filePath; }
    /// Waits until everything is in the file; false when the last writing failed.
    bool flush();

signals:
    void changed(console::SettingKey key);
    /// The file could not be written: an English sentence. The values stay in use until the end.
    void writeFailed(const QString &sentence);

private:
    using Values = QHash<QString, QVariant>; ///< by full name in the file; invalid = take it out

    [[nodiscard]] QString fullName(const SettingSpec &spec, QLatin1StringView name) const;
    void load();
    void loadOne(const SettingSpec &spec, const QString &group, const Values &file);
    void store(const QString &fullName, const QVariant &value);
    void write();

    const QString m_filePath;
    QString m_profile;
    Values m_values; ///< what differs from the default, checked
    Values m_pending; ///< not yet given to the writer
    QTimer m_writeSoon;
    QThreadPool m_writer; ///< one thread
    std::atomic_bool m_lastWriteFailed = false;
};

} // namespace console
