// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all decoders share: the two wire dialects (contract 0.3) and how decoding fails.
#pragma once

#include "domain/exchange.h"

#include <QString>

#include <expected>
#include <optional>

namespace console {

enum class Dialect : quint8 {
    Flat, ///< G1/G2: what the contract's seed page shows
    Nested, ///< G3
};

/// Why an answer is not what the contract describes. Never quotes the answer.
struct DecodeError {
    QString detail;
    /// The answer is well-formed and empty where AURA gives its documents later: not yet.
    bool nothingThere = false;

    friend bool operator==(const DecodeError &, const DecodeError &) = default;
};

template <typename T> struct Decoded {
    T value{};
    /// The dialect, when this answer proves it. A list of flat callouts proves nothing: the newest
    /// documentation leaves the shape of lists open (contract 15, point 18).
    std::optional<Dialect> dialect{};
    Drift drift{}; ///< what of the answer this program does not know
};

template <typename T> using DecodeResult = std::expected<Decoded<T>, DecodeError>;

} // namespace console
