// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "units.h"

#include <QGuiApplication>

namespace bench {

const std::vector<int> &sizes()
{
    static const std::vector<int> found = [] {
        bool given = false;
        const int most = qEnvironmentVariableIntValue("BENCH_MOST", &given);
        std::vector<int> wanted;
        for (const int size : {100, 1'000, 10'000, 100'000}) {
            if (!given || size <= most)
                wanted.push_back(size);
        }
        return wanted;
    }();
    return found;
}

void addUnit(const char *name, void (*body)(benchmark::State &, int))
{
    bool given = false;
    const int most = qEnvironmentVariableIntValue("BENCH_ROUNDS", &given);
    for (const int n : sizes()) {
        // Enough for a 99th percentile, and seconds rather than minutes at the largest size.
        const int rounds = n > 10'000 ? 40 : 200;
        benchmark::RegisterBenchmark((std::string(name) + '/' + std::to_string(n)).c_str(),
                                     [body, n](benchmark::State &state) { body(state, n); })
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->Iterations(given ? std::min(most, rounds) : rounds);
    }
}

} // namespace bench

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv); // fonts and pixmaps, for the map
    bench::addCodecUnits();
    bench::addBoardUnits();
    bench::addQueueUnits();
    bench::addMapUnits();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    return benchmark::RunSpecifiedBenchmarks() > 0 ? 0 : 1;
}
