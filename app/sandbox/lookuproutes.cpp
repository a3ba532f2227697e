// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/coverage.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

// Contract 7.1 and 7.3: alike in both dialects.
void addLookups(Router &router, World &)
{
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
    router.add(Method::Get, u"coverage/{id}"_s, [](const Request &request) {
        if (!findById(Directory::responseTypes(), request.id()))
            throw Refusal{404, u"There is no response type %1."_s.arg(request.id())};
        Reply reply = Reply::bytes(coverage::kml(request.id()));
        reply.contentType = "application/vnd.google-earth.kml+xml";
        return reply;
    });
}

} // namespace sandbox::routes
