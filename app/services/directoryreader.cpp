// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/directoryreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>
#include <vector>

namespace console {

using namespace std::chrono_literals;

DirectoryReader::DirectoryReader(DirectoryApi &api, const Clock &clock,
                                 const ServerClock &serverClock, Scheduler &scheduler,
                                 QObject *parent)
    : QObject(parent),
      m_api(api),
      m_clock(clock),
      m_serverClock(serverClock),
      m_scheduler(scheduler),
      m_random(defaultRandom()),
      m_requests(std::make_unique<QObject>())
{
}

DirectoryReader::~DirectoryReader() = default;

void DirectoryReader::wantCoverage(int responseTypeId)
{
    if (responseTypeId > 0)
        want({What::Coverage, responseTypeId}, coverage(responseTypeId).value.has_value());
}

Reading<Coverage> DirectoryReader::coverage(int responseTypeId) const
{
    return m_coverage.value(responseTypeId);
}

CoverageAnswer DirectoryReader::coverageAt(int responseTypeId, const LatLon &point) const
{
    const auto known = m_coverage.constFind(responseTypeId);
    if (known == m_coverage.cend() || !known->value)
        return CoverageAnswer::Unknown;
    return console::coverageAt(*known->value, point);
}

void DirectoryReader::wantSubscriptions(CustomerId id)
{
    if (id > 0)
        want({What::Subscriptions, id}, m_subscriptions.value(id).value.has_value());
}

void DirectoryReader::refreshSubscriptions(CustomerId id)
{
    if (id > 0)
        want({What::Subscriptions, id}, false);
}

Reading<QList<Subscription>> DirectoryReader::subscriptions(CustomerId id) const
{
    return m_subscriptions.value(id);
}

SubscriptionState DirectoryReader::subscriptionState(CustomerId id) const
{
    const auto known = m_subscriptions.constFind(id);
    if (known == m_subscriptions.cend() || !known->value)
        return SubscriptionState::Unknown;
    return bestState(*known->value, m_serverClock.at(m_clock.monoNow()));
}

void DirectoryReader::wantSubscriptionTypes()
{
    want({What::SubscriptionTypes, 0}, m_types.value.has_value());
}

void DirectoryReader::wantSites()
{
    want({What::Sites, 0}, m_sites.value.has_value());
}

void DirectoryReader::refreshSites()
{
    want({What::Sites, 0}, false);
}

void DirectoryReader::reset()
{
    m_requests = std::make_unique<QObject>();
    m_coverage.clear();
    m_subscriptions.clear();
    m_subscriptionOrder.clear();
    m_types = {};
    m_sites = {};
    m_failures.clear();
    m_timers.clear();
    m_queue.clear();
    m_isQueueTimed = false;
}

void DirectoryReader::want(const Key &key, bool isFresh)
{
    if (isFresh) {
        QMetaObject::invokeMethod(
            m_requests.get(), [this, key] { announce(key); }, Qt::QueuedConnection);
        return;
    }
    m_failures.remove(key);
    ask(key);
}

void DirectoryReader::ask(const Key &key)
{
    const auto begin = [](auto &reading) { return !std::exchange(reading.isReading, true); };
    m_timers.remove(key); // no further one is needed
    const int typeId = int(key.second);
    switch (key.first) {
    case What::Coverage:
        if (begin(m_coverage[typeId]))
            m_api.coverage(typeId, m_requests.get(), [this, key](const auto &result) {
                finish(key, m_coverage[int(key.second)], result);
            });
        break;
    case What::Subscriptions:
        keepBounded(key.second);
        if (begin(m_subscriptions[key.second])) {
            m_queue.push_back(key.second);
            sendNextSubscriptions();
        }
        break;
    case What::SubscriptionTypes:
        if (begin(m_types))
            m_api.subscriptionTypes(m_requests.get(), [this, key](const auto &result) {
                finish(key, m_types, result);
            });
        break;
    case What::Sites:
        if (begin(m_sites))
            m_api.fixedLocations(m_requests.get(),
                                 [this, key](const auto &result) { finish(key, m_sites, result); });
        break;
    }
}

void DirectoryReader::sendNextSubscriptions()
{
    const MonoTime now = m_clock.monoNow();
    if (m_queue.empty() || m_isQueueTimed)
        return;
    if (now < m_nextSubscription) {
        m_isQueueTimed = true;
        m_scheduler.after(m_nextSubscription - now, m_requests.get(), [this] {
            m_isQueueTimed = false;
            sendNextSubscriptions();
        });
        return;
    }
    const CustomerId id = m_queue.front();
    m_queue.pop_front();
    m_nextSubscription = now + betweenSubscriptions;
    m_api.subscriptions(id, m_requests.get(), [this, id](const auto &result) {
        if (m_subscriptions.contains(id))
            finish({What::Subscriptions, id}, m_subscriptions[id], result);
    });
    sendNextSubscriptions();
}

template <typename T>
void DirectoryReader::finish(const Key &key, Reading<T> &place, const ApiResult<T> &result)
{
    place.isReading = false;
    if (result) {
        m_failures.remove(key);
        place.value = *result;
        place.readAt = m_serverClock.at(m_clock.monoNow());
        place.error.reset();
        if (key.first == What::Coverage)
            askLater(key, coverageKept);
        else if (key.first == What::Sites)
            askLater(key, sitesKept);
    } else {
        place.error = result.error();
        const int failures = ++m_failures[key];
        const bool isTriedOn = key.first == What::Sites || failures < mostAttempts;
        if (isWorthRetrying(result.error().kind) && isTriedOn)
            askLater(key, retryPause(result.error(), failures, m_random()));
        else if (place.value && key.first == What::Coverage)
            askLater(key, coverageKept);
        else if (place.value && key.first == What::Sites)
            askLater(key, sitesKept);
    }
    announce(key);
}

void DirectoryReader::askLater(const Key &key, Millis pause)
{
    const quint64 number = ++m_timerNumber;
    m_timers.insert(key, number);
    m_scheduler.after(pause, m_requests.get(), [this, key, number] {
        if (m_timers.value(key) == number)
            ask(key);
    });
}

void DirectoryReader::announce(const Key &key)
{
    switch (key.first) {
    case What::Coverage: emit coverageChanged(int(key.second)); break;
    case What::Subscriptions: emit subscriptionsChanged(key.second); break;
    case What::SubscriptionTypes: emit subscriptionTypesChanged(); break;
    case What::Sites: emit sitesChanged(); break;
    }
}

void DirectoryReader::keepBounded(CustomerId newest)
{
    m_subscriptionOrder.removeOne(newest);
    m_subscriptionOrder.append(newest);
    while (m_subscriptionOrder.size() > mostSubscriptions) {
        const CustomerId oldest = m_subscriptionOrder.takeFirst();
        m_subscriptions.remove(oldest);
        m_timers.remove({What::Subscriptions, oldest});
        std::erase(m_queue, oldest);
    }
}

namespace {

QStringList wordsOf(const QString &text)
{
    return text.toCaseFolded().split(QRegularExpression(QStringLiteral("[^\\w]+")),
                                     Qt::SkipEmptyParts);
}

/// 0 begins with the text, 1 has all of its words, null has not.
std::optional<int> rankOf(const FixedLocation &site, const QString &folded,
                          const QStringList &wanted)
{
    const QString reference = site.externalReference.toCaseFolded();
    if (reference.startsWith(folded) || site.name.toCaseFolded().startsWith(folded)
        || site.identifier.toCaseFolded().startsWith(folded))
        return 0;
    const QStringList words = wordsOf(QStringList{site.name, site.identifier, site.address,
                                                  site.what3words, site.externalReference}
                                          .join(u' '));
    const bool hasAll = std::ranges::all_of(wanted, [&](const QString &word) {
        return reference.contains(word) || std::ranges::any_of(words, [&word](const QString &one) {
                   return one.startsWith(word);
               });
    });
    return hasAll && !wanted.isEmpty() ? std::optional(1) : std::nullopt;
}

} // namespace

QList<FixedLocation> DirectoryReader::findSites(const QString &text, qsizetype most) const
{
    const QString folded = text.trimmed().toCaseFolded();
    const QStringList wanted = wordsOf(folded);
    std::vector<std::tuple<int, QString, qint64, const FixedLocation *>> found;
    const QList<FixedLocation> none;
    for (const FixedLocation &site : m_sites.value ? *m_sites.value : none) {
        if (const auto rank = rankOf(site, folded, wanted))
            found.emplace_back(*rank, site.name.toCaseFolded(), site.id, &site);
    }
    std::ranges::sort(found);
    QList<FixedLocation> sites;
    for (const auto &[rank, name, id, site] : found) {
        if (sites.size() >= most)
            break;
        sites.append(*site);
    }
    return sites;
}

} // namespace console
