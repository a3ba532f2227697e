// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A city's worth of active callouts that moves on from poll to poll, the same for everybody who is
// measured: the same count and seed always give the same bytes.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <random>

namespace bench {

class Crowd final {
public:
    /// `nowSeconds`: unix time that ages are counted back from.
    Crowd(int count, qint64 nowSeconds, quint32 seed = 1);

    /// The active list in the flat dialect.
    [[nodiscard]] QByteArray list() const;
    /// One callout in the flat dialect, also one that has been closed; empty when there is none.
    [[nodiscard]] QByteArray one(qint64 id) const;
    /// Next poll: 1 % of the callouts move, always people out of the same 2 %; 0.1 % are closed and
    /// as many are new. At least one of each from 50 callouts on.
    void step();
    [[nodiscard]] int count() const { return int(m_elements.size()); }

private:
    struct Person {
        qint64 id = 0;
        double latitude = 0;
        double longitude = 0;
        int status = 0;
        int kind = 1;
        qint64 createdAt = 0;
    };

    [[nodiscard]] Person newcomer(qint64 createdAt);
    [[nodiscard]] static QByteArray element(const Person &person, const char *status);
    [[nodiscard]] double between(double low, double high);
    [[nodiscard]] int below(int limit);

    std::mt19937 m_random;
    qint64 m_now;
    qint64 m_nextId = 990'001;
    QList<Person> m_people;
    QList<QByteArray> m_elements; ///< same order
    QHash<qint64, QByteArray> m_closed;
    int m_steps = 0;
};

} // namespace bench
