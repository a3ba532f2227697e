// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Invented callouts and a clock that stands still until it is told to go on.
#pragma once

#include "domain/boardentry.h"
#include "domain/placenames.h"
#include "models/callouttablemodel.h"

#include <QRandomGenerator>
#include <QTimeZone>

namespace fixture {

using namespace console;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestClock final : public Clock {
public:
    UtcTime utc = toUtcTime(QDateTime(QDate(2026, 7, 14), QTime(12, 32, 7), QTimeZone::UTC));
    MonoTime mono{1000s};

    [[nodiscard]] UtcTime utcNow() const override { return utc; }
    [[nodiscard]] MonoTime monoNow() const override { return mono; }
    void advance(Millis by)
    {
        utc += by;
        mono += by;
    }
};

class Places final : public PlaceNames {
public:
    mutable int asked = 0;

    [[nodiscard]] QString nearest(const LatLon &point) const override
    {
        ++asked;
        return point.longitude < 18.45 ? u"Gardens"_s : u"Woodstock"_s;
    }
};

/// A clock, the server's clock and a table on both.
struct Desk {
    TestClock clock;
    ServerClock server{clock};
    Places places;
    CalloutTableModel table{[this] { return clock.mono; }, server};

    Desk() { table.setOperatorName(u"Op 07"_s); }

    /// A new callout, created `age` ago, at a point in Woodstock.
    [[nodiscard]] BoardEntry entry(CalloutId id, Millis age = 11s) const
    {
        BoardEntry result;
        Callout &callout = result.callout;
        callout.id = id;
        callout.customerId = 178'000 + id % 1000;
        callout.status = CalloutStatus::Created;
        callout.statusText = u"created"_s;
        callout.position = Position{{-33.927, 18.457}, 9.0, {}};
        callout.address = u"Albert Road, Woodstock"_s;
        callout.responseTypeName = u"SECURITY"_s;
        callout.createdAt = clock.utc - age;
        result.firstSeenUtc = clock.utc - age;
        result.firstSeen = clock.mono - age;
        result.lastRead = clock.mono;
        result.fixChanged = clock.mono;
        result.stageSince = clock.mono - age;
        return result;
    }

    [[nodiscard]] BoardEntry taken(CalloutId id, const QString &owner, CalloutStatus status,
                                   Millis age = 60s) const
    {
        BoardEntry result = entry(id, age);
        result.owner = owner;
        result.takenAt = clock.mono - age / 2;
        if (status == CalloutStatus::ResponderCancelled)
            result.attention = Attention::Withdrawn;
        result.takenAtUtc = clock.utc - age / 2;
        result.callout.status = status;
        return result;
    }

    void add(const QList<BoardEntry> &entries) { table.apply({entries, {}, {}}); }
    void update(const BoardEntry &value, BoardFields fields)
    {
        table.apply({{}, {{value, fields}}, {}});
    }
};

/// Every row and column, so that a test sees what it did not think of.
inline QString asText(const QAbstractItemModel &model)
{
    QString text;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString().replace(QChar(0x00A0), u' ');
        text += cells.join(u'|') + u'\n';
    }
    return text;
}

/// Any state a callout may be in.
inline BoardEntry randomEntry(const Desk &desk, CalloutId id, QRandomGenerator &random)
{
    BoardEntry result = desk.entry(id, Millis(random.bounded(3'600'000)));
    result.callout.status = CalloutStatus(random.bounded(6));
    if (random.bounded(3) > 0) {
        result.owner = random.bounded(2) ? u"Op 07"_s : u"Kestrel"_s;
        result.takenAt = desk.clock.mono;
    }
    result.callout.internalTest = random.bounded(8) == 0;
    result.stale24h = random.bounded(8) == 0;
    result.cleared = random.bounded(8) == 0;
    result.lostContact = random.bounded(6) == 0;
    if (random.bounded(6) == 0)
        result.presence = Presence::Ended;
    if (random.bounded(4) == 0)
        result.callout.responseTypeName = u"MEDICAL"_s;
    result.callout.position->point.longitude = 18.4 + random.bounded(10) * 0.01;
    return result;
}

/// Printed by the tests that use it, so that a failure can be repeated.
inline quint32 seed()
{
    bool given = false;
    const uint value = qEnvironmentVariable("CONSOLE_TEST_SEED").toUInt(&given);
    return given ? value : QRandomGenerator::global()->generate();
}

} // namespace fixture
