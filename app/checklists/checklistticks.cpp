// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checklists/checklistticks.h"

#include <optional>

namespace console {

using namespace Qt::StringLiterals;

namespace {

std::optional<ChecklistTick> tickOf(const QJsonValue &value)
{
    const QString who = value["by"_L1].toString();
    const qint64 at = value["at"_L1].toInteger();
    if (who.isEmpty() || at <= 0)
        return std::nullopt;
    return ChecklistTick{.who = who, .at = UtcTime(Millis(at))};
}

} // namespace

const ChecklistTicks::Steps &ChecklistTicks::of(CalloutId id) const
{
    static const Steps none;
    const auto found = m_ticks.constFind(id);
    return found == m_ticks.cend() ? none : *found;
}

bool ChecklistTicks::tick(CalloutId id, const QString &step, const ChecklistTick &tick)
{
    Steps &steps = m_ticks[id];
    if (steps.contains(step))
        return false;
    steps.insert(step, tick);
    return true;
}

bool ChecklistTicks::untick(CalloutId id, const QString &step)
{
    const auto found = m_ticks.find(id);
    if (found == m_ticks.end() || !found->remove(step))
        return false;
    if (found->isEmpty())
        m_ticks.erase(found);
    return true;
}

bool ChecklistTicks::forget(CalloutId id)
{
    return m_ticks.remove(id);
}

bool ChecklistTicks::dropOlder(CalloutId id, UtcTime created)
{
    const auto found = m_ticks.find(id);
    if (found == m_ticks.end()
        || found->removeIf([created](const auto &tick) { return tick.value().at < created; }) == 0)
        return false;
    if (found->isEmpty())
        m_ticks.erase(found);
    return true;
}

QJsonObject ChecklistTicks::toJson(CalloutId id) const
{
    QJsonObject steps;
    const Steps &ticks = of(id);
    for (auto it = ticks.begin(); it != ticks.end(); ++it) {
        steps.insert(it.key(), QJsonObject{{u"by"_s, it->who},
                                           {u"at"_s, qint64(it->at.time_since_epoch().count())}});
    }
    return {{u"steps"_s, steps}};
}

void ChecklistTicks::addFromJson(CalloutId id, const QJsonObject &value)
{
    const QJsonObject steps = value.value("steps"_L1).toObject();
    for (auto it = steps.begin(); it != steps.end(); ++it) {
        if (const auto read = tickOf(it.value()))
            tick(id, it.key(), *read);
    }
}

std::optional<UtcTime> ChecklistTicks::newest(const QJsonObject &value)
{
    std::optional<UtcTime> newest;
    const QJsonObject steps = value.value("steps"_L1).toObject();
    for (const QJsonValue step : steps) {
        if (const auto read = tickOf(step); read && (!newest || read->at > *newest))
            newest = read->at;
    }
    return newest;
}

} // namespace console
