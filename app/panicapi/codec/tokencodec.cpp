// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/tokencodec.h"

#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/jsonreader.h"
#include "panicapi/codec/textrules.h"

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 firstUnixTime = 1'000'000'000;
constexpr qint64 firstUnixMilliseconds = 1'000'000'000'000;
} // namespace

bool isUsableToken(QByteArrayView token)
{
    return !token.isEmpty()
           && std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

DecodeResult<TokenAnswer> decodeToken(QByteArrayView body)
{
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    Decoded<TokenAnswer> result;
    QJsonValue token = json::member(*answer, {"accessToken"_L1});
    result.dialect = Dialect::Nested;
    if (!token.isString()) {
        token = json::member(*answer, {"access_token"_L1});
        result.dialect = Dialect::Flat;
    }
    result.value.token = token.toString().trimmed().toUtf8();
    if (!isUsableToken(result.value.token))
        return std::unexpected(DecodeError{u"the answer holds no usable token"_s});
    auto life = json::integer(json::member(*answer, {"expiresIn"_L1, "expires_in"_L1}));
    if (life && *life > firstUnixMilliseconds)
        *life /= 1000;
    if (life && *life > firstUnixTime)
        result.value.expiresAt = std::chrono::sys_seconds(std::chrono::seconds(*life));
    else if (life && *life > 0)
        result.value.lifetime = std::chrono::seconds(*life);
    drift::countUnknown(result.drift, *answer,
                        {"accessToken"_L1, "access_token"_L1, "tokenType"_L1, "token_type"_L1,
                         "expiresIn"_L1, "expires_in"_L1, "scope"_L1, "message"_L1});
    return result;
}

QString decodeErrorDetail(QByteArrayView body)
{
    const QByteArrayView text = body.trimmed();
    if (text.isEmpty())
        return {};
    if (const auto answer = json::parse(text)) {
        const QJsonObject object = answer->toObject();
        QString message = json::line(json::member(object, {"message"_L1}), textlimit::line);
        if (message.isEmpty()) {
            message = json::lineIn(json::member(object, {"error"_L1}),
                                   {"message"_L1, "description"_L1}, textlimit::line);
        }
        return message;
    }
    // Cut JSON and pages for browsers say nothing to an operator.
    if (text.startsWith('<') || text.startsWith('{') || text.startsWith('[') || text.contains('\0'))
        return {};
    return cleanLine(QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 4096))),
                     textlimit::line);
}

} // namespace console
