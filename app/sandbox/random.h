// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sandbox's own random numbers. The standard fixes the sequence of mt19937 but not what the
// distributions make of it; one seed must tell the same story on every platform, so the few
// distributions needed are here.

#pragma once

#include <QtTypes>

#include <initializer_list>
#include <random>

namespace sandbox {

class Random final {
public:
    // Independent streams: one for each (seed, purpose, index), so that the number of draws in one
    // place never shifts the draws of another.
    explicit Random(std::initializer_list<quint32> key)
    {
        std::seed_seq sequence(key);
        m_engine.seed(sequence);
    }

    // 0 <= result < 1
    [[nodiscard]] double unit() { return double(m_engine()) / 4294967296.0; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    // low <= result <= high
    [[nodiscard]] int integer(int low, int high)
    {
        return low + int(unit() * (double(high) - double(low) + 1.0));
    }
    [[nodiscard]] qint64 seconds(double low, double high)
    {
        return qint64(between(low, high) * 1000.0);
    }
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }

private:
    std::mt19937 m_engine;
};

} // namespace sandbox
