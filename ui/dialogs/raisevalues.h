// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the raise dialog reads what is typed into it, as pure functions.
#pragma once

#include "domain/directory.h"
#include "domain/requests.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace console {

/// A whole number above zero, spaces for the eye allowed; 0 when it is none.
[[nodiscard]] qint64 numberFromText(QString text);
/// Metres, 0 to 100 000, decimal point or comma; null when it is not that, or empty.
[[nodiscard]] std::optional<double> metresFromText(QString text);
/// An icon of the tokens, for example "medical"; may be empty.
[[nodiscard]] QByteArray responseTypeIcon(const QString &value);
/// "SECURITY" as people write it.
[[nodiscard]] QString responseTypeWords(const ResponseType &type);
/// "Medical callout for Naledi K. at −33.91052, 18.40833". `customer` is the customer field's text.
[[nodiscard]] QString raiseSummary(const RaiseRequest &request, const QString &type,
                                   const QString &customer);

/// "Subscription active, valid until 31 Mar 2027." `text` is what follows the state; may be empty.
[[nodiscard]] QString subscriptionWords(SubscriptionState state, const QString &text);
/// What follows the state of the subscription that counts: "valid until 31 Mar 2027"; may be empty.
[[nodiscard]] QString subscriptionDetail(const QList<Subscription> &subscriptions, UtcTime now);
/// "Depot 4, 12 Orange Street; security and medical coverage"
[[nodiscard]] QString siteWords(const FixedLocation &site);

/// The classification ids of contract 7.2.
inline constexpr int classificationReal = 1;
inline constexpr int classificationTest = 2;

} // namespace console
