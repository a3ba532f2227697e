// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/directoryrequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object[name] = text;
}

void put(QJsonObject &object, QLatin1StringView name, const std::optional<UtcTime> &time)
{
    if (time) {
        const QDateTime moment = toDateTime(std::chrono::floor<std::chrono::seconds>(*time));
        object[name] = moment.toString(Qt::ISODate);
    }
}

QString decimal(double degrees)
{
    return QString::number(degrees, 'f', QLocale::FloatingPointShortest);
}

} // namespace

QByteArray encodeCustomer(const CustomerDraft &draft, std::optional<Dialect> dialect)
{
    const bool nested = dialect == Dialect::Nested;
    QJsonObject customer;
    put(customer, nested ? "name"_L1 : "firstName"_L1, draft.name);
    put(customer, nested ? "surname"_L1 : "lastName"_L1, draft.surname);
    put(customer, nested ? "mobile"_L1 : "mobileNumber"_L1, draft.mobile);
    put(customer, "email"_L1, draft.email);
    put(customer, "externalReferenceId"_L1, draft.externalReference);
    put(customer, "vehicleMake"_L1, draft.vehicleMake);
    put(customer, "vehicleModel"_L1, draft.vehicleModel);
    put(customer, "vehicleColour"_L1, draft.vehicleColour);
    put(customer, "vehicleLicensePlate"_L1, draft.vehiclePlate);
    return bytes(nested ? QJsonObject{{"customer"_L1, customer}} : customer);
}

QByteArray encodeSubscription(const Subscription &subscription)
{
    QJsonObject body;
    if (subscription.customerId != 0)
        body["customerId"_L1] = subscription.customerId;
    if (subscription.typeId != 0)
        body["subscriptionTypeId"_L1] = subscription.typeId;
    put(body, "validFrom"_L1, subscription.validFrom);
    put(body, "validTo"_L1, subscription.validTo);
    if (!subscription.dependants.isEmpty()) {
        QJsonArray ids;
        for (const CustomerId id : subscription.dependants)
            ids.append(id);
        body["dependantCustomerIds"_L1] = ids;
    }
    return bytes(body);
}

QByteArray encodeFixedLocation(const FixedLocation &site, std::optional<Dialect> dialect)
{
    QJsonObject body;
    put(body, "externalReferenceId"_L1, site.externalReference);
    if (site.customerId != 0)
        body["customerId"_L1] = site.customerId;
    if (dialect != Dialect::Nested) {
        put(body, "name"_L1, site.name);
        put(body, "address"_L1, site.address);
        if (site.point) {
            body["latitude"_L1] = site.point->latitude;
            body["longitude"_L1] = site.point->longitude;
        }
        return bytes(body);
    }
    put(body, "locationIdentifier"_L1,
        site.identifier.isEmpty() ? site.externalReference : site.identifier);
    put(body, "locationDescription"_L1, site.name);
    put(body, "locationAdditionalInformation"_L1, site.additionalInformation);
    put(body, "formattedAddress"_L1, site.address);
    put(body, "w3w"_L1, site.what3words);
    if (site.point) {
        body["latitude"_L1] = decimal(site.point->latitude);
        body["longitude"_L1] = decimal(site.point->longitude);
    }
    return bytes(body);
}

QStringList secretsOf(const CustomerDraft &draft)
{
    QString digits;
    for (const QChar c : draft.mobile) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    QStringList secrets{draft.mobile.trimmed(), digits};
    constexpr qsizetype safeCode = 4;
    if (digits.size() > safeCode)
        secrets.append(digits.last(safeCode));
    return secrets;
}

} // namespace console
