// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/health/healthtext.h"

#include "ui/dialogs/errortext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString seconds(Millis span)
{
    return QString::number(std::abs(double(span.count())) / 1000, 'f', 1);
}

int sum(const QMap<QString, int> &names)
{
    int total = 0;
    for (const int count : names)
        total += count;
    return total;
}

} // namespace

bool HealthText::clockDiffers(const HealthReport &report)
{
    return report.clockOffset
           && std::chrono::abs(*report.clockOffset) - report.clockUncertainty > clockWarning;
}

QString HealthText::clock(const HealthReport &report)
{
    if (!report.clockOffset)
        return tr("Not known: no answer told the server's time yet.");
    const QString within = tr("%1%2 s, within ±%3 s")
                               .arg(*report.clockOffset < Millis(0) ? QChar(0x2212) : QChar(u'+'))
                               .arg(seconds(*report.clockOffset), seconds(report.clockUncertainty));
    if (!clockDiffers(report))
        return within;
    return within + u". "_s
           + (*report.clockOffset < Millis(0)
                  ? tr("This computer's clock is fast: set it right. Ages are counted by the "
                       "server's clock.")
                  : tr("This computer's clock is slow: set it right. Ages are counted by the "
                       "server's clock."));
}

QString HealthText::circuit(CircuitState state)
{
    switch (state) {
    case CircuitState::Closed: return tr("Reading at the usual pace.");
    case CircuitState::Open:
        return tr("Paused after trouble: details wait, only the list is tried. Commands are sent.");
    case CircuitState::HalfOpen: return tr("One request is out to see whether the server is back.");
    }
    return {};
}

QString HealthText::rate(const HealthReport &report)
{
    QString words = tr("%1 requests in the last minute; this console allows itself %2 a second, "
                       "%3 at once.")
                        .arg(QString::number(report.requestsPerMinute, 'f', 0),
                             QString::number(report.budgetPerSecond))
                        .arg(report.budgetBurst);
    if (report.waiting > 0)
        words += u' ' + tr("Waiting for their turn: %1.").arg(report.waiting);
    return words;
}

QString HealthText::since(const HealthReport &report)
{
    return report.since == UtcTime{} ? tr("Not signed in.")
                                     : tr("Since sign-in at %1.").arg(dateTime(report.since));
}

QString HealthText::dateTime(UtcTime time)
{
    return toDateTime(time).toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString HealthText::latency(Millis time, int requests)
{
    return requests > 0 ? tr("%1 ms").arg(time.count()) : QString(QChar(0x2014));
}

QString HealthText::lastError(const HealthReport::Row &row)
{
    if (!row.lastError)
        return {};
    return u"%1: %2"_s.arg(kindName(row.lastError->kind),
                           errorText(*row.lastError, ErrorContext::Endpoint));
}

QList<HealthText::DriftKind> HealthText::drift(const Drift &drift)
{
    const QList<DriftKind> all{
        {tr("Unknown statuses"),
         tr("Callouts with such a status stay on the board as active and show AURA's own word."),
         drift.unknownStatuses, sum(drift.unknownStatuses)},
        {tr("Unknown fields"),
         tr("AURA sends members this program does not know; they are left out, the rest is used."),
         drift.unknownFields, sum(drift.unknownFields)},
        {tr("Unknown event types"), tr("Such events are shown in the messages as they came."),
         drift.unknownEventTypes, sum(drift.unknownEventTypes)},
        {tr("Elements that could not be read"),
         tr("A list with such an element counts as incomplete: it removes nothing from the board."),
         {},
         drift.skipped},
        {tr("Duplicates"),
         tr("The same number came twice in one list; the newer one is used."),
         {},
         drift.duplicates},
    };
    QList<DriftKind> happened;
    for (const DriftKind &kind : all) {
        if (kind.total > 0)
            happened << kind;
    }
    return happened;
}

QString HealthText::plainText(const HealthReport &report)
{
    QStringList lines{tr("API health"), since(report), {}};
    lines << tr("Requests: %1").arg(rate(report)) << tr("Reading: %1").arg(circuit(report.circuit))
          << tr("Server clock: %1").arg(clock(report)) << QString();
    for (const HealthReport::Row &row : report.rows) {
        QString line = tr("%1: %2 requests, %3 failed, half within %4, 95 % within %5")
                           .arg(QString(endpointTitle(row.endpoint)))
                           .arg(row.requests)
                           .arg(row.failures)
                           .arg(latency(row.p50, row.requests), latency(row.p95, row.requests));
        if (row.lastError)
            line +=
                tr("; last error %1, %2")
                    .arg(row.lastErrorAt ? dateTime(*row.lastErrorAt) : tr("at an unknown time"),
                         lastError(row));
        lines << line;
    }
    lines << QString();
    const auto kinds = drift(report.drift);
    if (kinds.isEmpty())
        lines << tr("Every answer was as the contract describes it.");
    for (const DriftKind &kind : kinds) {
        lines << tr("%1: %2. %3").arg(kind.title).arg(kind.total).arg(kind.meaning);
        for (auto it = kind.names.cbegin(); it != kind.names.cend(); ++it)
            lines << u"  %1 × %2"_s.arg(it.key()).arg(it.value());
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace console
