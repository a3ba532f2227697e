// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/timeline.h"

#include "models/queuefigures.h"
#include "models/queuetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

QList<TimelineItem> Timeline::stages(const BoardEntry &entry)
{
    using Source = TimelineItem::Source;
    const Callout &callout = entry.callout;
    QList<TimelineItem> items;
    const auto add = [&](const std::optional<UtcTime> &at, const QString &text,
                         std::optional<Millis> target) {
        if (!at)
            return;
        TimelineItem item{.at = *at, .who = tr("AURA"), .text = text, .detail = {}};
        if (callout.createdAt && *at > *callout.createdAt) {
            const Millis after = *at - *callout.createdAt;
            item.overTarget = target && after > *target;
            item.detail = item.overTarget
                              ? tr("after %1, over the target of %2")
                                    .arg(QueueText::clock(after), QueueText::clock(*target))
                              : tr("after %1").arg(QueueText::clock(after));
        }
        items << item;
    };
    add(callout.createdAt, tr("Callout created"), {});
    add(entry.takenAtUtc, tr("Taken at this desk"), figures::takeTarget);
    if (entry.takenAtUtc) {
        items.last().source = Source::Operators;
        items.last().who = entry.owner;
    }
    add(callout.dispatchedAt, tr("Responder dispatched"), figures::dispatchTarget);
    add(callout.arrivedAt, tr("Responder on scene"), {});
    add(callout.completedAt, tr("Response completed"), {});
    add(callout.closedAt, tr("Callout closed"), {});
    return items;
}

QList<TimelineItem> Timeline::of(const BoardEntry &entry, const QList<LogEntry> &log,
                                 const QList<MessageRow> &messages)
{
    using Source = TimelineItem::Source;
    QList<TimelineItem> items = stages(entry);
    for (const LogEntry &line : log) {
        if (line.calloutId != entry.id())
            continue;
        // The stage says it already, with its target.
        const bool isTaking = line.kind == LogEntry::Kind::Operator && entry.takenAtUtc
                              && line.at - *entry.takenAtUtc < 1s
                              && *entry.takenAtUtc - line.at < 1s;
        if (isTaking)
            continue;
        const bool byOperator =
            line.kind == LogEntry::Kind::Operator || line.kind == LogEntry::Kind::Intent;
        items << TimelineItem{.at = line.at,
                              .source = byOperator ? Source::Operators : Source::Console,
                              .who = byOperator && !line.operatorName.isEmpty() ? line.operatorName
                                                                                : tr("Console"),
                              .text = line.text,
                              .detail = line.outcome == "recorded"_L1 ? QString() : line.outcome};
    }
    for (const MessageRow &message : messages) {
        if (!message.at)
            continue;
        items << TimelineItem{.at = *message.at,
                              .source = Source::Messages,
                              .who = ConversationModel::authorText(message),
                              .text = message.text,
                              .detail = ConversationModel::deliveryText(message)};
    }
    std::ranges::stable_sort(items, {}, &TimelineItem::at);
    return items;
}

} // namespace console
