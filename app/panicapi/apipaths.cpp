// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apipaths.h"

#include "domain/connection.h"

#include <QUrl>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    Endpoint endpoint;
    QLatin1StringView text;
};

constexpr Row documented[] = {
    {Endpoint::Token, "/oauth/token"_L1},
    {Endpoint::CalloutToken, "/oauth/calloutToken"_L1},
    {Endpoint::Raise, "/customers/{id}/callouts"_L1},
    {Endpoint::RaiseLegacy, "/callouts"_L1},
    {Endpoint::ActiveCallouts, "/callouts/activeCallouts"_L1},
    {Endpoint::Callout, "/callouts/{id}"_L1},
    {Endpoint::Location, "/callouts/{id}/location"_L1},
    {Endpoint::Events, "/callouts/{id}/events"_L1},
    {Endpoint::SendEvent, "/callouts/{id}/events"_L1},
    {Endpoint::ExceptionReasons, "/callouts/{id}/exceptionReasons"_L1},
    {Endpoint::AttachReason, "/callouts/{id}/exceptionReasons"_L1},
    {Endpoint::CalloutMap, "/callouts/{id}/maps"_L1},
    {Endpoint::Cancel, "/callouts/{id}/cancel"_L1},
    {Endpoint::RateItem, "/rating-items"_L1},
    {Endpoint::Rate, "/ratings"_L1},
    {Endpoint::Coverage, "/coverage/{id}"_L1},
    {Endpoint::CreateFixedLocation, "/predefinedLocations"_L1},
    {Endpoint::RaiseAtSite, "/predefinedLocations/externalRef/{id}/callouts"_L1},
    {Endpoint::CreateCustomer, "/customers"_L1},
    {Endpoint::Customer, "/customers/{id}"_L1},
    {Endpoint::DeleteCustomer, "/customers/{id}/delete"_L1},
    {Endpoint::Subscriptions, "/customers/{id}/subscriptions"_L1},
    {Endpoint::Subscription, "/subscriptions/{id}"_L1},
    {Endpoint::CreateSubscription, "/subscriptions"_L1},
    {Endpoint::CancelSubscription, "/subscriptions/{id}"_L1},
    {Endpoint::SubscriptionTypes, "/subscriptions/subscriptionTypes"_L1},
};

/// The second member is a key of assumedPaths().
constexpr Row assumed[] = {
    {Endpoint::CustomerCallouts, "customerCallouts"_L1},
    {Endpoint::LocationAndReturn, "locationAndReturn"_L1},
    {Endpoint::ResolutionReport, "resolutionReport"_L1},
    {Endpoint::Dismiss, "dismiss"_L1},
    {Endpoint::RatingItems, "ratingItemList"_L1},
    {Endpoint::ResponseTypes, "responseTypes"_L1},
    {Endpoint::FixedLocations, "fixedLocations"_L1},
    {Endpoint::FixedLocation, "fixedLocation"_L1},
    {Endpoint::UpdateFixedLocation, "fixedLocation"_L1},
    {Endpoint::DeleteFixedLocation, "fixedLocation"_L1},
    {Endpoint::UpdateCustomer, "customerUpdate"_L1},
    {Endpoint::UpdateSubscription, "subscriptionUpdate"_L1},
};

QString assumedPath(QLatin1StringView key, const QMap<QString, QString> &corrected)
{
    const auto paths = assumedPaths();
    const auto found = std::ranges::find(paths, key, &AssumedPath::key);
    if (found == paths.end())
        return {};
    const QString own = corrected.value(key).trimmed();
    return !own.isEmpty() && problemOfPath(*found, own).isEmpty() ? own : QString(found->path);
}

} // namespace

ApiPaths::ApiPaths(const QMap<QString, QString> &corrected)
{
    for (const Row &row : documented)
        m_paths[std::size_t(row.endpoint)] = row.text;
    for (const Row &row : assumed)
        m_paths[std::size_t(row.endpoint)] = assumedPath(row.text, corrected);
}

const QString &ApiPaths::of(Endpoint endpoint) const
{
    return m_paths.at(std::size_t(endpoint));
}

QString ApiPaths::of(Endpoint endpoint, qint64 id) const
{
    QString result = of(endpoint);
    return result.replace("{id}"_L1, QString::number(id));
}

QString ApiPaths::ofSite(const QString &externalReference) const
{
    // Dots are unreserved: no encoding keeps a server from taking them for a way up.
    if (externalReference.isEmpty() || externalReference == "."_L1 || externalReference == ".."_L1)
        return {};
    QString result = of(Endpoint::RaiseAtSite);
    return result.replace("{id}"_L1,
                          QString::fromLatin1(QUrl::toPercentEncoding(externalReference)));
}

} // namespace console
