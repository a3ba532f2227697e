// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/repeatcallers.h"

namespace console {

std::vector<CalloutId> RepeatCallers::note(const Callout &callout, UtcTime at)
{
    forget(callout.id);
    const qint64 caller =
        callout.customerId ? callout.customerId : -callout.fixedLocationId.value_or(0);
    if (caller == 0)
        return {callout.id};
    m_callers.insert(callout.id, caller);
    std::vector<Call> &calls = m_calls[caller];
    calls.push_back({at, callout.id});
    std::vector<CalloutId> near;
    for (const Call &call : calls) {
        if (std::chrono::abs(call.at - at) <= within)
            near.push_back(call.id);
    }
    return near;
}

void RepeatCallers::forget(CalloutId id)
{
    const auto caller = m_callers.constFind(id);
    if (caller == m_callers.cend())
        return;
    const auto calls = m_calls.find(*caller);
    std::erase_if(*calls, [id](const Call &call) { return call.id == id; });
    if (calls->empty())
        m_calls.erase(calls);
    m_callers.erase(caller);
}

void RepeatCallers::clear()
{
    m_calls.clear();
    m_callers.clear();
}

} // namespace console
