// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds a customer among those this console has seen: by name, surname or number. What it shows
// holds no more than the board does: the short name, the number and the masked mobile.
#pragma once

#include "domain/lookups.h"

class QCompleter;
class QObject;

namespace console {

/// "Naledi K. · 201 554 · +27 71 ••• ••••"
[[nodiscard]] QString customerLine(const Customer &customer);
/// Completes to customerLine().
[[nodiscard]] QCompleter *makeCustomerCompleter(const QList<Customer> &customers, QObject *parent);

} // namespace console
