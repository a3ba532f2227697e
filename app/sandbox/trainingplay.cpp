// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/plays.h"
#include "sandbox/scenes.h"

namespace sandbox {

namespace {

constexpr quint32 trainingPurpose = 80;

constexpr Scene scenes[] = {
    {540, Reached::Arrived, 0, 1}, {400, Reached::Dispatched, 0, 2}, {300, Reached::Owned, 0, 3},
    {120, Reached::Created, 0, 1}, {75, Reached::Created, 99005, 1}, {30, Reached::Created, 0, 2},
};

} // namespace

QList<Plan> TrainingPlay::opening() const
{
    QList<qint64> people = castOf(m_story.stream(trainingPurpose, 0));
    QList<Plan> plans;
    quint64 number = 0;
    for (const Scene &scene : scenes) {
        Random random = m_story.stream(trainingPurpose, ++number);
        Plan plan = planOf(scene, scene.siteId == 0 ? people.takeFirst() : 0, random);
        plan.beats =
            beatsOf(courseOf(scene, random), random, plan.responseTypeId, scene.siteId != 0);
        plan.beats.removeIf([](const Beat &beat) { return beat.dueMs > 0; });
        plans.append(plan);
    }
    return plans;
}

} // namespace sandbox
