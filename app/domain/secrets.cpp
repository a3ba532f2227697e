// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/secrets.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {
constexpr qsizetype codeLength = 4;
constexpr int shortestNumber = 7;
// A dialling code of two digits and a network code of two: what tells a control room the operator
// and country, and no more.
constexpr qsizetype alwaysVisible = 4;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
} // namespace

std::optional<SafeCode> SafeCode::fromText(QStringView text)
{
    if (text.size() != codeLength || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    SafeCode code;
    std::transform(text.begin(), text.end(), code.m_digits.begin(),
                   [](QChar c) { return c.toLatin1(); });
    return code;
}

SafeCode::SafeCode(SafeCode &&other) noexcept : m_digits(other.m_digits)
{
    other.wipe();
}

SafeCode &SafeCode::operator=(SafeCode &&other) noexcept
{
    if (this != &other) {
        m_digits = other.m_digits;
        other.wipe();
    }
    return *this;
}

SafeCode::~SafeCode()
{
    wipe();
}

QString SafeCode::forRequest() const
{
    return QString::fromLatin1(m_digits.data(), m_digits.size());
}

void SafeCode::wipe()
{
    // Through volatile, or the compiler drops writes to an object that is about to end.
    volatile char *digits = m_digits.data();
    for (std::size_t i = 0; i < m_digits.size(); ++i)
        digits[i] = 0;
}

MaskedNumber MaskedNumber::fromFull(QStringView number)
{
    MaskedNumber result;
    result.m_plus = number.trimmed().startsWith(u'+');
    QString digits;
    for (const QChar c : number) {
        if (isDigit(c))
            digits += c;
    }
    result.m_digitCount = int(digits.size());
    if (result.m_digitCount >= shortestNumber)
        result.m_prefix = digits.left(digits.size() - codeLength);
    return result;
}

QString MaskedNumber::masked() const
{
    return format(std::min<qsizetype>(alwaysVisible, m_prefix.size()));
}

QString MaskedNumber::revealed() const
{
    return format(m_prefix.size());
}

QString MaskedNumber::format(qsizetype visibleDigits) const
{
    if (isEmpty())
        return {};
    // Groups from the right: four, three, then pairs: +27 82 123 4567.
    QString shown = m_prefix.left(visibleDigits);
    shown += QString(m_digitCount - shown.size(), u'•');
    QString grouped;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const qsizetype fromRight = shown.size() - i;
        if (i > 0
            && (fromRight == 4 || fromRight == 7 || (fromRight > 7 && (fromRight - 7) % 2 == 0)))
            grouped += u' ';
        grouped += shown.at(i);
    }
    return m_plus ? u'+' + grouped : grouped;
}

} // namespace console
