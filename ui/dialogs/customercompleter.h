// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds a customer among those this console has seen, by name, surname or number, and a registered
// site by name, reference or address. What it shows of a customer holds no more than the board
// does: the short name, the number and the masked mobile.
#pragma once

#include "domain/directory.h"

class QCompleter;
class QObject;

namespace console {

/// "Naledi K. · 201 554 · +27 71 ••• ••••"
[[nodiscard]] QString customerLine(const Customer &customer);
/// Completes to customerLine().
[[nodiscard]] QCompleter *makeCustomerCompleter(const QList<Customer> &customers, QObject *parent);

/// "Depot 4 · CPT-0417 · 12 Orange Street"
[[nodiscard]] QString siteLine(const FixedLocation &site);
/// Completes to siteLine(); only sites that have a reference.
[[nodiscard]] QCompleter *makeSiteCompleter(const QList<FixedLocation> &sites, QObject *parent);

} // namespace console
