// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes become callouts here, in both dialects, and nowhere else. Pure functions: any thread, no
// state.
#pragma once

#include "domain/panicapi.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

namespace console {

/// A list of callouts: a bare array, or an object that holds one (contract 0.3). An element without
/// a usable id is skipped and counted, and makes the snapshot incomplete; a bad coordinate only
/// empties the position. Of two elements with one id the later wins. An answer without a list is an
/// error. For short lists; ActiveListDecoder reads the long ones alike, and faster.
[[nodiscard]] DecodeResult<Snapshot> decodeActiveList(QByteArrayView body);

/// One element of such a list, alone.
struct ListElement {
    std::optional<Callout> callout; ///< none: to be skipped and counted
    bool nested = false; ///< it proves the dialect
    Drift drift; ///< names and statuses of this element
};

/// The element's own bytes as decodeActiveList() would read them. `enveloped`: the list stood in an
/// object. Errors: no JSON.
[[nodiscard]] std::expected<ListElement, DecodeError> decodeElement(QByteArrayView element,
                                                                    bool enveloped);

/// One callout, bare or under `callout`.
[[nodiscard]] DecodeResult<Callout> decodeCallout(QByteArrayView body);

/// The answer to a location update: the callout when it carries one, as with HTTP 285; a bare
/// message, an empty body and a body that is no JSON carry none.
[[nodiscard]] DecodeResult<std::optional<Callout>> decodeLocationAnswer(QByteArrayView body);

} // namespace console
