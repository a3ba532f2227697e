// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as the shift finds it: one callout of every stage, and the oddities an operator must
// be able to live with.

#include "sandbox/roster.h"
#include "sandbox/scenes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr quint32 openingPurpose = 10;

enum class Oddity { None, UnknownStatus, Withdrawn, SoftCancelled, Test, Stuck, WrongCode };

struct OddScene {
    Scene scene;
    Oddity oddity;
};

constexpr OddScene scenes[] = {
    {{2310, Reached::Completed, 0, 2}, Oddity::None},
    {{1260, Reached::Arrived, 0, 1}, Oddity::None},
    {{1020, Reached::Dispatched, 0, 1}, Oddity::Stuck},
    {{840, Reached::Arrived, 99005, 1}, Oddity::None},
    {{660, Reached::Dispatched, 0, 1}, Oddity::Withdrawn},
    {{540, Reached::Owned, 0, 3}, Oddity::UnknownStatus},
    {{400, Reached::Dispatched, 0, 1}, Oddity::None},
    {{310, Reached::Owned, 0, 1}, Oddity::SoftCancelled},
    {{240, Reached::Owned, 0, 1}, Oddity::Test},
    {{190, Reached::Dispatched, 0, 1}, Oddity::WrongCode},
    {{150, Reached::Dispatched, 99001, 1}, Oddity::None},
    {{70, Reached::Owned, 0, 2}, Oddity::None},
    {{24, Reached::Created, 0, 1}, Oddity::None},
};

void delay(Course &course, qint64 by)
{
    course.arrived += by;
    course.completed += by;
    course.closed += by;
}

void apply(Oddity oddity, Course &course, Random &random)
{
    switch (oddity) {
    case Oddity::UnknownStatus:
        course.awaitsEta = course.owned + random.seconds(20, 40);
        course.dispatched += 90000;
        delay(course, 90000);
        break;
    case Oddity::Withdrawn:
        course.withdrawn = -random.seconds(50, 70);
        course.dispatchedAgain = random.seconds(40, 60);
        course.arrived = *course.dispatchedAgain + random.seconds(150, 300);
        course.completed = course.arrived + random.seconds(90, 240);
        course.closed = course.completed + random.seconds(30, 90);
        break;
    case Oddity::Stuck:
        delay(course, 1200000); // long enough to be noticed
        break;
    case Oddity::WrongCode: delay(course, 180000); break;
    case Oddity::None:
    case Oddity::SoftCancelled:
    case Oddity::Test: break;
    }
}

} // namespace

QList<Plan> Story::opening() const
{
    QList<qint64> people = castOf(stream(openingPurpose, 0));
    QList<Plan> plans;
    quint64 number = 0;
    for (const auto &[scene, oddity] : scenes) {
        Random random = stream(openingPurpose, ++number);
        qint64 who = 0;
        if (oddity == Oddity::Stuck)
            who = roster::stuckCustomer;
        else if (scene.siteId == 0)
            who = people.takeFirst();
        Plan plan = planOf(scene, who, random);
        plan.classificationId = oddity == Oddity::Test ? 2 : 1;
        Course course = courseOf(scene, random);
        apply(oddity, course, random);
        plan.beats = beatsOf(course, random, plan.responseTypeId, scene.siteId != 0);
        plan.endMs = course.closed;
        if (oddity == Oddity::WrongCode)
            plan.beats.append({.dueMs = random.seconds(60, 90), .kind = BeatKind::WrongCodeCancel});
        if (oddity == Oddity::SoftCancelled) {
            // Before the next stage, which a cancelled callout will not reach.
            const qint64 when = -random.seconds(8, 16);
            plan.beats.append({.dueMs = when, .kind = BeatKind::RightCodeCancel});
            plan.endMs = std::max<qint64>(plan.endMs, 40000);
        }
        plans.append(plan);
    }
    return plans;
}

} // namespace sandbox
