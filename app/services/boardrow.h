// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the board keeps of one callout behind the entry it shows, and the pure rules between the
// two.
#pragma once

#include "domain/boardentry.h"

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
    BoardEntry entry; ///< as published
    Callout real; ///< as known; differs from entry.callout only while frozen
    Callout listed; ///< the last list's element: what it repeats is no news
    bool listedValid = false;

    Presence presence = Presence::Listed; ///< as known; likewise the next five
    EndKind endKind = EndKind::None;
    MonoTime endedAt{};
    MonoTime lastRead{};
    MonoTime stageSince{};
    bool lostContact = false;

    MonoTime guard = MonoTime::min(); ///< what was asked before this is older than what is known
    quint64 seen = 0; ///< serial of the newest list it stood in
    bool isNew = false; ///< not announced yet
    bool isTouched = false;

    MonoTime missingSince{};
    MonoTime nextRead{}; ///< when to ask for it again while missing
    MonoTime clearedAt{};

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
/// Whether the callout's position or the reading of it has gone stale (domain figures). `serverNow`
/// only when the server's time is known: the local wall clock decides nothing here.
[[nodiscard]] bool hasLostContact(const BoardRow &row, MonoTime now,
                                  std::optional<UtcTime> serverNow, Millis readLimit);

/// Exactly what differs; empty when nothing does. Read stands alone or not at all.
[[nodiscard]] BoardFields differences(const BoardEntry &before, const BoardEntry &after);

} // namespace console
