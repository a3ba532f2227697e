// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything a request handler or the scenario works with: one database and the views on it.

#pragma once

#include "sandbox/agenda.h"
#include "sandbox/calloutstore.h"
#include "sandbox/database.h"
#include "sandbox/dialect.h"
#include "sandbox/directory.h"
#include "sandbox/eventstore.h"
#include "sandbox/storyclock.h"
#include "sandbox/subscriptionstore.h"

#include <functional>

namespace sandbox {

enum class CancelVerdict { Verified, Duress, Unconditional };

// A cancel and how it was judged; for the control surface alone, never with the code.
struct CancelRequest final {
    qint64 calloutId = 0;
    QString verdict; // "verified", "duress" or "unconditional"
    qint64 createdMs = 0; // Unix time
};

// Something that a webhook tells about (contract 12.2): which event of which entity.
struct Notice final {
    enum class About { Callout, Customer, Subscription };
    QString event;
    About about = About::Callout;
    qint64 id = 0;
};

struct World final {
    explicit World(const QString &dataFile, Dialect dialect = Dialect::Flat);

    // Runs work in one transaction; after a failure memory and database agree again.
    void transact(const std::function<void()> &work);

    // Contract 4.2. The same writes for each verdict, so that none can be told by its timing.
    Callout cancel(const Callout &callout, CancelVerdict verdict, qint64 nowMs, qint64 storyMs);
    // All cancels that were asked for, oldest first.
    [[nodiscard]] QList<CancelRequest> cancelRequests();

    [[nodiscard]] Dialect dialect() const { return callouts.dialect(); }
    // Also while running: the next answer is written in it.
    void setDialect(Dialect dialect) { callouts.setDialect(dialect); }

    Database database;
    Directory directory;
    SubscriptionStore subscriptions;
    CalloutStore callouts;
    EventStore events;
    Agenda agenda;
    StoryClock clock;
    bool strictSafeCode = false; // contract 4.2: 400 for a wrong code instead of a silent 200
    QString apiRoot; // the server's own address, for links to itself; known once it listens
    // Called when a client has raised a callout; the scenario plans what AURA does about it.
    std::function<void(const Callout &)> raisedByClient = [](const Callout &) { };
    // Called after a transaction with what happened in it, in order.
    std::function<void(const QList<Notice> &)> notified = [](const QList<Notice> &) { };
    // What happens to callouts is noted by itself.
    void note(const Notice &notice) { m_notices.append(notice); }

private:
    void noteEvent(const Event &event);

    QList<Notice> m_notices;
};

} // namespace sandbox
