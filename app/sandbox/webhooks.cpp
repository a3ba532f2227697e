// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/webhooks.h"

#include "sandbox/answers.h"
#include "sandbox/random.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sandbox {

namespace {

constexpr auto deadline = 5s;
constexpr int mostUnderWay = 6;
constexpr size_t mostWaiting = 2000; // a receiver that is slower than the story loses the rest
constexpr double twice = 0.05;
constexpr quint32 purpose = 40;

const QString acknowledged = u"RESPONDER_ACKNOWLEDGED_CALLOUT"_s;
// The old name of the same; contract 12.2.
const QString acknowledgedWithEta = u"RESPONDER_ACKNOWLEDGED_CALLOUT_WITH_ETA"_s;

} // namespace

Webhooks::Webhooks(World &world, quint32 seed, QObject *parent)
    : QObject(parent), m_world(world), m_seed(seed)
{
    m_world.notified = [this](const QList<Notice> &notices) { take(notices); };
}

Webhooks::~Webhooks()
{
    m_world.notified = [](const QList<Notice> &) { };
}

const QStringList &Webhooks::knownEvents()
{
    static const QStringList names{u"NEW_CALLOUT"_s,
                                   u"RESPONDER_MANUALLY_DISPATCHED"_s,
                                   acknowledged,
                                   acknowledgedWithEta,
                                   u"RESPONDER_ARRIVED_ON_SCENE"_s,
                                   u"RESPONDER_COMPLETED"_s,
                                   u"CALLOUT_OWNED"_s,
                                   u"CALLOUT_EVENTS_CHANGED"_s,
                                   u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s,
                                   u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s,
                                   u"CALLOUT_CLOSED"_s,
                                   u"SUBSCRIPTION_CREATED"_s,
                                   u"SUBSCRIPTION_UPDATED"_s,
                                   u"SUBSCRIPTION_CANCELLED"_s,
                                   u"SUBSCRIPTION_CANCELLED_FAILED"_s,
                                   u"CREATED_CUSTOMER"_s};
    return names;
}

void Webhooks::setRegistration(const WebhookRegistration &registration)
{
    m_registration = registration;
    if (m_network)
        return;
    m_network = new QNetworkAccessManager(this);
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

// Later, so that the request that caused it is answered first, and in the same time whatever it is.
void Webhooks::take(const QList<Notice> &notices)
{
    if (!m_registration)
        return;
    for (const Notice &notice : notices) {
        if (m_waiting.size() < mostWaiting)
            m_waiting.push_back(notice);
    }
    QMetaObject::invokeMethod(this, &Webhooks::sendWaiting, Qt::QueuedConnection);
}

void Webhooks::sendWaiting()
{
    try {
        while (!m_waiting.empty() && m_underWay < mostUnderWay) {
            const Notice notice = m_waiting.front();
            m_waiting.pop_front();
            send(notice);
        }
    } catch (const DatabaseError &error) {
        qWarning("sandbox: a webhook delivery is lost: %s", error.what());
    }
}

void Webhooks::send(const Notice &notice)
{
    Notice named = notice;
    if (notice.event == acknowledged && !m_registration->events.contains(acknowledged))
        named.event = acknowledgedWithEta;
    if (!m_registration->events.contains(named.event))
        return;
    const QByteArray body = bodyOf(named);
    if (body.isEmpty())
        return;
    Random random({m_seed, purpose, ++m_number});
    post(body);
    if (random.chance(twice))
        post(body);
}

QByteArray Webhooks::bodyOf(const Notice &notice) const
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    QJsonObject body{{u"message"_s, notice.event}};
    switch (notice.about) {
    case Notice::About::Callout:
        if (const auto callout = m_world.callouts.byId(notice.id))
            body.insert(u"callout"_s, answers::callout(m_world, *callout, nowMs));
        break;
    case Notice::About::Customer:
        if (const auto customer = m_world.directory.customer(notice.id))
            body.insert(u"customer"_s, answers::customer(m_world, *customer));
        break;
    case Notice::About::Subscription:
        if (const auto one = m_world.subscriptions.byId(notice.id))
            body.insert(u"subscription"_s, answers::subscription(m_world, *one, nowMs));
        break;
    }
    return body.size() == 2 ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray();
}

// Whatever the receiver answers, and whether it does, is its own affair.
void Webhooks::post(const QByteArray &body)
{
    QNetworkRequest request(m_registration->url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const auto &[name, value] : m_registration->headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = m_network->post(request, body);
    ++m_underWay;
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        --m_underWay;
        sendWaiting();
    });
    QTimer::singleShot(deadline, reply, &QNetworkReply::abort);
}

} // namespace sandbox
