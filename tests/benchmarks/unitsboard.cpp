// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One poll against what the board knows already.
#include "benchdesk.h"
#include "units.h"

namespace bench {

namespace {

void compare(benchmark::State &state, int n)
{
    BenchDesk desk(n);
    console::Snapshot snapshot;
    measure(state, [&] { snapshot = desk.nextSnapshot(); }, [&] { desk.apply(snapshot); });
}

} // namespace

void addBoardUnits()
{
    addUnit("board: compare a poll", compare);
}

} // namespace bench
