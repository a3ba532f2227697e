// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reading half of LogFile: what the pane shows, and the walk along the chain.
#include "journal/logfile.h"

#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int rowsBetweenStopChecks = 1024;

// CAST gives the stored bytes as they are; read as text, two different damages could look alike.
const auto rowColumns = u"sequence, at_ms, callout_id, CAST(kind AS BLOB), CAST(text AS BLOB), "
                        "CAST(outcome AS BLOB), CAST(operator AS BLOB)"_s;

logchain::Row readRow(const QSqlQuery &query)
{
    logchain::Row row;
    row.sequence = query.value(0).toLongLong();
    row.atMs = query.value(1).toLongLong();
    row.calloutId = query.value(2).toLongLong();
    row.kind = query.value(3).toByteArray();
    row.text = query.value(4).toByteArray();
    row.outcome = query.value(5).toByteArray();
    row.operatorName = query.value(6).toByteArray();
    return row;
}

} // namespace

std::expected<std::vector<LogEntry>, LogError> LogFile::recent(int count)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT %1 FROM entry ORDER BY sequence DESC LIMIT %2"_s.arg(rowColumns)
                        .arg(qMax(0, count)))) {
        (void)fail(query.lastError());
        return std::unexpected(LogError{m_error});
    }
    std::vector<LogEntry> entries;
    while (query.next())
        entries.push_back(logchain::fromRow(readRow(query)));
    if (query.lastError().isValid()) {
        (void)fail(query.lastError());
        return std::unexpected(LogError{m_error});
    }
    std::ranges::reverse(entries);
    return entries;
}

LogCheck LogFile::verify(const std::atomic_bool &stop)
{
    LogCheck check;
    m_damaged = false;
    if (exec(u"BEGIN"_s)) { // one snapshot: entries written meanwhile are not half seen
        QSqlQuery quick(m_database);
        if (!quick.exec(u"PRAGMA quick_check(1)"_s) || !quick.next())
            (void)fail(quick.lastError());
        else if (quick.value(0).toString() != "ok"_L1)
            check.damage = quick.value(0).toString();
        quick.finish();
        verifyRows(check, stop);
        const QString reason = m_error;
        (void)exec(u"ROLLBACK"_s);
        m_error = reason;
    }
    if (check.damage.isEmpty() && m_damaged)
        check.damage = m_error;
    if (!check.damage.isEmpty())
        check.intact = false;
    return check;
}

void LogFile::verifyRows(LogCheck &check, const std::atomic_bool &stop)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT identity.id, identity.created_ms, head.sequence, head.hash "
                    "FROM identity, head"_s)
        || !query.next()) {
        check.firstBad = query.lastError().isValid() ? 0 : 1; // no row: somebody took it out
        (void)fail(query.lastError());
        return;
    }
    QByteArray hash =
        logchain::firstHash(query.value(0).toString().toUtf8(), query.value(1).toLongLong());
    const qint64 headSequence = query.value(2).toLongLong();
    const QByteArray headHash = query.value(3).toByteArray();
    query.finish();

    if (!query.exec(u"SELECT %1, hash FROM entry ORDER BY sequence"_s.arg(rowColumns))) {
        (void)fail(query.lastError());
        return;
    }
    qint64 good = 0;
    bool holds = true;
    while (query.next()) {
        if (++check.entries % rowsBetweenStopChecks == 0 && stop)
            return;
        if (!holds)
            continue; // only counted
        const logchain::Row row = readRow(query);
        const QByteArray expected = logchain::nextHash(hash, row);
        holds = row.sequence == good + 1 && logchain::kindFromWord(row.kind)
                && expected == query.value(7).toByteArray();
        if (holds) {
            good = row.sequence;
            hash = expected;
        }
    }
    if (query.lastError().isValid()) {
        (void)fail(query.lastError());
        check.firstBad = m_damaged ? good + 1 : 0;
        return;
    }
    check.firstBad = good + 1;
    if (!holds)
        return;
    if (headSequence == good && headHash == hash) {
        check.intact = true;
        check.firstBad = 0;
    } else if (headSequence <= good) {
        check.firstBad = qMax<qint64>(1, headSequence); // the end disagrees with the stored head
    }
}

} // namespace console
