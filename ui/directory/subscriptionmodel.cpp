// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/subscriptionmodel.h"

#include "models/queuetext.h"
#include "ui/directory/directorytext.h"

using namespace Qt::StringLiterals;

namespace console {

void SubscriptionModel::setTypes(const QList<SubscriptionType> &types)
{
    if (m_types == types)
        return;
    m_types = types;
    if (rowCount() > 0)
        emit dataChanged(index(0, Type), index(rowCount() - 1, Type));
}

void SubscriptionModel::setNow(UtcTime now)
{
    const UtcTime before = std::exchange(m_now, now);
    for (int row = 0; row < rowCount(); ++row) {
        if (subscriptionState(rows().at(row), before) != subscriptionState(rows().at(row), now))
            emit dataChanged(index(row, State), index(row, State));
    }
}

int SubscriptionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnTotal;
}

QString SubscriptionModel::text(const Subscription &one, int column, bool exact) const
{
    const auto moment = [exact](const std::optional<UtcTime> &time) {
        return !time ? QString() : exact ? DirectoryText::moment(*time) : DirectoryText::day(*time);
    };
    switch (column) {
    case State: return DirectoryText::word(subscriptionState(one, m_now));
    case Type: return DirectoryText::type(one.typeId, m_types);
    case From: return moment(one.validFrom);
    case Until: return moment(one.validTo);
    case Cancelled: return moment(one.cancelledAt);
    case Number: return QString::number(one.id);
    case Dependants: {
        QStringList numbers;
        for (const CustomerId id : one.dependants)
            numbers << QueueText::number(id);
        return numbers.isEmpty() ? tr("None") : numbers.join(u", "_s);
    }
    default: return {};
    }
}

QVariant SubscriptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Subscription &one = rows().at(index.row());
    const QString words = text(one, index.column(), role != Qt::DisplayRole);
    switch (role) {
    case Qt::DisplayRole:
        // Nobody cancelled it: that needs no "Not given".
        return words.isEmpty() && index.column() != Cancelled ? tr("Not given") : words;
    case Qt::ToolTipRole: return words.isEmpty() ? QVariant() : words;
    case Qt::AccessibleTextRole: {
        QStringList all;
        for (int column = 0; column < ColumnTotal; ++column) {
            if (const QString part = text(one, column, true); !part.isEmpty())
                all << u"%1 %2"_s.arg(
                    headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), part);
        }
        return all.join(u", "_s);
    }
    case StateRole: return int(subscriptionState(one, m_now));
    case IdRole: return one.id;
    default: return {};
    }
}

QVariant SubscriptionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case State: return tr("State");
    case Type: return tr("Type");
    case From: return tr("From");
    case Until: return tr("Until");
    case Cancelled: return tr("Cancelled");
    case Number: return tr("Number");
    case Dependants: return tr("Dependants");
    default: return {};
    }
}

} // namespace console
