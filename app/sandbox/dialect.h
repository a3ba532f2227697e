// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two shapes in which the Panic API is documented (contract 0.3). The sandbox speaks one of
// them at a time, and refuses requests that are written in the other.

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace sandbox {

class Fields;

enum class Dialect { Flat, Nested };

// "flat" or "nested", as in options and on the control surface.
[[nodiscard]] QString nameOf(Dialect dialect);
[[nodiscard]] std::optional<Dialect> dialectNamed(const QString &name);

// A 400 when the body has one of these members, which belong to the other dialect.
void refuseForeign(Dialect spoken, const Fields &fields, const QStringList &foreign,
                   const QString &insteadSend);

} // namespace sandbox
