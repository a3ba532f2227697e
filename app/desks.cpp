// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "alarmdesk.h"
#include "checklistdesk.h"
#include "dialdesk.h"
#include "handlingdesk.h"
#include "preferencesdesk.h"
#include "queuedesk.h"
#include "reportdesk.h"
#include "shiftdesk.h"
#include "sounddesk.h"
#include "talkdesk.h"
#include "windowdesk.h"

namespace console {

std::vector<std::unique_ptr<Desk>> makeDesks(const DeskParts &parts)
{
    std::vector<std::unique_ptr<Desk>> desks;
    desks.push_back(std::make_unique<AlarmDesk>(parts));
    desks.push_back(std::make_unique<DialDesk>(parts));
    desks.push_back(std::make_unique<ChecklistDesk>(parts));
    desks.push_back(std::make_unique<HandlingDesk>(parts));
    desks.push_back(std::make_unique<ShiftDesk>(parts));
    desks.push_back(std::make_unique<QueueDesk>(parts));
    desks.push_back(std::make_unique<SoundDesk>(parts));
    desks.push_back(std::make_unique<TalkDesk>(parts));
    desks.push_back(std::make_unique<PreferencesDesk>(parts));
    desks.push_back(std::make_unique<ReportDesk>(parts));
    desks.push_back(std::make_unique<WindowDesk>(parts));
    return desks;
}

} // namespace console
