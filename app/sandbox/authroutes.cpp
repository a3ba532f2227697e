// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/routes.h"
#include "sandbox/tokens.h"

using namespace Qt::StringLiterals;

namespace sandbox::routes {

// Contract 2.1. The flat dialect spells the answer with underscores.
void addAuthentication(Router &router, Tokens &tokens, const QString &clientId,
                       const QString &clientSecret)
{
    router.add(
        Method::Post, u"oauth/token"_s,
        [&tokens, clientId, clientSecret](const Request &request) {
            const QString id = request.fields.text(u"clientId"_s, 500);
            const QString secret = request.fields.text(u"clientSecret"_s, 500);
            const bool sameId = sameSecret(id.toUtf8(), clientId.toUtf8());
            const bool sameWord = sameSecret(secret.toUtf8(), clientSecret.toUtf8());
            if (!sameId || !sameWord)
                throw Refusal{401, u"clientId and clientSecret do not fit."_s};
            return Reply::json(QJsonObject{{u"access_token"_s, tokens.issue(request.nowMs)},
                                           {u"token_type"_s, u"Bearer"_s},
                                           {u"expires_in"_s, tokens.lifetimeSeconds()}});
        },
        Router::Access::Open);
}

} // namespace sandbox::routes
