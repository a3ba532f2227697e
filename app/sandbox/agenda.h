// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is due when, kept in the database: a story that was killed goes on where it was.

#pragma once

#include "sandbox/storybeats.h"

namespace sandbox {

class Database;

class Agenda final {
public:
    explicit Agenda(Database &database);

    void add(const Beat &beat);
    // Removes and returns the first beat due at or before this moment of the story.
    [[nodiscard]] std::optional<Beat> takeDue(qint64 storyMs, bool alsoByItself);
    void dropAllOf(qint64 calloutId);
    // All but the person's own moving about.
    void dropResponseTo(qint64 calloutId);
    // All but what the load generator does.
    void clear();
    [[nodiscard]] bool contains(BeatKind kind) const;
    // In their order.
    [[nodiscard]] QList<Beat> all(BeatKind kind) const;

private:
    Database &m_database;
};

} // namespace sandbox
