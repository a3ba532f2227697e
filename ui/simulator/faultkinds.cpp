// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/faultkinds.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

QList<FaultKinds::Kind> FaultKinds::all()
{
    using enum FaultMember;
    return {
        {u"latency"_s, tr("Slow answers"), tr("Answers come late."), {Milliseconds}},
        {u"error"_s, tr("Error answers"), tr("Answers are errors of the codes given."), {Codes}},
        {u"unauthorised"_s,
         tr("Sign-in refused (401)"),
         tr("Whatever the token, it is refused."),
         {}},
        {u"rateLimited"_s,
         tr("Asked to slow down (429)"),
         tr("Requests are turned away."),
         {RetryAfter}},
        {u"refuse"_s,
         tr("Connection refused"),
         tr("Nobody listens any more, for all paths; 10 s unless told otherwise."),
         {}},
        {u"blackHole"_s,
         tr("No answer at all"),
         tr("Connections are taken and never answered."),
         {}},
        {u"drip"_s, tr("One byte per second"), tr("Answers never seem to end."), {}},
        {u"cutBody"_s, tr("Cut in mid-answer"), tr("The connection closes in the middle."), {}},
        {u"invalidJson"_s, tr("Not JSON"), tr("Answers cannot be read."), {}},
        {u"wrongTypes"_s, tr("Wrong types"), tr("Numbers come as words and the reverse."), {}},
        {u"hugeBody"_s,
         tr("Huge answer"),
         tr("Answers are larger than the console takes."),
         {Megabytes}},
        {u"emptyBody"_s, tr("Empty answer"), tr("200 and nothing in it."), {}},
        {u"duplicateList"_s, tr("Duplicates in lists"), tr("Callouts are listed twice."), {}},
        {u"reorderList"_s, tr("Lists in another order"), tr("The order changes each time."), {}},
        {u"unknownStatus"_s,
         tr("Unknown status"),
         tr("Callouts have a status nobody knows."),
         {Text}},
        {u"unknownFields"_s, tr("Unknown fields"), tr("Answers hold members nobody knows."), {}},
        {u"clockSkew"_s, tr("Wrong clock"), tr("The server's Date is wrong."), {Skew}},
        {u"dropFromList"_s,
         tr("Missing from the list"),
         tr("Callouts are silently left out of the active list; each can still be read."),
         {Dropped}},
    };
}

QStringList FaultKinds::ownWords(const QJsonObject &fault)
{
    QStringList parts;
    if (const auto late = fault["milliseconds"_L1]; late.isDouble())
        parts << tr("%1 ms").arg(late.toInt());
    if (const QString spread = fault["distribution"_L1].toString(); spread == "uniform"_L1)
        parts << tr("evenly spread");
    else if (spread == "exponential"_L1)
        parts << tr("sometimes far more");
    if (const auto codes = fault["codes"_L1].toObject(); !codes.isEmpty())
        parts << codes.keys().join(u", "_s);
    if (const auto after = fault["retryAfterSeconds"_L1]; after.isDouble())
        parts << tr("again after %1 s").arg(after.toInt());
    if (const auto size = fault["megabytes"_L1]; size.isDouble())
        parts << tr("%1 MB").arg(size.toDouble());
    if (const QString text = fault["text"_L1].toString(); !text.isEmpty())
        parts << tr("“%1”").arg(text.left(40));
    if (const auto number = fault["number"_L1]; number.isDouble())
        parts << tr("how many: %1").arg(number.toInt());
    QStringList ids;
    for (const auto &id : fault["ids"_L1].toArray())
        ids << QString::number(qint64(id.toDouble()));
    if (!ids.isEmpty())
        parts << ids.mid(0, 4).join(u", "_s) + (ids.size() > 4 ? u", …"_s : QString());
    return parts;
}

QStringList FaultKinds::limitWords(const QJsonObject &fault)
{
    QStringList parts;
    const QString path = fault["path"_L1].toString();
    const QString method = fault["method"_L1].toString();
    const QString where = QStringList{method, path}.join(u' ').trimmed();
    parts << (where.isEmpty() ? tr("all requests") : where.left(60));
    if (const auto share = fault["share"_L1]; share.isDouble() && share.toDouble() < 1)
        parts << tr("%1 % of them").arg(int(std::lround(share.toDouble() * 100)));
    if (const auto count = fault["count"_L1]; count.isDouble())
        parts << (count.toInt() == 1 ? tr("once") : tr("%1 times").arg(count.toInt()));
    if (const auto seconds = fault["seconds"_L1]; seconds.isDouble())
        parts << (fault["kind"_L1] == "clockSkew"_L1 ? tr("by %1 s").arg(seconds.toInt())
                                                     : tr("for %1 s").arg(seconds.toInt()));
    return parts;
}

QString FaultKinds::words(const QJsonObject &fault)
{
    const QString name = fault["kind"_L1].toString();
    QString title = name.isEmpty() ? tr("Fault") : name;
    for (const Kind &kind : all()) {
        if (kind.name == name)
            title = kind.title;
    }
    const QStringList own = ownWords(fault);
    if (!own.isEmpty())
        title += u' ' + own.join(u", "_s);
    return (QStringList{title} + limitWords(fault)).join(u" · "_s);
}

QJsonObject FaultKinds::forSending(const QJsonObject &fault)
{
    QJsonObject result;
    for (const auto name :
         {"kind"_L1, "path"_L1, "method"_L1, "share"_L1, "count"_L1, "seconds"_L1,
          "milliseconds"_L1, "distribution"_L1, "codes"_L1, "retryAfterSeconds"_L1, "megabytes"_L1,
          "text"_L1, "ids"_L1, "number"_L1}) {
        if (const auto value = fault[name]; !value.isUndefined() && !value.isNull())
            result.insert(name, value);
    }
    return result;
}

QJsonObject FaultKinds::codesFromText(const QString &text)
{
    QJsonObject codes;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool goodCode = false;
        bool goodWeight = true;
        const int code = part.section(u':', 0, 0).trimmed().toInt(&goodCode);
        int weight = 1;
        if (part.contains(u':'))
            weight = part.section(u':', 1).trimmed().toInt(&goodWeight);
        if (!goodCode || !goodWeight || code < 400 || code > 599 || weight < 1 || weight > 1000)
            return {};
        codes.insert(QString::number(code), weight);
    }
    return codes;
}

QList<qint64> FaultKinds::idsFromText(const QString &text)
{
    QList<qint64> ids;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool good = false;
        const qint64 id = QString(part).remove(u' ').remove(QChar::Nbsp).toLongLong(&good);
        if (!good || id <= 0)
            return {};
        ids << id;
    }
    return ids;
}

} // namespace console
