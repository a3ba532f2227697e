// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all decoders share: the two wire dialects (contract 0.3) and how decoding fails.
#pragma once

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

    friend bool operator==(const DecodeError &, const DecodeError &) = default;
};

template <typename T> struct Decoded {
    T value{};
    /// The dialect, when this answer proves it. A list of flat callouts proves nothing: the newest
    /// documentation leaves the shape of lists open (contract 15, point 18).
    std::optional<Dialect> dialect;
};

template <typename T> using DecodeResult = std::expected<Decoded<T>, DecodeError>;

} // namespace console
