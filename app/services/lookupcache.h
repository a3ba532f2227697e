// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists that dialogs offer, fetched when first wanted and then kept for the session: response
// types, rating aspects, and the cancellation reasons of a callout.
#pragma once

#include "domain/panicapi.h"
#include "services/retry.h"
#include "services/scheduler.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace console {

class LookupCache final : public QObject {
    Q_OBJECT

public:
    enum class What : quint8 { ResponseTypes, RatingItems, ExceptionReasons };
    Q_ENUM(What)
    static constexpr qsizetype mostReasonLists = 200;

    static constexpr int mostReasonAttempts = 10; ///< the other lists are tried without end

    LookupCache(PanicApi &api, Scheduler &scheduler, QObject *parent = nullptr);
    ~LookupCache() override;

    /// Empty until fetched. Each want...() answers by its signal: later and once when cached, else
    /// when AURA has answered. After trouble with the link or the server it is asked again by
    /// itself, with growing pauses; any want...() asks at once.
    [[nodiscard]] QList<ResponseType> responseTypes() const { return m_responseTypes; }
    [[nodiscard]] QList<RatingItem> ratingItems() const { return m_ratingItems; }
    [[nodiscard]] QList<ExceptionReason> exceptionReasons(CalloutId id) const;
    void wantResponseTypes();
    void wantRatingItems();
    void wantExceptionReasons(CalloutId id);
    /// "Security" for an id; empty when not known.
    [[nodiscard]] QString responseTypeName(int id) const;
    void reset(); ///< sign-out: forgets all, gives up what is on its way
    void setRandom(RandomSource random) { m_random = std::move(random); }

signals:
    void responseTypesRead(const QList<console::ResponseType> &types);
    void ratingItemsRead(const QList<console::RatingItem> &items);
    void exceptionReasonsRead(console::CalloutId id,
                              const QList<console::ExceptionReason> &reasons);
    /// Once per want...(), not for every attempt that follows by itself.
    void failed(console::LookupCache::What what, console::CalloutId id,
                const console::ApiError &error);

private:
    using Key = std::pair<What, CalloutId>;

    void want(What what, CalloutId id);
    void ask(const Key &key);
    void retryLater(const Key &key, const ApiError &error);
    void answer(const Key &key);
    void keepReasons(const Key &key, const ApiResult<QList<ExceptionReason>> &result);

    PanicApi &m_api;
    Scheduler &m_scheduler;
    RandomSource m_random;
    std::unique_ptr<QObject> m_requests;
    QList<ResponseType> m_responseTypes;
    QList<RatingItem> m_ratingItems;
    QHash<CalloutId, QList<ExceptionReason>> m_reasons;
    QList<CalloutId> m_reasonOrder; ///< oldest first
    QSet<Key> m_known;
    QSet<Key> m_onTheirWay;
    QHash<Key, int> m_failures; ///< in a row, since it was last asked for
};

} // namespace console
