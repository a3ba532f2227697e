// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who ticked which step of which callout, and when; as small values that survive a crash.
#pragma once

#include "domain/callout.h"

#include <QHash>
#include <QJsonObject>

namespace console {

struct ChecklistTick {
    QString who;
    UtcTime at{};

    friend bool operator==(const ChecklistTick &, const ChecklistTick &) = default;
};

class ChecklistTicks final {
public:
    using Steps = QHash<QString, ChecklistTick>; ///< by the step's id

    [[nodiscard]] const Steps &of(CalloutId id) const;
    /// False when that changes nothing.
    bool tick(CalloutId id, const QString &step, const ChecklistTick &tick);
    bool untick(CalloutId id, const QString &step);
    bool forget(CalloutId id);
    void clear() { m_ticks.clear(); }
    /// Numbers begin anew in another year or another sandbox: a tick from before the callout was
    /// created belongs to another one.
    bool dropOlder(CalloutId id, UtcTime created);

    [[nodiscard]] QJsonObject toJson(CalloutId id) const;
    /// Adds to what is there, which is newer. What cannot be read is left out.
    void addFromJson(CalloutId id, const QJsonObject &value);
    /// The newest tick in such a value; null when there is none.
    [[nodiscard]] static std::optional<UtcTime> newest(const QJsonObject &value);

private:
    QHash<CalloutId, Steps> m_ticks;
};

} // namespace console
