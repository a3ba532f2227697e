// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The active list, read every two seconds and nearly always the same: what stands there in the same
// bytes as before is not decoded again, and comes out as the same pointer.
#pragma once

#include "panicapi/codec/calloutcodec.h"
#include "panicapi/codec/plaincallout.h"

#include <QHash>
#include <QMutex>
#include <QSet>

#include <memory>
#include <string_view>
#include <vector>

namespace console {

/// One for each sign-in. Any thread; one decode after the other.
class ActiveListDecoder final {
public:
    ActiveListDecoder();
    ~ActiveListDecoder();

    /// As decodeActiveList(body), element by element; Snapshot::fresh says how many were new.
    [[nodiscard]] DecodeResult<Snapshot> decode(QByteArrayView body);

private:
    /// Of an element's bytes: 128 bits under a secret of this object, so that nobody can make two
    /// elements look the same.
    struct Key {
        quint64 first = 0;
        quint64 second = 0;

        friend bool operator==(const Key &, const Key &) = default;
        friend std::size_t qHash(const Key &key, std::size_t seed) noexcept
        {
            return std::size_t(key.first) ^ seed;
        }
    };
    /// One element of the last list, in its order.
    struct Known {
        Key key;
        CalloutId id = 0; ///< 0: to be skipped
        qsizetype place = -1; ///< among the callouts; none: `own`, because a later one took it
        CalloutPtr own;
        std::shared_ptr<const Drift> drift; ///< null: nothing unknown
        bool nested = false;
        bool isTaken = false; ///< over into the next list
    };
    struct Parser;
    struct Reading;

    [[nodiscard]] bool stream(QByteArrayView body, Reading &reading);
    [[nodiscard]] bool takeElement(std::string_view element, Reading &reading);
    [[nodiscard]] Known *inOrder(const Key &key);
    [[nodiscard]] Known *anywhere(const Key &key);
    [[nodiscard]] std::optional<ListElement> decodeOne(std::string_view element,
                                                       const Reading &reading);
    void keep(Known known, CalloutPtr callout, Reading &reading);
    void keepAgain(Known &known, Reading &reading);
    [[nodiscard]] CalloutPtr shared(Callout callout);
    [[nodiscard]] Key keyOf(std::string_view element) const;
    void remember(Reading &reading);

    QMutex m_mutex;
    std::unique_ptr<Parser> m_parser;
    PlainCalloutReader m_plain;
    std::vector<Known> m_known; ///< the last list's
    QList<CalloutPtr> m_callouts; ///< theirs
    QHash<Key, std::size_t> m_index; ///< of m_known; made only for a list in another order
    std::size_t m_cursor = 0; ///< in m_known
    CalloutId m_highest = 0; ///< id in m_known
    QSet<QString> m_words; ///< that many callouts share
    std::size_t m_seeds[2];
};

} // namespace console
