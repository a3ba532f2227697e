// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How one part of the console is measured at growing numbers of callouts with Google Benchmark, and
// with percentiles, which that does not give by itself.
#pragma once

#include "figures.h"

#include <benchmark/benchmark.h>

namespace bench {

/// 100, 1,000, 10,000 and 100,000, up to BENCH_MOST of the environment.
[[nodiscard]] const std::vector<int> &sizes();

/// Runs `body(state, n)` once for each size; measure() in it takes the rounds.
void addUnit(const char *name, void (*body)(benchmark::State &, int));

/// Only `timed` counts; `prepare` brings about what it works on, before each round.
template <typename Prepare, typename Timed>
void measure(benchmark::State &state, Prepare &&prepare, Timed &&timed)
{
    Samples samples;
    for ([[maybe_unused]] auto round : state) {
        prepare();
        const auto begin = std::chrono::steady_clock::now();
        timed();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        samples.add(took.count() * 1000);
        state.SetIterationTime(took.count());
    }
    state.counters["p50"] = samples.percentile(0.50);
    state.counters["p95"] = samples.percentile(0.95);
    state.counters["p99"] = samples.percentile(0.99);
    state.counters["max"] = samples.max();
}

inline constexpr auto nothing = [] { };

void addCodecUnits();
void addBoardUnits();
void addQueueUnits();
void addMapUnits();

} // namespace bench
