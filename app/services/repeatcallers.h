// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who calls again and again: several callouts of one customer, or of one site, within a minute.
#pragma once

#include "domain/callout.h"

#include <QHash>

#include <vector>

namespace console {

class RepeatCallers final {
public:
    static constexpr Millis within{60'000}; ///< domain figures

    /// Those of the same caller within a minute of `at`, with `callout` itself.
    [[nodiscard]] std::vector<CalloutId> note(const Callout &callout, UtcTime at);
    void forget(CalloutId id);
    void clear();

private:
    struct Call {
        UtcTime at{};
        CalloutId id = 0;
    };

    QHash<qint64, std::vector<Call>> m_calls; ///< by caller
    QHash<CalloutId, qint64> m_callers;
};

} // namespace console
