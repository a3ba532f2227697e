// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/connection.h"

#include <QRegularExpression>

#include <array>

namespace console {

using namespace Qt::StringLiterals;

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression v4(u"^127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$"_s);
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1
           || v4.match(host).hasMatch();
}

std::expected<QUrl, UrlProblem> checkApiRoot(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::unexpected(UrlProblem::Empty);
    QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return std::unexpected(UrlProblem::NotAUrl);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return std::unexpected(UrlProblem::NotHttp);
    if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()))
        return std::unexpected(UrlProblem::PlainHttp);
    if (!url.userInfo().isEmpty())
        return std::unexpected(UrlProblem::HasUserInfo);
    if (url.hasQuery() || url.hasFragment())
        return std::unexpected(UrlProblem::HasQuery);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

std::span<const AssumedPath> assumedPaths()
{
    static constexpr std::array paths{
        AssumedPath{"customerCallouts"_L1, "List active customer callouts"_L1,
                    "/customers/{id}/callouts"_L1},
        AssumedPath{"locationAndReturn"_L1, "Stream location and return callout"_L1,
                    "/callouts/{id}/updateLocationAndReturnCallout"_L1},
        AssumedPath{"resolutionReport"_L1, "Generate a resolution report"_L1,
                    "/callouts/{id}/resolutionReport"_L1},
        AssumedPath{"dismiss"_L1, "Dismiss a callout"_L1, "/callouts/{id}/dismiss"_L1},
        AssumedPath{"ratingItemList"_L1, "List rating items"_L1, "/rating-items"_L1},
        AssumedPath{"responseTypes"_L1, "List response types"_L1, "/responseTypes"_L1},
        AssumedPath{"fixedLocations"_L1, "List fixed locations"_L1, "/predefinedLocations"_L1},
        AssumedPath{"fixedLocation"_L1, "Get, update or delete a fixed location"_L1,
                    "/predefinedLocations/{id}"_L1},
        AssumedPath{"customerUpdate"_L1, "Update a customer"_L1, "/customers/{id}"_L1},
        AssumedPath{"subscriptionUpdate"_L1, "Update a subscription"_L1, "/subscriptions/{id}"_L1},
    };
    return paths;
}

QString problemOfPath(const AssumedPath &assumed, const QString &path)
{
    const auto has = [](const QString &text) { return text.count("{id}"_L1); };
    if (!path.startsWith(u'/'))
        return u"The path must begin with a slash."_s;
    if (path.contains(u'?') || path.contains(u'#') || path.contains(".."_L1)
        || path.contains("//"_L1))
        return u"The path must not contain ?, #, .. or a double slash."_s;
    if (has(path) != has(QString(assumed.path)))
        return assumed.path.contains("{id}"_L1)
                   ? u"The path must contain {id} once, where the number goes."_s
                   : u"The path must not contain {id}."_s;
    return {};
}

} // namespace console
