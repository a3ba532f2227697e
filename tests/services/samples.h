// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Callouts and readings as the tests of the services need them.
#pragma once

#include "domain/panicapi.h"

/// A live callout near Cape Town, as a list tells it.
inline console::Callout makeCallout(console::CalloutId id,
                                    const QString &status = QStringLiteral("created"))
{
    console::Callout callout;
    callout.id = id;
    callout.customerId = 1'000 + id;
    callout.statusText = status;
    callout.status = console::statusFromText(status);
    callout.position = console::Position{{-33.9 - double(id % 1'000) / 10'000, 18.4}, {}, {}};
    callout.responseTypeId = 1;
    callout.createdAt = console::UtcTime{std::chrono::seconds{1'752'479'900 + id % 50}};
    return callout;
}

inline console::Transfer transferAt(console::MonoTime sent, console::MonoTime received)
{
    console::Transfer transfer;
    transfer.sent = sent;
    transfer.received = received;
    return transfer;
}

inline console::Snapshot snapshotOf(const QList<console::Callout> &callouts, console::MonoTime at,
                                    bool complete = true)
{
    console::Snapshot snapshot;
    for (const console::Callout &callout : callouts)
        snapshot.callouts.append(std::make_shared<const console::Callout>(callout));
    snapshot.complete = complete;
    snapshot.transfer = transferAt(at, at);
    return snapshot;
}

inline console::CalloutRead readOf(const console::Callout &callout, console::MonoTime at)
{
    return {callout, transferAt(at, at)};
}
