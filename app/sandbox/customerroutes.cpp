// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
#include "sandbox/routes.h"
#include "sandbox/subscriptiondraft.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype maximumWord = 200;
constexpr qsizetype maximumText = 2000;

// Kept and given back as they come. A duressCode is neither: it is nobody's business here.
const QStringList &profileTexts()
{
    static const QStringList names{u"gender"_s,
                                   u"dateOfBirth"_s,
                                   u"businessName"_s,
                                   u"vehicleMake"_s,
                                   u"vehicleModel"_s,
                                   u"vehicleColour"_s,
                                   u"vehicleLicensePlate"_s,
                                   u"medicalAidNumber"_s,
                                   u"medicalAidScheme"_s,
                                   u"medicalConditions"_s,
                                   u"medications"_s,
                                   u"allergies"_s,
                                   u"bloodtype"_s,
                                   u"nextOfKinName"_s,
                                   u"nextOfKinNumber"_s,
                                   u"familyDoctorPhoneNumber"_s,
                                   u"medicalOther"_s};
    return names;
}

// Its last four digits are the safe code: the message must not repeat it.
QString mobile(const Fields &fields, const QString &name)
{
    static const QRegularExpression international(u"^\\+[1-9][0-9]{7,14}$"_s);
    const QString number = fields.text(name, 30).remove(u' ');
    if (!international.match(number).hasMatch()) {
        throw Refusal{400, u"%1 must be in international form: + and 8 to 15 digits."_s.arg(name)};
    }
    return number;
}

// What is not given stays as it is; a new customer needs names and number.
void read(const Fields &fields, Dialect dialect, Customer &customer, bool isNew)
{
    const bool flat = dialect == Dialect::Flat;
    const auto word = [&](const QString &name, QString &target, bool needed) {
        if (needed || fields.has(name))
            target = fields.text(name, maximumWord);
    };
    word(flat ? u"firstName"_s : u"name"_s, customer.firstName, isNew);
    word(flat ? u"lastName"_s : u"surname"_s, customer.lastName, isNew);
    const QString number = flat ? u"mobileNumber"_s : u"mobile"_s;
    if (isNew || fields.has(number))
        customer.mobile = mobile(fields, number);
    const auto optional = [&](const QString &name, QString &target) {
        if (fields.has(name))
            target = fields.optionalText(name, maximumWord);
    };
    optional(u"email"_s, customer.email);
    optional(u"externalReferenceId"_s, customer.externalReferenceId);
    if (!customer.email.isEmpty() && !customer.email.contains(u'@'))
        throw Refusal{400, u"email is not an e-mail address."_s};
    for (const QString &name : profileTexts()) {
        if (fields.has(name))
            customer.profile.insert(name, fields.optionalText(name, maximumText));
    }
    if (fields.has(u"hasMedicalAid"_s))
        customer.profile.insert(u"hasMedicalAid"_s, fields.optionalFlag(u"hasMedicalAid"_s));
}

Fields customerFields(const World &world, const Request &request)
{
    if (world.dialect() == Dialect::Flat) {
        refuseForeign(Dialect::Flat, request.fields, {u"customer"_s},
                      u"firstName, lastName and mobileNumber"_s);
        return request.fields;
    }
    refuseForeign(Dialect::Nested, request.fields,
                  {u"firstName"_s, u"lastName"_s, u"mobileNumber"_s},
                  u"customer {name, surname, mobile}"_s);
    const std::optional<Fields> inner = request.fields.optionalObject(u"customer"_s);
    if (!inner)
        throw Refusal{400, u"customer is required."_s};
    return *inner;
}

void requireFreeMobile(const World &world, const Customer &customer)
{
    const std::optional<qint64> owner = world.directory.customerWithMobile(customer.mobile);
    if (owner && *owner != customer.id)
        throw Refusal{409, u"There is a customer with this mobile number already."_s};
}

Reply answer(const World &world, const Customer &customer, const QString &message, int status)
{
    const QJsonObject object = answers::customer(world, customer);
    if (world.dialect() == Dialect::Flat)
        return Reply::json(object, status);
    return Reply::json(QJsonObject{{u"message"_s, message}, {u"customer"_s, object}}, status);
}

// Contract 9, G3: a subscription may be activated at once or an existing one joined.
void cover(World &world, const Request &request, const Customer &customer)
{
    const auto wanted = request.fields.optionalObject(u"subscription"_s);
    const auto joined = request.fields.optionalInteger(u"subscriptionId"_s);
    if (wanted && joined)
        throw Refusal{400, u"subscription and subscriptionId exclude each other."_s};
    if (wanted)
        (void)activate(world, draftSubscription(world, *wanted, customer.id, request.nowMs));
    if (!joined)
        return;
    std::optional<Subscription> subscription = world.subscriptions.byId(*joined);
    if (!subscription || !isActive(*subscription, request.nowMs))
        throw Refusal{400, u"subscriptionId %1 is not an active subscription."_s.arg(*joined)};
    subscription->dependants.append(customer.id);
    world.subscriptions.update(*subscription);
    world.note({u"SUBSCRIPTION_UPDATED"_s, Notice::About::Subscription, subscription->id});
}

Reply create(World &world, const Request &request)
{
    Customer customer;
    read(customerFields(world, request), world.dialect(), customer, true);
    requireFreeMobile(world, customer);
    customer = world.directory.create(customer);
    if (world.dialect() == Dialect::Nested)
        cover(world, request, customer);
    world.note({u"CREATED_CUSTOMER"_s, Notice::About::Customer, customer.id});
    return answer(world, customer, u"Customer created."_s, 201);
}

Reply change(World &world, const Request &request)
{
    Customer customer = requireCustomer(world, request);
    read(customerFields(world, request), world.dialect(), customer, false);
    requireFreeMobile(world, customer);
    world.directory.update(customer);
    return answer(world, customer, u"Customer updated."_s, 200);
}

} // namespace

// Contract 9.
void addCustomers(Router &router, World &world)
{
    router.add(Method::Post, u"customers"_s,
               [&world](const Request &request) { return create(world, request); });
    router.add(Method::Get, u"customers/{id}"_s, [&world](const Request &request) {
        return answer(world, requireCustomer(world, request), u"Successful."_s, 200);
    });
    router.add(Method::Put, u"customers/{id}"_s,
               [&world](const Request &request) { return change(world, request); });
    router.add(Method::Post, u"customers/{id}/delete"_s, [&world](const Request &request) {
        world.directory.deleteCustomer(requireCustomer(world, request).id, request.nowMs);
        return Reply::message(200, u"Request completed successfully."_s);
    });
}

} // namespace sandbox::routes
