// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an answer says about signing in and about failure. Pure functions.
#pragma once

#include "panicapi/codec/wire.h"

#include <QByteArrayView>

#include <chrono>

namespace console {

/// The answer of the token exchange, in either spelling.
struct TokenAnswer {
    QByteArray token; ///< visible ASCII, fit for a header
    std::optional<std::chrono::seconds> lifetime; ///< from now; null = not given
    /// A lifetime above 1,000,000,000 is a Unix time (contract 0.3, rule 4).
    std::optional<std::chrono::sys_seconds> expiresAt;
};

[[nodiscard]] DecodeResult<TokenAnswer> decodeToken(QByteArrayView body);

/// True for what can stand in an Authorization header: visible ASCII, not empty.
[[nodiscard]] bool isUsableToken(QByteArrayView token);

/// What an error's body says to people: its `message`, else its `error`, else the body itself if
/// that is plain text. One line, at most 500 characters; empty when there is nothing fit to show.
[[nodiscard]] QString decodeErrorDetail(QByteArrayView body);

} // namespace console
