// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/stages.h"

#include "models/queuefigures.h"
#include "models/queuetext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr QChar dash(0x2014);

/// How many of the AURA-side stages the status itself claims: 0 created ... 4 closed.
int claimedByStatus(CalloutStatus status)
{
    switch (status) {
    case CalloutStatus::ResponderDispatched: return 1;
    case CalloutStatus::ResponderArrived: return 2;
    case CalloutStatus::ResponderCompleted: return 3;
    case CalloutStatus::Closed: return 4;
    case CalloutStatus::Unknown:
    case CalloutStatus::Created:
    case CalloutStatus::ResponderCancelled: break;
    }
    return 0;
}

struct Moment {
    std::optional<UtcTime> at;
    bool reached = false;
    bool seenHere = false; ///< `at` is when this console saw it, not when AURA says it was
};

/// Created, Taken, Dispatched, On scene, Completed, Closed.
std::array<Moment, 6> moments(const BoardEntry &entry, const ServerClock &clock)
{
    const Callout &callout = entry.callout;
    const int claimed = claimedByStatus(callout.status);
    std::array<Moment, 6> result;
    result[0] = {.at = callout.createdAt, .reached = true};
    if (entry.takenAt)
        result[1] = {.at = clock.at(*entry.takenAt), .reached = true};
    const std::array<std::optional<UtcTime>, 4> told{callout.dispatchedAt, callout.arrivedAt,
                                                     callout.completedAt, callout.closedAt};
    for (std::size_t i = 0; i < told.size(); ++i) {
        const bool isClaimed = claimed >= int(i) + 1;
        // A withdrawn responder is on the way no longer, though AURA keeps the time.
        const bool withdrawn = i == 0 && callout.status == CalloutStatus::ResponderCancelled;
        result[i + 2] = {.at = told[i], .reached = (told[i] || isClaimed) && !withdrawn};
        if (claimed == int(i) + 1 && !told[i] && entry.stageSince != MonoTime{})
            result[i + 2] = {.at = clock.at(entry.stageSince), .reached = true, .seenHere = true};
    }
    return result;
}

} // namespace

QString Stages::localSecond(UtcTime time)
{
    return toDateTime(time).toLocalTime().toString(u"HH:mm:ss"_s);
}

QList<Stage> Stages::of(const BoardEntry &entry, const ServerClock &clock, MonoTime readAt,
                        MonoTime now, bool linkLost)
{
    const Callout &callout = entry.callout;
    const auto facts = moments(entry, clock);
    const std::array names{tr("Created"),  tr("Taken"),     tr("Dispatched"),
                           tr("On scene"), tr("Completed"), tr("Closed")};
    QList<Stage> stages(qsizetype(names.size()));
    qsizetype current = 0;
    for (qsizetype i = 0; i < stages.size(); ++i) {
        const Moment &fact = facts[std::size_t(i)];
        Stage &stage = stages[i];
        stage.name = names[std::size_t(i)];
        stage.time = fact.reached ? tr("Not given") : QString(dash);
        if (!fact.reached)
            continue;
        current = i;
        stage.mark = Stage::Mark::Done;
        if (!fact.at)
            continue;
        stage.time = localSecond(*fact.at);
        if (fact.seenHere) {
            stage.note = tr("seen here");
        } else if (i > 0 && callout.createdAt) {
            const Millis after = *fact.at - *callout.createdAt;
            stage.note = tr("after %1").arg(QueueText::clock(after));
            stage.overTarget = (i == 1 && after > figures::takeTarget)
                               || (i == 2 && after > figures::dispatchTarget);
        }
    }
    stages[current].mark = Stage::Mark::Current;
    if (callout.createdAt && entry.firstSeen != MonoTime{})
        stages[0].note =
            tr("seen +%1").arg(QueueText::age(clock.at(entry.firstSeen) - *callout.createdAt));
    if (stages[1].mark == Stage::Mark::Ahead)
        stages[1].note = tr("target %1").arg(QueueText::clock(figures::takeTarget));
    if (stages[2].mark == Stage::Mark::Ahead)
        stages[2].note = tr("target %1").arg(QueueText::clock(figures::dispatchTarget));
    if (stages[3].mark == Stage::Mark::Ahead && callout.responder.eta
        && stages[2].mark != Stage::Mark::Ahead) {
        const UtcTime due = clock.at(readAt) + *callout.responder.eta;
        const auto left = std::chrono::ceil<std::chrono::minutes>(due - clock.at(now));
        stages[3].time = tr("ETA %1").arg(QueueText::localMinute(due));
        stages[3].note = linkLost           ? tr("last known")
                         : left.count() > 0 ? tr("in %1 min").arg(left.count())
                                            : tr("due");
    }
    if (stages[5].mark == Stage::Mark::Ahead)
        stages[5].note = tr("by AURA");
    return stages;
}

QString Stages::spoken(const QList<Stage> &stages)
{
    QStringList parts;
    for (const Stage &stage : stages) {
        if (stage.mark != Stage::Mark::Ahead)
            parts << stage.name + u' ' + stage.time;
    }
    return parts.join(u", "_s);
}

} // namespace console
