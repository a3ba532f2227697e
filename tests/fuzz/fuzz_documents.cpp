// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports, maps, coverage, and bare messages.
#include "panicapi/codec/coveragecodec.h"
#include "panicapi/codec/directorycodec.h"
#include "panicapi/codec/documentcodec.h"
#include "tests/fuzz/fuzzing.h"

#include "domain/connection.h"

using namespace console;
using namespace console::fuzzing;

namespace {

void check(const ResolutionReport &report)
{
    require(report.calloutId == 992011);
    require(report.others.size() <= 200);
    for (const ResolutionReport::Line &line : report.others) {
        requireText(line.name, 200);
        requireText(line.value, 500);
    }
    requireText(report.outcome, 500);
    requireText(report.documentType, 100);
    require(!report.responseTime || report.responseTime->count() >= 0);
}

void check(const CalloutMap &map)
{
    require(!map.url.isEmpty() || !map.image.isEmpty());
    require(map.image.isEmpty() || map.image.startsWith("\x89PNG")
            || map.image.startsWith("\xff\xd8\xff"));
    require(map.url.isEmpty() || map.url.scheme() == QStringLiteral("https")
            || isLoopbackHost(map.url.host()));
}

void checkRing(const QList<LatLon> &ring)
{
    require(ring.size() >= 3);
    for (const LatLon &point : ring)
        requirePoint(point);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    static const QUrl root(QStringLiteral("https://panic.example/panic-api/v2"));
    const QByteArrayView body(data, qsizetype(size));
    const auto checkOne = [](const auto &one) { check(one); };
    examine(decodeResolutionReport(body, "application/json", 992011), checkOne);
    examine(decodeResolutionReport(body, body.first(std::min<qsizetype>(body.size(), 100)), 992011),
            checkOne);
    examine(decodeCalloutMap(body, 992011, root), checkOne);
    examine(decodePicture(body), [](const QByteArray &picture) { require(!picture.isEmpty()); });
    examine(decodeCoverage(body, 1), [](const Coverage &coverage) {
        require(coverage.skipped >= 0);
        for (const Coverage::Polygon &polygon : coverage.polygons) {
            requireText(polygon.name, 100);
            checkRing(polygon.outer);
            for (const QList<LatLon> &hole : polygon.holes)
                checkRing(hole);
        }
        (void)coverageAt(coverage, {-33.9, 18.4});
    });
    examine(decodeMessage(body), [](const QString &text) { requireText(text, 500); });
    return 0;
}
