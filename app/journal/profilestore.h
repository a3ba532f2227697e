// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The saved connection profiles, in the settings file: names and addresses, never a secret (those
// are in SecretStore, under the profile's name).
#pragma once

#include "domain/connection.h"

#include <QObject>

#include <optional>
#include <vector>

namespace console {

class Settings;
enum class SettingKey : quint8;

enum class ProfileProblem : quint8 {
    NoName, ///< empty, longer than 60 characters, or not printable
    NameTaken, ///< another profile has it (case-blind)
    BadUrl, ///< checkApiRoot() says which
    NotFound,
};

class ProfileStore final : public QObject {
    Q_OBJECT

public:
    /// `settings` must outlive the store.
    explicit ProfileStore(Settings &settings, QObject *parent = nullptr);

    /// By name. Entries that cannot be used are left out, with a warning that names the profile.
    [[nodiscard]] const std::vector<ConnectionProfile> &profiles() const { return m_profiles; }
    [[nodiscard]] std::optional<ConnectionProfile> find(const QString &name) const;

    /// Adds, or replaces the profile of exactly this name.
    std::expected<void, ProfileProblem> save(ConnectionProfile profile);
    /// Also forgets what was set for this profile alone, and that it was the last one used.
    std::expected<void, ProfileProblem> remove(const QString &name);
    /// Settings of the profile follow. The secret does not: call SecretStore::rename too.
    std::expected<void, ProfileProblem> rename(const QString &from, const QString &to);

    /// The one used last, if it is still there.
    [[nodiscard]] std::optional<ConnectionProfile> lastUsed() const;
    /// Also makes it the settings' current profile.
    void setLastUsed(const QString &name);

signals:
    void changed();

private:
    void load();
    void store();
    [[nodiscard]] std::vector<ConnectionProfile>::iterator locate(const QString &name);
    [[nodiscard]] std::optional<ProfileProblem> nameProblem(const QString &name,
                                                            const QString &except) const;

    Settings &m_settings;
    std::vector<ConnectionProfile> m_profiles;
};

} // namespace console
