// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tokens, errors, and the small texts in headers.
#include "panicapi/codec/charset.h"
#include "panicapi/codec/timetext.h"
#include "panicapi/codec/tokencodec.h"
#include "panicapi/httperror.h"
#include "panicapi/redaction.h"
#include "tests/fuzz/fuzzing.h"

using namespace console;
using namespace console::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArrayView body(data, qsizetype(size));
    examine(decodeToken(body), [](const TokenAnswer &answer) {
        require(isUsableToken(answer.token));
        require(!answer.lifetime || answer.lifetime->count() > 0);
        require(!(answer.lifetime && answer.expiresAt));
    });
    const QString detail = decodeErrorDetail(body);
    requireText(detail, 500);
    const ApiError error = errorFromStatus(400, body, {QStringLiteral("4567")});
    requireText(error.detail, 500);
    require(!error.detail.contains(QStringLiteral("4567")));
    const QString text = QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 4096)));
    require(!redacted(text, {QStringLiteral("hush")}).contains(QStringLiteral("hush")));
    const auto date = utcFromHttpDate(body);
    const auto wait = retryAfterFrom(body, date.value_or(UtcTime{}));
    require(!wait || (wait->count() >= 0 && wait->count() <= 86400));
    if (const auto time = utcFromIso(text))
        require(time->time_since_epoch().count() > -86'400'000LL);
    require(!mediaType(body).contains(';'));
    return 0;
}
