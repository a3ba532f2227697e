// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/activelist.h"

#include <QMutexLocker>
#include <QRandomGenerator>

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace console {

namespace {

namespace ondemand = simdjson::ondemand;

constexpr qsizetype mostWords = 4'000; // a server gone wild must not fill the memory

void addCounts(QMap<QString, int> &counts, const QMap<QString, int> &more)
{
    constexpr qsizetype mostNames = 100; // as drift::count()
    for (auto it = more.begin(); it != more.end(); ++it) {
        if (auto found = counts.find(it.key()); found != counts.end())
            *found += it.value();
        else if (counts.size() < mostNames)
            counts.insert(it.key(), it.value());
    }
}

std::string_view trimmed(std::string_view bytes)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = bytes.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return bytes.substr(begin, bytes.find_last_not_of(space) - begin + 1);
}

bool isListName(std::string_view name)
{
    return name == "callouts" || name == "activeCallouts" || name == "data";
}

} // namespace

struct ActiveListDecoder::Parser {
    ondemand::parser parser;
    std::vector<char> bytes; ///< the body with what simdjson wants behind it
};

/// One list on its way.
struct ActiveListDecoder::Reading {
    Decoded<Snapshot> result;
    std::vector<Known> known;
    QHash<CalloutId, std::size_t> places; ///< in `known`; filled once ids do not rise any more
    bool isRising = true;
    bool enveloped = false;
    CalloutId highest = 0;

    /// The one with the same id that this list has told already. `number`: of the one in hand.
    [[nodiscard]] Known *formerOf(CalloutId id, std::size_t number)
    {
        if (isRising && id > highest) { // nearly every list: no look-up
            highest = id;
            return nullptr;
        }
        if (std::exchange(isRising, false)) {
            for (std::size_t at = 0; at < number; ++at)
                places.insert(known[at].id, at);
        }
        highest = std::max(highest, id);
        const auto place = places.constFind(id);
        Known *former = place == places.constEnd() ? nullptr : &known[*place];
        places.insert(id, number);
        return former;
    }
};

ActiveListDecoder::ActiveListDecoder()
    : m_parser(std::make_unique<Parser>()),
      m_seeds{std::size_t(QRandomGenerator::system()->generate64()),
              std::size_t(QRandomGenerator::system()->generate64())}
{
}

ActiveListDecoder::~ActiveListDecoder() = default;

DecodeResult<Snapshot> ActiveListDecoder::decode(QByteArrayView body)
{
    const QMutexLocker lock(&m_mutex);
    m_cursor = 0;
    Reading reading;
    reading.result.value.fresh = 0;
    reading.result.value.callouts.reserve(m_callouts.size());
    reading.known.reserve(m_known.size());
    if (!stream(body, reading)) {
        Reading nothing;
        remember(nothing);
        return decodeActiveList(body); // unusual, or broken: says how
    }
    Snapshot &snapshot = reading.result.value;
    const Drift &drift = reading.result.drift;
    snapshot.skipped = drift.skipped;
    snapshot.duplicates = drift.duplicates;
    snapshot.unknownStatuses = drift.unknownStatuses;
    snapshot.unknownFields = drift.unknownFields;
    snapshot.complete = snapshot.skipped == 0;
    remember(reading);
    return std::move(reading.result);
}

/// False: not a list in one of the usual envelopes, or not JSON.
bool ActiveListDecoder::stream(QByteArrayView body, Reading &reading)
{
    const std::size_t size = std::size_t(body.size());
    m_parser->bytes.resize(size + simdjson::SIMDJSON_PADDING);
    if (size > 0)
        std::memcpy(m_parser->bytes.data(), body.data(), size);
    ondemand::document document;
    const simdjson::padded_string_view bytes(m_parser->bytes.data(), size, m_parser->bytes.size());
    const simdjson::error_code error = m_parser->parser.iterate(bytes).get(document);
    if (error == simdjson::UTF8_ERROR && !body.isValidUtf8())
        return stream(QString::fromUtf8(body).toUtf8(), reading);
    if (error != simdjson::SUCCESS)
        return false;
    const auto takeAll = [&](ondemand::array list) {
        for (auto element : list) {
            ondemand::json_type type{};
            std::string_view raw;
            // The end of anything but an object or array is not checked here.
            if (element.type().get(type) != simdjson::SUCCESS
                || (type != ondemand::json_type::object && type != ondemand::json_type::array)
                || element.raw_json().get(raw) != simdjson::SUCCESS
                || !takeElement(trimmed(raw), reading))
                return false;
        }
        return true;
    };
    ondemand::array list;
    if (document.get_array().get(list) == simdjson::SUCCESS)
        return takeAll(list) && document.at_end();
    ondemand::object envelope;
    if (document.get_object().get(envelope) != simdjson::SUCCESS)
        return false;
    reading.enveloped = true;
    bool hasList = false;
    for (auto member : envelope) {
        std::string_view name;
        std::string_view message;
        if (member.escaped_key().get(name) != simdjson::SUCCESS)
            return false;
        if (name == "message") {
            if (member.value().get_string().get(message) != simdjson::SUCCESS)
                return false;
        } else if (hasList || !isListName(name)
                   || member.value().get_array().get(list) != simdjson::SUCCESS || !takeAll(list)) {
            return false;
        } else {
            hasList = true;
        }
    }
    return hasList && document.at_end();
}

bool ActiveListDecoder::takeElement(std::string_view element, Reading &reading)
{
    const Key key = keyOf(element);
    if (Known *same = inOrder(key)) {
        keepAgain(*same, reading);
        return true;
    }
    auto read = decodeOne(element, reading);
    if (!read)
        return false;
    Known known;
    known.key = key;
    known.id = read->callout ? read->callout->id : 0;
    if (m_cursor < m_known.size() && m_known[m_cursor].id == known.id) {
        ++m_cursor; // changed, in its place
    } else if (known.id <= m_highest) {
        if (Known *same = anywhere(key)) {
            keepAgain(*same, reading);
            return true;
        }
    }
    known.nested = read->nested;
    if (!read->drift.isEmpty())
        known.drift = std::make_shared<const Drift>(std::move(read->drift));
    ++reading.result.value.fresh;
    keep(std::move(known), read->callout ? shared(std::move(*read->callout)) : nullptr, reading);
    return true;
}

/// The element with these bytes when the last list had it next, or soon after.
ActiveListDecoder::Known *ActiveListDecoder::inOrder(const Key &key)
{
    constexpr std::size_t lookAhead = 4; // what was taken off the list in between
    const std::size_t end = std::min(m_cursor + lookAhead, m_known.size());
    for (std::size_t at = m_cursor; at < end; ++at) {
        if (m_known[at].key == key && !m_known[at].isTaken) {
            m_cursor = at + 1;
            return &m_known[at];
        }
    }
    return nullptr;
}

ActiveListDecoder::Known *ActiveListDecoder::anywhere(const Key &key)
{
    if (m_index.isEmpty()) {
        m_index.reserve(qsizetype(m_known.size()));
        for (std::size_t at = 0; at < m_known.size(); ++at)
            m_index.insert(m_known[at].key, at);
    }
    const auto found = m_index.constFind(key);
    if (found == m_index.constEnd() || m_known[*found].isTaken)
        return nullptr;
    m_cursor = *found + 1;
    return &m_known[*found];
}

/// Null: no JSON.
std::optional<ListElement> ActiveListDecoder::decodeOne(std::string_view element,
                                                        const Reading &reading)
{
    if (auto plain = m_plain.read(element))
        return plain;
    auto decoded =
        decodeElement(QByteArrayView(element.data(), qsizetype(element.size())), reading.enveloped);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
}

/// Moves over what the last list had: nothing is allocated, and no count of references touched.
void ActiveListDecoder::keepAgain(Known &known, Reading &reading)
{
    CalloutPtr callout =
        known.place < 0 ? std::move(known.own) : std::move(m_callouts[known.place]);
    Known again = std::move(known);
    again.place = -1;
    known.isTaken = true;
    keep(std::move(again), std::move(callout), reading);
}

void ActiveListDecoder::keep(Known known, CalloutPtr callout, Reading &reading)
{
    Drift &drift = reading.result.drift;
    QList<CalloutPtr> &callouts = reading.result.value.callouts;
    if (known.drift) {
        addCounts(drift.unknownStatuses, known.drift->unknownStatuses);
        addCounts(drift.unknownFields, known.drift->unknownFields);
    }
    if (known.nested)
        reading.result.dialect = Dialect::Nested;
    const std::size_t number = reading.known.size();
    if (!callout) {
        ++drift.skipped;
    } else if (Known *former = reading.formerOf(known.id, number)) {
        ++drift.duplicates; // the later one wins
        known.place = std::exchange(former->place, -1);
        former->own = std::exchange(callouts[known.place], std::move(callout));
    } else {
        known.place = callouts.size();
        callouts.append(std::move(callout));
    }
    reading.known.push_back(std::move(known));
}

/// Ten thousand callouts have a few dozen words among them: those are kept once.
CalloutPtr ActiveListDecoder::shared(Callout callout)
{
    const auto share = [this](QString &word) {
        if (word.isEmpty())
            return;
        if (const auto found = m_words.constFind(word); found != m_words.constEnd())
            word = *found;
        else if (m_words.size() < mostWords)
            m_words.insert(word);
    };
    share(callout.statusText);
    share(callout.responseTypeName);
    share(callout.emergency);
    share(callout.responder.unit);
    share(callout.responder.supplier);
    return std::make_shared<const Callout>(std::move(callout));
}

ActiveListDecoder::Key ActiveListDecoder::keyOf(std::string_view element) const
{
    return {quint64(qHashBits(element.data(), element.size(), m_seeds[0])),
            quint64(qHashBits(element.data(), element.size(), m_seeds[1]))};
}

/// The next list is told from this one. Its callouts are shared with it, so that a long list is
/// given back here and not on the GUI thread.
void ActiveListDecoder::remember(Reading &reading)
{
    m_index.clear();
    m_known.swap(reading.known);
    m_callouts = reading.result.value.callouts;
    m_highest = reading.highest;
}

} // namespace console
