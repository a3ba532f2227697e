// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/reversegeocoder.h"

#include "domain/basemapsettings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype kMostWaiting = 50;
constexpr int kMostKnown = 500;
constexpr qint64 kLargestAnswer = 256 << 10;
constexpr qsizetype kLongestText = 300;

/// About 11 m: nearer together lies the same address.
QString placeKey(const LatLon &point)
{
    return QString::number(point.latitude, 'f', 4) + u'/'
           + QString::number(point.longitude, 'f', 4);
}

bool isOnEarth(const LatLon &point)
{
    return std::isfinite(point.latitude) && std::isfinite(point.longitude)
           && std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180;
}

} // namespace

ReverseGeocoder::ReverseGeocoder(const Options &options, const Clock &clock, QObject *parent)
    : QObject(parent), m_options(options), m_clock(clock), m_known(kMostKnown)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReverseGeocoder::next);
}

ReverseGeocoder::~ReverseGeocoder()
{
    setService({});
}

void ReverseGeocoder::setService(const QString &url)
{
    const QString text = url.trimmed();
    m_service = problemOfReverseGeocoder(text).isEmpty() ? QUrl(text) : QUrl();
    m_known.clear();
    m_waiting.clear();
    m_timer.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void ReverseGeocoder::ask(CalloutId id, const LatLon &point)
{
    if (!isOn())
        return;
    const Question question{id, point};
    std::erase_if(m_waiting, [id](const Question &other) { return other.id == id; });
    if (!isOnEarth(point)) {
        answerLater(question, std::unexpected(GeocodeError{GeocodeError::Kind::BadPosition}));
        return;
    }
    if (const GeocodeResult *known = m_known.object(placeKey(point))) {
        answerLater(question, *known);
        return;
    }
    m_waiting.push_back(question);
    if (m_waiting.size() > kMostWaiting) {
        answerLater(m_waiting.front(), std::unexpected(GeocodeError{GeocodeError::Kind::Timeout}));
        m_waiting.pop_front();
    }
    if (!m_timer.isActive())
        next();
}

void ReverseGeocoder::answerLater(const Question &question, const GeocodeResult &result)
{
    QMetaObject::invokeMethod(
        this, [this, question, result] { emit finished(question.id, question.point, result); },
        Qt::QueuedConnection);
}

void ReverseGeocoder::next()
{
    if (m_reply || m_waiting.empty())
        return;
    const Question question = m_waiting.front();
    if (const GeocodeResult *known = m_known.object(placeKey(question.point))) {
        m_waiting.pop_front(); // answered meanwhile, for another callout
        answerLater(question, *known);
        next();
        return;
    }
    if (m_lastSent) {
        const Millis passed = m_clock.monoNow() - *m_lastSent;
        const Millis wanted = std::max(m_options.interval, m_held);
        if (passed < wanted) {
            m_timer.start(wanted - passed);
            return;
        }
    }
    m_waiting.pop_front();
    send(question);
}

void ReverseGeocoder::send(const Question &question)
{
    QUrl url = m_service;
    QUrlQuery query(url);
    query.addQueryItem(u"format"_s, u"jsonv2"_s);
    query.addQueryItem(u"lat"_s, QString::number(question.point.latitude, 'f', 6));
    query.addQueryItem(u"lon"_s, QString::number(question.point.longitude, 'f', 6));
    query.addQueryItem(u"zoom"_s, u"18"_s);
    query.addQueryItem(u"addressdetails"_s, u"0"_s);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", m_options.userAgent);
    request.setRawHeader("Accept", "application/json");
    using Request = QNetworkRequest;
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::RedirectPolicyAttribute, Request::SameOriginRedirectPolicy);
    m_lastSent = m_clock.monoNow();
    m_held = Millis(0);
    m_reply = m_network.get(request);
    auto late = std::make_shared<bool>(false);
    QTimer::singleShot(m_options.deadline, m_reply, [reply = m_reply, late] {
        *late = true;
        reply->abort();
    });
    connect(m_reply, &QNetworkReply::downloadProgress, this,
            [reply = m_reply](qint64 received, qint64 total) {
                if (std::max(received, total) > kLargestAnswer)
                    reply->abort();
            });
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply, question, late] {
        m_reply = nullptr;
        reply->deleteLater();
        read(*reply, question, *late);
        next();
    });
}

void ReverseGeocoder::read(QNetworkReply &reply, const Question &question, bool late)
{
    using Kind = GeocodeError::Kind;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    GeocodeResult result = std::unexpected(GeocodeError{Kind::Unreachable});
    if (late)
        result = std::unexpected(GeocodeError{Kind::Timeout});
    else if (status == 404)
        result = std::unexpected(GeocodeError{Kind::NotFound});
    else if (status >= 300)
        result = std::unexpected(GeocodeError{Kind::Refused});
    else if (status == 200 && reply.error() == QNetworkReply::NoError)
        result = decode(reply.readAll());
    else if (status == 200)
        result = std::unexpected(GeocodeError{Kind::Malformed});
    if (status == 429 || status == 503) {
        const int asked = reply.rawHeader("Retry-After").trimmed().toInt();
        m_held = std::chrono::seconds(std::clamp(asked, 10, 3600));
    }
    // That there is no address stays true; that the service could not say, need not.
    if (result || result.error().kind == Kind::NotFound)
        m_known.insert(placeKey(question.point), new GeocodeResult(result));
    emit finished(question.id, question.point, result);
}

GeocodeResult ReverseGeocoder::decode(const QByteArray &bytes)
{
    using Kind = GeocodeError::Kind;
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::unexpected(GeocodeError{Kind::Malformed});
    const QJsonObject object = document.object();
    if (object.contains("error"_L1))
        return std::unexpected(GeocodeError{Kind::NotFound});
    const QString text = object.value("display_name"_L1).toString().simplified();
    if (text.isEmpty())
        return std::unexpected(GeocodeError{Kind::Malformed});
    return MapServiceAddress{text.left(kLongestText)};
}

} // namespace console
