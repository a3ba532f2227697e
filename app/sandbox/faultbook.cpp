// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/faultbook.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr quint32 faultPurpose = 50;
constexpr qint64 longestDelayMs = 600000;
} // namespace

struct LiveFault final {
    Fault fault;
    qint64 endsMs = 0; // Unix time; 0: not by itself
    qint64 scenarioId = 0; // 0: set from outside
    faultedits::Memory memory;
    qint64 hits = 0;

    [[nodiscard]] bool hasEnded(qint64 nowMs) const
    {
        return (endsMs != 0 && nowMs >= endsMs) || (fault.count && hits >= *fault.count);
    }
};

void FaultBook::add(const Fault &fault, qint64 endsMs, qint64 scenarioId)
{
    m_live.append(std::make_shared<LiveFault>(
        LiveFault{fault, endsMs, scenarioId, {Random({m_seed, faultPurpose, ++m_serial}), {}}, 0}));
}

void FaultBook::begin(const Fault &fault, qint64 nowMs)
{
    add(fault, fault.seconds ? nowMs + std::max<qint64>(1, qint64(*fault.seconds * 1000.0)) : 0, 0);
}

void FaultBook::replace(const QList<Fault> &faults, const QJsonArray &keptOfScenario, qint64 nowMs)
{
    m_live.removeIf([&](const std::shared_ptr<LiveFault> &live) {
        return live->scenarioId == 0 || !keptOfScenario.contains(live->fault.given);
    });
    for (const Fault &fault : faults)
        begin(fault, nowMs);
}

void FaultBook::beginOfScenario(qint64 id, const Fault &fault)
{
    add(fault, 0, id);
}

void FaultBook::endOfScenario(qint64 id)
{
    m_live.removeIf(
        [id](const std::shared_ptr<LiveFault> &live) { return live->scenarioId == id; });
}

void FaultBook::endAllOfScenario()
{
    m_live.removeIf([](const std::shared_ptr<LiveFault> &live) { return live->scenarioId != 0; });
}

void FaultBook::dropEnded(qint64 nowMs)
{
    m_live.removeIf(
        [nowMs](const std::shared_ptr<LiveFault> &live) { return live->hasEnded(nowMs); });
}

bool FaultBook::refuses(qint64 nowMs)
{
    dropEnded(nowMs);
    return std::ranges::any_of(m_live, [](const std::shared_ptr<LiveFault> &live) {
        return live->fault.kind == FaultKind::Refuse;
    });
}

QJsonArray FaultBook::described(qint64 nowMs)
{
    dropEnded(nowMs);
    QJsonArray all;
    for (const std::shared_ptr<LiveFault> &live : std::as_const(m_live)) {
        QJsonObject fault = live->fault.given;
        fault.insert(u"hits"_s, live->hits);
        if (live->endsMs != 0)
            fault.insert(u"secondsLeft"_s, double(live->endsMs - nowMs) / 1000.0);
        if (live->scenarioId != 0)
            fault.insert(u"origin"_s, u"scenario"_s);
        all.append(fault);
    }
    return all;
}

qint64 FaultBook::drawDelay(LiveFault &live)
{
    const double given = double(live.fault.milliseconds);
    const double draw = live.memory.random.unit();
    switch (live.fault.distribution) {
    case Distribution::Fixed: return live.fault.milliseconds;
    case Distribution::Uniform: return qint64(given * draw);
    case Distribution::Exponential: return qint64(-given * std::log(1.0 - draw)); // the mean
    }
    return 0;
}

int FaultBook::drawCode(LiveFault &live)
{
    double total = 0.0;
    for (const auto &[code, weight] : std::as_const(live.fault.codes))
        total += weight;
    double draw = live.memory.random.unit() * total;
    for (const auto &[code, weight] : std::as_const(live.fault.codes)) {
        draw -= weight;
        if (draw < 0.0)
            return code;
    }
    return live.fault.codes.constLast().first;
}

// One that answers instead of the API excludes a second one; the others add up.
void FaultBook::aim(const std::shared_ptr<LiveFault> &live, Strike &strike)
{
    const Fault &fault = live->fault;
    const auto answer = [&](int status, const QString &text) {
        if (strike.answer)
            return;
        strike.answer = Reply::message(status, text);
        ++live->hits;
    };
    switch (fault.kind) {
    case FaultKind::Latency:
        strike.delivery.delayMs =
            std::min(longestDelayMs, strike.delivery.delayMs + drawDelay(*live));
        ++live->hits;
        break;
    case FaultKind::Error: {
        const int code = drawCode(*live);
        answer(code, u"The sandbox was told to fail with %1."_s.arg(code));
        break;
    }
    case FaultKind::Unauthorised: answer(401, u"The bearer token is not accepted now."_s); break;
    case FaultKind::RateLimited:
        if (!strike.answer)
            strike.retryAfterSeconds = fault.retryAfterSeconds;
        answer(429, u"Too many requests."_s);
        break;
    case FaultKind::Refuse: break; // nobody gets as far as here
    case FaultKind::BlackHole:
        strike.blackHole = true;
        ++live->hits;
        break;
    case FaultKind::Drip:
        strike.delivery.drip = true;
        ++live->hits;
        break;
    case FaultKind::CutBody:
        strike.delivery.cut = true;
        ++live->hits;
        break;
    case FaultKind::ClockSkew:
        strike.skewSeconds += fault.skewSeconds;
        ++live->hits;
        break;
    default: strike.edits.append(live); break; // counted when it finds something to change
    }
}

Strike FaultBook::strike(const QString &method, const QString &path, qint64 nowMs)
{
    Strike strike;
    dropEnded(nowMs);
    for (const std::shared_ptr<LiveFault> &live : std::as_const(m_live)) {
        if (live->fault.fits(method, path) && live->memory.random.chance(live->fault.share))
            aim(live, strike);
        if (strike.blackHole)
            break;
    }
    return strike;
}

void FaultBook::edit(const Strike &strike, QByteArray &body)
{
    // What needs JSON first, what breaks it last.
    const auto breaks = [](const std::shared_ptr<LiveFault> &live) {
        return live->fault.kind == FaultKind::InvalidJson || live->fault.kind == FaultKind::HugeBody
               || live->fault.kind == FaultKind::EmptyBody;
    };
    for (const bool last : {false, true}) {
        for (const std::shared_ptr<LiveFault> &live : strike.edits) {
            if (breaks(live) == last && faultedits::apply(live->fault, live->memory, body))
                ++live->hits;
        }
    }
}

} // namespace sandbox
