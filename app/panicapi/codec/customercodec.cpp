// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/customercodec.h"

#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/jsonreader.h"
#include "panicapi/codec/textrules.h"

#include <QStringList>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QString vehicleIn(const QJsonObject &object)
{
    QStringList parts;
    for (const auto name :
         {"vehicleColour"_L1, "vehicleMake"_L1, "vehicleModel"_L1, "vehicleLicensePlate"_L1}) {
        const QString part = json::line(json::member(object, {name}), textlimit::word);
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u' ');
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    return digits;
}

/// The end of the customer's number is the safe code: where the number stands in another text, that
/// loses its digits.
QString withoutNumber(const QString &text, const QString &mobile)
{
    constexpr qsizetype telling = 7; // the same number, however it begins
    const QString number = digitsOf(mobile).right(telling);
    if (number.size() < telling || !digitsOf(text).contains(number))
        return text;
    QString masked = text;
    std::ranges::replace_if(masked, [](QChar c) { return c.isDigit(); }, QChar(0x2022));
    return masked;
}

QMap<CustomerFact, QString> factsIn(const QJsonObject &object, const QString &mobile)
{
    using enum CustomerFact;
    QMap<CustomerFact, QString> facts;
    const auto read = [&](CustomerFact fact, std::initializer_list<QLatin1StringView> names) {
        QStringList parts;
        for (const auto name : names) {
            const QString part = json::line(json::member(object, {name}), textlimit::line);
            if (!part.isEmpty())
                parts.append(withoutNumber(part, mobile));
        }
        if (!parts.isEmpty())
            facts.insert(fact, parts.join(u' '));
    };
    read(BloodType, {"bloodtype"_L1});
    read(Allergies, {"allergies"_L1});
    read(Conditions, {"medicalConditions"_L1});
    read(Medications, {"medications"_L1});
    read(OtherMedical, {"medicalOther"_L1});
    read(MedicalAid, {"medicalAidScheme"_L1, "medicalAidNumber"_L1});
    read(NextOfKin, {"nextOfKinName"_L1});
    read(NextOfKinNumber, {"nextOfKinNumber"_L1});
    read(DoctorNumber, {"familyDoctorPhoneNumber"_L1});
    return facts;
}

/// Every member that the contract or a public client names, most of them of no use here.
void countCustomerFields(Drift &drift, const QJsonObject &object)
{
    drift::countUnknown(drift, object,
                        {"id"_L1,
                         "customerId"_L1,
                         "customerSourceId"_L1,
                         "name"_L1,
                         "firstName"_L1,
                         "surname"_L1,
                         "lastName"_L1,
                         "mobile"_L1,
                         "mobileNumber"_L1,
                         "email"_L1,
                         "externalReferenceId"_L1,
                         "vehicleMake"_L1,
                         "vehicleModel"_L1,
                         "vehicleColour"_L1,
                         "vehicleLicensePlate"_L1,
                         "gender"_L1,
                         "dateOfBirth"_L1,
                         "businessName"_L1,
                         "duressCode"_L1,
                         "hasMedicalAid"_L1,
                         "medicalAidNumber"_L1,
                         "medicalAidScheme"_L1,
                         "medicalConditions"_L1,
                         "medications"_L1,
                         "allergies"_L1,
                         "bloodtype"_L1,
                         "nextOfKinName"_L1,
                         "nextOfKinNumber"_L1,
                         "familyDoctorPhoneNumber"_L1,
                         "medicalOther"_L1,
                         "createdAt"_L1,
                         "updatedAt"_L1,
                         "message"_L1});
}

} // namespace

DecodeResult<Customer> decodeCustomer(QByteArrayView body, CustomerId id)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const bool enveloped = json::member(*answer, {"customer"_L1}).isObject();
    const QJsonObject object = json::unwrap(*answer, {"customer"_L1});
    const auto text = [&object](json::Names names) {
        return json::line(json::member(object, names), textlimit::word);
    };
    Customer customer;
    const auto ownId = json::identifier(json::member(object, {"id"_L1, "customerId"_L1}));
    customer.id = ownId.value_or(id);
    customer.name = text({"name"_L1, "firstName"_L1});
    customer.surname = text({"surname"_L1, "lastName"_L1});
    const QString mobile = text({"mobile"_L1, "mobileNumber"_L1});
    customer.mobile = MaskedNumber::fromFull(mobile);
    customer.email = text({"email"_L1});
    customer.externalReference = text({"externalReferenceId"_L1});
    customer.vehicle = vehicleIn(object);
    customer.facts = factsIn(object, mobile);
    if (!ownId && customer.name.isEmpty() && customer.surname.isEmpty()
        && customer.mobile.isEmpty())
        return std::unexpected(DecodeError{u"the answer holds no customer"_s});
    Drift drift;
    countCustomerFields(drift, object);
    if (enveloped) {
        drift::countUnknown(drift, *answer,
                            {"message"_L1, "customer"_L1, "subscription"_L1, "subscriptions"_L1});
    }
    return Decoded<Customer>{std::move(customer), enveloped ? Dialect::Nested : Dialect::Flat,
                             std::move(drift)};
}

DecodeResult<DialNumber> decodeDialNumber(QByteArrayView body)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = json::unwrap(*answer, {"customer"_L1});
    auto number = DialNumber::fromText(
        json::line(json::member(object, {"mobile"_L1, "mobileNumber"_L1}), textlimit::word));
    if (!number)
        return std::unexpected(DecodeError{u"the answer holds no number to dial"_s});
    return Decoded<DialNumber>{std::move(*number), std::nullopt, {}};
}

} // namespace console
