// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/storytexts.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct Script {
    const char *controlOpens;
    const char *customerAnswers;
    const char *customerAdds;
    const char *responderArrives;
    const char *responderReports;
};

constexpr Script security[] = {
    {"Control here. We have your alert. Are you in a safe place?",
     "Somebody is trying the back gate. I have locked the kitchen door.",
     "I can still hear them outside.", "We are at the gate. Please stay inside.",
     "Perimeter checked, nobody found. The customer is safe."},
    {"Control here. Help is being arranged. Can you talk?", "No, please write only.",
     "Two people, one is wearing a red cap.", "On scene, walking the property.",
     "Suspects left on foot. The customer is safe and thanks us."},
    {"Control here. We have your position. What is happening?",
     "A car has been following me since the mall.", "I have stopped at the petrol station.",
     "With the customer at the petrol station.",
     "The other vehicle drove off. We escorted the customer home."},
    {"Control here. Is everybody with you all right?", "Yes, but the alarm will not stop.",
     "The children are upstairs with me.", "At the front door.",
     "A window was forced. The police have been called and have arrived."},
};

constexpr Script medical[] = {
    {"Control here. Who needs help, and is the person awake?",
     "My father. He is awake, but his chest hurts.", "He takes tablets for blood pressure.",
     "Paramedic at the patient.", "Patient stable, on the way to hospital."},
    {"Control here. Help is on the way. Is there any bleeding?",
     "Yes, she fell on the stairs. We press a towel on it.", "She answers normally.",
     "With the patient now.", "Wound dressed. No transport needed."},
};

constexpr Script roadside[] = {
    {"Control here. Is the vehicle clear of the traffic?",
     "We are on the shoulder with the hazards on.", "There are three of us in the car.",
     "Standing behind the vehicle with lights on.", "Wheel changed. The customer drives on."},
    {"Control here. What happened to the vehicle?", "The engine died. It will not start.",
     "It is getting dark, please hurry.", "With the customer.",
     "Towing service took over. The customer has been taken home."},
};

constexpr Script site[] = {
    {"Control here. Alarm from your site received. Is anybody there?",
     "Nobody should be on site before six.", "The key holder is on the way.",
     "On site, checking all doors.", "All doors locked, no sign of entry. Handed to key holder."},
    {"Control here. Panic button of the site was pressed. Please confirm.",
     "A customer became aggressive at the counter.", "Staff are in the back room.",
     "At the counter with the manager.", "The person left. A report was written with the manager."},
};

template <std::size_t Count> const Script &pick(Random &random, const Script (&scripts)[Count])
{
    return scripts[random.integer(0, int(Count) - 1)];
}

} // namespace

Conversation conversation(Random &random, qint64 responseTypeId, bool fixedLocation)
{
    const Script &script = responseTypeId == 2   ? pick(random, medical)
                           : responseTypeId == 3 ? pick(random, roadside)
                           : fixedLocation       ? pick(random, site)
                                                 : pick(random, security);
    return {QString::fromUtf8(script.controlOpens), QString::fromUtf8(script.customerAnswers),
            QString::fromUtf8(script.customerAdds), QString::fromUtf8(script.responderArrives),
            QString::fromUtf8(script.responderReports)};
}

QString dispatchMessage(const QString &unit, qint64 millisecondsToArrival)
{
    const qint64 minutes = std::max<qint64>(1, (millisecondsToArrival + 30000) / 60000);
    return minutes == 1 ? u"%1 dispatched, ETA 1 minute."_s.arg(unit)
                        : u"%1 dispatched, ETA %2 minutes."_s.arg(unit).arg(minutes);
}

QString unitName(Random &random)
{
    return u"Unit %1"_s.arg(random.integer(2, 29));
}

} // namespace sandbox
