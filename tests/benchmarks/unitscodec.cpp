// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes of the active list to callouts, beside what simdjson takes for the same bytes.
#include "benchdesk.h"
#include "units.h"

#include <simdjson.h>

namespace bench {

namespace {

Crowd crowdOf(int n)
{
    return Crowd(n, 1'790'000'000);
}

/// After signing in: nothing of it is known.
void decodeFirst(benchmark::State &state, int n)
{
    const QByteArray body = crowdOf(n).list();
    std::unique_ptr<console::ActiveListDecoder> decoder;
    measure(
        state, [&] { decoder = std::make_unique<console::ActiveListDecoder>(); },
        [&] { benchmark::DoNotOptimize(decoder->decode(body)); });
}

/// Every two seconds from then on.
void decodeNext(benchmark::State &state, int n)
{
    Crowd crowd = crowdOf(n);
    QByteArray body = crowd.list();
    console::ActiveListDecoder decoder;
    auto kept = decoder.decode(body); // as the board keeps what it was given
    measure(
        state,
        [&] {
            crowd.step();
            body = crowd.list();
        },
        [&] { kept = decoder.decode(body); });
}

void simdjsonParse(benchmark::State &state, int n)
{
    const QByteArray body = crowdOf(n).list();
    const simdjson::padded_string padded(body.constData(), std::size_t(body.size()));
    simdjson::dom::parser parser;
    measure(state, nothing, [&] { benchmark::DoNotOptimize(parser.parse(padded).error()); });
}

/// Parsed and every member read, into views.
void simdjsonRead(benchmark::State &state, int n)
{
    const QByteArray body = crowdOf(n).list();
    const simdjson::padded_string padded(body.constData(), std::size_t(body.size()));
    simdjson::ondemand::parser parser;
    measure(state, nothing, [&] {
        qint64 sum = 0;
        simdjson::ondemand::document document = parser.iterate(padded);
        for (simdjson::ondemand::object element : document.get_array()) {
            sum += element["id"].get_int64().value();
            sum += element["customerId"].get_int64().value();
            sum += qint64(element["status"].get_string().value().size());
            sum += qint64(element["latitude"].get_double().value());
            sum += qint64(element["longitude"].get_double().value());
            sum += element["responseTypeId"].get_int64().value();
            sum += element["calloutClassificationId"].get_int64().value();
            sum += qint64(element["createdAt"].get_string().value().size());
        }
        benchmark::DoNotOptimize(sum);
    });
}

} // namespace

void addCodecUnits()
{
    addUnit("decode, a poll", decodeNext);
    addUnit("decode, the first list", decodeFirst);
    addUnit("simdjson parse", simdjsonParse);
    addUnit("simdjson parse and read", simdjsonRead);
}

} // namespace bench
