// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far the papers of one closed callout have come, as the detail pane shows them.
#pragma once

#include "domain/apierror.h"
#include "domain/report.h"

namespace console {

struct ClosingView {
    enum class State : quint8 {
        NotAsked,
        Asked,
        NotYet, ///< AURA has none yet; tried again at `nextTry`
        Here,
        Failed, ///< for good; `error` says why
    };
    struct Paper {
        State state = State::NotAsked;
        std::optional<MonoTime> nextTry;
        std::optional<UtcTime> readAt;
        std::optional<ApiError> error;
    };
    CalloutId calloutId = 0;
    Paper reportState;
    Paper mapState;
    ResolutionReport report; ///< when Here
    CalloutMap map; ///< when Here
};

} // namespace console
