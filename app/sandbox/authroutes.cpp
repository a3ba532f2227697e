// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/routes.h"
#include "sandbox/tokens.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

namespace {

Reply answer(const World &world, const QString &token, int lifetimeSeconds)
{
    const bool flat = world.dialect() == Dialect::Flat;
    return Reply::json(QJsonObject{{flat ? u"access_token"_s : u"accessToken"_s, token},
                                   {flat ? u"token_type"_s : u"tokenType"_s, u"Bearer"_s},
                                   {flat ? u"expires_in"_s : u"expiresIn"_s, lifetimeSeconds}});
}

} // namespace

// Contract 2.1 and 2.2.
void addAuthentication(Router &router, World &world, Tokens &tokens, const QString &clientId,
                       const QString &clientSecret)
{
    router.add(
        Method::Post, u"oauth/token"_s,
        [&world, &tokens, clientId, clientSecret](const Request &request) {
            const QString id = request.fields.text(u"clientId"_s, 500);
            const QString secret = request.fields.text(u"clientSecret"_s, 500);
            const bool sameId = sameSecret(id.toUtf8(), clientId.toUtf8());
            const bool sameWord = sameSecret(secret.toUtf8(), clientSecret.toUtf8());
            if (!sameId || !sameWord)
                throw Refusal{401, u"clientId and clientSecret do not fit."_s};
            return answer(world, tokens.issue(request.nowMs), tokens.lifetimeSeconds());
        },
        Router::Access::Open);
    router.add(Method::Post, u"oauth/calloutToken"_s, [&world, &tokens](const Request &request) {
        const qint64 id = request.fields.integer(u"customerId"_s);
        const Customer customer = requireCustomer(world, id);
        return answer(world, tokens.issue(request.nowMs, customer.id), tokens.lifetimeSeconds());
    });
}

} // namespace sandbox::routes
