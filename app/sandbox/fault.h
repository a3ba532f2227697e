// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something that goes wrong on purpose, as docs/sandbox.md describes it: which requests it strikes,
// how often, and what it does to them.

#pragma once

#include "sandbox/objectreader.h"

#include <QRegularExpression>

#include <utility>

namespace sandbox {

enum class FaultKind {
    Latency,
    Error,
    Unauthorised,
    RateLimited,
    Refuse,
    BlackHole,
    Drip,
    CutBody,
    InvalidJson,
    WrongTypes,
    HugeBody,
    EmptyBody,
    DuplicateList,
    ReorderList,
    UnknownStatus,
    UnknownFields,
    ClockSkew,
    DropFromList,
};

enum class Distribution { Fixed, Uniform, Exponential };

struct Fault final {
    FaultKind kind = FaultKind::Latency;
    QJsonObject given; // as it was written
    std::optional<QRegularExpression> path; // below the API prefix; none: the kind's default
    QString method; // empty: any
    double share = 1.0;
    std::optional<qint64> count;
    std::optional<double> seconds; // until it ends by itself

    // Own members of the kinds.
    qint64 milliseconds = 0;
    Distribution distribution = Distribution::Fixed;
    QList<std::pair<int, double>> codes; // with weights
    std::optional<qint64> retryAfterSeconds;
    qint64 megabytes = 0;
    QString text;
    qint64 skewSeconds = 0;
    QList<qint64> ids;
    qint64 number = 0;

    // Whether a request to this path, without the prefix, may be struck.
    [[nodiscard]] bool fits(const QString &requestMethod, const QString &requestPath) const;

    [[nodiscard]] static QStringList kinds();
    // Nothing if there were mistakes; they are added to the list.
    [[nodiscard]] static std::optional<Fault>
    read(const QJsonObject &object, const QString &pointer, QList<Mistake> &mistakes);
};

} // namespace sandbox
