// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/timetext.h"

namespace console {

namespace {

/// Reads digits from the front of what is left.
class Scanner {
public:
    explicit Scanner(QStringView text) : m_rest(text) { }

    [[nodiscard]] std::optional<int> digits(qsizetype count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const char16_t c = m_rest.at(i).unicode();
            if (c < u'0' || c > u'9')
                return std::nullopt;
            value = value * 10 + (c - u'0');
        }
        m_rest = m_rest.sliced(count);
        return value;
    }
    [[nodiscard]] bool take(QChar c)
    {
        if (!m_rest.startsWith(c))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QStringView m_rest;
};

std::optional<std::chrono::sys_days> scanDate(Scanner &in)
{
    const auto year = in.digits(4);
    if (!year || !in.take(u'-'))
        return std::nullopt;
    const auto month = in.digits(2);
    if (!month || !in.take(u'-'))
        return std::nullopt;
    const auto day = in.digits(2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!date.ok() || *year < 1970)
        return std::nullopt;
    return std::chrono::sys_days(date);
}

std::optional<Millis> scanTimeOfDay(Scanner &in)
{
    const auto hour = in.digits(2);
    if (!hour || *hour > 23 || !in.take(u':'))
        return std::nullopt;
    const auto minute = in.digits(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    int second = 0;
    int milli = 0;
    if (in.take(u':')) {
        const auto seconds = in.digits(2);
        if (!seconds || *seconds > 60) // 60: a leap second is the next minute's first
            return std::nullopt;
        second = *seconds;
        if (in.take(u'.') || in.take(u',')) {
            int scale = 100;
            int count = 0;
            for (auto digit = in.digits(1); digit; digit = in.digits(1), scale /= 10, ++count)
                milli += *digit * scale;
            if (count == 0)
                return std::nullopt;
        }
    }
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second)
           + Millis(milli);
}

/// East of Greenwich is positive. Nothing left means UTC.
std::optional<std::chrono::minutes> scanOffset(Scanner &in)
{
    if (in.atEnd() || in.take(u'Z') || in.take(u'z'))
        return std::chrono::minutes(0);
    const bool east = in.take(u'+');
    if (!east && !in.take(u'-') && !in.take(u'\u2212'))
        return std::nullopt;
    const auto hours = in.digits(2);
    if (!hours || *hours > 18)
        return std::nullopt;
    int minutes = 0;
    if (!in.atEnd()) {
        (void)in.take(u':');
        const auto given = in.digits(2);
        if (!given || *given > 59)
            return std::nullopt;
        minutes = *given;
    }
    const std::chrono::minutes offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
    return east ? offset : -offset;
}

} // namespace

std::optional<UtcTime> utcFromIso(QStringView text)
{
    Scanner in(text.trimmed());
    const auto day = scanDate(in);
    if (!day || !(in.take(u'T') || in.take(u't') || in.take(u' ')))
        return std::nullopt;
    const auto timeOfDay = scanTimeOfDay(in);
    if (!timeOfDay)
        return std::nullopt;
    const auto offset = scanOffset(in);
    if (!offset || !in.atEnd())
        return std::nullopt;
    return UtcTime(*day) + *timeOfDay - *offset;
}

} // namespace console
