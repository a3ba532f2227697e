// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many measurements of one thing, and what is told of them.
#pragma once

#include <QJsonObject>

#include <chrono>
#include <vector>

namespace bench {

class Samples final {
public:
    void add(double value) { m_values.push_back(value); }
    /// Milliseconds since `begin`.
    void addSince(std::chrono::steady_clock::time_point begin);
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }
    /// Nearest rank; 0 when there is none.
    [[nodiscard]] double percentile(double share) const;
    [[nodiscard]] double max() const { return percentile(1); }
    /// p50, p95, p99, max and count.
    [[nodiscard]] QJsonObject toJson() const;

private:
    std::vector<double> m_values;
};

} // namespace bench
