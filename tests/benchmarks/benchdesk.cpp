// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchdesk.h"

namespace bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

BenchDesk::BenchDesk(int count) : m_crowd(count, HandClock().utc.time_since_epoch().count() / 1000)
{
    m_board.applySnapshot(decoded());
    const QList<console::BoardEntry> entries = m_board.entries();
    for (const console::BoardEntry &entry : entries) {
        if (entry.id() % 20 != 0)
            m_board.take(entry.id(), u"Kestrel"_s);
    }
    QObject::connect(&m_board, &console::CalloutBoard::changed, &m_context,
                     [this](const console::BoardChanges &changes) { m_changes = changes; });
}

console::Snapshot BenchDesk::decoded()
{
    auto result = m_decoder.decode(m_crowd.list());
    if (!result)
        qFatal("the crowd's list cannot be decoded: %s", qPrintable(result.error().detail));
    console::Snapshot snapshot = std::move(result->value);
    snapshot.transfer.sent = m_clock.mono;
    snapshot.transfer.received = m_clock.mono;
    return snapshot;
}

console::Snapshot BenchDesk::nextSnapshot()
{
    m_clock.advance(2s);
    m_crowd.step();
    return decoded();
}

console::BoardChanges BenchDesk::apply(const console::Snapshot &snapshot)
{
    m_changes = {};
    m_board.applySnapshot(snapshot);
    return m_changes;
}

console::BoardChanges BenchDesk::all() const
{
    return {m_board.entries(), {}, {}};
}

} // namespace bench
