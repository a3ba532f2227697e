// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raisevalues.h"

#include "models/queuetext.h"

#include <QCoreApplication>
#include <QLocale>

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
    const bool test = request.classificationId == classificationTest || request.internalTest;
    if (const auto *named = std::get_if<RaiseRequest::ReferencedSite>(&request.place))
        return (test ? RaiseWords::tr("TEST: %1 callout at the site %2")
                     : RaiseWords::tr("%1 callout at the site %2"))
            .arg(type, named->externalReference);
    const auto *site = std::get_if<RaiseRequest::FixedSite>(&request.place);
    const QString where = site ? QueueText::site(site->fixedLocationId)
                               : QueueText::coordinates(std::get<Position>(request.place).point);
    return (test ? RaiseWords::tr("TEST: %1 callout for %2 at %3")
                 : RaiseWords::tr("%1 callout for %2 at %3"))
        .arg(type, who, where);
}

QString subscriptionWords(SubscriptionState state, const QString &text)
{
    QString words;
    switch (state) {
    case SubscriptionState::Active: words = RaiseWords::tr("Subscription active"); break;
    case SubscriptionState::NotYet: words = RaiseWords::tr("The subscription has not begun"); break;
    case SubscriptionState::Lapsed:
        words = RaiseWords::tr("No subscription that is valid now");
        break;
    case SubscriptionState::Cancelled:
        words = RaiseWords::tr("The subscription was cancelled");
        break;
    case SubscriptionState::Unknown:
        words = RaiseWords::tr("Not known whether there is a subscription");
        break;
    }
    return text.isEmpty() ? words + u'.' : u"%1, %2."_s.arg(words, text);
}

QString subscriptionDetail(const QList<Subscription> &subscriptions, UtcTime now)
{
    const SubscriptionState best = bestState(subscriptions, now);
    const auto day = [](UtcTime time) {
        return QLocale(QLocale::English, QLocale::SouthAfrica)
            .toString(toDateTime(time).toLocalTime().date(), u"d MMM yyyy"_s);
    };
    // Of several that count the same, the one that goes on longest.
    QString words;
    std::optional<UtcTime> latest;
    for (const Subscription &one : subscriptions) {
        if (subscriptionState(one, now) != best)
            continue;
        const auto time = best == SubscriptionState::NotYet      ? one.validFrom
                          : best == SubscriptionState::Cancelled ? one.cancelledAt
                                                                 : one.validTo;
        if (!time || (latest && *time <= *latest))
            continue;
        latest = time;
        words = best == SubscriptionState::Active ? RaiseWords::tr("valid until %1").arg(day(*time))
                : best == SubscriptionState::NotYet ? RaiseWords::tr("begins %1").arg(day(*time))
                : best == SubscriptionState::Cancelled
                    ? RaiseWords::tr("on %1").arg(day(*time))
                    : RaiseWords::tr("the last one ended %1").arg(day(*time));
    }
    return words;
}

QString siteWords(const FixedLocation &site)
{
    QStringList parts;
    for (const QString &part : {site.name, site.address}) {
        if (const QString words = part.simplified(); !words.isEmpty())
            parts << words;
    }
    if (parts.isEmpty())
        parts << QueueText::site(site.id);
    QStringList covered;
    QStringList uncovered;
    if (site.securityCoverage)
        (*site.securityCoverage ? covered : uncovered) << RaiseWords::tr("security");
    if (site.medicalCoverage)
        (*site.medicalCoverage ? covered : uncovered) << RaiseWords::tr("medical");
    QString words = parts.join(u", "_s);
    if (!covered.isEmpty())
        words += RaiseWords::tr("; covered: %1").arg(covered.join(u", "_s));
    if (!uncovered.isEmpty())
        words += RaiseWords::tr("; not covered: %1").arg(uncovered.join(u", "_s));
    return words;
}

} // namespace console
