// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/stages.h"

#include "sandbox/world.h"

using namespace Qt::StringLiterals;

namespace sandbox {

QStringList stageNames()
{
    return {u"owned"_s, u"dispatched"_s, u"withdrawn"_s, u"arrived"_s, u"completed"_s, u"closed"_s};
}

std::optional<Stage> stageNamed(const QString &name)
{
    const qsizetype at = stageNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(Stage(at + 1));
}

QString nameOf(Stage stage)
{
    return stage == Stage::Created ? u"created"_s : stageNames().at(int(stage) - 1);
}

Stage stageOf(World &world, const Callout &callout)
{
    if (callout.isClosed())
        return Stage::Closed;
    if (callout.status == QLatin1StringView(status::dispatched))
        return Stage::Dispatched;
    if (callout.status == QLatin1StringView(status::withdrawn))
        return Stage::Withdrawn;
    if (callout.status == QLatin1StringView(status::arrived))
        return Stage::Arrived;
    if (callout.status == QLatin1StringView(status::completed))
        return Stage::Completed;
    const bool owned = world.database
                           .value(u"SELECT 1 FROM events WHERE callout_id = ? AND message = "
                                  "'CALLOUT_OWNED' LIMIT 1"_s,
                                  {callout.id})
                           .isValid();
    return owned ? Stage::Owned : Stage::Created;
}

Stage stageAfter(Stage stage)
{
    switch (stage) {
    case Stage::Created: return Stage::Owned;
    case Stage::Owned:
    case Stage::Withdrawn: return Stage::Dispatched;
    case Stage::Dispatched: return Stage::Arrived;
    case Stage::Arrived: return Stage::Completed;
    case Stage::Completed:
    case Stage::Closed: break;
    }
    return Stage::Closed;
}

bool canBeReached(Stage from, Stage to)
{
    if (from == Stage::Closed || to == Stage::Created)
        return false;
    if (to == Stage::Withdrawn)
        return from == Stage::Dispatched;
    if (from == Stage::Withdrawn)
        return to != Stage::Owned;
    return int(to) > int(from);
}

QList<Stage> wayTo(Stage from, Stage to)
{
    if (to == Stage::Closed || to == Stage::Withdrawn)
        return {to};
    QList<Stage> way;
    for (Stage stage = stageAfter(from); stage != to; stage = stageAfter(stage))
        way.append(stage);
    way.append(to);
    return way;
}

BeatKind beatFor(Stage stage)
{
    switch (stage) {
    case Stage::Owned: return BeatKind::Own;
    case Stage::Dispatched: return BeatKind::Dispatch;
    case Stage::Withdrawn: return BeatKind::Withdraw;
    case Stage::Arrived: return BeatKind::Arrive;
    case Stage::Completed: return BeatKind::Complete;
    case Stage::Closed: return BeatKind::Close;
    case Stage::Created: break;
    }
    return BeatKind::Nothing;
}

Course courseThrough(Stage stage, qint64 atMs, Random &random)
{
    Course course = Course::natural(random, 0);
    if (stage == Stage::Withdrawn && !course.withdrawn) {
        const qint64 lost = random.seconds(70, 140);
        course.withdrawn = course.dispatched + lost / 2;
        course.dispatchedAgain = course.dispatched + lost;
        course.arrived += lost;
        course.completed += lost;
        course.closed += lost;
    } else if (stage > Stage::Withdrawn) {
        course.withdrawn.reset(); // that is past: nobody turned back
        course.dispatchedAgain.reset();
    }
    const qint64 reached = stage == Stage::Created      ? course.start
                           : stage == Stage::Owned      ? course.owned
                           : stage == Stage::Dispatched ? course.dispatched
                           : stage == Stage::Withdrawn  ? *course.withdrawn
                           : stage == Stage::Arrived    ? course.arrived
                           : stage == Stage::Completed  ? course.completed
                                                        : course.closed;
    const qint64 by = atMs - reached;
    for (qint64 *time : {&course.start, &course.owned, &course.dispatched, &course.arrived,
                         &course.completed, &course.closed})
        *time += by;
    for (std::optional<qint64> *time : {&course.withdrawn, &course.dispatchedAgain}) {
        if (*time)
            *time = **time + by;
    }
    return course;
}

} // namespace sandbox
