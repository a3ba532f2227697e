// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Times on the wire become UTC in one place. QDateTime's parser takes an unmarked time for local
// time and is slow for ten thousand of them.
#pragma once

#include "domain/clock.h"

#include <QStringView>

namespace console {

/// ISO 8601: "2024-01-15T09:30:00" with an optional fraction, then Z, an offset (+02, +0200,
/// +02:00) or nothing, which is UTC. A space may stand for the T. Null for anything else.
[[nodiscard]] std::optional<UtcTime> utcFromIso(QStringView text);

} // namespace console
