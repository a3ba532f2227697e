// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/sitemodel.h"

#include "ui/directory/directorytext.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString text(const FixedLocation &site, int column)
{
    switch (column) {
    case SiteModel::Name: return DirectoryText::name(site);
    case SiteModel::Reference: return site.externalReference.simplified();
    case SiteModel::Address: return site.address.simplified();
    case SiteModel::Cover: return DirectoryText::coverage(site);
    default: return {};
    }
}

QString searched(const FixedLocation &site)
{
    QStringList parts{site.name,    site.externalReference, site.identifier,
                      site.address, site.what3words,        QString::number(site.id)};
    if (site.customerId != 0)
        parts << QString::number(site.customerId);
    return parts.join(u'\n').toCaseFolded();
}

} // namespace

int SiteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnTotal;
}

QVariant SiteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FixedLocation &site = rows().at(index.row());
    const QString words = text(site, index.column());
    switch (role) {
    case Qt::DisplayRole: return words.isEmpty() ? tr("Not given") : words;
    case Qt::ToolTipRole: return words.isEmpty() ? QVariant() : words;
    case Qt::AccessibleTextRole: {
        QStringList all;
        for (int column = 0; column < ColumnTotal; ++column)
            all << text(site, column);
        all.removeAll(QString());
        return all.join(u", "_s);
    }
    case IdRole: return site.id;
    case SearchRole: return searched(site);
    case CoveredRole:
        if (!site.securityCoverage && !site.medicalCoverage)
            return {};
        return site.securityCoverage.value_or(false) || site.medicalCoverage.value_or(false);
    default: return {};
    }
}

QVariant SiteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Name: return tr("Site");
    case Reference: return tr("Reference");
    case Address: return tr("Address");
    case Cover: return tr("Coverage");
    default: return {};
    }
}

SiteFilter::SiteFilter(SiteModel *sites, QObject *parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(sites);
    sort(SiteModel::Name);
}

void SiteFilter::setText(const QString &text)
{
    m_words = text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool SiteFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString all = sourceModel()->index(row, 0, parent).data(SiteModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&all](const QString &word) { return all.contains(word); });
}

bool SiteFilter::lessThan(const QModelIndex &a, const QModelIndex &b) const
{
    const int order =
        a.data().toString().toCaseFolded().localeAwareCompare(b.data().toString().toCaseFolded());
    if (order != 0)
        return order < 0;
    return a.data(SiteModel::IdRole).toLongLong() < b.data(SiteModel::IdRole).toLongLong();
}

} // namespace console
