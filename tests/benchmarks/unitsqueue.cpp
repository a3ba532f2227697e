// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table and the order and filter of the queue.
#include "benchdesk.h"
#include "units.h"

#include "models/calloutfilterproxymodel.h"

namespace bench {

using namespace Qt::StringLiterals;

namespace {

struct Queue {
    explicit Queue(int n) : desk(n)
    {
        table.setOperatorName(u"Op 01"_s);
        table.apply(desk.all());
    }

    BenchDesk desk;
    console::CalloutTableModel table{[this] { return desk.clock().mono; }, desk.serverClock()};
};

void apply(benchmark::State &state, int n)
{
    Queue queue(n);
    console::BoardChanges changes;
    measure(
        state, [&] { changes = queue.desk.apply(queue.desk.nextSnapshot()); },
        [&] { queue.table.apply(changes); });
}

void applySorted(benchmark::State &state, int n)
{
    Queue queue(n);
    console::CalloutFilterProxyModel proxy(queue.table);
    console::BoardChanges changes;
    measure(
        state, [&] { changes = queue.desk.apply(queue.desk.nextSnapshot()); },
        [&] { queue.table.apply(changes); });
}

void sortAll(benchmark::State &state, int n)
{
    Queue queue(n);
    measure(state, nothing, [&] {
        const console::CalloutFilterProxyModel proxy(queue.table);
        benchmark::DoNotOptimize(proxy.rowCount());
    });
}

/// A name and a number typed, and taken back, letter by letter.
void filter(benchmark::State &state, int n)
{
    Queue queue(n);
    console::CalloutFilterProxyModel proxy(queue.table);
    QStringList texts;
    for (const QString &word : {u"kestrel"_s, u"9900"_s}) {
        for (qsizetype letters = 1; letters <= word.size(); ++letters)
            texts += word.left(letters);
        for (qsizetype letters = word.size() - 1; letters >= 0; --letters)
            texts += word.left(letters);
    }
    qsizetype at = 0;
    measure(state, nothing, [&] { proxy.setFilterText(texts.at(at++ % texts.size())); });
}

} // namespace

void addQueueUnits()
{
    addUnit("table: apply a poll", apply);
    addUnit("table and queue order: apply a poll", applySorted);
    addUnit("queue order: sort everything", sortAll);
    addUnit("filter, a letter", filter);
}

} // namespace bench
