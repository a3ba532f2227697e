// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/lookups.h"

#include <QStringList>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

bool CalloutEvent::isLifecycle() const
{
    const QStringView name = QStringView(text).trimmed();
    return name.size() > 6 && name.contains(u'_')
           && std::all_of(name.begin(), name.end(),
                          [](QChar c) { return (c >= u'A' && c <= u'Z') || c == u'_'; });
}

bool isCancelEvidence(const CalloutEvent &event)
{
    const QStringView name = QStringView(event.text).trimmed();
    return name == "CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_L1
           || name == "CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_L1 || name == "CALLOUT_CLOSED"_L1;
}

bool isCustomerCancel(const CalloutEvent &event)
{
    return QStringView(event.text).trimmed() == "CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_L1;
}

bool isStageEvent(const CalloutEvent &event)
{
    const QStringView name = QStringView(event.text).trimmed();
    return name == "NEW_CALLOUT"_L1 || name == "CALLOUT_OWNED"_L1
           || name == "RESPONDER_MANUALLY_DISPATCHED"_L1
           || name == "RESPONDER_ACKNOWLEDGED_CALLOUT"_L1
           || name == "RESPONDER_ACKNOWLEDGED_CALLOUT_WITH_ETA"_L1
           || name == "RESPONDER_ARRIVED_ON_SCENE"_L1 || name == "RESPONDER_COMPLETED"_L1;
}

QString Customer::shortName() const
{
    if (name.isEmpty() && surname.isEmpty())
        return QString::number(id);
    if (surname.isEmpty())
        return name;
    if (name.isEmpty())
        return surname;
    return name + u' ' + surname.at(0) + u'.';
}

} // namespace console
