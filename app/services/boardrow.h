// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the board keeps of one callout behind the entry it shows, and the pure rules between the
// two.
#pragma once

#include "domain/boardentry.h"
#include "services/positionrules.h"

namespace console {

/// The course of the newest cancel from this desk.
struct CancelState {
    CancelMark mark = CancelMark::None;
    bool verified = false;
    std::optional<MonoTime> at;
    CancelOutcome unconditionalOutcome = CancelOutcome::None;
    std::optional<MonoTime> verifiedAt; ///< of the newest verified one that may have been delivered
    std::optional<MonoTime> freezeEnds; ///< set while its outcome is held back
    std::optional<MonoTime> noteDue;
    CancelOutcome verifiedOutcome = CancelOutcome::None;
    bool contactEnded = false;
};

struct BoardRow {
    // First and together: all that is looked at when a list repeats a callout unchanged.
    CalloutPtr listed; ///< the last list's element: what it repeats is no news
    MonoTime guard = MonoTime::min(); ///< what was asked before this is older than what is known
    MonoTime lastRead{}; ///< as known; likewise presence to stageSince
    quint64 seen = 0; ///< serial of the newest list it stood in
    std::size_t slot = 0; ///< its place among BoardRows
    bool listedValid = false;
    Presence presence = Presence::Listed;
    EndKind endKind = EndKind::None;
    bool lostContact = false;
    bool isNew = false; ///< not announced yet
    bool isTouched = false;

    BoardEntry entry; ///< as published; its lastRead is brought up to date when it is touched
    CalloutPtr real; ///< as known, never null; differs from entry.callout only while frozen
    MonoTime endedAt{};
    MonoTime stageSince{};
    PlaceCourse places;

    MonoTime missingSince{};
    MonoTime nextRead{}; ///< when to ask for it again while missing
    MonoTime clearedAt{};
    bool hasCustomerCancelled = false; ///< AURA told so; it wants eyes once

    CancelState cancel;
    CancelState cancelBefore; ///< to go back to when nothing was sent
};

/// `news` with what it does not tell filled in from `known`: lists carry less than single reads, so
/// a member that an answer does not carry keeps its last value, stage times and address included. A
/// responder is kept part by part; another one, a dispatch withdrawn, or a callout back to created
/// ends that, and an ETA ends with the arrival.
[[nodiscard]] Callout merged(const Callout &known, const Callout &news);
/// Another callout under the same id: another customer, or created at another time.
[[nodiscard]] bool isAnother(const Callout &known, const Callout &news);

/// Brings row.entry up to what may be shown now.
void show(BoardRow &row);

inline constexpr Millis unreachableAfter{30'000};
inline constexpr Millis staleAfter{24 * 3'600'000}; ///< domain figures
inline constexpr Millis clearedKept{24 * 3'600'000};
inline constexpr Millis leastReadLimit{60'000};

/// When a row is judged.
struct BoardMoment {
    MonoTime now{};
    UtcTime utc{}; ///< the server's time as far as it is known
    bool isUtcKnown = false; ///< else contact is not judged by it: the local clock decides nothing
    Millis readLimit{}; ///< not read for longer: lost
};

/// Whether the callout's position or the reading of it has gone stale (domain figures).
[[nodiscard]] bool hasLostContact(const BoardRow &row, const BoardMoment &at);
[[nodiscard]] bool isStale(const BoardRow &row, const BoardMoment &at);
/// When time alone changes something of the row next, as long as it is not touched, read again
/// after a silence, and the server's clock not corrected.
[[nodiscard]] MonoTime nextDue(const BoardRow &row, const BoardMoment &at);

/// Exactly what differs; empty when nothing does. Read stands alone or not at all.
[[nodiscard]] BoardFields differences(const BoardEntry &before, const BoardEntry &after);

} // namespace console
