// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tileworker.h"

#include "basemap/builtinsource.h"
#include "basemap/mbtilessource.h"
#include "basemap/xyzsource.h"

#include <QRandomGenerator>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int kCacheBytes = 48 << 20;

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
    const TileId &tile = request.tile;
    return quint64(request.night) << 63 | quint64(tile.z) << 56 | quint64(tile.x) << 28
           | quint64(tile.y);
}

TileWorker::TileWorker(const TileServer::Options &options, const BasemapSettings &settings,
                       int scale, std::shared_ptr<TileCounters> counters)
    : m_options(options),
      m_settings(settings),
      m_scale(scale),
      m_counters(std::move(counters)),
      m_token(randomToken()),
      m_cache(kCacheBytes)
{
}

TileWorker::~TileWorker()
{
    m_source.reset();
    m_waiting.clear(); // before the server whose connections they hold
}

void TileWorker::listen()
{
    m_http = std::make_unique<QHttpServer>();
    auto tcp = std::make_unique<QTcpServer>();
    tcp->setProxy(QNetworkProxy::NoProxy);
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
    m_base = u"http://127.0.0.1:%1/%2/"_s.arg(QString::number(port), m_token);
    makeSource();
}

void TileWorker::use(const BasemapSettings &settings)
{
    m_settings = settings;
    if (!m_base.isEmpty())
        makeSource();
}

void TileWorker::setScale(int scale)
{
    m_scale = scale;
    if (!m_base.isEmpty())
        announce();
}

void TileWorker::makeSource()
{
    m_source.reset(); // its last answers would be taken for those of the new one
    switch (m_settings.kind) {
    case BasemapKind::BuiltIn: break;
    case BasemapKind::Mbtiles: m_source = std::make_unique<MbtilesSource>(m_settings); break;
    case BasemapKind::Xyz: {
        TileFetcher::Options options;
        options.userAgent = TileFetcher::userAgent(m_options.version, m_settings.contact);
        m_source = std::make_unique<XyzSource>(m_settings, m_options.cacheFolder, options,
                                               std::make_shared<SystemClock>());
        break;
    }
    }
    const QString problem = m_source ? m_source->info().problem : QString();
    if (!m_source || !problem.isEmpty())
        m_source = std::make_unique<BuiltInSource>(m_options.data, m_options.day, m_options.night,
                                                   m_options.fontFamily);
    connect(m_source.get(), &TileSource::stateChanged, this, &TileWorker::stateChanged);
    connect(m_source.get(), &TileSource::recovered, this, &TileWorker::announce,
            Qt::QueuedConnection); // not from inside an answer
    BasemapInfo info = m_source->info();
    info.problem = problem;
    emit sourceChanged(info);
    emit stateChanged({problem.isEmpty() ? TileState::Kind::Fine : TileState::Kind::Unusable,
                       std::nullopt, problem});
    announce();
}

void TileWorker::announce()
{
    ++m_serial;
    m_cache.clear();
    auto waiting = std::exchange(m_waiting, {});
    for (auto &[key, responders] : waiting) {
        for (QHttpServerResponder &responder : responders)
            send(responder, plain(key >> 63));
    }
    const QString base = m_base + u"%1-%2/"_s.arg(m_serial).arg(m_scale);
    emit ready(base + u"day/%z/%x/%y.png"_s, base + u"night/%z/%x/%y.png"_s);
}

std::optional<TileWorker::Wanted> TileWorker::parse(const QString &path) const
{
    // token / serial-scale / style / z / x / y.png
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty() || parts.first() != m_token)
        return std::nullopt;
    Wanted wanted;
    wanted.request.night = parts.value(2) == "night"_L1;
    wanted.request.scale = m_scale;
    if (parts.size() != 6 || parts.at(1) != u"%1-%2"_s.arg(m_serial).arg(m_scale)
        || (!wanted.request.night && parts.at(2) != "day"_L1) || !parts.at(5).endsWith(".png"_L1))
        return wanted;
    bool ok[3] = {};
    const TileId tile{parts.at(3).toInt(&ok[0]), parts.at(4).toInt(&ok[1]),
                      parts.at(5).chopped(4).toInt(&ok[2])};
    wanted.known = ok[0] && ok[1] && ok[2] && tile.isValid();
    wanted.request.tile = tile;
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
    if (!wanted->known) {
        // Not a 404: Qt Location asks five times again for one.
        send(responder, plain(wanted->request.night));
        return;
    }
    const quint64 key = wanted->key();
    if (const TilePicture *known = m_cache.object(key)) {
        ++m_counters->cacheHits;
        send(responder, *known);
        return;
    }
    auto &waiting = m_waiting[key];
    waiting.push_back(std::move(responder));
    if (waiting.size() > 1)
        return;
    m_source->answer(wanted->request,
                     [this, serial = m_serial, wanted = *wanted](const TilePicture &picture) {
                         found(serial, wanted, picture);
                     });
}

TilePicture TileWorker::plain(bool night) const
{
    return {TilePicture::Kind::Nothing,
            toPng(TilePainter::plain(night ? m_options.night : m_options.day)), "image/png"};
}

void TileWorker::found(int serial, const Wanted &wanted, const TilePicture &picture)
{
    if (serial != m_serial)
        return; // who waited for it has an answer
    TilePicture answer = picture;
    if (picture.kind == TilePicture::Kind::Picture) {
        ++m_counters->painted;
        if (picture.keep)
            m_cache.insert(wanted.key(), new TilePicture(picture), picture.bytes.size());
    } else if (picture.kind == TilePicture::Kind::Nothing) {
        answer = plain(wanted.request.night);
    } else {
        const MapColours &colours = wanted.request.night ? m_options.night : m_options.day;
        answer.bytes = toPng(missingTile(colours, 256));
        answer.type = "image/png";
    }
    auto node = m_waiting.extract(wanted.key());
    if (node.empty())
        return;
    for (QHttpServerResponder &responder : node.mapped())
        send(responder, answer);
}

void TileWorker::send(QHttpServerResponder &responder, const TilePicture &picture)
{
    if (picture.kind == TilePicture::Kind::Later)
        responder.write(QHttpServerResponder::StatusCode::ServiceUnavailable); // asked for again
    else
        responder.write(picture.bytes, picture.type);
    if (--m_counters->inFlight == 0)
        emit idle();
}

} // namespace console
