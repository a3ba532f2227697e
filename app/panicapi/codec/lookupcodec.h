// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes become everything that is not a callout, in both dialects. Pure functions: any thread, no
// state.
//
// Lists: elements that cannot be read are left out; a list in which none can be read is an error.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

namespace console {

/// In ascending order of id, which is the order of writing. `calloutId` stands in where an event
/// has none.
[[nodiscard]] DecodeResult<QList<CalloutEvent>> decodeEvents(QByteArrayView body,
                                                             CalloutId calloutId);
/// The answer to sending: an empty body gives `sent` with id 0.
[[nodiscard]] DecodeResult<CalloutEvent> decodeSentEvent(QByteArrayView body,
                                                         const CalloutEvent &sent);

[[nodiscard]] DecodeResult<QList<ResponseType>> decodeResponseTypes(QByteArrayView body);

[[nodiscard]] DecodeResult<QList<ExceptionReason>> decodeExceptionReasons(QByteArrayView body);
/// The answer to attaching one: what it does not say is taken from `attached`.
[[nodiscard]] DecodeResult<ExceptionReason> decodeAttachedReason(QByteArrayView body,
                                                                 const ExceptionReason &attached);

[[nodiscard]] DecodeResult<QList<RatingItem>> decodeRatingItems(QByteArrayView body);
/// The id in the answer to a rating or a rating item; 0 when the body is empty or an object without
/// an id.
[[nodiscard]] DecodeResult<qint64> decodeCreatedId(QByteArrayView body);

} // namespace console
