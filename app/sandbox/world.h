// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything a request handler or the scenario works with: one database and the views on it.

#pragma once

#include "sandbox/agenda.h"
#include "sandbox/calloutstore.h"
#include "sandbox/database.h"
#include "sandbox/directory.h"
#include "sandbox/eventstore.h"
#include "sandbox/storyclock.h"

#include <functional>

namespace sandbox {

enum class CancelVerdict { Verified, Duress, Unconditional };

struct World final {
    explicit World(const QString &dataFile);

    // Runs work in one transaction; after a failure memory and database agree again.
    void transact(const std::function<void()> &work);

    // Contract 4.2. The same writes for each verdict, so that none can be told by its timing.
    Callout cancel(const Callout &callout, CancelVerdict verdict, qint64 nowMs, qint64 storyMs);

    Database database;
    Directory directory;
    CalloutStore callouts;
    EventStore events;
    Agenda agenda;
    StoryClock clock;
    // Called when a client has raised a callout; the scenario plans what AURA does about it.
    std::function<void(const Callout &)> raisedByClient = [](const Callout &) { };
};

} // namespace sandbox
