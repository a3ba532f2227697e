// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands become bytes here. While the dialect is not known yet (a pasted token before the first
// telling answer) the flat shape is sent, and for chat all three members, as contract 6.9 advises.
#pragma once

#include "domain/connection.h"
#include "domain/requests.h"
#include "panicapi/codec/wire.h"

#include <QByteArray>

namespace console {

using MaybeDialect = std::optional<Dialect>;

[[nodiscard]] QByteArray encodeTokenRequest(const Credentials &credentials);
[[nodiscard]] QByteArray encodeCalloutTokenRequest(CustomerId customer);
/// For every place: a live position, a site's id, or, at the path of its reference, a site.
[[nodiscard]] QByteArray encodeRaise(const RaiseRequest &request, MaybeDialect dialect);
/// Contract 6.3: the same with the customer in it.
[[nodiscard]] QByteArray encodeLegacyRaise(const RaiseRequest &request, MaybeDialect dialect);
/// `source`: who speaks, nested dialect.
[[nodiscard]] QByteArray encodeEvent(const QString &text, const QString &source,
                                     MaybeDialect dialect);
[[nodiscard]] QByteArray encodeReason(qint64 reasonId, const QString &note);
[[nodiscard]] QByteArray encodeVerifiedCancel(const SafeCode &code);
/// No argument: nothing that could turn it into the other one.
[[nodiscard]] QByteArray encodeUnconditionalCancel();
[[nodiscard]] QByteArray encodeRating(const RatingRequest &request, MaybeDialect dialect);
/// The flat dialect knows scores only: 5 for positive, 1 for negative.
[[nodiscard]] QByteArray encodeRatingItem(qint64 ratingId, const RatingRequest::Item &item,
                                          MaybeDialect dialect);
[[nodiscard]] QByteArray encodeLocation(const LocationUpdate &update);

} // namespace console
