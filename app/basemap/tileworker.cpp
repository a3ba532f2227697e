// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tileworker.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int kCacheBytes = 48 << 20;
constexpr int kPaintThreads = 2;

QByteArray toPng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    // Little compression: the bytes go no further than this machine's memory.
    image.save(&buffer, "PNG", 80);
    return bytes;
}

QString randomToken()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

} // namespace

quint64 TileWorker::Wanted::key() const
{
    return quint64(night) << 63 | quint64(tile.z) << 56 | quint64(tile.x) << 28 | quint64(tile.y);
}

TileWorker::TileWorker(const TileServer::Options &options, std::shared_ptr<TileCounters> counters)
    : m_options(options),
      m_counters(std::move(counters)),
      m_token(randomToken()),
      m_cache(kCacheBytes)
{
}

TileWorker::~TileWorker()
{
    if (m_pool) {
        m_pool->clear();
        m_pool->waitForDone();
    }
    m_waiting.clear(); // before the server whose connections they hold
}

void TileWorker::listen()
{
    m_pool = std::make_unique<QThreadPool>();
    m_pool->setMaxThreadCount(kPaintThreads);
    m_pool->setThreadPriority(QThread::LowPriority);
    m_pool->setObjectName("tile-painter"_L1);
    m_painter = std::make_unique<TilePainter>(m_options.data, m_options.fontFamily);
    m_plainDay = toPng(TilePainter::plain(m_options.day));
    m_plainNight = toPng(TilePainter::plain(m_options.night));
    m_http = std::make_unique<QHttpServer>();
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost)) {
        emit failed(tcp->errorString());
        return;
    }
    const quint16 port = tcp->serverPort();
    m_http->setMissingHandler(
        this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
            answer(request, responder);
        });
    if (!m_http->bind(tcp.get())) {
        emit failed(u"The tile server could not start."_s);
        return;
    }
    tcp.release(); // now a child of the HTTP server
    const QString base = u"http://127.0.0.1:%1/%2/"_s.arg(QString::number(port), m_token);
    emit ready(base + u"day/%z/%x/%y.png"_s, base + u"night/%z/%x/%y.png"_s);
}

std::optional<TileWorker::Wanted> TileWorker::parse(const QString &path) const
{
    // token / style / z / x / y.png
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    Wanted wanted;
    wanted.tile = {-1, -1, -1};
    if (parts.isEmpty() || parts.first() != m_token)
        return std::nullopt;
    wanted.night = parts.value(1) == "night"_L1;
    if (parts.size() != 5 || (!wanted.night && parts.at(1) != "day"_L1)
        || !parts.at(4).endsWith(".png"_L1))
        return wanted;
    bool ok[3] = {};
    const TileId tile{parts.at(2).toInt(&ok[0]), parts.at(3).toInt(&ok[1]),
                      parts.at(4).chopped(4).toInt(&ok[2])};
    if (ok[0] && ok[1] && ok[2] && tile.isValid())
        wanted.tile = tile;
    return wanted;
}

void TileWorker::answer(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const std::optional<Wanted> wanted = parse(request.url().path());
    if (!wanted || request.method() != QHttpServerRequest::Method::Get) {
        responder.write(QHttpServerResponder::StatusCode::NotFound);
        return;
    }
    ++m_counters->inFlight;
    if (!wanted->tile.isValid()) {
        // Not a 404: Qt Location asks five times again for one.
        send(responder, wanted->night ? m_plainNight : m_plainDay);
        return;
    }
    const quint64 key = wanted->key();
    if (const QByteArray *known = m_cache.object(key)) {
        ++m_counters->cacheHits;
        send(responder, *known);
        return;
    }
    auto &waiting = m_waiting[key];
    waiting.push_back(std::move(responder));
    if (waiting.size() == 1)
        paint(*wanted);
}

void TileWorker::paint(const Wanted &wanted)
{
    m_pool->start([this, wanted] {
        const QByteArray png =
            toPng(m_painter->paint(wanted.tile, wanted.night ? m_options.night : m_options.day));
        QMetaObject::invokeMethod(
            this, [this, key = wanted.key(), png] { painted(key, png); }, Qt::QueuedConnection);
    });
}

void TileWorker::painted(quint64 key, const QByteArray &png)
{
    ++m_counters->painted;
    m_cache.insert(key, new QByteArray(png), png.size());
    auto node = m_waiting.extract(key);
    if (node.empty())
        return;
    for (QHttpServerResponder &responder : node.mapped())
        send(responder, png);
}

void TileWorker::send(QHttpServerResponder &responder, const QByteArray &png)
{
    responder.write(png, "image/png");
    if (--m_counters->inFlight == 0)
        emit idle();
}

} // namespace console
