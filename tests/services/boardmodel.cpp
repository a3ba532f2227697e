// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardmodel.h"

using namespace console;
using namespace std::chrono_literals;

void BoardModel::list(const Snapshot &snapshot, MonoTime now)
{
    if (snapshot.transfer.sent < m_newest) {
        ++m_tally.of[BoardTally::Late];
        return;
    }
    m_newest = snapshot.transfer.sent;
    QSet<CalloutId> seen;
    for (const CalloutPtr &callout : snapshot.callouts) {
        seen.insert(callout->id);
        tell(*callout, m_newest, m_newest, now, true);
    }
    for (auto one = all.begin(); snapshot.complete && one != all.end(); ++one) {
        if (seen.contains(one.key()) || one->presence != Presence::Listed || m_newest < one->known)
            continue;
        one->presence = Presence::Missing;
        one->missing = one->asked = now;
        mustBeWanted.insert(one.key());
        ++m_tally.of[BoardTally::Missing];
    }
}

void BoardModel::tell(const Callout &callout, MonoTime sent, MonoTime known, MonoTime now,
                      bool listed)
{
    if (!all.contains(callout.id)) {
        if (!listed)
            return;
        ++m_tally.of[BoardTally::Added];
        all[callout.id].customerId = callout.customerId;
    }
    ExpectedCallout &one = all[callout.id];
    if (!listed)
        one.asked = now;
    if (sent < one.known)
        return;
    if (one.customerId != callout.customerId) {
        ++m_tally.of[BoardTally::Reused];
        one = {};
        one.customerId = callout.customerId;
    }
    one.known = std::max(one.known, known);
    one.read = now;
    one.status = callout.statusText;
    if (callout.isClosed()) {
        one.presence = Presence::Ended;
        one.end = EndKind::Closed;
        ++m_tally.of[BoardTally::Closed];
        return;
    }
    one.end = EndKind::None;
    if (one.presence == Presence::Ended || one.cleared) {
        if (one.shown == Presence::Ended || one.cleared) {
            one.owner.clear();
            one.cleared = false;
            ++m_tally.of[BoardTally::CameBack];
        }
        one.presence = Presence::Missing;
        one.missing = one.asked = now;
    }
    if (listed)
        one.presence = Presence::Listed;
}

void BoardModel::notFound(CalloutId id)
{
    const auto one = all.find(id);
    if (one == all.end() || one->presence != Presence::Missing)
        return;
    one->presence = Presence::Ended;
    one->end = EndKind::NotFound;
    ++m_tally.of[BoardTally::NotFound];
}

void BoardModel::unreadable(CalloutId id, MonoTime now)
{
    const auto one = all.find(id);
    if (one == all.end() || one->presence != Presence::Missing)
        return;
    one->asked = now;
    judge(*one, now);
}

void BoardModel::tick(MonoTime now)
{
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (one->presence != Presence::Missing)
            continue;
        judge(*one, now);
        if (now - one->asked >= 10s) {
            one->asked = now;
            mustBeWanted.insert(one.key());
        }
    }
}

void BoardModel::judge(ExpectedCallout &one, MonoTime now)
{
    if (one.end == EndKind::Unreachable || now - std::max(one.missing, one.read) <= 30s)
        return;
    one.end = EndKind::Unreachable;
    ++m_tally.of[BoardTally::Unreachable];
}

QString wrongMarks(const BoardEntry &entry, BoardTally &tally)
{
    const bool isEnded = entry.presence == Presence::Ended;
    if (entry.cleared && (entry.attention || entry.isSnoozed()))
        return QStringLiteral("wants eyes although it is cleared");
    if (isEnded && entry.isSnoozed())
        return QStringLiteral("is snoozed although it has ended");
    if (entry.attention.testFlag(Attention::Ended) && !isEnded)
        return QStringLiteral("wants eyes for an end that is none");
    tally.of[BoardTally::Snoozed] += entry.isSnoozed() ? 1 : 0;
    tally.of[BoardTally::Latched] += entry.latched ? 1 : 0;
    return {};
}
