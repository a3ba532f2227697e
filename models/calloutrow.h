// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One row of the callout table: the entry and everything derived from it that would be too dear, or
// too fickle, to derive at each paint. Comparing two of them says which roles a change really
// touched. A board may hold a hundred thousand: words that many rows share are held once, what only
// painted rows need is put together when asked for.
#pragma once

#include "domain/boardentry.h"
#include "domain/lookups.h"
#include "domain/placenames.h"

#include <QHash>

namespace console {

enum class ResponseKind : quint8 { NotGiven, Security, Medical, Other };

/// The words for one response type, as all rows of that type share them.
struct TypeWords {
    QString name; ///< "Security"; empty = not given
    ResponseKind kind = ResponseKind::NotGiven;
};

/// What rows are derived with; the same for all of them.
struct RowContext {
    const PlaceNames *places = nullptr; ///< may be null
    QHash<int, ResponseType> types = {};
    QString operatorName = {};
    mutable QHash<std::pair<int, QString>, TypeWords> typeWords = {}; ///< by id and AURA's name
    mutable QHash<QString, QString> emergencyWords = {}; ///< by AURA's words

    void setTypes(const QList<ResponseType> &list);
    [[nodiscard]] TypeWords wordsOf(int typeId, const QString &typeName) const;
    [[nodiscard]] QString emergency(const QString &words) const;
};

struct CalloutRow {
    BoardEntry entry;
    QString nearest; ///< from PlaceNames; looked up when the position changed only
    QString place; ///< first line of the place
    QString typeName; ///< "Security"; empty = not given
    QString emergency; ///< what to show as the emergency: AURA's words, else the type
    QString owner; ///< as shown: "You", a name, or empty
    /// Folded, UTF-8: number, place, address, owner, emergency, type, customer id, state. Ready, so
    /// that the first letter of a filter costs no more than the others.
    QByteArray searchText;
    qint64 sortKey = 0; ///< milliseconds UTC: created, else first seen
    int handle = -1; ///< CalloutTableModel's: small, the same as long as the row is there
    int group = 0;
    ResponseKind kind = ResponseKind::NotGiven;
    DisplayState state = DisplayState::New;
    QueueTab tab = QueueTab::Active;

    CalloutRow(BoardEntry value, const RowContext &context);
    /// The row for a newer `value`, taking the place name over from `before` if it has not moved.
    CalloutRow(BoardEntry value, const CalloutRow &before, const RowContext &context);

    void derive(const RowContext &context);
    /// Asks the place names again.
    void lookUpPlace(const RowContext &context);
    /// Second line of the place; may be empty.
    [[nodiscard]] QString placeDetail() const;
    /// A new callout passes every filter and every tab but Tests.
    [[nodiscard]] bool isNew() const { return state == DisplayState::New; }

private:
    [[nodiscard]] QString placeName() const;
    [[nodiscard]] QByteArray wordsToSearch() const;
};

} // namespace console
