// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All faults that are set at the moment, and which of them strike a request. Two sources: whoever
// uses the control surface, and the scenario, which ends its own.

#pragma once

#include "sandbox/faultedits.h"
#include "sandbox/faultysocket.h"
#include "sandbox/reply.h"

#include <memory>

namespace sandbox {

struct LiveFault;

// What happens to one request.
struct Strike final {
    bool blackHole = false;
    std::optional<Reply> answer; // instead of the right one
    std::optional<qint64> retryAfterSeconds;
    qint64 skewSeconds = 0;
    Delivery delivery;
    QList<std::shared_ptr<LiveFault>> edits;

    [[nodiscard]] bool touchesDelivery() const { return !delivery.isPlain(); }
};

class FaultBook final {
public:
    explicit FaultBook(quint32 seed) : m_seed(seed) { }

    // Instead of all that are set. Those of the scenario stay if they are among the kept ones.
    void replace(const QList<Fault> &faults, const QJsonArray &keptOfScenario, qint64 nowMs);
    void begin(const Fault &fault, qint64 nowMs);
    // Until its end is told.
    void beginOfScenario(qint64 id, const Fault &fault);
    void endOfScenario(qint64 id);
    void endAllOfScenario();

    [[nodiscard]] bool isEmpty() const { return m_live.isEmpty(); }
    [[nodiscard]] bool refuses(qint64 nowMs);
    // As on the control surface, with what has become of each.
    [[nodiscard]] QJsonArray described(qint64 nowMs);

    // Path below the API prefix.
    [[nodiscard]] Strike strike(const QString &method, const QString &path, qint64 nowMs);
    // To an answer that went well.
    void edit(const Strike &strike, QByteArray &body);

private:
    void add(const Fault &fault, qint64 endsMs, qint64 scenarioId);
    void dropEnded(qint64 nowMs);
    [[nodiscard]] static qint64 drawDelay(LiveFault &live);
    [[nodiscard]] static int drawCode(LiveFault &live);
    static void aim(const std::shared_ptr<LiveFault> &live, Strike &strike);

    quint32 m_seed;
    quint32 m_serial = 0;
    QList<std::shared_ptr<LiveFault>> m_live;
};

} // namespace sandbox
