// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/xyzsource.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype kMostAbsent = 20'000;
constexpr int kFailuresBelieved = 3; ///< in a row: it is not the tile
constexpr int kMostSteps = 4; ///< coarser tiles that may stand in for a missing one

} // namespace

XyzSource::XyzSource(const BasemapSettings &settings, const QString &cacheFolder,
                     const TileFetcher::Options &options, std::shared_ptr<const Clock> clock)
    : m_template(settings.xyzTemplate.trimmed()),
      m_day(settings.dayFilter ? calmDay : TileFilter()),
      m_night(settings.nightFilter ? darkNight : TileFilter()),
      m_clock(std::move(clock)),
      m_cache(cacheFolder, settings.cacheLimitBytes, *m_clock),
      m_fetcher(options)
{
    m_info.kind = BasemapKind::Xyz;
    m_info.attribution = settings.attribution.simplified();
    m_info.maxZoom = lastZoom;
    m_info.maxUsefulZoom = lastZoom;
    m_info.problem = validate(settings).join(u' ');
    if (m_info.problem.isEmpty())
        m_info.name = addressOf(m_template, {}, 1).host();
    connect(&m_fetcher, &TileFetcher::pauseEnded, this, &XyzSource::probe);
}

QUrl XyzSource::addressOf(const QString &xyzTemplate, const TileId &tile, int scale)
{
    QString text = xyzTemplate;
    text.replace("{z}"_L1, QString::number(tile.z))
        .replace("{x}"_L1, QString::number(tile.x))
        .replace("{y}"_L1, QString::number(tile.y))
        .replace("{s}"_L1, QString(QChar(u'a' + (tile.x + tile.y) % 3)))
        .replace("{r}"_L1, scale > 1 ? "@2x"_L1 : ""_L1);
    return QUrl(text, QUrl::StrictMode);
}

void XyzSource::answer(const TileRequest &request, const Done &done)
{
    if (!m_info.problem.isEmpty()) {
        done({});
        return;
    }
    const TileId from = ancestorOf(request.tile, std::max(0, request.tile.z - lastZoom));
    const Wish wish{request, from, addressOf(m_template, from, request.scale), done};
    const QString key = wish.url.toString();
    if (m_absent.contains(key)) {
        done({TilePicture::Kind::Nothing, {}, {}});
        return;
    }
    const std::optional<CachedTile> old = m_cache.find(key);
    if (old && m_clock->utcNow() < old->freshUntil) {
        show(wish, old->bytes, true);
        return;
    }
    m_fetcher.fetch(wish.url, old ? old->etag : QByteArray(), old ? old->modified : QByteArray(),
                    [this, wish, old](const FetchedTile &answer) { fetched(wish, old, answer); });
}

void XyzSource::fetched(const Wish &wish, const std::optional<CachedTile> &old,
                        const FetchedTile &answer)
{
    const QString key = wish.url.toString();
    const UtcTime now = m_clock->utcNow();
    const UtcTime freshUntil = now + std::max<std::chrono::seconds>(leastFresh, answer.maxAge);
    switch (answer.kind) {
    case FetchedTile::Kind::New:
        if (const QByteArray type = pictureType(answer.bytes); !type.isEmpty()) {
            m_cache.store(key, {answer.bytes, type, answer.etag, answer.modified, now, freshUntil});
            show(wish, answer.bytes, true);
            noteAnswered();
        } else {
            showOld(wish, old, u"The tile server answers with something that is no picture."_s);
        }
        return;
    case FetchedTile::Kind::Unchanged:
        if (old) {
            m_cache.renew(key, now, freshUntil);
            show(wish, old->bytes, true);
            noteAnswered();
        } else {
            showOld(wish, old, u"The tile server answers with an error (304)."_s);
        }
        return;
    case FetchedTile::Kind::Absent:
        if (m_absent.size() >= kMostAbsent)
            m_absent.clear();
        m_absent.insert(key);
        noteAnswered();
        wish.done({TilePicture::Kind::Nothing, {}, {}});
        return;
    case FetchedTile::Kind::Dropped: wish.done({TilePicture::Kind::Later, {}, {}}); return;
    case FetchedTile::Kind::Failed:
        m_failedLast = wish.url;
        showOld(wish, old, answer.problem);
        return;
    }
}

void XyzSource::show(const Wish &wish, const QByteArray &bytes, bool keep)
{
    const PictureWork work{bytes, wish.from, wish.request.tile,
                           wish.request.night ? m_night : m_day};
    m_jobs.run(
        this,
        [work, keep] {
            TilePicture picture = makePicture(work);
            picture.keep = keep;
            return picture;
        },
        wish.done);
}

/// Better an old street than none.
void XyzSource::showOld(const Wish &wish, const std::optional<CachedTile> &old,
                        const QString &problem)
{
    m_owing = m_owing || m_fetcher.isPausing() || ++m_failedInRow >= kFailuresBelieved;
    TileState state{TileState::Kind::Cached, m_state.since, problem};
    if (old) {
        state.since = std::min(m_state.since.value_or(old->fetched), old->fetched);
        if (m_state.kind == TileState::Kind::Failing)
            state.kind = TileState::Kind::Failing;
        show(wish, old->bytes, false);
    } else {
        state.kind = TileState::Kind::Failing;
        if (!showAncestor(wish))
            wish.done({});
    }
    setState(state);
}

bool XyzSource::showAncestor(const Wish &wish)
{
    for (int steps = 1; steps <= kMostSteps && wish.from.z - steps >= 0; ++steps) {
        Wish coarse = wish;
        coarse.from = ancestorOf(wish.from, steps);
        const QUrl url = addressOf(m_template, coarse.from, wish.request.scale);
        if (const auto known = m_cache.find(url.toString())) {
            show(coarse, known->bytes, false);
            return true;
        }
    }
    return false;
}

void XyzSource::noteAnswered()
{
    m_failedInRow = 0;
    setState({});
    if (std::exchange(m_owing, false))
        emit recovered();
}

void XyzSource::setState(const TileState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

/// Nobody may be panning: the server is asked for one tile again, so that the map mends by itself.
void XyzSource::probe()
{
    if (!m_owing || m_failedLast.isEmpty())
        return;
    const Wish wish{{}, {}, m_failedLast, [](const TilePicture &) { }};
    m_fetcher.fetch(m_failedLast, {}, {}, [this, wish](const FetchedTile &answer) {
        if (answer.kind != FetchedTile::Kind::Failed)
            fetched(wish, {}, answer);
    });
}

} // namespace console
