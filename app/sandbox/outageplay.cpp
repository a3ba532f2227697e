// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/plays.h"
#include "sandbox/scenariofile.h"

#include <QJsonDocument>

namespace sandbox {

namespace {

struct Trouble {
    int minute;
    int forSeconds;
    const char *fault;
};

// A bad day, pressed into an hour. Each ends, and leaves a minute or more to recover.
constexpr Trouble day[] = {
    {1, 90, R"({"kind":"latency","milliseconds":800,"distribution":"exponential"})"},
    {4, 60, R"({"kind":"error","codes":{"500":3,"502":1,"503":1},"share":0.4})"},
    {6, 20, R"({"kind":"unauthorised"})"},
    {8, 40, R"({"kind":"rateLimited","retryAfterSeconds":5})"},
    {10, 30, R"({"kind":"refuse"})"},
    {12, 45, R"({"kind":"blackHole"})"},
    {15, 60, R"({"kind":"drip","share":0.5})"},
    {18, 60, R"({"kind":"cutBody","share":0.5})"},
    {21, 60, R"({"kind":"clockSkew","seconds":-90})"},
    {24, 120, R"({"kind":"dropFromList","number":2})"},
    {28, 60, R"({"kind":"invalidJson","path":"callouts/*","share":0.5})"},
    {31, 60, R"({"kind":"wrongTypes","path":"callouts/activeCallouts"})"},
    {34, 45, R"({"kind":"emptyBody","path":"callouts/activeCallouts"})"},
    {37, 60, R"({"kind":"duplicateList"})"},
    {39, 60, R"({"kind":"reorderList"})"},
    {41, 60, R"({"kind":"unknownStatus","text":"Searching"})"},
    {43, 60, R"({"kind":"unknownFields"})"},
    {46, 30, R"({"kind":"hugeBody","megabytes":20,"path":"callouts/activeCallouts"})"},
    // Never one trouble alone.
    {49, 120, R"({"kind":"latency","milliseconds":2500,"distribution":"uniform","share":0.7})"},
    {50, 60, R"({"kind":"error","codes":{"503":1},"share":0.3})"},
    {54, 120, R"({"kind":"clockSkew","seconds":45})"},
};

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;

} // namespace

QList<OwnFault> OutagePlay::faults() const
{
    QList<OwnFault> all;
    for (const Trouble &trouble : day) {
        QList<Mistake> mistakes;
        const std::optional<Fault> fault =
            Fault::read(QJsonDocument::fromJson(trouble.fault).object(), {}, mistakes);
        Q_ASSERT(fault);
        all.append({trouble.minute * minute, trouble.forSeconds * second, *fault});
    }
    return all;
}

qint64 OutagePlay::faultPeriodMs() const
{
    return 60 * minute;
}

} // namespace sandbox
