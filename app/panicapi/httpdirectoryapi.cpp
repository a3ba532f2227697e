// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/httpdirectoryapi.h"

#include "panicapi/codec/coveragecodec.h"
#include "panicapi/codec/customercodec.h"
#include "panicapi/codec/directorycodec.h"
#include "panicapi/codec/directoryrequests.h"

namespace console {

using namespace Qt::StringLiterals;
using Verb = HttpRequest::Verb;
using MaybeDialect = std::optional<Dialect>;

HttpDirectoryApi::HttpDirectoryApi(ApiTransport &transport, QObject *parent)
    : QObject(parent), m_transport(transport)
{
}

ApiRequest HttpDirectoryApi::request(Verb verb, Endpoint endpoint, qint64 id, Encode encode) const
{
    ApiRequest request;
    request.endpoint = endpoint;
    request.verb = verb;
    request.path = m_transport.options().paths.of(endpoint, id);
    request.encode = std::move(encode);
    return request;
}

void HttpDirectoryApi::createCustomer(const CustomerDraft &draft, QObject *context,
                                      ApiCallback<Customer> done)
{
    writeCustomer(request(Verb::Post, Endpoint::CreateCustomer), draft, context, std::move(done));
}

void HttpDirectoryApi::updateCustomer(const CustomerDraft &draft, QObject *context,
                                      ApiCallback<Customer> done)
{
    writeCustomer(request(Verb::Put, Endpoint::UpdateCustomer, draft.id), draft, context,
                  std::move(done));
}

void HttpDirectoryApi::writeCustomer(ApiRequest request, const CustomerDraft &draft,
                                     QObject *context, ApiCallback<Customer> done)
{
    request.secrets = secretsOf(draft);
    request.encode = [draft](MaybeDialect dialect) { return encodeCustomer(draft, dialect); };
    // The answer is read against the draft, which needs no number for that but the masked one.
    m_transport.launch<Customer>(
        std::move(request), orSelf(context), std::move(done),
        [draft](const HttpAnswer &answer) { return decodeWrittenCustomer(answer.body, draft); });
}

void HttpDirectoryApi::deleteCustomer(CustomerId id, QObject *context, ApiCallback<QString> done)
{
    askForMessage(
        request(Verb::Post, Endpoint::DeleteCustomer, id, [](MaybeDialect) { return "{}"_ba; }),
        context, std::move(done));
}

void HttpDirectoryApi::dialNumber(CustomerId id, QObject *context,
                                  ApiCallback<std::shared_ptr<DialNumber>> done)
{
    using Shared = std::shared_ptr<DialNumber>;
    m_transport.launch<Shared>(
        request(Verb::Get, Endpoint::Customer, id), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) -> DecodeResult<Shared> {
            auto decoded = decodeDialNumber(answer.body);
            if (!decoded)
                return std::unexpected(std::move(decoded.error()));
            return Decoded<Shared>{
                std::make_shared<DialNumber>(std::move(decoded->value)), std::nullopt, {}};
        });
}

void HttpDirectoryApi::askForMessage(ApiRequest request, QObject *context,
                                     ApiCallback<QString> done)
{
    m_transport.launch<QString>(
        std::move(request), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeMessage(answer.body); });
}

void HttpDirectoryApi::subscriptions(CustomerId id, QObject *context,
                                     ApiCallback<QList<Subscription>> done)
{
    m_transport.launch<QList<Subscription>>(
        request(Verb::Get, Endpoint::Subscriptions, id), orSelf(context), std::move(done),
        [id](const HttpAnswer &answer) { return decodeSubscriptions(answer.body, id); });
}

void HttpDirectoryApi::subscription(qint64 id, QObject *context, ApiCallback<Subscription> done)
{
    m_transport.launch<Subscription>(
        request(Verb::Get, Endpoint::Subscription, id), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeSubscription(answer.body); });
}

void HttpDirectoryApi::subscriptionTypes(QObject *context,
                                         ApiCallback<QList<SubscriptionType>> done)
{
    m_transport.launch<QList<SubscriptionType>>(
        request(Verb::Get, Endpoint::SubscriptionTypes), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeSubscriptionTypes(answer.body); });
}

void HttpDirectoryApi::createSubscription(const Subscription &wanted, QObject *context,
                                          ApiCallback<Subscription> done)
{
    writeSubscription(request(Verb::Post, Endpoint::CreateSubscription), wanted, context,
                      std::move(done));
}

void HttpDirectoryApi::updateSubscription(const Subscription &changed, QObject *context,
                                          ApiCallback<Subscription> done)
{
    writeSubscription(request(Verb::Put, Endpoint::UpdateSubscription, changed.id), changed,
                      context, std::move(done));
}

void HttpDirectoryApi::writeSubscription(ApiRequest request, const Subscription &sent,
                                         QObject *context, ApiCallback<Subscription> done)
{
    request.encode = [sent](MaybeDialect) { return encodeSubscription(sent); };
    m_transport.launch<Subscription>(
        std::move(request), orSelf(context), std::move(done),
        [sent](const HttpAnswer &answer) { return decodeWrittenSubscription(answer.body, sent); });
}

void HttpDirectoryApi::cancelSubscription(qint64 id, QObject *context, ApiCallback<QString> done)
{
    askForMessage(request(Verb::Delete, Endpoint::CancelSubscription, id), context,
                  std::move(done));
}

void HttpDirectoryApi::fixedLocations(QObject *context, ApiCallback<QList<FixedLocation>> done)
{
    m_transport.launch<QList<FixedLocation>>(
        request(Verb::Get, Endpoint::FixedLocations), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeFixedLocations(answer.body); });
}

void HttpDirectoryApi::fixedLocation(qint64 id, QObject *context, ApiCallback<FixedLocation> done)
{
    m_transport.launch<FixedLocation>(
        request(Verb::Get, Endpoint::FixedLocation, id), orSelf(context), std::move(done),
        [](const HttpAnswer &answer) { return decodeFixedLocation(answer.body); });
}

void HttpDirectoryApi::createFixedLocation(const FixedLocation &wanted, QObject *context,
                                           ApiCallback<FixedLocation> done)
{
    writeFixedLocation(request(Verb::Post, Endpoint::CreateFixedLocation), wanted, context,
                       std::move(done));
}

void HttpDirectoryApi::updateFixedLocation(const FixedLocation &changed, QObject *context,
                                           ApiCallback<FixedLocation> done)
{
    writeFixedLocation(request(Verb::Put, Endpoint::UpdateFixedLocation, changed.id), changed,
                       context, std::move(done));
}

void HttpDirectoryApi::writeFixedLocation(ApiRequest request, const FixedLocation &sent,
                                          QObject *context, ApiCallback<FixedLocation> done)
{
    request.encode = [sent](MaybeDialect dialect) { return encodeFixedLocation(sent, dialect); };
    m_transport.launch<FixedLocation>(
        std::move(request), orSelf(context), std::move(done),
        [sent](const HttpAnswer &answer) { return decodeWrittenFixedLocation(answer.body, sent); });
}

void HttpDirectoryApi::deleteFixedLocation(qint64 id, QObject *context, ApiCallback<QString> done)
{
    askForMessage(request(Verb::Delete, Endpoint::DeleteFixedLocation, id), context,
                  std::move(done));
}

void HttpDirectoryApi::coverage(int responseTypeId, QObject *context, ApiCallback<Coverage> done)
{
    ApiRequest reading = request(Verb::Get, Endpoint::Coverage, responseTypeId);
    reading.accept =
        "application/vnd.google-earth.kml+xml, application/xml, text/xml, */*;q=0.5"_ba;
    m_transport.launch<Coverage>(std::move(reading), orSelf(context), std::move(done),
                                 [responseTypeId](const HttpAnswer &answer) {
                                     return decodeCoverage(answer.body, responseTypeId);
                                 });
}

} // namespace console
