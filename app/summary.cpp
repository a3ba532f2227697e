// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "summary.h"

#include "models/queuetext.h"

#include <QTimeZone>

#include <array>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QString linkText(const LinkState &link)
{
    switch (link.kind) {
    case LinkState::Kind::Connecting: return u"not linked yet"_s;
    case LinkState::Kind::Linked: return u"linked, round trip %1 ms"_s.arg(link.roundTrip.count());
    case LinkState::Kind::Faltering: return u"link faltering"_s;
    case LinkState::Kind::Lost: return u"link lost"_s;
    }
    return {};
}

QString rowText(const CalloutTableModel &table, const CalloutRow &row)
{
    QString state = QueueText::stateWord(row.entry);
    if (row.state == DisplayState::Test)
        state += u" ("_s + row.entry.callout.statusText + u')';
    return u"  %1  %2  %3  %4  %5  %6\n"_s.arg(QueueText::number(row.entry.id()), 8)
        .arg(state, -20)
        .arg(QueueText::clock(table.elapsed(row.entry)), 8)
        .arg(row.place.isEmpty() ? u"no position given"_s : row.place, -24)
        .arg(row.emergency.isEmpty() ? u"not given"_s : row.emergency, -12)
        .arg(row.owner.isEmpty() ? u"not taken"_s : row.owner);
}

} // namespace

QString boardSummary(CalloutTableModel &table, const LinkState &link, const QString &profile)
{
    QString text = u"Callout Console, %1: %2\n"_s.arg(profile, linkText(link));
    text += u"%1 active, %2 not taken, %3 tests, %4 closed today, %5 older than 24 h\n"_s
                .arg(table.tabCount(QueueTab::Active))
                .arg(table.newCount())
                .arg(table.tabCount(QueueTab::Tests))
                .arg(table.tabCount(QueueTab::ClosedToday))
                .arg(table.tabCount(QueueTab::Older));
    CalloutFilterProxyModel queue(table);
    using Tab = std::pair<QueueTab, QLatin1StringView>;
    for (const auto &[tab, title] :
         std::array{Tab{QueueTab::Active, "Active"_L1}, Tab{QueueTab::Tests, "Tests"_L1},
                    Tab{QueueTab::ClosedToday, "Closed today"_L1},
                    Tab{QueueTab::Older, "Older than 24 h"_L1}}) {
        if (table.tabCount(tab) == 0)
            continue;
        queue.setTab(tab);
        text += title + u'\n';
        for (int row = 0; row < queue.rowCount(); ++row) {
            // A new one shows on every tab of the window; here each callout stands once.
            if (queue.rowAt(row).tab == tab)
                text += rowText(table, queue.rowAt(row));
        }
    }
    return text;
}

} // namespace console
