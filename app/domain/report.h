// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AURA has to say about a callout that is over. Nobody outside AURA has seen the report's
// format documented (contract 15, point 3), so everything in it that is not known is kept as text,
// in order.
#pragma once

#include "domain/callout.h"

#include <QByteArray>
#include <QList>

namespace console {

struct ResolutionReport {
    struct Line {
        QString name; ///< the member's path, for example "outcome" or "responder.name"
        QString value; ///< plain text, at most 500 characters

        friend bool operator==(const Line &, const Line &) = default;
    };
    CalloutId calloutId = 0;
    QString statusText;
    QString outcome; ///< empty = not given
    std::optional<UtcTime> createdAt;
    std::optional<UtcTime> dispatchedAt;
    std::optional<UtcTime> arrivedAt;
    std::optional<UtcTime> completedAt;
    std::optional<UtcTime> closedAt;
    std::optional<std::chrono::seconds> responseTime; ///< as AURA counts it
    std::optional<std::chrono::seconds> resolutionTime;
    QList<Line> others; ///< members this program does not know, as they came, at most 200
    /// A report that is a document instead of JSON: its media type, for example "application/pdf".
    QString documentType;

    friend bool operator==(const ResolutionReport &, const ResolutionReport &) = default;
};

/// The picture of customer and responder that exists after closing (contract 6.13).
struct CalloutMap {
    CalloutId calloutId = 0;
    QUrl url; ///< https, or http on loopback; may be empty
    QByteArray image; ///< PNG or JPEG as its first bytes say, at most 8 MiB; empty = none

    friend bool operator==(const CalloutMap &, const CalloutMap &) = default;
};

} // namespace console
