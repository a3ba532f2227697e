// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Settings as a JSON file, from one desk to another. What such a file must never hold is not in the
// settings in the first place (secrets), or is left out (map addresses with a key in them). Reading
// checks everything before anybody changes anything.
#pragma once

#include "journal/settings.h"
#include "ui/preferences/importdialog.h"
#include "ui/preferences/preferencetable.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <expected>

namespace console {

struct SettingsFileMistake {
    int line = 0; ///< from 1
    QString sentence; ///< with the line in it
};

/// What a file says, checked.
struct SettingsImport {
    PreferenceValues values; ///< by name in the settings table
    QJsonArray profiles;
};

class SettingsFile final {
    Q_DECLARE_TR_FUNCTIONS(console::SettingsFile)

public:
    static constexpr qsizetype largest = 1024 * 1024;

    /// All settings that may travel, defaults included, so that the file says everything.
    [[nodiscard]] static QByteArray write(const Settings &settings);
    /// `now`: the settings that the file does not name.
    [[nodiscard]] static std::expected<SettingsImport, SettingsFileMistake>
    read(const QByteArray &json, const PreferenceValues &now);
    /// Of all settings that may travel.
    [[nodiscard]] static PreferenceValues values(const Settings &settings);
    /// Only what would become another one.
    [[nodiscard]] static QList<ImportDialog::Change> changes(const SettingsImport &import,
                                                             const Settings &settings);
    static void apply(const SettingsImport &import, Settings &settings);

private:
    [[nodiscard]] static QString problemOfProfile(const QJsonObject &profile);
    [[nodiscard]] static QString problemOfValue(const PreferenceValues &all, const QString &name);
    [[nodiscard]] static QString labelOf(const QString &name);
    [[nodiscard]] static QJsonArray mergedProfiles(const SettingsImport &import,
                                                   const Settings &settings);
};

} // namespace console
