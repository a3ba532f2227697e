// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said and noted about a callout: its event stream, cancellation reasons and ratings.

#pragma once

#include "sandbox/rows.h"

#include <QList>

#include <functional>

namespace sandbox {

class Database;

class EventStore final {
public:
    explicit EventStore(Database &database);

    Event add(qint64 calloutId, EventType type, const QString &message, const QString &source,
              qint64 atMs);
    void addLifecycle(qint64 calloutId, const QString &name, qint64 atMs);
    [[nodiscard]] QList<Event> of(qint64 calloutId) const;

    // Called for each event that is added.
    std::function<void(const Event &)> onAdded = [](const Event &) { };

    [[nodiscard]] qint64 attachReason(qint64 calloutId, std::optional<qint64> reasonId,
                                      const QString &notes, qint64 atMs);

    // A second rating replaces the first and keeps its id.
    [[nodiscard]] qint64 rate(qint64 calloutId, int rating, const QString &comment, bool mayContact,
                              qint64 atMs);
    [[nodiscard]] bool ratingExists(qint64 ratingId) const;
    [[nodiscard]] qint64 score(qint64 ratingId, qint64 itemId, int score,
                               const QString &sentiment = {});

private:
    Database &m_database;
};

} // namespace sandbox
