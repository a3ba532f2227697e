// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/plays.h"
#include "sandbox/scenes.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

enum Purpose : quint32 { DuressOpening = 90, DuressGaps = 91, DuressSigns = 92 };

constexpr qint64 second = 1000;

enum class Part { Ordinary, WrongCode, Caller, RightCode };

struct DuressScene {
    Scene scene;
    Part part;
    int afterSeconds; // when the part begins
};

constexpr DuressScene scenes[] = {
    {{600, Reached::Arrived, 0, 1}, Part::Ordinary, 0},
    {{420, Reached::Dispatched, 0, 1}, Part::WrongCode, 75},
    {{330, Reached::Dispatched, 99001, 1}, Part::Ordinary, 0},
    {{260, Reached::Owned, 0, 1}, Part::WrongCode, 180},
    {{200, Reached::Dispatched, 0, 2}, Part::RightCode, 130},
    {{150, Reached::Owned, 0, 1}, Part::Caller, 20},
    {{90, Reached::Created, 0, 1}, Part::WrongCode, 300},
    {{30, Reached::Created, 0, 3}, Part::Ordinary, 0},
};

struct Line {
    int afterSeconds;
    const char *source;
    const char *text;
};

// Somebody who writes instead of cancelling, and whom the operator has to answer. The code is
// nobody's.
constexpr Line caller[] = {
    {0, "customer", "Hello? This was a mistake. I pressed the button by accident."},
    {15, "control", "Glad to hear it. May we have your safe code, please?"},
    {35, "customer", "One, nine, eight, seven. Please cancel it now."},
    {70, "customer", "Have you cancelled? Nobody has to come to the gate."},
    {110, "control", "One moment, please. Is anybody with you?"},
    {125, "customer", "No. Only the neighbour. Please just cancel."},
};

constexpr Line signsOne[] = {
    {6, "control", "Thank you. Before we close this: are you alone?"},
    {26, "customer", "Yes. All is fine. Please send nobody."},
    {55, "control", "We are calling you now, as usual."},
    {75, "control", "A man answers and says that all is well. He does not know your name."},
    {140, "customer", "I said it is fine. Stop writing."},
};

constexpr Line signsTwo[] = {
    {8, "control", "Noted. How is the weather where you are?"},
    {40, "control", "Please answer. How is the weather where you are?"},
    {62, "customer", "good"},
    {95, "control", "The telephone rings. Nobody answers."},
    {150, "control", "The telephone is switched off now."},
};

constexpr Line signsThree[] = {
    {5, "customer", "cancelled ok thanks bye"},
    {25, "control", "Thank you. Is your daughter still with you?"},
    {48, "customer", "yes she is here"},
    {70, "control", "The customer has no daughter. The unit goes on."},
};

template <std::size_t Count> QList<Sign> spoken(const Line (&lines)[Count])
{
    QList<Sign> signs;
    for (const Line &line : lines) {
        signs.append({.afterMs = line.afterSeconds * second,
                      .text = QString::fromLatin1(line.text),
                      .source = QString::fromLatin1(line.source)});
    }
    return signs;
}

// Long enough under way for what has to be seen.
void prolong(Course &course)
{
    course.arrived += 420 * second;
    course.completed += 420 * second;
    course.closed += 420 * second;
}

void addPart(Plan &plan, const DuressScene &scene)
{
    const qint64 from = scene.afterSeconds * second;
    switch (scene.part) {
    case Part::Ordinary: break;
    case Part::WrongCode:
        plan.beats.append({.dueMs = from, .kind = BeatKind::WrongCodeCancel});
        break;
    case Part::RightCode:
        plan.beats.append({.dueMs = from - 20 * second,
                           .kind = BeatKind::Chat,
                           .text = u"The ambulance of the clinic is here already."_s,
                           .source = u"customer"_s});
        plan.beats.append({.dueMs = from, .kind = BeatKind::RightCodeCancel});
        break;
    case Part::Caller:
        for (const Sign &sign : spoken(caller)) {
            plan.beats.append({.dueMs = from + sign.afterMs,
                               .kind = sign.kind,
                               .text = sign.text,
                               .source = sign.source});
        }
        break;
    }
}

} // namespace

QList<Plan> DuressPlay::opening() const
{
    QList<qint64> people = castOf(m_story.stream(DuressOpening, 0));
    QList<Plan> plans;
    quint64 number = 0;
    for (const DuressScene &entry : scenes) {
        Random random = m_story.stream(DuressOpening, ++number);
        const Scene &scene = entry.scene;
        Plan plan = planOf(scene, scene.siteId == 0 ? people.takeFirst() : 0, random);
        Course course = courseOf(scene, random);
        if (entry.part != Part::Ordinary)
            prolong(course);
        plan.beats = beatsOf(course, random, plan.responseTypeId, scene.siteId != 0);
        plan.endMs = course.closed;
        addPart(plan, entry);
        plans.append(plan);
    }
    return plans;
}

qint64 DuressPlay::gapAfter(qint64 number, qsizetype) const
{
    Random random = m_story.stream(DuressGaps, quint64(number));
    return random.seconds(150, 300);
}

// The answers sound right and are not; who was standing is driven away.
QList<Sign> DuressPlay::signsOfDuress(const Callout &callout) const
{
    Random random = m_story.stream(DuressSigns, quint64(callout.customerId));
    const int which = random.integer(1, 3);
    QList<Sign> signs = which == 1   ? spoken(signsOne)
                        : which == 2 ? spoken(signsTwo)
                                     : spoken(signsThree);
    if (callout.motion == Motion::Standing || callout.motion == Motion::Walking) {
        signs.append({.afterMs = random.seconds(80, 120),
                      .kind = BeatKind::ChangeMotion,
                      .number = int(Motion::Driving)});
    }
    return signs;
}

} // namespace sandbox
