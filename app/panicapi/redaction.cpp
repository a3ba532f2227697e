// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/redaction.h"

#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView hidden = u"••••";

QString withoutLastFourDigits(QString number)
{
    int left = 4;
    for (qsizetype i = number.size() - 1; i >= 0 && left > 0; --i) {
        if (number.at(i).isDigit()) {
            number[i] = u'•';
            --left;
        }
    }
    return number;
}

} // namespace

QString redacted(QString text, const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (!secret.isEmpty())
            text.replace(secret, hidden.toString());
    }
    // "eyJ" is how every JSON Web Token begins.
    static const QRegularExpression token(
        u"\\beyJ[A-Za-z0-9_\\-.=]{8,}|\\b[Bb]earer\\s+[A-Za-z0-9_\\-.~+/=]{8,}"_s);
    text.replace(token, hidden.toString());
    static const QRegularExpression number(
        u"\\+\\d[\\d ()\\-]{6,}\\d|\\b0\\d{2}[ \\-]?\\d{3}[ \\-]?\\d{4}\\b|\\b\\d{9,}\\b"_s);
    QString result;
    qsizetype from = 0;
    for (auto match = number.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        result += QStringView(text).sliced(from, found.capturedStart() - from);
        result += withoutLastFourDigits(found.captured());
        from = found.capturedEnd();
    }
    result += QStringView(text).sliced(from);
    return result;
}

} // namespace console
