// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole mobile number on its way from AURA's answer to the phone program. Its last four digits
// are the safe code, so it is nowhere but here, has no stream operator, and is wiped when it goes.
#pragma once

#include <QByteArray>
#include <QStringView>
#include <QUrl>

#include <optional>

namespace console {

class DialNumber final {
public:
    DialNumber() = default;
    /// Null unless `text` is a plus or not, and 7 to 15 digits; blanks, dashes and brackets are
    /// ignored.
    [[nodiscard]] static std::optional<DialNumber> fromText(QStringView text);

    DialNumber(const DialNumber &) = delete;
    DialNumber &operator=(const DialNumber &) = delete;
    DialNumber(DialNumber &&other) noexcept;
    DialNumber &operator=(DialNumber &&other) noexcept;
    ~DialNumber();

    /// For QDesktopServices alone.
    [[nodiscard]] QUrl telUrl() const;

private:
    void wipe();

    QByteArray m_digits;
};

} // namespace console
