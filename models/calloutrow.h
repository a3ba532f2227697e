// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One row of the callout table: the entry and everything derived from it that would be too dear, or
// too fickle, to derive at each paint. Comparing two of them says which roles a change really
// touched.
#pragma once

#include "domain/boardentry.h"
#include "domain/lookups.h"
#include "domain/placenames.h"

#include <QHash>

namespace console {

enum class ResponseKind : quint8 { NotGiven, Security, Medical, Other };

/// What rows are derived with; the same for all of them.
struct RowContext {
    const PlaceNames *places = nullptr; ///< may be null
    QHash<int, ResponseType> types;
    QString operatorName;
};

struct CalloutRow {
    BoardEntry entry;
    QString nearest; ///< from PlaceNames; looked up when the position changed only
    QString place; ///< first line of the place
    QString placeDetail; ///< second line; may be empty
    QString typeName; ///< "Security"; empty = not given
    QString emergency; ///< what to show as the emergency: AURA's words, else the type
    QString owner; ///< as shown: "You", a name, or empty
    ResponseKind kind = ResponseKind::NotGiven;
    DisplayState state = DisplayState::New;
    QueueTab tab = QueueTab::Active;
    int group = 0;
    qint64 sortKey = 0; ///< milliseconds UTC: created, else first seen
    mutable QString searchText; ///< built at first use

    CalloutRow(BoardEntry value, const RowContext &context);
    /// The row for a newer `value`, taking the place name over from `before` if it has not moved.
    CalloutRow(BoardEntry value, const CalloutRow &before, const RowContext &context);

    void derive(const RowContext &context);
    /// Asks the place names again.
    void lookUpPlace(const RowContext &context);
    /// Folded: number, place, address, owner, emergency, type, customer id, state.
    [[nodiscard]] const QString &search() const;
    /// A new callout passes every filter and every tab but Tests.
    [[nodiscard]] bool isNew() const { return state == DisplayState::New; }

private:
    void derivePlace();
    void deriveType(const RowContext &context);
};

} // namespace console
