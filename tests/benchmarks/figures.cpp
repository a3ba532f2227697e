// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figures.h"

#include <algorithm>
#include <cmath>

namespace bench {

using namespace Qt::StringLiterals;

void Samples::addSince(std::chrono::steady_clock::time_point begin)
{
    add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count());
}

double Samples::percentile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::ranges::sort(sorted);
    const auto rank = std::size_t(std::ceil(share * double(sorted.size())));
    return sorted.at(std::max<std::size_t>(rank, 1) - 1);
}

QJsonObject Samples::toJson() const
{
    return {{u"p50"_s, percentile(0.5)},
            {u"p95"_s, percentile(0.95)},
            {u"p99"_s, percentile(0.99)},
            {u"max"_s, max()},
            {u"count"_s, qint64(size())}};
}

} // namespace bench
