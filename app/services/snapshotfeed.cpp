// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/snapshotfeed.h"

#include "services/calloutboard.h"
#include "services/scheduler.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace console {

using namespace std::chrono_literals;

SnapshotFeed::SnapshotFeed(CalloutBoard &board, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_board(board), m_scheduler(scheduler)
{
}

SnapshotFeed::~SnapshotFeed() = default;

void SnapshotFeed::feed(const Snapshot &snapshot)
{
    if (m_isFeeding && snapshot.transfer.sent < m_snapshot.transfer.sent)
        return; // the board would not take it either
    // A list with gaps does not stand for what it lacks.
    if (m_isFeeding && !snapshot.complete)
        feedWhole();
    drop();
    const qsizetype fresh = snapshot.fresh < 0 ? snapshot.callouts.size() : snapshot.fresh;
    m_snapshot = snapshot;
    m_isFeeding = true;
    // What was dropped just now is no longer fresh, and yet not on the board.
    if (std::exchange(m_isBehind, false) || fresh > mostAtOnce)
        plan();
    feedPortion();
}

void SnapshotFeed::drop()
{
    ++m_number;
    m_isBehind = m_isBehind || m_isFeeding;
    m_isFeeding = false;
    m_snapshot = {};
    m_waiting.clear();
    m_portion = firstPortion;
}

/// The newest open ones first: they are what an operator must see. The rest in any order.
void SnapshotFeed::plan()
{
    const QList<CalloutPtr> &callouts = m_snapshot.callouts;
    struct News {
        bool isOpen;
        UtcTime created;
        qsizetype place;

        auto operator<=>(const News &) const = default;
    };
    std::vector<News> news;
    for (qsizetype i = 0; i < callouts.size(); ++i) {
        const CalloutPtr &callout = callouts.at(i);
        if (!m_board.repeats(callout))
            news.push_back({!callout->isClosed(), callout->createdAt.value_or(UtcTime::max()), i});
    }
    const auto first =
        qsizetype(news.size()) > firstPortion ? news.end() - firstPortion : news.begin();
    if (first != news.begin())
        std::nth_element(news.begin(), first, news.end());
    std::sort(first, news.end());
    m_waiting.reserve(news.size());
    for (const News &one : news)
        m_waiting.push_back(one.place);
}

void SnapshotFeed::feedPortion()
{
    if (m_waiting.empty()) {
        feedWhole();
        return;
    }
    Snapshot portion;
    portion.complete = false;
    portion.transfer = m_snapshot.transfer;
    const qsizetype count = std::min(m_portion, qsizetype(m_waiting.size()));
    portion.callouts.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        portion.callouts.append(m_snapshot.callouts.at(m_waiting.back()));
        m_waiting.pop_back();
    }
    const quint64 number = m_number;
    QElapsedTimer timer;
    timer.start();
    m_board.applySnapshot(portion);
    if (number != m_number)
        return; // who heard of it has signed out
    const double took = std::max(double(timer.nsecsElapsed()) / 1e6, 0.1);
    m_portion = std::clamp(qsizetype(double(count) * budgetMs / took), leastAtOnce, mostAtOnce);
    m_scheduler.after(0ms, this, [this, number] {
        if (number == m_number)
            feedPortion();
    });
}

void SnapshotFeed::feedWhole()
{
    const Snapshot whole = std::exchange(m_snapshot, {});
    m_isFeeding = false;
    drop();
    m_board.applySnapshot(whole);
    emit fed(whole);
}

} // namespace console
