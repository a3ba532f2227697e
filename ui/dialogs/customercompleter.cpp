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
class LineCompleter final : public QCompleter {
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        return index.data(Qt::DisplayRole).toString();
    }
};

/// Each with what is shown and what is searched.
QCompleter *makeCompleter(const QList<std::pair<QString, QString>> &lines, QObject *parent)
{
    auto *completer = new LineCompleter(parent);
    auto *model = new QStandardItemModel(completer);
    for (const auto &[shown, searched] : lines) {
        auto *item = new QStandardItem(shown);
        item->setData(searched, searchRole);
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

QString siteLine(const FixedLocation &site)
{
    QStringList parts;
    for (const QString &part : {site.name, site.externalReference, site.address}) {
        if (const QString words = part.simplified(); !words.isEmpty())
            parts << words;
    }
    return parts.join(u" · "_s);
}

QCompleter *makeCustomerCompleter(const QList<Customer> &customers, QObject *parent)
{
    QList<std::pair<QString, QString>> lines;
    for (const Customer &customer : customers)
        lines.emplaceBack(
            customerLine(customer),
            u"%1 %2 %3 %4"_s.arg(customer.name, customer.surname, QString::number(customer.id),
                                 QueueText::number(customer.id).replace(QChar::Nbsp, u' ')));
    return makeCompleter(lines, parent);
}

QCompleter *makeSiteCompleter(const QList<FixedLocation> &sites, QObject *parent)
{
    QList<std::pair<QString, QString>> lines;
    for (const FixedLocation &site : sites) {
        if (!site.externalReference.isEmpty())
            lines.emplaceBack(siteLine(site), u"%1 %2 %3"_s.arg(siteLine(site), site.identifier,
                                                                QString::number(site.id)));
    }
    return makeCompleter(lines, parent);
}

} // namespace console
