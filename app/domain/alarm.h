// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be annunciated now, as one value: those who sound, flash and notify follow it and
// decide nothing. Source of the classes and of the ladder: ISA-18.2 and the escalation figures of
// docs/architecture.md.
#pragma once

#include "domain/callout.h"

#include <array>

namespace console {

/// One tone each. The order is the rank: only the highest one that applies sounds.
enum class AlarmClass : quint8 {
    None,
    Message, ///< an unread message: a tick, once
    Test, ///< a new test callout: soft, once
    Ended, ///< low, once
    Technical, ///< link lost, contact lost, audio: once
    Withdrawn, ///< falling, once
    New, ///< until taken
    Late, ///< new and beyond the third step of the ladder
};

/// How long the oldest untaken callout has waited, by the escalation ladder.
enum class Escalation : quint8 {
    None, ///< nothing is untaken
    Tone, ///< from 0 s
    Repeat, ///< 15 s: the tone repeats
    Louder, ///< 20 s: amber
    Late, ///< 30 s: red, whole team
    Supervisor, ///< 60 s
    Breach, ///< 90 s: logged as such
};

struct AlarmPicture {
    AlarmClass tone = AlarmClass::None; ///< that sounds now and until it is another; None = silence
    Millis every{}; ///< from one start of the tone to the next; 0 = it sounds once
    int loudness = 100; ///< per cent of the operator's volume: 60, 80 or 100
    Escalation level = Escalation::None;
    int untaken = 0;
    CalloutId oldest = 0; ///< untaken one; 0 = none
    MonoTime oldestSince{};
    std::optional<MonoTime> silencedUntil; ///< null = not silenced
    bool flood = false;
    int newInTenMinutes = 0;
    quint64 ring = 0; ///< another number: the tone starts anew, also when it is the same class

    friend bool operator==(const AlarmPicture &, const AlarmPicture &) = default;
};

} // namespace console
