// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/health/healthtablemodel.h"

#include "ui/health/healthtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

bool same(const HealthReport::Row &a, const HealthReport::Row &b)
{
    return a.endpoint == b.endpoint && a.requests == b.requests && a.failures == b.failures
           && a.p50 == b.p50 && a.p95 == b.p95 && a.lastError == b.lastError
           && a.lastErrorAt == b.lastErrorAt;
}

} // namespace

void HealthTableModel::setRows(QList<HealthReport::Row> rows)
{
    std::ranges::stable_sort(rows, {}, &HealthReport::Row::endpoint);
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        const auto kept =
            std::ranges::find(rows, m_rows.at(at).endpoint, &HealthReport::Row::endpoint);
        if (kept != rows.end())
            continue;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < rows.size(); ++at) {
        if (at >= m_rows.size() || m_rows.at(at).endpoint != rows.at(at).endpoint) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, rows.at(at));
            endInsertRows();
        } else if (!same(m_rows.at(at), rows.at(at))) {
            m_rows[at] = rows.at(at);
            emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
        }
    }
}

int HealthTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HealthTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HealthTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(
            (index.column() >= Requests && index.column() <= P95 ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const HealthReport::Row &row = m_rows.at(index.row());
    switch (Column(index.column())) {
    case Title: return QString(endpointTitle(row.endpoint));
    case Requests: return QString::number(row.requests);
    case Failures: return QString::number(row.failures);
    case P50: return HealthText::latency(row.p50, row.requests);
    case P95: return HealthText::latency(row.p95, row.requests);
    case LastError: return row.lastError ? HealthText::lastError(row) : tr("None");
    case LastErrorAt:
        return row.lastErrorAt ? HealthText::dateTime(*row.lastErrorAt) : QString(QChar(0x2014));
    case ColumnCount: break;
    }
    return {};
}

QVariant HealthTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (Column(section)) {
    case Title: return tr("Endpoint");
    case Requests: return tr("Requests");
    case Failures: return tr("Failed");
    case P50: return tip ? tr("Half of the newest 512 answers came within") : tr("p50");
    case P95: return tip ? tr("95 % of the newest 512 answers came within") : tr("p95");
    case LastError: return tr("Last error");
    case LastErrorAt: return tr("When");
    case ColumnCount: break;
    }
    return {};
}

} // namespace console
