// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crowd.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace bench {

namespace {

struct Town {
    double latitude;
    double longitude;
    double reach; ///< degrees
};

constexpr Town towns[] = {
    {-33.93, 18.46, 0.09}, {-26.16, 28.06, 0.16}, {-1.28, 36.83, 0.09}, {-29.85, 30.99, 0.08}};
constexpr const char *statuses[] = {"created", "Responder Dispatched", "Responder Dispatched",
                                    "Responder Arrived", "Responder Completed"};

} // namespace

Crowd::Crowd(int count, qint64 nowSeconds, quint32 seed) : m_random(seed), m_now(nowSeconds)
{
    m_people.reserve(count);
    m_elements.reserve(count);
    for (int i = 0; i < count; ++i) {
        m_people += newcomer(nowSeconds - below(6 * 3600));
        m_elements += element(m_people.constLast(), statuses[m_people.constLast().status]);
    }
}

// Not the standard's distributions: those differ from library to library.
double Crowd::between(double low, double high)
{
    return low + (high - low) * (double(m_random()) / 4294967296.0);
}

int Crowd::below(int limit)
{
    return int(m_random() % std::mt19937::result_type(limit));
}

Crowd::Person Crowd::newcomer(qint64 createdAt)
{
    const Town &town = towns[below(std::size(towns))];
    Person person;
    person.id = m_nextId++;
    person.latitude = town.latitude + between(-town.reach, town.reach) * between(0.1, 1);
    person.longitude = town.longitude + between(-town.reach, town.reach) * between(0.1, 1);
    person.status = below(std::size(statuses));
    person.kind = 1 + below(2);
    person.createdAt = createdAt;
    return person;
}

QByteArray Crowd::element(const Person &person, const char *status)
{
    const QByteArray created = QDateTime::fromSecsSinceEpoch(person.createdAt, QTimeZone::UTC)
                                   .toString(Qt::ISODate)
                                   .toLatin1();
    return "{\"id\":" + QByteArray::number(person.id)
           + ",\"customerId\":" + QByteArray::number(person.id - 490'000)
           + ",\"predefinedLocationId\":null,\"status\":\"" + status
           + "\",\"latitude\":" + QByteArray::number(person.latitude, 'f', 6)
           + ",\"longitude\":" + QByteArray::number(person.longitude, 'f', 6)
           + ",\"responseTypeId\":" + QByteArray::number(person.kind)
           + ",\"calloutClassificationId\":1,\"createdAt\":\"" + created + "\"}";
}

QByteArray Crowd::list() const
{
    return '[' + m_elements.join(',') + ']';
}

QByteArray Crowd::one(qint64 id) const
{
    // Newcomers are appended, so the ids rise.
    const auto found = std::ranges::lower_bound(m_people, id, {}, &Person::id);
    if (found != m_people.end() && found->id == id)
        return m_elements.at(found - m_people.begin());
    return m_closed.value(id);
}

void Crowd::step()
{
    ++m_steps;
    m_now += 2;
    const auto people = int(m_people.size());
    const int walkers = std::max(people / 50, people >= 50 ? 2 : 0);
    const int half = walkers / 2;
    const int first = m_steps % 2 ? 0 : half;
    for (int i = first; i < first + half; ++i) {
        Person &person = m_people[i];
        person.latitude += between(-0.0002, 0.0003);
        person.longitude += between(-0.0002, 0.0003);
        m_elements[i] = element(person, statuses[person.status]);
    }
    const int turnover = std::max(people / 1000, people >= 50 ? 1 : 0);
    for (int i = 0; i < turnover; ++i) {
        const int at = walkers + below(people - walkers);
        m_closed.insert(m_people.at(at).id, element(m_people.at(at), "closed"));
        m_people.removeAt(at);
        m_elements.removeAt(at);
        m_people += newcomer(m_now);
        m_elements += element(m_people.constLast(), statuses[0]);
    }
}

} // namespace bench
