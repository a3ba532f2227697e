// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/conversationmodel.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

void ConversationModel::setMessages(const QList<MessageRow> &messages)
{
    QList<MessageRow> wanted;
    wanted.reserve(messages.size());
    QSet<quint64> seen;
    for (const MessageRow &row : messages) {
        if (const auto before = seen.size(); (seen << row.localId).size() > before)
            wanted << row;
    }
    removeAbsent(wanted);
    QSet<quint64> here;
    for (const MessageRow &row : std::as_const(m_rows))
        here << row.localId;
    for (int at = 0; at < int(wanted.size()); ++at) {
        const MessageRow &row = wanted.at(at);
        if (!here.contains(row.localId)) {
            int last = at;
            while (last + 1 < wanted.size() && !here.contains(wanted.at(last + 1).localId))
                ++last;
            beginInsertRows({}, at, last);
            for (int i = at; i <= last; ++i)
                m_rows.insert(i, wanted.at(i));
            endInsertRows();
            at = last;
            continue;
        }
        if (const int from = rowOf(row.localId);
            from != at) { // only ever later: what is before fits
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        if (const QList<int> roles = differingRoles(m_rows.at(at), row); !roles.isEmpty()) {
            m_rows[at] = row;
            emit dataChanged(index(at), index(at), roles);
        }
    }
}

void ConversationModel::removeAbsent(const QList<MessageRow> &wanted)
{
    QSet<quint64> ids;
    for (const MessageRow &row : wanted)
        ids << row.localId;
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (ids.contains(m_rows.at(last).localId))
            continue;
        int first = last;
        while (first > 0 && !ids.contains(m_rows.at(first - 1).localId))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

QList<int> ConversationModel::differingRoles(const MessageRow &a, const MessageRow &b)
{
    QList<int> roles;
    if (a.author != b.author)
        roles << AuthorRole;
    if (a.text != b.text)
        roles << Qt::DisplayRole;
    if (a.at != b.at)
        roles << TimeRole;
    if (a.delivery != b.delivery)
        roles << DeliveryRole;
    if (a.note != b.note)
        roles << NoteRole;
    if (!roles.isEmpty())
        roles << Qt::AccessibleTextRole;
    return roles;
}

int ConversationModel::rowOf(quint64 localId) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(), [localId](const MessageRow &row) {
        return row.localId == localId;
    });
    return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
}

QString ConversationModel::authorText(const MessageRow &row)
{
    switch (row.author) {
    case MessageRow::AuraControl: return tr("AURA control");
    case MessageRow::You: return tr("You");
    case MessageRow::System: return tr("AURA system");
    case MessageRow::NotGiven: break;
    }
    return row.note.isEmpty() ? tr("Author not given") : row.note;
}

QString ConversationModel::deliveryText(const MessageRow &row)
{
    switch (row.delivery) {
    case MessageRow::Sending: return tr("Sending");
    case MessageRow::Accepted:
        return row.at ? tr("Accepted by server %1")
                            .arg(toDateTime(*row.at).toLocalTime().toString(u"HH:mm:ss"_s))
                      : tr("Accepted by server");
    case MessageRow::NotSent:
        return row.note.isEmpty() ? tr("Not sent") : tr("Not sent: %1").arg(row.note);
    case MessageRow::None: break;
    }
    return {};
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.text;
    case LocalIdRole: return row.localId;
    case AuthorRole: return int(row.author);
    case TimeRole: return row.at ? toDateTime(*row.at) : QDateTime();
    case DeliveryRole: return int(row.delivery);
    case NoteRole: return row.note;
    case Qt::AccessibleTextRole: {
        QStringList parts{authorText(row), row.text};
        if (row.at)
            parts.prepend(toDateTime(*row.at).toLocalTime().toString(u"HH:mm:ss"_s));
        if (const QString delivery = deliveryText(row); !delivery.isEmpty())
            parts << delivery;
        return parts.join(", "_L1);
    }
    default: return {};
    }
}

} // namespace console
