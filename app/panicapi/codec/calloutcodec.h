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
/// error.
[[nodiscard]] DecodeResult<Snapshot> decodeActiveList(QByteArrayView body);

/// One callout, bare or under `callout`.
[[nodiscard]] DecodeResult<Callout> decodeCallout(QByteArrayView body);

/// The answer to a location update: the callout when it carries one, as with HTTP 285; a bare
/// message, an empty body and a body that is no JSON carry none.
[[nodiscard]] DecodeResult<std::optional<Callout>> decodeLocationAnswer(QByteArrayView body);

} // namespace console
