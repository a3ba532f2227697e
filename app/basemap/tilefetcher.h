// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks a tile server, as its keepers wish to be asked: two connections at most, a name and an
// address to complain to, no cookies, what is kept is only asked for changes, and a server in
// trouble is left alone for a while.
#pragma once

#include "domain/clock.h"

#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <functional>

namespace console {

struct FetchedTile {
    enum class Kind : quint8 {
        New,
        Unchanged, ///< 304
        Absent, ///< 404, 410, 204: the server has none there
        Failed, ///< see problem
        Dropped, ///< too many others were asked for since
    };
    Kind kind = Kind::Failed;
    QByteArray bytes;
    QByteArray etag;
    QByteArray modified;
    std::chrono::seconds maxAge{0}; ///< of Cache-Control, 0 if it says none
    QString problem;
};

class TileFetcher final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const FetchedTile &)>;
    struct Options {
        QByteArray userAgent;
        Millis deadline{10'000}; ///< for one tile
        Millis firstPause{5'000}; ///< after a failure; doubles ...
        Millis longestPause{300'000}; ///< ... up to this
    };
    static constexpr int connections = 2;
    static constexpr int longestQueue = 256;
    static constexpr qint64 largestTile = 2 << 20; ///< bytes

    explicit TileFetcher(const Options &options, QObject *parent = nullptr);
    ~TileFetcher() override; ///< what is under way ends without an answer

    /// Later calls go first: they are for what is on the screen now.
    void fetch(const QUrl &url, const QByteArray &etag, const QByteArray &modified,
               const Done &done);
    /// After a failure of the server, or three of tiles in a row, nothing is asked for a while, and
    /// every fetch() fails at once.
    [[nodiscard]] bool isPausing() const { return m_pause.isActive(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] static QByteArray userAgent(const QString &version, const QString &contact);

signals:
    /// The pause after a failure is over: somebody may try.
    void pauseEnded();

private:
    struct Wanted {
        QUrl url;
        QByteArray etag;
        QByteArray modified;
        Done done;
    };
    void next();
    void send(const Wanted &wanted);
    [[nodiscard]] FetchedTile read(QNetworkReply &reply, bool tooLarge) const;
    void ended(QNetworkReply &reply, const FetchedTile &answer);

    const Options m_options;
    QNetworkAccessManager m_network;
    std::deque<Wanted> m_waiting;
    int m_underWay = 0;
    int m_failedInRow = 0;
    Millis m_nextPause;
    QTimer m_pause;
    QString m_problem;
};

} // namespace console
