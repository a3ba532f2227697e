// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What control room and customers write to each other in the story.

#pragma once

#include "sandbox/random.h"

#include <QString>

namespace sandbox {

struct Conversation final {
    QString controlOpens;
    QString customerAnswers;
    QString customerAdds;
    QString responderArrives;
    QString responderReports;
};

[[nodiscard]] Conversation conversation(Random &random, qint64 responseTypeId, bool fixedLocation);
[[nodiscard]] QString dispatchMessage(const QString &unit, qint64 millisecondsToArrival);
[[nodiscard]] QString unitName(Random &random);

} // namespace sandbox
