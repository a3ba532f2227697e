// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AURA gives once a callout is closed: a report whose format nobody has seen documented, and a
// picture. Pure functions.
#pragma once

#include "domain/report.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

namespace console {

/// The members of contract 6.12 become values; every other one, and a known one that cannot be
/// read, becomes a line under its path ("responder.name", "notes[0]"), in the parser's order, which
/// is that of the alphabet. Members that speak of codes are left out whole, and what looks like a
/// telephone number loses its last four digits: those are safe codes.
///
/// A body that is no JSON is a document of the type that `contentType` names; said to be JSON, or
/// not said to be anything, it is an error. An empty body is "not yet" (DecodeError::nothingThere).
[[nodiscard]] DecodeResult<ResolutionReport>
decodeResolutionReport(QByteArrayView body, QByteArrayView contentType, CalloutId id);

/// `root`: what a relative address is seen from. The picture stands in `image` as base64, with or
/// without "data:...;base64,", or is the whole body. Neither picture nor usable address: "not yet".
[[nodiscard]] DecodeResult<CalloutMap> decodeCalloutMap(QByteArrayView body, CalloutId id,
                                                        const QUrl &root);
/// The file that a map's address names: PNG or JPEG as its first bytes say, at most 8 MiB.
[[nodiscard]] DecodeResult<QByteArray> decodePicture(QByteArrayView body);

} // namespace console
