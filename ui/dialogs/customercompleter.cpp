// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/customercompleter.h"

#include "models/queuetext.h"

#include <QCompleter>
#include <QStandardItemModel>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchRole = Qt::UserRole + 1;

/// Searches more words than it writes into the field.
class CustomerCompleter final : public QCompleter {
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        return index.data(Qt::DisplayRole).toString();
    }
};

} // namespace

QString customerLine(const Customer &customer)
{
    QStringList parts;
    if (!customer.name.isEmpty() || !customer.surname.isEmpty())
        parts << customer.shortName();
    parts << QueueText::number(customer.id);
    if (!customer.mobile.isEmpty())
        parts << customer.mobile.masked();
    return parts.join(u" · "_s);
}

QCompleter *makeCustomerCompleter(const QList<Customer> &customers, QObject *parent)
{
    auto *completer = new CustomerCompleter(parent);
    auto *model = new QStandardItemModel(completer);
    for (const Customer &customer : customers) {
        auto *item = new QStandardItem(customerLine(customer));
        item->setData(
            u"%1 %2 %3 %4"_s.arg(customer.name, customer.surname, QString::number(customer.id),
                                 QueueText::number(customer.id).replace(QChar::Nbsp, u' ')),
            searchRole);
        item->setEditable(false);
        model->appendRow(item);
    }
    completer->setModel(model);
    completer->setCompletionRole(searchRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(8);
    return completer;
}

} // namespace console
