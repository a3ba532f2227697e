// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"

#include "sandbox/flatdialect.h"
#include "sandbox/nesteddialect.h"

using namespace Qt::StringLiterals;

namespace sandbox::answers {

namespace {

bool isNested(const World &world)
{
    return world.dialect() == Dialect::Nested;
}

} // namespace

QJsonObject callout(const World &world, const Callout &callout, qint64 nowMs)
{
    return isNested(world) ? nested::callout(world, callout, nowMs) : flat::callout(callout);
}

QJsonObject listed(const World &world, const Callout &callout)
{
    return isNested(world) ? nested::listed(callout) : flat::callout(callout);
}

QJsonObject raised(const World &world, const Callout &callout, bool isNew)
{
    if (!isNested(world))
        return flat::callout(callout);
    return {{u"message"_s,
             isNew ? u"Callout created."_s : u"The customer has an active callout already."_s},
            {u"callout"_s, nested::listed(callout)}};
}

QJsonObject read(const World &world, const Callout &callout, qint64 nowMs)
{
    return isNested(world) ? readWithMessage(world, callout, u"Successful."_s, nowMs)
                           : flat::callout(callout);
}

QJsonObject readWithMessage(const World &world, const Callout &callout, const QString &message,
                            qint64 nowMs)
{
    return {{u"message"_s, message}, {u"callout"_s, answers::callout(world, callout, nowMs)}};
}

QJsonObject event(const World &world, const Event &event)
{
    return isNested(world) ? nested::event(event, true) : flat::event(event);
}

QJsonObject customer(const World &world, const Customer &customer)
{
    return isNested(world) ? nested::customer(customer) : flat::customer(customer);
}

QJsonObject subscription(const World &world, const Subscription &subscription, qint64 nowMs)
{
    return isNested(world) ? nested::subscription(subscription)
                           : flat::subscription(subscription, nowMs);
}

QJsonObject fixedLocation(const World &world, const FixedLocation &location)
{
    return isNested(world) ? nested::fixedLocation(location) : flat::fixedLocation(location);
}

} // namespace sandbox::answers
