// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One command on its way. Private to CalloutCommands, whose two source files share it.
#pragma once

#include "services/calloutcommands.h"

namespace console {

struct CalloutCommands::Running {
    CommandResult result;
    bool intentDecided = false;
    bool logged = false; ///< its one Result entry

    std::optional<VerifiedCancel> verified; ///< with the code until the request has been made
    qint64 reasonId = 0;
    QString note;
    RaiseRequest raise;
    std::optional<ApiError> raiseError; ///< of the first attempt, when AURA may have acted
    RatingRequest rating;
    qint64 ratingId = 0;
    qsizetype nextAspect = 0;

    MonoTime sent{};
    UtcTime sentUtc{}; ///< server's time
    CalloutStatus statusBefore = CalloutStatus::Unknown;
    std::optional<ApiError> trouble; ///< of the link or the log, for the verified dialog
    std::optional<ApiError> unclear; ///< no usable answer: not known whether AURA acted
    bool isAnswered = false;
    bool isSettled = false; ///< verified: 1.5 s have passed
    bool isOver = false; ///< nothing more to wait for but what follows
    bool isReasonPending = false;

    int step = -1; ///< of reading again
    MonoTime stepSent{};
    bool isCalloutPending = false;
    bool isEventsPending = false;
    bool isReadable = false; ///< the newest read of the callout succeeded
    bool isConfirmed = false; ///< AURA shows the cancel

    [[nodiscard]] CommandId id() const { return result.id; }
    [[nodiscard]] CalloutId calloutId() const { return result.calloutId; }
    [[nodiscard]] bool isVerified() const { return result.kind == CommandKind::CancelVerified; }
    [[nodiscard]] bool isCancel() const
    {
        return isVerified() || result.kind == CommandKind::CancelUnconditional;
    }
};

} // namespace console
