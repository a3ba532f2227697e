// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/play.h"

#include "sandbox/plays.h"
#include "sandbox/scenariofile.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
enum Purpose : quint32 { QuietGaps = 60 };
constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
} // namespace

std::optional<Plan> Play::next(qint64 number, qint64 nowMs, const QSet<qint64> &busyCustomers) const
{
    return m_story.next(number, nowMs, busyCustomers);
}

qint64 Play::gapAfter(qint64 number, qsizetype activeNow) const
{
    return m_story.gapAfter(number, activeNow);
}

QList<OwnFault> Play::faults() const
{
    return {};
}

QList<Sign> Play::signsOfDuress(const Callout &) const
{
    return {};
}

// One is under way when the shift begins.
QList<Plan> QuietPlay::opening() const
{
    const std::optional<Plan> plan = m_story.next(1, -3 * minute, {});
    return plan ? QList<Plan>{*plan} : QList<Plan>{};
}

qint64 QuietPlay::gapAfter(qint64 number, qsizetype) const
{
    Random random = m_story.stream(QuietGaps, quint64(number));
    return 28 * minute + random.seconds(0, 240);
}

QStringList playNames()
{
    return {u"shift"_s,  u"empty"_s,  u"quiet"_s,   u"flood"_s,
            u"duress"_s, u"outage"_s, u"training"_s};
}

std::unique_ptr<Play> makePlay(const QString &name, quint32 seed)
{
    if (name == u"shift"_s)
        return std::make_unique<ShiftPlay>(seed);
    if (name == u"quiet"_s)
        return std::make_unique<QuietPlay>(seed);
    if (name == u"flood"_s)
        return std::make_unique<FloodPlay>(seed);
    if (name == u"duress"_s)
        return std::make_unique<DuressPlay>(seed);
    if (name == u"outage"_s)
        return std::make_unique<OutagePlay>(seed);
    if (name == u"training"_s)
        return std::make_unique<TrainingPlay>(seed);
    return std::make_unique<EmptyPlay>(seed);
}

} // namespace sandbox
