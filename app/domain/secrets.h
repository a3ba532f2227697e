// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Secrets as types, so that they cannot be printed, compared with "==" in passing, or left empty by
// mistake.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace console {

/// A customer's safe code: exactly four digits (contract 4.2). Move-only; wiped when it goes. It
/// has no stream operator and no equality on purpose: nothing in this program may print or judge a
/// code.
class SafeCode final {
public:
    /// Null unless `text` is exactly four ASCII digits.
    [[nodiscard]] static std::optional<SafeCode> fromText(QStringView text);

    SafeCode(SafeCode &&other) noexcept;
    SafeCode &operator=(SafeCode &&other) noexcept;
    SafeCode(const SafeCode &) = delete;
    SafeCode &operator=(const SafeCode &) = delete;
    ~SafeCode();

    /// For the request body alone (panicapi).
    [[nodiscard]] QString forRequest() const;

private:
    SafeCode() = default;
    void wipe();
    std::array<char, 4> m_digits{};
};

/// A mobile number without its last four digits: those are the safe code, so they are dropped where
/// the number is decoded and exist nowhere else in the program.
class MaskedNumber final {
public:
    MaskedNumber() = default;
    /// Keeps what stands before the last four digits; spaces, dashes and brackets are ignored.
    /// A number of fewer than seven digits is kept as masked whole.
    [[nodiscard]] static MaskedNumber fromFull(QStringView number);

    [[nodiscard]] bool isEmpty() const { return m_digitCount == 0; }
    /// What is always shown: country and network, for example "+27 82 ••• ••••".
    [[nodiscard]] QString masked() const;
    /// What a logged reveal shows: all but the last four, for example "+27 82 123 ••••".
    [[nodiscard]] QString revealed() const;

    friend bool operator==(const MaskedNumber &, const MaskedNumber &) = default;

private:
    [[nodiscard]] QString format(qsizetype visibleDigits) const;

    bool m_plus = false;
    QString m_prefix; ///< digits before the last four
    int m_digitCount = 0; ///< of the whole number
};

} // namespace console
