// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/answers.h"
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

// Contract 4.2 and 6.14: right code, wrong code and no code are answered alike, unless the strict
// variant was asked for.
void addCancel(Router &router, World &world)
{
    router.add(
        Method::Post, u"callouts/{id}/cancel"_s,
        [&world](const Request &request) {
            const Callout callout = requireCallout(world, request);
            const std::optional<QString> code = safeCode(request.body);
            if (callout.isClosed())
                throw Refusal{400, u"Callout %1 is closed already."_s.arg(callout.id)};
            // A deleted customer's callouts can still be cancelled.
            const Customer customer = world.directory.customer(callout.customerId).value();
            const CancelVerdict judged = verdict(customer, code);
            if (judged == CancelVerdict::Duress && world.strictSafeCode)
                throw Refusal{400, u"safeCode is not that of the customer."_s};
            const Callout after =
                world.cancel(callout, judged, request.nowMs, world.clock.storyAt(request.nowMs));
            const QJsonObject answer = answers::listed(world, after);
            if (world.dialect() == Dialect::Nested)
                return Reply::json(QJsonObject{{u"callout"_s, answer}});
            return Reply::json(answer);
        },
        Router::Access::CalloutFlow);
}

} // namespace sandbox::routes
