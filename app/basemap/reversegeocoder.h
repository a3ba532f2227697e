// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks a Nominatim-compatible service for the address at a callout's position, if the operator has
// set one: never more often than once a second, never twice for the same place, never for more than
// 3 seconds. Not Qt Location's own: there an error becomes the position 0,0.
#pragma once

#include "domain/callout.h"
#include "domain/clock.h"

#include <QCache>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <expected>

namespace console {

/// Where an address came from must stay visible: it is the map service's, not the caller's.
struct MapServiceAddress {
    QString text; ///< never empty; one line, plain text

    friend bool operator==(const MapServiceAddress &, const MapServiceAddress &) = default;
};

struct GeocodeError {
    enum class Kind : quint8 {
        NotFound, ///< the service knows no address there
        Unreachable,
        Timeout,
        Refused, ///< 401, 403, 429 and every other error status
        Malformed,
        BadPosition, ///< not on earth; nobody was asked
    };
    Kind kind = Kind::Unreachable;

    friend bool operator==(const GeocodeError &, const GeocodeError &) = default;
};
using GeocodeResult = std::expected<MapServiceAddress, GeocodeError>;

class ReverseGeocoder final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QByteArray userAgent; ///< TileFetcher::userAgent()
        Millis interval{1'000}; ///< between two requests at least
        Millis deadline{3'000};
    };

    /// `clock` must outlive this.
    ReverseGeocoder(const Options &options, const Clock &clock, QObject *parent = nullptr);
    ~ReverseGeocoder() override; ///< what is open ends without an answer

    /// Empty turns it off, which it is at first; what waits is forgotten.
    void setService(const QString &url);
    void setUserAgent(const QByteArray &userAgent) { m_options.userAgent = userAgent; }
    [[nodiscard]] bool isOn() const { return !m_service.isEmpty(); }

    /// Answers once with finished(), later; does nothing while it is off. A second call for a
    /// callout whose first one still waits takes its place.
    void ask(CalloutId id, const LatLon &point);

signals:
    /// `point` is the one that was asked for.
    void finished(console::CalloutId id, const console::LatLon &point,
                  const console::GeocodeResult &result);

private:
    struct Question {
        CalloutId id = 0;
        LatLon point;
    };
    void next();
    void send(const Question &question);
    void read(QNetworkReply &reply, const Question &question, bool late);
    void answerLater(const Question &question, const GeocodeResult &result);
    [[nodiscard]] static GeocodeResult decode(const QByteArray &bytes);

    Options m_options;
    const Clock &m_clock;
    QUrl m_service;
    QNetworkAccessManager m_network;
    QCache<QString, GeocodeResult> m_known;
    std::deque<Question> m_waiting;
    QNetworkReply *m_reply = nullptr;
    std::optional<MonoTime> m_lastSent;
    Millis m_held{0}; ///< more than the interval, when the service asked for it
    QTimer m_timer;
};

} // namespace console
