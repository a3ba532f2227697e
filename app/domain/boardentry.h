// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One callout on this console's board: what AURA says plus what happened here. And the difference
// between two states of the board, exact enough for a model to touch only what changed.
#pragma once

#include "domain/callout.h"
#include "domain/displaystate.h"

#include <QFlags>
#include <QList>

namespace console {

/// Whether AURA still lists it. Not the same as its status.
enum class Presence : quint8 {
    Listed,
    Missing, ///< absent from a complete list; being read by id
    Ended, ///< closed, or not to be found: stays until an operator clears it
};

enum class EndKind : quint8 { None, Closed, NotFound, Unreachable };

/// What the board shows of a cancel from here. The same for every verified cancel, whatever its
/// outcome.
enum class CancelMark : quint8 { None, Sending, Requested, NotDelivered };

/// What re-reading the callout showed. Never shown for a verified cancel except in the private
/// note.
enum class CancelOutcome : quint8 { None, Pending, Confirmed, Refused, Unconfirmed, NotStoodDown };

/// What about a callout wants an operator's eyes. Two sets of them are kept: `attention`, until
/// somebody acknowledges it (A), and `latched`, until somebody resets it with a note.
enum class Attention : quint8 {
    Ended = 1 << 0, ///< ended or vanished and not cleared
    Withdrawn = 1 << 1, ///< the responder went back
    LostContact = 1 << 2,
    CustomerCancelled = 1 << 3, ///< the customer asked to call it off
    CancelFailed = 1 << 4, ///< an unconditional cancel that AURA refused or did not confirm
};
Q_DECLARE_FLAGS(Attentions, Attention)
Q_DECLARE_OPERATORS_FOR_FLAGS(Attentions)

struct BoardEntry {
    Callout callout; ///< as to be shown; a cancel's outcome is held back while frozen
    UtcTime firstSeenUtc{};
    MonoTime firstSeen{};
    MonoTime lastRead{}; ///< receipt of the newest answer about it
    MonoTime fixChanged{}; ///< receipt of the last answer with a different position
    /// The first position this console read: where help was called for. A later one replaces it
    /// only when an operator says so.
    std::optional<Position> incidentPosition;
    /// While a jump is undecided: the last place within reach. An operator decides, or a later fix
    /// within reach of it does (services/positionrules.h).
    std::optional<Position> beforeJump;
    MonoTime stageSince{}; ///< receipt of the last change of status
    Presence presence = Presence::Listed;
    EndKind endKind = EndKind::None;
    MonoTime endedAt{}; ///< when it left the list; meaningful when not Listed
    QString owner; ///< who took it at this desk; empty = nobody
    std::optional<MonoTime> takenAt;
    std::optional<UtcTime> takenAtUtc;
    bool lostContact = false; ///< fix or read older than 60 s, or an unchanged fix (domain figures)
    CancelMark cancelMark = CancelMark::None;
    bool cancelVerified = false; ///< which of the two cancels it was
    std::optional<MonoTime> cancelAt;
    bool outcomeFrozen = false; ///< until contact ended (E) or 10 min
    bool privateNote = false; ///< bookmark; appears 60 s after every verified cancel
    CancelOutcome unconditionalOutcome = CancelOutcome::None;
    bool rated = false;
    bool cleared = false; ///< by an operator; only then does it leave the queue
    bool stale24h = false; ///< active for more than 24 h: listed apart
    Attentions attention; ///< not acknowledged yet
    MonoTime attentionSince{}; ///< of the oldest in `attention`
    Attentions latched; ///< until reset with a note, whether acknowledged or not
    std::optional<MonoTime> snoozedUntil; ///< shelved by an operator; comes back by itself
    std::optional<UtcTime> snoozedUntilUtc;
    QString snoozeReason;
    int priority = 3; ///< 1 (highest) to 5, by this site's rules; AURA gives none
    bool pinned = false; ///< by an operator: stands first in its group
    int repeats = 1; ///< callouts of this customer within 60 s; 3 or more are chattering

    [[nodiscard]] bool isTaken() const { return takenAt.has_value(); }
    [[nodiscard]] bool isSnoozed() const { return snoozedUntil.has_value(); }
    [[nodiscard]] bool isUnacknowledged() const { return !takenAt && !cleared; }
    [[nodiscard]] CalloutId id() const { return callout.id; }
};

enum class BoardField : quint32 {
    Status = 1 << 0, ///< status, its text, stage times, presence, end
    Position = 1 << 1, ///< position, address, accuracy, fix, incident position, jump
    Responder = 1 << 2,
    Owner = 1 << 3,
    Cancel = 1 << 4, ///< mark, outcome, private note
    Contact = 1 << 5, ///< lostContact
    Details = 1 << 6, ///< anything else of the callout
    Read = 1 << 7, ///< only lastRead moved on
    Rating = 1 << 8,
    Cleared = 1 << 9,
    Alarm = 1 << 10, ///< attention, latched, snoozed
    Order = 1 << 11, ///< priority, pinned, repeats
};
Q_DECLARE_FLAGS(BoardFields, BoardField)
Q_DECLARE_OPERATORS_FOR_FLAGS(BoardFields)

struct BoardUpdate {
    BoardEntry entry;
    BoardFields fields;
};

/// Never empty when emitted; each id stands in one list only.
struct BoardChanges {
    QList<BoardEntry> added;
    QList<BoardUpdate> updated;
    QList<CalloutId> removed;

    [[nodiscard]] bool isEmpty() const
    {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }
};

} // namespace console

Q_DECLARE_METATYPE(console::BoardEntry)
