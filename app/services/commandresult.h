// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a command ended: one value, once per command.
#pragma once

#include "domain/boardentry.h"
#include "domain/panicapi.h"

#include <QMetaType>

namespace console {

enum class CommandKind : quint8 { CancelVerified, CancelUnconditional, Raise, Rate, Dismiss };

/// Why a command was not even tried. The sentence is made in ui.
enum class CommandRefusal : quint8 {
    UnknownCallout, ///< not on this board
    LinkLost, ///< no cancel, raise or rating while AURA is not heard
    Ended, ///< already ended
    CancelPending, ///< one cancel of this callout is still on its way
    TooSoon, ///< a second verified cancel: after E or 2 min
    ContactNotEnded, ///< unconditional, while the outcome of a verified one is held back: E first
    NotClosed, ///< only closed callouts are rated or dismissed
    NoReason, ///< a cancel without its reason
    NoteTooShort, ///< unconditional: ten characters or more
    BadRating, ///< not 1 to 5
};

struct CommandResult {
    CommandId id = 0;
    CommandKind kind = CommandKind::CancelVerified;
    CalloutId calloutId = 0; ///< raise: of the answer, 0 when it failed
    /// The callout as the board shows it. After a verified cancel it therefore never tells how that
    /// ended.
    ApiResult<Callout> result;
    /// Verified: Pending when sent, Unconfirmed when no answer came, else None: never what AURA
    /// made of it (that is in CalloutBoard::privateNote alone). Unconditional: Confirmed, Refused,
    /// Unconfirmed.
    CancelOutcome outcome = CancelOutcome::None;
    std::optional<CommandRefusal> refusal; ///< then nothing was sent; the error's kind is Cancelled
    std::optional<ApiError> reasonError; ///< the cancel stands, its reason was not attached
    bool existing = false; ///< raise: the customer had this active callout already
    QList<qint64> aspectsAccepted; ///< rate: which ones
    int aspectsTotal = 0;
};

} // namespace console

Q_DECLARE_METATYPE(console::CommandResult)
