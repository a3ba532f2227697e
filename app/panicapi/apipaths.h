// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the operations live below the API root. Those that the contract documents are facts; those
// that it only assumes (its section 15) can be corrected by the connection profile.
#pragma once

#include "domain/exchange.h"

#include <QMap>
#include <QString>

#include <array>

namespace console {

class ApiPaths final {
public:
    /// `corrected`: ConnectionProfile::paths. A key that no assumption has, and a path that
    /// problemOfPath() objects to, change nothing.
    explicit ApiPaths(const QMap<QString, QString> &corrected);
    ApiPaths() : ApiPaths(QMap<QString, QString>()) { }

    /// As it is, "{id}" included.
    [[nodiscard]] const QString &of(Endpoint endpoint) const;
    /// With the number in its place.
    [[nodiscard]] QString of(Endpoint endpoint, qint64 id) const;
    /// The path of RaiseAtSite: the reference as one percent-encoded segment. Empty when no URL can
    /// carry the reference ("", "." and "..").
    [[nodiscard]] QString ofSite(const QString &externalReference) const;

private:
    std::array<QString, std::size_t(Endpoint::Count)> m_paths;
};

} // namespace console
