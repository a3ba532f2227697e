// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace console::test {

namespace {

struct Sample {
    CalloutId id;
    int minutes;
    int seconds;
    CalloutStatus status;
    const char *text;
    const char *owner;
    double latitude;
    double longitude;
    double accuracy;
    const char *address;
    bool medical;
};

constexpr Sample samples[] = {
    {992021, 0, 11, CalloutStatus::Created, "created", "", -33.9275, 18.4470, 9,
     "Albert Road, Woodstock", false},
    {992017, 3, 40, CalloutStatus::ResponderCancelled, "Responder Cancelled", "Op 03", -33.9350,
     18.4080, 12, "Orange Street, Gardens", false},
    {991987, 36, 20, CalloutStatus::Closed, "closed", "Op 05", -33.9000, 18.4810, 22,
     "Koeberg Road, Brooklyn", false},
    {991998, 18, 2, CalloutStatus::ResponderDispatched, "Responder Dispatched", "Op 05", -33.9210,
     18.4920, 140, "Maitland", false},
    {992020, 0, 58, CalloutStatus::Created, "created", "Op 07", -33.9150, 18.3860, 14,
     "Main Road, Sea Point", true},
    {992014, 4, 12, CalloutStatus::ResponderDispatched, "Responder Dispatched", "Op 07", -33.9378,
     18.4722, 12, "Lower Main Road, Observatory", false},
    {992012, 6, 5, CalloutStatus::ResponderDispatched, "Responder Dispatched", "Op 03", -33.9060,
     18.4110, 20, "Main Road, Green Point", false},
    {992009, 11, 48, CalloutStatus::ResponderArrived, "Responder Arrived", "Op 03", -33.9420,
     18.4250, 7, "Derry Street, Vredehoek", true},
    {992006, 14, 20, CalloutStatus::ResponderArrived, "Responder Arrived", "Op 07", -33.9290,
     18.4620, 10, "Durham Avenue, Salt River", false},
    {991995, 21, 30, CalloutStatus::ResponderArrived, "Responder Arrived", "Op 07", -33.9280,
     18.4010, 11, "Kloof Street, Tamboerskloof", false},
    {991990, 29, 12, CalloutStatus::ResponderCompleted, "Responder Completed", "Op 03", -33.9490,
     18.4740, 18, "Durban Road, Mowbray", true},
    {991988, 31, 50, CalloutStatus::Unknown, "Awaiting ETA", "Op 05", -33.9520, 18.3800, 16,
     "Victoria Road, Camps Bay", false},
};

} // namespace

BoardEntry makeEntry(const StillClock &clock, CalloutId id, Millis age, CalloutStatus status)
{
    BoardEntry entry;
    entry.callout.id = id;
    entry.callout.customerId = 178'000 + id % 1000;
    entry.callout.status = status;
    entry.callout.statusText = u"created"_s;
    entry.callout.responseTypeId = 1;
    entry.callout.responseTypeName = u"SECURITY"_s;
    entry.callout.emergency = u"Panic button"_s;
    entry.callout.classification = Classification::Real;
    entry.callout.createdAt = clock.utc - age;
    entry.callout.position = Position{*makeLatLon(-33.9275, 18.4470), 9.0, clock.utc - 4s};
    entry.callout.address = u"Albert Road, Woodstock"_s;
    entry.firstSeenUtc = clock.utc - age + 1s;
    entry.firstSeen = clock.mono - age + 1s;
    entry.lastRead = clock.mono - 1s;
    entry.fixChanged = clock.mono - 4s;
    entry.stageSince = entry.firstSeen;
    return entry;
}

BoardEntry taken(BoardEntry entry, const QString &owner, Millis after)
{
    entry.owner = owner;
    entry.takenAt = entry.firstSeen - 1s + after;
    entry.takenAtUtc = *entry.callout.createdAt + after;
    return entry;
}

QList<BoardEntry> sampleBoard(const StillClock &clock)
{
    QList<BoardEntry> board;
    for (const Sample &sample : samples) {
        const Millis age =
            std::chrono::minutes(sample.minutes) + std::chrono::seconds(sample.seconds);
        BoardEntry entry = makeEntry(clock, sample.id, age, sample.status);
        Callout &callout = entry.callout;
        callout.statusText = QString::fromLatin1(sample.text);
        callout.address = QString::fromLatin1(sample.address);
        callout.position = Position{*makeLatLon(sample.latitude, sample.longitude), sample.accuracy,
                                    clock.utc - 4s};
        if (sample.medical) {
            callout.responseTypeName = u"MEDICAL"_s;
            callout.emergency = u"Chest pain"_s;
        }
        if (*sample.owner)
            entry = taken(entry, QString::fromLatin1(sample.owner), 9s);
        if (sample.status != CalloutStatus::Created && sample.status != CalloutStatus::Unknown)
            callout.dispatchedAt = *callout.createdAt + 87s;
        if (sample.status == CalloutStatus::ResponderDispatched) {
            callout.responder = {.unit = u"Unit 7"_s,
                                 .supplier = u"Kestrel Response"_s,
                                 .point =
                                     makeLatLon(sample.latitude + 0.008, sample.longitude + 0.006),
                                 .eta = 173s};
            entry.stageSince = clock.mono - 165s;
        }
        if (sample.status >= CalloutStatus::ResponderArrived)
            callout.arrivedAt = *callout.createdAt + 290s;
        if (sample.id == 991987) {
            entry.presence = Presence::Ended;
            entry.endKind = EndKind::Closed;
            entry.endedAt = clock.mono - 65s;
            callout.closedAt = clock.utc - 66s;
        }
        if (sample.id == 991998) {
            entry.lostContact = true;
            callout.position->fixTime = clock.utc - 166s;
            entry.fixChanged = clock.mono - 166s;
        }
        if (sample.id == 991995) {
            entry.cancelMark = CancelMark::Requested;
            entry.cancelVerified = true;
            entry.cancelAt = clock.mono - 130s;
            entry.outcomeFrozen = true;
            entry.privateNote = true;
        }
        board << entry;
    }
    return board;
}

Desk::Desk() : serverClock(clock), callouts([this] { return clock.mono; }, serverClock)
{
    theme.applyToApplication();
    serverClock.observe(clock.utc - 500ms, clock.mono, clock.mono);
    callouts.setOperatorName(me);
    window = std::make_unique<MainWindow>(
        theme, serverClock, [this] { return clock.mono; },
        MainWindow::Models{&callouts, &messages, &log});
    window->setProfile(u"Sandbox, Cape Town"_s, false);
    window->setOperatorName(me);
}

void Desk::show(QSize size)
{
    window->resize(size);
    window->show();
    QCoreApplication::processEvents();
}

void Desk::apply(const BoardChanges &changes)
{
    callouts.apply(changes);
    window->applyBoard(changes);
}

void Desk::update(const BoardEntry &entry, BoardFields fields)
{
    apply({.added = {}, .updated = {{.entry = entry, .fields = fields}}, .removed = {}});
}

void Desk::fill()
{
    link(LinkState::Kind::Linked, 1s);
    callouts.setReadAt(clock.mono - 1s);
    window->setReadAt(clock.mono - 1s);
    apply({.added = sampleBoard(clock), .updated = {}, .removed = {}});
    qint64 sequence = 0;
    const std::pair<CalloutId, QString> lines[] = {
        {992014, u"First seen"_s},
        {992014, u"Taken by Op 07 after 00:09"_s},
        {992014, u"Status “Responder Dispatched”"_s},
        {991995, u"Cancel request sent (with safe code)"_s},
        {992014, u"Message sent, 30 characters"_s},
        {991987, u"Left active list; read again: closed"_s},
        {992020, u"Taken by Op 07"_s}};
    for (const auto &[id, text] : lines)
        log.append(LogEntry{.kind = LogEntry::Kind::Callout,
                            .calloutId = id,
                            .text = text,
                            .outcome = u"recorded"_s,
                            .operatorName = me,
                            .sequence = ++sequence,
                            .at = clock.utc - 200s + std::chrono::seconds(25 * sequence)});
}

void Desk::link(LinkState::Kind kind, Millis sinceSuccess)
{
    LinkState state;
    state.kind = kind;
    state.lastSuccess = clock.mono - sinceSuccess;
    state.lastSuccessUtc = clock.utc - sinceSuccess;
    state.since = clock.mono - sinceSuccess;
    state.nextPoll = clock.mono + 3s;
    state.roundTrip = 184ms;
    if (kind == LinkState::Kind::Lost) {
        state.missedPolls = 5;
        state.error = ApiError{
            .kind = ApiError::Kind::Offline, .httpStatus = 0, .detail = {}, .retryAfter = {}};
    }
    window->setLink(state);
}

void Desk::pass(Millis time)
{
    clock.advance(time);
    window->tickNow();
}

void Desk::saveIfWanted(const QString &name, QWidget *what)
{
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    (what ? what : window.get())->grab().save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace console::test
