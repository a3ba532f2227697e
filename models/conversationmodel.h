// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The messages of one callout as a list that changes row by row: what is being read, selected or
// retried stays where it is when the next poll brings more.
#pragma once

#include "domain/clock.h"

#include <QAbstractListModel>
#include <QList>

namespace console {

struct MessageRow {
    enum Author { AuraControl, You, NotGiven, System };
    enum Delivery { None, Sending, Accepted, NotSent };

    quint64 localId = 0; ///< identity; unique in a conversation
    Author author = NotGiven;
    QString text; ///< plain text, never markup
    std::optional<UtcTime> at;
    Delivery delivery = None; ///< of own messages
    QString note; ///< of NotSent: why, in words; of NotGiven: what the data call the author, if
                  ///< anything

    friend bool operator==(const MessageRow &, const MessageRow &) = default;
};

class ConversationModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        LocalIdRole = Qt::UserRole + 1, ///< quint64
        AuthorRole, ///< int(MessageRow::Author)
        TimeRole, ///< QDateTime, UTC; invalid when not given
        DeliveryRole, ///< int(MessageRow::Delivery)
        NoteRole,
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    /// The conversation as it is now, oldest first. Rows are matched by localId; of two with the
    /// same one the first counts. Never a reset.
    void setMessages(const QList<MessageRow> &messages);
    [[nodiscard]] const MessageRow &messageAt(int row) const { return m_rows.at(row); }
    /// -1 when there is none.
    [[nodiscard]] int rowOf(quint64 localId) const;

    /// "You", "AURA control", "AURA system", "Author not given".
    [[nodiscard]] static QString authorText(const MessageRow &row);
    /// "Accepted by server 14:30:29", "Not sent: no link", "Sending"; empty for what others wrote.
    [[nodiscard]] static QString deliveryText(const MessageRow &row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void removeAbsent(const QList<MessageRow> &wanted);
    [[nodiscard]] static QList<int> differingRoles(const MessageRow &a, const MessageRow &b);

    QList<MessageRow> m_rows;
};

} // namespace console
