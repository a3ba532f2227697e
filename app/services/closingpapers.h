// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AURA hands out about a callout after it has closed, and how far the fetching of it is.
#pragma once

#include "domain/apierror.h"
#include "domain/report.h"

#include <QMetaType>

namespace console {

struct ClosingPapers {
    enum class State : quint8 {
        NotAsked,
        Asked, ///< on its way, or waiting after trouble with the link
        NotYet, ///< AURA has not written it; asked again by itself, for an hour
        Here,
        Failed, ///< not asked again by itself: see the error
    };
    struct Paper {
        State state = State::NotAsked;
        std::optional<ApiError> error; ///< of the newest attempt, until there is a better one
        std::optional<MonoTime> nextTry; ///< when it is asked again by itself
        std::optional<UtcTime> readAt; ///< when Here: server's time

        friend bool operator==(const Paper &, const Paper &) = default;
    };
    CalloutId calloutId = 0;
    Paper report;
    Paper map;
    ResolutionReport reportValue; ///< when Here
    CalloutMap mapValue; ///< when Here
};

} // namespace console

Q_DECLARE_METATYPE(console::ClosingPapers)
