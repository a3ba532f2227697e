// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

// Contract 9 and 7.1.
void addCustomers(Router &router, World &world)
{
    router.add(Method::Get, u"customers/{id}"_s, [&world](const Request &request) {
        return Reply::json(flat::customer(requireCustomer(world, request.id())));
    });
    router.add(Method::Get, u"responseTypes"_s, [](const Request &) {
        QJsonArray list;
        for (const ResponseType &type : Directory::responseTypes()) {
            list.append(QJsonObject{
                {u"id"_s, type.id},
                {u"value"_s, QString::fromUtf8(type.value)},
                {u"description"_s, QString::fromUtf8(type.description)},
                {u"enabledLocations"_s, QJsonObject{{u"fixedLocation"_s, type.fixedLocation},
                                                    {u"personalSafety"_s, type.personalSafety}}}});
        }
        return Reply::json(
            QJsonObject{{u"message"_s, u"Successful."_s}, {u"responseTypes"_s, list}});
    });
}

} // namespace sandbox::routes
