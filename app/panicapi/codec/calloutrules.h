// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both readers of callouts must judge alike: the one of parsed values and the quick one of
// plain list elements. For the codec's own .cpp files only.
#pragma once

#include "domain/callout.h"

#include <limits>

namespace console {

/// Hosted pages are opened in a browser: nothing but https gets that far.
[[nodiscard]] QUrl trackingUrlFrom(const QString &text);

/// Observed ids (contract 7.2); the word wins where both are given.
[[nodiscard]] inline Classification classificationOf(int id)
{
    if (id == 1)
        return Classification::Real;
    return id == 2 ? Classification::Test : Classification::NotGiven;
}

/// 0 for what is no id of a small table.
[[nodiscard]] inline int asSmallId(qint64 id)
{
    return id > 0 && id <= std::numeric_limits<int>::max() ? int(id) : 0;
}

} // namespace console
