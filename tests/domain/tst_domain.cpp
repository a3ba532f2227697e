// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/boardentry.h"
#include "domain/clock.h"
#include "domain/connection.h"
#include "domain/lookups.h"

#include <QtTest/QtTest>

#include <limits>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

BoardEntry takenWith(CalloutStatus status)
{
    BoardEntry entry;
    entry.callout.status = status;
    entry.takenAt = MonoTime{1s};
    return entry;
}

} // namespace

class TestDomain final : public QObject {
    Q_OBJECT

private slots:
    void statusIsReadCaseBlind_data();
    void statusIsReadCaseBlind();
    void onlyRealPositions_data();
    void onlyRealPositions();
    void distance();
    void apiRoots_data();
    void apiRoots();
    void stateOfAnUntakenOne();
    void statePrecedence();
    void stateByStatus_data();
    void stateByStatus();
    void tabs();
    void groups();
    void eventNames();
};

void TestDomain::statusIsReadCaseBlind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *text, CalloutStatus status) {
        QTest::newRow(text) << QString::fromLatin1(text) << int(status);
    };
    row("created", CalloutStatus::Created);
    row(" CREATED\t", CalloutStatus::Created);
    row("Responder Dispatched", CalloutStatus::ResponderDispatched);
    row("responder dispatched", CalloutStatus::ResponderDispatched);
    row("Responder Cancelled", CalloutStatus::ResponderCancelled);
    row("RESPONDER ARRIVED", CalloutStatus::ResponderArrived);
    row("Responder Completed", CalloutStatus::ResponderCompleted);
    row("Closed", CalloutStatus::Closed);
    row("closed ", CalloutStatus::Closed);
    row("", CalloutStatus::Unknown);
    row("closed by", CalloutStatus::Unknown);
    row("Responder  Arrived", CalloutStatus::Unknown);
    row("cancelled", CalloutStatus::Unknown);
}

void TestDomain::statusIsReadCaseBlind()
{
    QFETCH(QString, text);
    QFETCH(int, status);
    QCOMPARE(int(statusFromText(text)), status);
}

void TestDomain::onlyRealPositions_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<bool>("isPosition");
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("Cape Town") << -33.9 << 18.4 << true;
    QTest::newRow("pole") << 90.0 << 0.0 << true;
    QTest::newRow("edge") << -90.0 << -180.0 << true;
    QTest::newRow("north of the pole") << 90.0001 << 0.0 << false;
    QTest::newRow("beyond east") << 0.0 << 180.0001 << false;
    QTest::newRow("swapped") << 18.4 << -333.9 << false;
    QTest::newRow("nan") << nan << 0.0 << false;
    QTest::newRow("infinite") << 0.0 << infinity << false;
}

void TestDomain::onlyRealPositions()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(bool, isPosition);
    const std::optional<LatLon> point = makeLatLon(latitude, longitude);
    QCOMPARE(point.has_value(), isPosition);
    if (point)
        QVERIFY(point->latitude == latitude && point->longitude == longitude);
}

void TestDomain::distance()
{
    const LatLon capeTown{-33.9249, 18.4241};
    const LatLon johannesburg{-26.2041, 28.0473};
    QVERIFY(std::abs(distanceMetres(capeTown, johannesburg) - 1'262'000) < 5'000);
    QCOMPARE(distanceMetres(capeTown, capeTown), 0.0);
    const double acrossTheLine = distanceMetres({0, 179.999}, {0, -179.999});
    QVERIFY(acrossTheLine < 250);
}

void TestDomain::apiRoots_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("root");
    QTest::addColumn<int>("problem");
    const auto good = [](const QString &text, const QString &root) {
        QTest::newRow(qPrintable(text)) << text << root << -1;
    };
    const auto bad = [](const QString &text, UrlProblem problem) {
        QTest::newRow(qPrintable(u"bad: "_s + text)) << text << QString() << int(problem);
    };
    good(u"https://panic.example/panic-api/v2"_s, u"https://panic.example/panic-api/v2"_s);
    good(u" https://panic.example/panic-api/v2// "_s, u"https://panic.example/panic-api/v2"_s);
    good(u"https://panic.example"_s, u"https://panic.example"_s);
    good(u"https://panic.example/"_s, u"https://panic.example"_s);
    good(u"http://127.0.0.1:8080/panic-api/v2"_s, u"http://127.0.0.1:8080/panic-api/v2"_s);
    good(u"http://[::1]:8080/x"_s, u"http://[::1]:8080/x"_s);
    good(u"http://localhost/x"_s, u"http://localhost/x"_s);
    bad(u"  "_s, UrlProblem::Empty);
    bad(u"panic.example/v2"_s, UrlProblem::NotAUrl);
    bad(u"https://"_s, UrlProblem::NotAUrl);
    bad(u"ftp://panic.example"_s, UrlProblem::NotHttp);
    bad(u"http://panic.example/v2"_s, UrlProblem::PlainHttp);
    bad(u"http://127.0.0.1.example/v2"_s, UrlProblem::PlainHttp);
    bad(u"http://localhost.example"_s, UrlProblem::PlainHttp);
    bad(u"https://me@panic.example"_s, UrlProblem::HasUserInfo);
    bad(u"https://panic.example/v2?a=b"_s, UrlProblem::HasQuery);
    bad(u"https://panic.example/v2#a"_s, UrlProblem::HasQuery);
}

void TestDomain::apiRoots()
{
    QFETCH(QString, text);
    QFETCH(QString, root);
    QFETCH(int, problem);
    const auto checked = checkApiRoot(text);
    if (problem < 0) {
        QVERIFY(checked.has_value());
        QCOMPARE(checked->toString(), root);
    } else {
        QVERIFY(!checked.has_value());
        QCOMPARE(int(checked.error()), problem);
    }
}

void TestDomain::stateOfAnUntakenOne()
{
    BoardEntry entry;
    for (const auto status : {CalloutStatus::Created, CalloutStatus::ResponderArrived,
                              CalloutStatus::ResponderCancelled, CalloutStatus::Unknown}) {
        entry.callout.status = status;
        QCOMPARE(displayState(entry), DisplayState::New);
    }
    entry.presence = Presence::Missing;
    QCOMPARE(displayState(entry), DisplayState::New);
    entry.presence = Presence::Ended;
    QCOMPARE(displayState(entry), DisplayState::Ended);
    QVERIFY(entry.isUnacknowledged());
}

void TestDomain::statePrecedence()
{
    BoardEntry entry = takenWith(CalloutStatus::ResponderCancelled);
    QCOMPARE(displayState(entry), DisplayState::Withdrawn);
    entry.lostContact = true;
    QCOMPARE(displayState(entry), DisplayState::LostContact);
    entry.cancelMark = CancelMark::Requested;
    QCOMPARE(displayState(entry), DisplayState::CancelRequested);
    entry.cancelMark = CancelMark::NotDelivered;
    QCOMPARE(displayState(entry), DisplayState::LostContact);
    entry.cancelMark = CancelMark::Sending;
    QCOMPARE(displayState(entry), DisplayState::CancelRequested);
    entry.presence = Presence::Ended;
    QCOMPARE(displayState(entry), DisplayState::Ended);
    entry.cleared = true;
    QCOMPARE(displayState(entry), DisplayState::Closed);
    BoardEntry test = takenWith(CalloutStatus::Created);
    test.callout.classification = Classification::Test;
    QCOMPARE(displayState(test), DisplayState::Test);
    test.presence = Presence::Ended;
    QCOMPARE(displayState(test), DisplayState::Ended);
}

void TestDomain::stateByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, CalloutStatus status, DisplayState state) {
        QTest::newRow(name) << int(status) << int(state);
    };
    row("created", CalloutStatus::Created, DisplayState::Taken);
    row("dispatched", CalloutStatus::ResponderDispatched, DisplayState::Dispatched);
    row("withdrawn", CalloutStatus::ResponderCancelled, DisplayState::Withdrawn);
    row("arrived", CalloutStatus::ResponderArrived, DisplayState::OnScene);
    row("completed", CalloutStatus::ResponderCompleted, DisplayState::Completed);
    row("unknown", CalloutStatus::Unknown, DisplayState::UnknownStatus);
}

void TestDomain::stateByStatus()
{
    QFETCH(int, status);
    QFETCH(int, state);
    QCOMPARE(int(displayState(takenWith(CalloutStatus(status)))), state);
}

void TestDomain::tabs()
{
    BoardEntry entry;
    entry.stale24h = true;
    QCOMPARE(queueTab(entry), QueueTab::Active); // nothing hides what nobody has looked at
    entry.takenAt = MonoTime{1s};
    QCOMPARE(queueTab(entry), QueueTab::Older);
    entry.callout.internalTest = true;
    QCOMPARE(queueTab(entry), QueueTab::Tests);
    entry.cleared = true;
    QCOMPARE(queueTab(entry), QueueTab::ClosedToday);
    BoardEntry ended = takenWith(CalloutStatus::Closed);
    ended.presence = Presence::Ended;
    QCOMPARE(queueTab(ended), QueueTab::Active); // until it is cleared
}

void TestDomain::groups()
{
    BoardEntry entry;
    QCOMPARE(queueGroup(entry, u"me"_s), 0);
    entry = takenWith(CalloutStatus::ResponderCancelled);
    QCOMPARE(queueGroup(entry, u"me"_s), 3); // somebody has seen it
    entry.attention = Attention::Withdrawn;
    QCOMPARE(queueGroup(entry, u"me"_s), 1);
    entry.snoozedUntil = MonoTime{2s};
    QCOMPARE(queueGroup(entry, u"me"_s), 3);
    entry = takenWith(CalloutStatus::Created);
    entry.owner = u"me"_s;
    QCOMPARE(queueGroup(entry, u"me"_s), 2);
    QCOMPARE(queueGroup(entry, u"you"_s), 3);
    entry.lostContact = true;
    QCOMPARE(queueGroup(entry, u"me"_s), 2);
    entry.attention = Attention::LostContact;
    QCOMPARE(queueGroup(entry, u"me"_s), 1);
    entry.attention = {};
    entry.presence = Presence::Ended;
    QCOMPARE(queueGroup(entry, u"me"_s), 1);
}

void TestDomain::eventNames()
{
    CalloutEvent event;
    const auto is = [&event](const QString &text) -> CalloutEvent & {
        event.text = text;
        return event;
    };
    QVERIFY(is(u"CALLOUT_CLOSED"_s).isLifecycle());
    QVERIFY(isCancelEvidence(is(u" CALLOUT_CLOSED "_s)));
    QVERIFY(isCancelEvidence(is(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s)));
    QVERIFY(isCancelEvidence(is(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s)));
    QVERIFY(!isCancelEvidence(is(u"RESPONDER_COMPLETED"_s)));
    QVERIFY(isStageEvent(is(u"RESPONDER_COMPLETED"_s)));
    QVERIFY(!isStageEvent(is(u"CALLOUT_CLOSED"_s)));
    QVERIFY(!is(u"HELP"_s).isLifecycle());
    QVERIFY(!is(u"callout_closed, they say"_s).isLifecycle());
}

QTEST_GUILESS_MAIN(TestDomain)
#include "tst_domain.moc"
