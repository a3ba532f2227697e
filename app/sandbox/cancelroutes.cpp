// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/flatdialect.h"
#include "sandbox/routes.h"
#include "sandbox/tokens.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

constexpr qsizetype safeCodeDigits = 4;

// A safeCode that is there but empty, null or a number is refused: it must never pass for a cancel
// without one.
std::optional<QString> safeCode(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"safeCode"_s);
    if (value.isUndefined())
        return std::nullopt;
    const QString code = value.toString();
    bool fits = value.isString() && code.size() == safeCodeDigits;
    for (const QChar digit : code)
        fits = fits && digit >= u'0' && digit <= u'9';
    if (!fits)
        throw Refusal{400, u"safeCode must be a text of exactly four digits."_s};
    return code;
}

CancelVerdict verdict(const Customer &customer, const std::optional<QString> &code)
{
    const bool right =
        sameSecret(customer.mobile.right(safeCodeDigits).toUtf8(), code.value_or(u""_s).toUtf8());
    if (!code)
        return CancelVerdict::Unconditional;
    return right ? CancelVerdict::Verified : CancelVerdict::Duress;
}

} // namespace

// Contract 4.2 and 6.14: right code, wrong code and no code are answered alike.
void addCancel(Router &router, World &world)
{
    router.add(Method::Post, u"callouts/{id}/cancel"_s, [&world](const Request &request) {
        const Callout callout = requireCallout(world, request.id());
        const std::optional<QString> code = safeCode(request.body);
        if (callout.isClosed())
            throw Refusal{400, u"Callout %1 is closed already."_s.arg(callout.id)};
        const Customer customer = requireCustomer(world, callout.customerId);
        const Callout after = world.cancel(callout, verdict(customer, code), request.nowMs,
                                           world.clock.storyAt(request.nowMs));
        return Reply::json(flat::callout(after));
    });
}

} // namespace sandbox::routes
