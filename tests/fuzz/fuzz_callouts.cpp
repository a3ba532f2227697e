// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of callouts, single ones, and what answers a location update.
#include "panicapi/codec/activelist.h"
#include "panicapi/codec/charset.h"
#include "tests/fuzz/fuzzing.h"

#include <QSet>

using namespace console;
using namespace console::fuzzing;

namespace {

void check(const Callout &callout)
{
    require(callout.id > 0);
    require(callout.customerId >= 0);
    require(!callout.fixedLocationId || *callout.fixedLocationId > 0);
    require(callout.responseTypeId >= 0 && callout.classificationId >= 0);
    require(callout.status == statusFromText(callout.statusText));
    requireText(callout.statusText, 100);
    requireText(callout.address, 500);
    requireText(callout.emergency, 203);
    requireText(callout.responder.unit, 100);
    requireText(callout.responder.supplier, 100);
    if (callout.position) {
        requirePoint(callout.position->point);
        require(!callout.position->accuracyMetres || *callout.position->accuracyMetres >= 0);
    }
    requirePoint(callout.responder.point);
    require(!callout.responder.eta || callout.responder.eta->count() >= 0);
    require(callout.trackingUrl.isEmpty()
            || (callout.trackingUrl.scheme() == QStringLiteral("https")
                && callout.trackingUrl.userInfo().isEmpty()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const QByteArrayView body(data, qsizetype(size));
    examine(decodeActiveList(body), [](const Snapshot &snapshot) {
        QSet<CalloutId> ids;
        for (const CalloutPtr &callout : snapshot.callouts) {
            check(*callout);
            require(!ids.contains(callout->id));
            ids.insert(callout->id);
        }
        require(snapshot.complete == (snapshot.skipped == 0));
    });
    // Keeps what it read before, as in the program; whatever that was, both agree.
    static ActiveListDecoder decoder;
    const auto quick = decoder.decode(body);
    const auto judge = decodeActiveList(body);
    require(quick.has_value() == judge.has_value());
    if (judge) {
        require(
            std::ranges::equal(quick->value.callouts, judge->value.callouts,
                               [](const CalloutPtr &a, const CalloutPtr &b) { return *a == *b; }));
        require(quick->value.skipped == judge->value.skipped
                && quick->value.duplicates == judge->value.duplicates);
    }
    examine(decodeCallout(body), check);
    examine(decodeLocationAnswer(body), [](const std::optional<Callout> &callout) {
        if (callout)
            check(*callout);
    });
    (void)asUtf8(body.toByteArray(), "application/json; charset=utf-16le");
    return 0;
}
