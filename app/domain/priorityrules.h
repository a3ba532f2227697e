// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The site's own priorities. AURA sends none, so a table of rules gives each callout one: rows are
// tried from the top, the first that fits decides.
#pragma once

#include "domain/boardentry.h"
#include "domain/lookups.h"

#include <expected>
#include <vector>

namespace console {

/// What is wrong with a rule table.
struct PriorityMistake {
    int row = 0; ///< 1 = the first; 0 = the table as a whole
    QString reason; ///< English, complete: "Row 3: ..."
};

class PriorityRules final {
public:
    static constexpr int usual = 3; ///< when no row fits; 1 is the highest, 5 the lowest
    static constexpr int mostRows = 100;
    static constexpr int chattering = 3; ///< callouts of one customer in 60 s (domain figures)

    /// One row. What is not given fits everything.
    struct Rule {
        std::optional<int> responseTypeId;
        QString responseType; ///< AURA's value, compared case-blind
        std::optional<Classification> classification; ///< Test includes internal tests
        QString emergency; ///< contained in AURA's words, case-blind
        std::optional<int> olderThanMinutes;
        std::optional<bool> pinned;
        std::optional<bool> isChattering;
        std::optional<bool> isRepeated; ///< the customer called twice in 60 s
        int priority = usual;
    };

    PriorityRules(); ///< the built-in table

    /// `json`: an array of objects with the members responseType (AURA's value or its number),
    /// classification ("real", "test" or "none"), emergency, olderThanMinutes, pinned, chattering,
    /// repeated (true or false) and priority (1 to 5, needed). Empty, or [], is the built-in table.
    [[nodiscard]] static std::expected<PriorityRules, PriorityMistake>
    fromJson(const QString &json);
    /// The built-in table in that form, to start one's own from.
    [[nodiscard]] static QString builtInJson();

    /// For callouts whose list tells the number of the response type alone.
    void setResponseTypes(const QList<ResponseType> &types);

    /// `utc`: the server's time now.
    [[nodiscard]] int priorityOf(const BoardEntry &entry, UtcTime utc) const;
    /// After how long age alone may give it another one; null = never.
    [[nodiscard]] std::optional<Millis> nextChange(const BoardEntry &entry, UtcTime utc) const;

private:
    [[nodiscard]] bool fits(const Rule &rule, const BoardEntry &entry, Millis age) const;

    std::vector<Rule> m_rules;
    QList<ResponseType> m_types;
};

} // namespace console
