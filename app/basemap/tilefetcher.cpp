// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tilefetcher.h"

#include <QDateTime>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int kFailuresBelieved = 3;

/// Says nothing about the server's other tiles.
bool isOfTheTile(int status)
{
    return status >= 200 && status != 401 && status != 403 && status != 429 && status != 503;
}

std::chrono::seconds maxAgeOf(const QByteArray &cacheControl)
{
    for (const QByteArray &part : cacheControl.toLower().split(',')) {
        const QByteArray word = part.trimmed();
        bool ok = false;
        if (word.startsWith("max-age=")) {
            const qint64 seconds = word.sliced(8).toLongLong(&ok);
            if (ok && seconds > 0)
                return std::chrono::seconds(std::min<qint64>(seconds, 365 * 86'400));
        }
    }
    return std::chrono::seconds(0);
}

QString problemOf(const QNetworkReply &reply, int status)
{
    if (status == 429)
        return u"The tile server asks for fewer requests (429)."_s;
    if (status == 401 || status == 403)
        return u"The tile server refuses this console (%1)."_s.arg(status);
    if (status >= 300)
        return u"The tile server answered with an error (%1)."_s.arg(status);
    if (reply.error() == QNetworkReply::OperationCanceledError
        || reply.error() == QNetworkReply::TimeoutError)
        return u"The tile server did not answer in time."_s;
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return u"The tile server's certificate cannot be trusted."_s;
    return u"The tile server cannot be reached."_s;
}

} // namespace

TileFetcher::TileFetcher(const Options &options, QObject *parent)
    : QObject(parent), m_options(options), m_nextPause(options.firstPause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TileFetcher::pauseEnded);
}

TileFetcher::~TileFetcher()
{
    for (QNetworkReply *reply : m_network.findChildren<QNetworkReply *>()) {
        reply->disconnect(this);
        reply->abort();
    }
}

QByteArray TileFetcher::userAgent(const QString &version, const QString &contact)
{
    QString name = u"CalloutConsole/"_s + version;
    if (!contact.trimmed().isEmpty())
        name += u" (+%1)"_s.arg(contact.trimmed());
    return name.toLatin1();
}

void TileFetcher::fetch(const QUrl &url, const QByteArray &etag, const QByteArray &modified,
                        const Done &done)
{
    if (isPausing()) {
        FetchedTile failed;
        failed.problem = m_problem;
        done(failed);
        return;
    }
    m_waiting.push_back({url, etag, modified, done});
    if (m_waiting.size() > longestQueue) {
        const Wanted oldest = m_waiting.front();
        m_waiting.pop_front();
        FetchedTile dropped;
        dropped.kind = FetchedTile::Kind::Dropped;
        oldest.done(dropped);
    }
    next();
}

void TileFetcher::next()
{
    while (m_underWay < connections && !m_waiting.empty() && !isPausing()) {
        const Wanted wanted = m_waiting.back();
        m_waiting.pop_back();
        send(wanted);
    }
}

void TileFetcher::send(const Wanted &wanted)
{
    QNetworkRequest request(wanted.url);
    request.setRawHeader("User-Agent", m_options.userAgent);
    request.setRawHeader("Accept", "image/png, image/jpeg, image/webp;q=0.9, */*;q=0.1");
    if (!wanted.etag.isEmpty())
        request.setRawHeader("If-None-Match", wanted.etag);
    if (!wanted.modified.isEmpty())
        request.setRawHeader("If-Modified-Since", wanted.modified);
    using Request = QNetworkRequest;
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::Http2AllowedAttribute, false); // it knows no two connections
    // Whoever was chosen is asked, and nobody else.
    request.setAttribute(Request::RedirectPolicyAttribute, Request::SameOriginRedirectPolicy);
    request.setTransferTimeout(m_options.deadline);
    QNetworkReply *reply = m_network.get(request);
    ++m_underWay;
    // The transfer time-out begins anew with every byte: a deadline must not.
    QTimer::singleShot(m_options.deadline, reply, [reply] { reply->abort(); });
    auto tooLarge = std::make_shared<bool>(false);
    connect(reply, &QNetworkReply::downloadProgress, this,
            [reply, tooLarge](qint64 received, qint64 total) {
                if (received > largestTile || total > largestTile) {
                    *tooLarge = true;
                    reply->abort();
                }
            });
    connect(reply, &QNetworkReply::finished, this, [this, reply, tooLarge, done = wanted.done] {
        const FetchedTile answer = read(*reply, *tooLarge);
        --m_underWay;
        ended(*reply, answer);
        reply->deleteLater();
        done(answer);
        next();
    });
}

FetchedTile TileFetcher::read(QNetworkReply &reply, bool tooLarge) const
{
    FetchedTile answer;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.etag = reply.rawHeader("ETag");
    answer.modified = reply.rawHeader("Last-Modified");
    answer.maxAge = maxAgeOf(reply.rawHeader("Cache-Control"));
    if (tooLarge) {
        answer.problem = u"The tile server sent something far too large for a tile."_s;
    } else if (status == 304) {
        answer.kind = FetchedTile::Kind::Unchanged;
    } else if (status == 404 || status == 410 || status == 204) {
        answer.kind = FetchedTile::Kind::Absent;
    } else if (status == 200 && reply.error() == QNetworkReply::NoError) {
        answer.kind = FetchedTile::Kind::New;
        answer.bytes = reply.readAll();
    } else {
        answer.problem = problemOf(reply, status == 200 ? 0 : status);
    }
    return answer;
}

void TileFetcher::ended(QNetworkReply &reply, const FetchedTile &answer)
{
    if (answer.kind != FetchedTile::Kind::Failed) {
        m_nextPause = m_options.firstPause;
        m_failedInRow = 0;
        m_problem.clear();
        return;
    }
    m_problem = answer.problem;
    if (isPausing())
        return; // the other connection's failure has begun one
    if (isOfTheTile(reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt())
        && ++m_failedInRow < kFailuresBelieved)
        return; // one tile that its server cannot make must not hold up the others
    bool ok = false;
    const int asked = reply.rawHeader("Retry-After").trimmed().toInt(&ok);
    Millis pause = m_nextPause;
    if (ok && asked > 0)
        pause = std::max<Millis>(pause, std::chrono::seconds(std::min(asked, 3600)));
    m_nextPause = std::min(m_nextPause * 2, m_options.longestPause);
    m_pause.start(pause);
    const std::deque<Wanted> waiting = std::exchange(m_waiting, {});
    for (const Wanted &wanted : waiting)
        wanted.done(answer);
}

} // namespace console
