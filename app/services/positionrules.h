// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a callout can have got to, and what to ask when it is told to be elsewhere. A place that
// nobody can have reached is a wrong fix more often than a move: an operator decides what counts,
// and until then nothing replaces where help was called for.
#pragma once

#include "domain/boardentry.h"

namespace console {

/// What is remembered of a callout's places behind the two that its entry shows.
struct PlaceCourse {
    std::optional<Position> trusted; ///< the last place within reach of those before
    MonoTime trustedAt{}; ///< receipt
    std::optional<Position> doubted; ///< out of reach: asked about, or decided against
    MonoTime doubtedAt{};
};

/// How far, in metres, a second position may be from the first: both accuracies (50 m where none is
/// told) and what a fast car drives meanwhile (50 m/s). By the fix times when both are told, else
/// by the receipts, of which at most a minute counts: an unchanged place may be a stuck one.
[[nodiscard]] double reachMetres(const Position &from, MonoTime fromReceived, const Position &to,
                                 MonoTime toReceived);

/// Takes in a position as it came. The first is the incident position. One out of reach sets
/// beforeJump. That stays, whatever time passes, until a position is within reach of the trusted
/// place again and nearer to it than to the doubted one. A doubted place that was decided against
/// is not asked about again as long as positions go on from there; a third place is. None is no
/// news.
void followPosition(BoardEntry &entry, PlaceCourse &course, const std::optional<Position> &position,
                    MonoTime received);

/// An operator's answer. `useNew`: the new place is where help is wanted, so that it becomes the
/// incident position; else that stays as it is. False when there is no question.
bool settleJump(BoardEntry &entry, PlaceCourse &course, bool useNew);

} // namespace console
