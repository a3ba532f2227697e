// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raisevalues.h"

#include "models/queuetext.h"

#include <QCoreApplication>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr double leastAccurate = 100'000; // metres

class RaiseWords final {
    Q_DECLARE_TR_FUNCTIONS(console::RaiseWords)
};
} // namespace

qint64 numberFromText(QString text)
{
    text.remove(u' ').remove(QChar::Nbsp);
    bool good = !text.isEmpty();
    for (const QChar c : std::as_const(text))
        good = good && c >= u'0' && c <= u'9';
    const qint64 value = good ? text.toLongLong(&good) : 0;
    return good ? value : 0;
}

std::optional<double> metresFromText(QString text)
{
    text = text.trimmed().replace(u',', u'.');
    if (text.endsWith(u'm', Qt::CaseInsensitive))
        text = text.chopped(1).trimmed();
    bool good = false;
    const double value = text.toDouble(&good);
    if (!good || !(value >= 0) || value > leastAccurate)
        return std::nullopt;
    return value;
}

QByteArray responseTypeIcon(const QString &value)
{
    if (value.contains("medical"_L1, Qt::CaseInsensitive)
        || value.contains("ambulance"_L1, Qt::CaseInsensitive))
        return "medical";
    if (value.contains("security"_L1, Qt::CaseInsensitive)
        || value.contains("armed"_L1, Qt::CaseInsensitive))
        return "security";
    return {};
}

QString responseTypeWords(const ResponseType &type)
{
    const QString text = type.description.isEmpty() ? type.value : type.description;
    if (text != text.toUpper())
        return text;
    return text.left(1) + text.mid(1).toLower().replace(u'_', u' ');
}

QString raiseSummary(const RaiseRequest &request, const QString &type, const QString &customer)
{
    QString who = customer.section(u'·', 0, 0).trimmed();
    if (numberFromText(who) > 0)
        who = RaiseWords::tr("customer %1").arg(QueueText::number(request.customerId));
    const auto *site = std::get_if<RaiseRequest::FixedSite>(&request.place);
    const QString where = site ? QueueText::site(site->fixedLocationId)
                               : QueueText::coordinates(std::get<Position>(request.place).point);
    const bool test = request.classificationId == classificationTest || request.internalTest;
    return (test ? RaiseWords::tr("TEST: %1 callout for %2 at %3")
                 : RaiseWords::tr("%1 callout for %2 at %3"))
        .arg(type, who, where);
}

} // namespace console
