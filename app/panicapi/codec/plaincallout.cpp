// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/plaincallout.h"

#include "panicapi/codec/calloutfields.h"
#include "panicapi/codec/calloutrules.h"
#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <simdjson.h>

namespace console {

using namespace json::field;

namespace {

namespace ondemand = simdjson::ondemand;
using Value = ondemand::value;

enum class Kind : quint8 { Id, Number, Text, Time, Flag, Ignored, Structure };

struct Field {
    std::string_view name;
    Kind kind;
};

/// In the order of CalloutField.
constexpr std::array<Field, CalloutFieldCount> fields{{
    {"id", Kind::Id},
    {"customerId", Kind::Id},
    {"predefinedLocationId", Kind::Id},
    {"status", Kind::Text},
    {"latitude", Kind::Number},
    {"longitude", Kind::Number},
    {"accuracy", Kind::Number},
    {"location", Kind::Structure},
    {"calloutCurrentLocation", Kind::Structure},
    {"formattedAddress", Kind::Text},
    {"responseTypeId", Kind::Id},
    {"responseType", Kind::Structure},
    {"calloutClassificationId", Kind::Id},
    {"calloutClassification", Kind::Structure},
    {"internalTest", Kind::Flag},
    {"url", Kind::Text},
    {"createdAt", Kind::Time},
    {"updatedAt", Kind::Time},
    {"dispatchedAt", Kind::Time},
    {"arrivedAt", Kind::Time},
    {"completedAt", Kind::Time},
    {"closedAt", Kind::Time},
    {"incidentInformation", Kind::Structure},
    {"message", Kind::Ignored},
}};

/// What stood in the element's members; what did not, or was null, is as it is here.
struct Members {
    std::array<qint64, CalloutFieldCount> ids{};
    std::array<std::optional<double>, CalloutFieldCount> numbers{};
    std::array<std::string_view, CalloutFieldCount> texts{};
    std::array<std::optional<UtcTime>, CalloutFieldCount> times{};
    bool flag = false;
};

/// Servers write the members in one order: the one after the last is tried first.
std::optional<std::size_t> fieldNamed(std::string_view name, std::size_t expected)
{
    for (std::size_t tried = 0; tried < fields.size(); ++tried) {
        const std::size_t at = (expected + tried) % fields.size();
        if (fields[at].name == name)
            return at;
    }
    return std::nullopt;
}

QString textFrom(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::optional<UtcTime> timeFrom(std::string_view text)
{
    std::array<char16_t, 48> wide{};
    if (text.size() > wide.size())
        return utcFromIso(textFrom(text));
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quint8(text[i]) >= 0x80)
            return utcFromIso(textFrom(text));
        wide[i] = char16_t(text[i]);
    }
    return utcFromIso(QStringView(wide.data(), qsizetype(text.size())));
}

/// False: not plain.
bool take(Members &members, std::size_t field, Value value)
{
    bool isNull = false;
    if (value.is_null().get(isNull) != simdjson::SUCCESS)
        return false;
    if (isNull)
        return true;
    double number = 0;
    std::int64_t whole = 0;
    std::string_view text;
    switch (fields[field].kind) {
    case Kind::Id:
        if (value.get_int64().get(whole) != simdjson::SUCCESS)
            return false;
        members.ids[field] = whole;
        return true;
    case Kind::Number:
        if (value.get_double().get(number) != simdjson::SUCCESS)
            return false;
        members.numbers[field] = number;
        return true;
    case Kind::Text: return value.get_string().get(members.texts[field]) == simdjson::SUCCESS;
    case Kind::Time:
        if (value.get_string().get(text) != simdjson::SUCCESS)
            return false;
        members.times[field] = timeFrom(text);
        return true;
    case Kind::Flag: return value.get_bool().get(members.flag) == simdjson::SUCCESS;
    case Kind::Ignored: return value.get_string().get(text) == simdjson::SUCCESS;
    case Kind::Structure: break;
    }
    return false;
}

std::optional<Members> membersOf(ondemand::parser &parser, std::string_view element)
{
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string_view bytes(element.data(), element.size(),
                                             element.size() + simdjson::SIMDJSON_PADDING);
    if (parser.iterate(bytes).get(document) != simdjson::SUCCESS
        || document.get_object().get(object) != simdjson::SUCCESS)
        return std::nullopt;
    Members members;
    quint32 met = 0;
    static_assert(CalloutFieldCount <= 32);
    std::size_t expected = 0;
    for (auto member : object) {
        std::string_view name;
        Value value;
        if (member.escaped_key().get(name) != simdjson::SUCCESS
            || member.value().get(value) != simdjson::SUCCESS)
            return std::nullopt;
        const auto field = fieldNamed(name, expected);
        if (!field || (met & (1U << *field)) != 0 || !take(members, *field, value))
            return std::nullopt;
        met |= 1U << *field;
        expected = *field + 1;
    }
    return document.at_end() ? std::optional(members) : std::nullopt;
}

void fillIn(Callout &callout, const Members &in)
{
    callout.id = in.ids[Id];
    callout.customerId = std::max<qint64>(in.ids[CustomerIdField], 0);
    if (in.ids[FixedLocation] > 0)
        callout.fixedLocationId = in.ids[FixedLocation];
    callout.statusText = cleanLine(textFrom(in.texts[Status]), textlimit::word);
    callout.status = statusFromText(callout.statusText);
    if (in.numbers[Latitude] && in.numbers[Longitude]) {
        if (const auto point = makeLatLon(*in.numbers[Latitude], *in.numbers[Longitude])) {
            const std::optional<double> &radius = in.numbers[Accuracy];
            callout.position =
                Position{*point, radius && *radius >= 0 ? radius : std::nullopt, std::nullopt};
        }
    }
    callout.address = cleanLine(textFrom(in.texts[Address]), textlimit::line);
    callout.responseTypeId = asSmallId(in.ids[ResponseTypeId]);
    callout.classificationId = asSmallId(in.ids[ClassificationId]);
    callout.classification = classificationOf(callout.classificationId);
    callout.internalTest = in.flag;
    callout.trackingUrl = trackingUrlFrom(textFrom(in.texts[Url]));
    callout.createdAt = in.times[CreatedAt];
    callout.updatedAt = in.times[UpdatedAt];
    callout.dispatchedAt = in.times[DispatchedAt];
    callout.arrivedAt = in.times[ArrivedAt];
    callout.completedAt = in.times[CompletedAt];
    callout.closedAt = in.times[ClosedAt];
}

} // namespace

struct PlainCalloutReader::Parser {
    ondemand::parser parser;
};

PlainCalloutReader::PlainCalloutReader() : m_parser(std::make_unique<Parser>()) { }

PlainCalloutReader::~PlainCalloutReader() = default;

std::optional<ListElement> PlainCalloutReader::read(std::string_view element)
{
    const auto members = membersOf(m_parser->parser, element);
    if (!members || members->ids[Id] <= 0)
        return std::nullopt;
    ListElement result;
    fillIn(result.callout.emplace(), *members);
    if (result.callout->status == CalloutStatus::Unknown)
        drift::count(result.drift.unknownStatuses, result.callout->statusText);
    return result;
}

} // namespace console
