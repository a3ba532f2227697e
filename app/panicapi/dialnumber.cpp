// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/dialnumber.h"

#include <utility>

namespace console {

using namespace Qt::StringLiterals;

std::optional<DialNumber> DialNumber::fromText(QStringView text)
{
    constexpr qsizetype fewest = 7;
    constexpr qsizetype most = 15; // E.164
    DialNumber number;
    qsizetype digits = 0;
    for (const QChar c : text.trimmed()) {
        if (c >= u'0' && c <= u'9') {
            number.m_digits += char(c.unicode());
            ++digits;
        } else if (c == u'+' && number.m_digits.isEmpty()) {
            number.m_digits += '+';
        } else if (!c.isSpace() && c != u'-' && c != u'(' && c != u')') {
            return std::nullopt;
        }
    }
    if (digits < fewest || digits > most)
        return std::nullopt;
    return number;
}

DialNumber::DialNumber(DialNumber &&other) noexcept
    : m_digits(std::exchange(other.m_digits, {})) { }

DialNumber &DialNumber::operator=(DialNumber &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_digits = std::exchange(other.m_digits, {});
    }
    return *this;
}

DialNumber::~DialNumber()
{
    wipe();
}

void DialNumber::wipe()
{
    // Through volatile, or the compiler drops writes to an object that is about to end.
    volatile char *digits = m_digits.data();
    for (qsizetype i = 0; i < m_digits.size(); ++i)
        digits[i] = 0;
    m_digits.clear();
}

QUrl DialNumber::telUrl() const
{
    QUrl url;
    url.setScheme(u"tel"_s);
    url.setPath(QString::fromLatin1(m_digits));
    return url;
}

} // namespace console
