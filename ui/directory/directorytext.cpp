// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorytext.h"

#include "models/queuetext.h"
#include "ui/dialogs/errortext.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace console {

QString DirectoryText::name(const Customer &customer)
{
    const QString name = QString(customer.name + u' ' + customer.surname).simplified();
    return name.isEmpty() ? tr("Customer %1").arg(QueueText::number(customer.id)) : name;
}

QString DirectoryText::name(const FixedLocation &site)
{
    for (const QString &text : {site.name, site.identifier, site.externalReference}) {
        if (const QString words = text.simplified(); !words.isEmpty())
            return words;
    }
    return QueueText::site(site.id);
}

QString DirectoryText::word(SubscriptionState state)
{
    switch (state) {
    case SubscriptionState::Active: return tr("Active");
    case SubscriptionState::NotYet: return tr("Not begun");
    case SubscriptionState::Lapsed: return tr("Lapsed");
    case SubscriptionState::Cancelled: return tr("Cancelled");
    case SubscriptionState::Unknown: break;
    }
    return tr("Not known");
}

QByteArray DirectoryText::icon(SubscriptionState state)
{
    switch (state) {
    case SubscriptionState::Active: return "check";
    case SubscriptionState::NotYet: return "clock";
    case SubscriptionState::Lapsed: return "minus";
    case SubscriptionState::Cancelled: return "close";
    case SubscriptionState::Unknown: break;
    }
    return "help";
}

QString DirectoryText::type(qint64 typeId, const QList<SubscriptionType> &types)
{
    if (typeId == 0)
        return {};
    const auto found = std::ranges::find(types, typeId, &SubscriptionType::id);
    return found == types.cend() || found->name.isEmpty() ? tr("Type %1").arg(typeId) : found->name;
}

QString DirectoryText::coverage(const FixedLocation &site)
{
    const auto security = site.securityCoverage;
    const auto medical = site.medicalCoverage;
    if (!security && !medical)
        return {};
    if (security && medical) {
        if (*security == *medical)
            return *security ? tr("Security, medical") : tr("Neither");
        return *security ? tr("Security only") : tr("Medical only");
    }
    if (security)
        return *security ? tr("Security") : tr("No security");
    return *medical ? tr("Medical") : tr("No medical");
}

QString DirectoryText::moment(UtcTime time)
{
    const QDateTime local = toDateTime(time).toLocalTime();
    const bool beginning = local.time() == QTime(0, 0);
    return QLocale(QLocale::English, QLocale::SouthAfrica)
        .toString(local, beginning ? u"d MMM yyyy"_s : u"d MMM yyyy, HH:mm"_s);
}

QString DirectoryText::day(UtcTime time)
{
    return QLocale(QLocale::English, QLocale::SouthAfrica)
        .toString(toDateTime(time).toLocalTime().date(), u"d MMM yyyy"_s);
}

QString DirectoryText::readAgo(Millis age)
{
    return tr("Read %1 ago").arg(QueueText::age(age));
}

QString DirectoryText::typedMoment(UtcTime time)
{
    return toDateTime(time).toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

std::optional<UtcTime> DirectoryText::momentFromText(const QString &text, bool lastMinute)
{
    const QString words = text.simplified();
    QDateTime moment = QDateTime::fromString(words, u"yyyy-MM-dd HH:mm"_s);
    if (!moment.isValid()) {
        const QDate day = QDate::fromString(words, u"yyyy-MM-dd"_s);
        if (!day.isValid())
            return std::nullopt;
        moment = lastMinute ? QDateTime(day, QTime(23, 59)) : day.startOfDay();
    }
    return moment.isValid() ? std::optional(toUtcTime(moment.toUTC())) : std::nullopt;
}

QString DirectoryText::mobileFromText(const QString &text)
{
    QString digits;
    bool plus = false;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (c == u'+' && digits.isEmpty() && !plus)
            plus = true;
        else if (!c.isSpace() && !u"-()."_s.contains(c))
            return {};
    }
    constexpr qsizetype fewest = 8;
    constexpr qsizetype most = 15; // E.164
    const bool good =
        plus && digits.size() >= fewest && digits.size() <= most && !digits.startsWith(u'0');
    return good ? u'+' + digits : QString();
}

QString DirectoryText::withoutNumbers(QString text)
{
    // Four digits together are enough to be a safe code.
    static const QRegularExpression run(u"\\+?\\d[\\d\\s().-]{2,}\\d"_s);
    return text.replace(run, QString(4, QChar(0x2022)));
}

QString DirectoryText::changeError(ApiError error)
{
    error.detail = withoutNumbers(error.detail);
    return errorText(error, ErrorContext::DirectoryChange);
}

} // namespace console
