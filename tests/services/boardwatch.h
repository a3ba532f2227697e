// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Listens to a board: what it said, and whether the changes alone lead to the same entries.
#pragma once

#include "services/calloutboard.h"

#include "fakes.h"

#include <QMap>
#include <QSet>

class BoardWatch final : public QObject {
    Q_OBJECT

public:
    explicit BoardWatch(console::CalloutBoard &board)
    {
        using Board = console::CalloutBoard;
        connect(&board, &Board::changed, this, &BoardWatch::apply);
        connect(&board, &Board::readWanted, this,
                [this](console::CalloutId id) { wanted.append(id); });
        connect(&board, &Board::happened, this,
                [this](const console::LogEntry &entry) { log.append(entry); });
        connect(&board, &Board::readMoved, this, [this] { ++readMoves; });
        connect(&board, &Board::outcomeReleased, this,
                [this](console::CalloutId id) { released.append(id); });
    }

    void clear()
    {
        changes.clear();
        wanted.clear();
        log.clear();
        released.clear();
        readMoves = 0;
    }

    [[nodiscard]] console::BoardFields fieldsOf(console::CalloutId id) const
    {
        for (const auto &update : changes.value(changes.size() - 1).updated) {
            if (update.entry.id() == id)
                return update.fields;
        }
        return {};
    }

    QList<console::BoardChanges> changes;
    QList<console::CalloutId> wanted;
    QList<console::CalloutId> released;
    QList<console::LogEntry> log;
    QMap<console::CalloutId, console::BoardEntry> mirror; ///< made from the changes alone
    QStringList complaints;
    int readMoves = 0;

private:
    void apply(const console::BoardChanges &change)
    {
        changes.append(change);
        QSet<console::CalloutId> ids;
        const auto once = [&](console::CalloutId id) {
            if (ids.contains(id))
                complaints.append(QStringLiteral("%1 twice").arg(id));
            ids.insert(id);
        };
        if (change.isEmpty())
            complaints.append(QStringLiteral("empty"));
        for (const auto &entry : change.added) {
            once(entry.id());
            if (mirror.contains(entry.id()))
                complaints.append(QStringLiteral("%1 added twice").arg(entry.id()));
            mirror.insert(entry.id(), entry);
        }
        for (const auto &update : change.updated) {
            once(update.entry.id());
            if (!update.fields || !mirror.contains(update.entry.id()))
                complaints.append(QStringLiteral("%1 updated wrongly").arg(update.entry.id()));
            if (console::differences(mirror.value(update.entry.id()), update.entry)
                != update.fields)
                complaints.append(QStringLiteral("%1 has inexact fields").arg(update.entry.id()));
            mirror.insert(update.entry.id(), update.entry);
        }
        for (const console::CalloutId id : change.removed) {
            once(id);
            mirror.remove(id);
        }
    }
};
