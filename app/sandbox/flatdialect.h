// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The flat shapes of the API (contract 3.1, G1/G2), written by hand from the contract.

#pragma once

#include "sandbox/rows.h"

#include <QByteArray>
#include <QJsonObject>

namespace sandbox::flat {

[[nodiscard]] QJsonObject callout(const Callout &callout);
// The same as bytes, for the list that is asked for all the time.
[[nodiscard]] QByteArray calloutJson(const Callout &callout);
[[nodiscard]] QJsonObject event(const Event &event);
[[nodiscard]] QJsonObject customer(const Customer &customer);

// ISO 8601, UTC, whole seconds, as in every documented example.
[[nodiscard]] QString timestamp(qint64 unixMs);

} // namespace sandbox::flat
