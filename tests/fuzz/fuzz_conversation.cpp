// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Events, reasons, ratings, and what answers the sending of each.
#include "panicapi/codec/lookupcodec.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>

using namespace console;
using namespace console::fuzzing;

namespace {

void check(const CalloutEvent &event)
{
    require(event.id >= 0 && event.calloutId > 0 && event.typeId >= 0);
    requireText(event.text, 4000);
    requireText(event.source, 100);
}

void check(const ExceptionReason &reason)
{
    require(reason.id > 0);
    requireText(reason.reason, 500);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArrayView body(data, qsizetype(size));
    examine(decodeEvents(body, 992011), [](const QList<CalloutEvent> &events) {
        for (const CalloutEvent &event : events) {
            check(event);
            require(event.id > 0);
        }
        require(std::ranges::is_sorted(events, {}, &CalloutEvent::id));
    });
    examine(decodeSentEvent(body, {0, 992011, 0, QStringLiteral("as sent"), {}, {}}),
            [](const CalloutEvent &event) { check(event); });
    examine(decodeExceptionReasons(body), [](const QList<ExceptionReason> &reasons) {
        for (const ExceptionReason &reason : reasons) {
            check(reason);
            require(!reason.reason.isEmpty());
        }
    });
    examine(decodeAttachedReason(body, {102, {}}),
            [](const ExceptionReason &reason) { check(reason); });
    examine(decodeRatingItems(body), [](const QList<RatingItem> &items) {
        for (const RatingItem &item : items) {
            require(item.id > 0);
            requireText(item.key, 100);
            requireText(item.description, 500);
        }
    });
    examine(decodeCreatedId(body), [](qint64 id) { require(id >= 0); });
    return 0;
}
