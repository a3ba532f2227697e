// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what stands behind a raise: where responders reach, whether a customer has a subscription,
// which sites are registered. Kept for the session, refreshed by itself, errors kept beside what is
// known.
#pragma once

#include "domain/directoryapi.h"
#include "services/retry.h"
#include "services/scheduler.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <deque>
#include <memory>

namespace console {

/// One thing that is read from time to time: the newest value stays when a reading fails.
template <typename T> struct Reading {
    std::optional<T> value;
    std::optional<UtcTime> readAt; ///< of the value, server's time
    std::optional<ApiError> error; ///< of the newest attempt, null when that succeeded
    bool isReading = false;
};

class DirectoryReader final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis coverageKept{6 * 3'600'000};
    static constexpr Millis sitesKept{15 * 60'000};
    /// AURA allows 50 subscription reads in 10 s (contract 11); this console two a second.
    static constexpr Millis betweenSubscriptions{500};
    static constexpr qsizetype mostSubscriptions = 500; ///< customers of whom they are kept
    static constexpr int mostAttempts = 10; ///< by itself; the sites are tried without end

    DirectoryReader(DirectoryApi &api, const Clock &clock, const ServerClock &serverClock,
                    Scheduler &scheduler, QObject *parent = nullptr);
    ~DirectoryReader() override;

    // Each want...() answers by its signal: later when it is known, else when AURA has answered,
    // and after every refresh. refresh...() asks even when it is known.
    void wantCoverage(int responseTypeId); ///< from then on refreshed every 6 h
    [[nodiscard]] Reading<Coverage> coverage(int responseTypeId) const;
    /// Unknown until read; while a newer reading is not there the last one counts.
    [[nodiscard]] CoverageAnswer coverageAt(int responseTypeId, const LatLon &point) const;

    void wantSubscriptions(CustomerId id);
    void refreshSubscriptions(CustomerId id); ///< as after a change of them
    [[nodiscard]] Reading<QList<Subscription>> subscriptions(CustomerId id) const;
    /// By the server's time; Unknown until read.
    [[nodiscard]] SubscriptionState subscriptionState(CustomerId id) const;
    void wantSubscriptionTypes();
    [[nodiscard]] Reading<QList<SubscriptionType>> subscriptionTypes() const { return m_types; }

    void wantSites(); ///< from then on refreshed every 15 min
    void refreshSites();
    [[nodiscard]] const Reading<QList<FixedLocation>> &sites() const { return m_sites; }
    /// Sites in which every word of `text` begins some word, or stands in the reference; those
    /// whose reference or name begins with the text come first, then by name. All for an empty
    /// text.
    [[nodiscard]] QList<FixedLocation> findSites(const QString &text, qsizetype most = 50) const;

    void reset(); ///< sign-out
    void setRandom(RandomSource random) { m_random = std::move(random); }

signals:
    void coverageChanged(int responseTypeId);
    void subscriptionsChanged(console::CustomerId id);
    void subscriptionTypesChanged();
    void sitesChanged();

private:
    enum class What : quint8 { Coverage, Subscriptions, SubscriptionTypes, Sites };
    using Key = std::pair<What, qint64>;

    void want(const Key &key, bool isFresh);
    void ask(const Key &key);
    void sendNextSubscriptions();
    template <typename T>
    void finish(const Key &key, Reading<T> &place, const ApiResult<T> &result);
    void askLater(const Key &key, Millis pause);
    void announce(const Key &key);
    void keepBounded(CustomerId newest);

    DirectoryApi &m_api;
    const Clock &m_clock;
    const ServerClock &m_serverClock;
    Scheduler &m_scheduler;
    RandomSource m_random;
    std::unique_ptr<QObject> m_requests;
    QMap<int, Reading<Coverage>> m_coverage;
    QHash<CustomerId, Reading<QList<Subscription>>> m_subscriptions;
    QList<CustomerId> m_subscriptionOrder; ///< oldest first
    Reading<QList<SubscriptionType>> m_types;
    Reading<QList<FixedLocation>> m_sites;
    QHash<Key, int> m_failures; ///< in a row
    QHash<Key, quint64> m_timers; ///< the newest of each
    quint64 m_timerNumber = 0;
    std::deque<CustomerId> m_queue; ///< subscriptions to be read
    MonoTime m_nextSubscription = MonoTime::min();
    bool m_isQueueTimed = false;
};

} // namespace console
