// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/lookupcache.h"

#include <algorithm>

namespace console {

LookupCache::LookupCache(PanicApi &api, Scheduler &scheduler, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_scheduler(scheduler),
      m_random(defaultRandom()),
      m_requests(std::make_unique<QObject>())
{
}

LookupCache::~LookupCache() = default;

QList<ExceptionReason> LookupCache::exceptionReasons(CalloutId id) const
{
    return m_reasons.value(id);
}

void LookupCache::wantResponseTypes()
{
    want(What::ResponseTypes, 0);
}

void LookupCache::wantRatingItems()
{
    want(What::RatingItems, 0);
}

void LookupCache::wantExceptionReasons(CalloutId id)
{
    want(What::ExceptionReasons, id);
}

QString LookupCache::responseTypeName(int id) const
{
    const auto type = std::ranges::find(m_responseTypes, id, &ResponseType::id);
    return type == m_responseTypes.end() ? QString() : type->description;
}

void LookupCache::reset()
{
    m_requests = std::make_unique<QObject>();
    m_responseTypes.clear();
    m_ratingItems.clear();
    m_reasons.clear();
    m_reasonOrder.clear();
    m_known.clear();
    m_onTheirWay.clear();
    m_failures.clear();
}

void LookupCache::want(What what, CalloutId id)
{
    const Key key{what, id};
    m_failures.remove(key);
    if (m_onTheirWay.contains(key))
        return;
    if (!m_known.contains(key)) {
        ask(key);
        return;
    }
    m_onTheirWay.insert(key);
    QMetaObject::invokeMethod(m_requests.get(), [this, key] { answer(key); }, Qt::QueuedConnection);
}

void LookupCache::ask(const Key &key)
{
    m_onTheirWay.insert(key);
    const auto keep = [this, key](auto &place) {
        return [this, key, &place](const auto &result) {
            if (!result) {
                retryLater(key, result.error());
                return;
            }
            place = *result;
            m_known.insert(key);
            answer(key);
        };
    };
    switch (key.first) {
    case What::ResponseTypes: m_api.responseTypes(m_requests.get(), keep(m_responseTypes)); break;
    case What::RatingItems: m_api.ratingItems(m_requests.get(), keep(m_ratingItems)); break;
    case What::ExceptionReasons:
        m_api.exceptionReasons(key.second, m_requests.get(),
                               [this, key](const auto &result) { keepReasons(key, result); });
        break;
    }
}

void LookupCache::retryLater(const Key &key, const ApiError &error)
{
    m_onTheirWay.remove(key);
    const int failures = ++m_failures[key];
    const bool isLast = key.first == What::ExceptionReasons && failures >= mostReasonAttempts;
    if (isWorthRetrying(error.kind) && !isLast) {
        m_scheduler.after(retryPause(error, failures, m_random()), m_requests.get(),
                          [this, key, failures] {
                              // Unless it was asked for anew meanwhile.
                              if (m_failures.value(key) == failures && !m_onTheirWay.contains(key))
                                  ask(key);
                          });
    }
    if (failures == 1)
        emit failed(key.first, key.second, error);
}

void LookupCache::keepReasons(const Key &key, const ApiResult<QList<ExceptionReason>> &result)
{
    if (!result) {
        retryLater(key, result.error());
        return;
    }
    m_reasons.insert(key.second, *result);
    m_reasonOrder.append(key.second);
    m_known.insert(key);
    while (m_reasonOrder.size() > mostReasonLists) {
        const CalloutId oldest = m_reasonOrder.takeFirst();
        m_reasons.remove(oldest);
        m_known.remove({What::ExceptionReasons, oldest});
    }
    answer(key);
}

void LookupCache::answer(const Key &key)
{
    m_onTheirWay.remove(key);
    m_failures.remove(key);
    switch (key.first) {
    case What::ResponseTypes: emit responseTypesRead(m_responseTypes); break;
    case What::RatingItems: emit ratingItemsRead(m_ratingItems); break;
    case What::ExceptionReasons:
        emit exceptionReasonsRead(key.second, m_reasons.value(key.second));
        break;
    }
}

} // namespace console
