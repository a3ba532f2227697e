// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raising when the answer does not come, and dismissing.
#include "commanddesk.h"

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestRaising final : public QObject, private CommandDesk {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void activeOneOfTheCustomerIsTheAnswer();
    void raisedAgainOnceWhenNoneIsActive();
    void unusableCheckIsNoObstacle();
    void notRepeatedWithoutAConnection();
    void neverRaisedAThirdTime();
    void clearRefusalIsNotChecked_data();
    void clearRefusalIsNotChecked();
    void siteIsCheckedAndNeverRepeated();
    void youngCalloutAtTheSiteIsTheAnswer();
    void oldCalloutAtTheSiteIsNot();
    void referencedSiteIsNotGuessed();
    void intentNamesThePlace();
    void dismissOnlyTheClosed();
    void dismissEndsOnce_data();
    void dismissEndsOnce();

private:
    static RaiseRequest forCustomer()
    {
        RaiseRequest request;
        request.customerId = 500;
        request.responseTypeId = 1;
        request.place = Position{{-33.9, 18.4}, {}, {}};
        return request;
    }
    static RaiseRequest atSite()
    {
        RaiseRequest request;
        request.responseTypeId = 1;
        request.place = RaiseRequest::FixedSite{99};
        return request;
    }
    Callout at(CalloutId id, qint64 site, Millis age)
    {
        Callout callout = makeCallout(id);
        callout.fixedLocationId = site;
        callout.createdAt = m_serverClock->at(m_clock.mono) - age;
        return callout;
    }
    /// One raise whose answer does not come; AURA's list is being asked for then.
    void raiseIntoSilence(const RaiseRequest &request, Kind kind = Kind::Timeout)
    {
        m_commands->raise(request);
        m_time->settle();
        m_api->raises.take().fail(kind);
        m_time->settle();
    }
};

void TestRaising::activeOneOfTheCustomerIsTheAnswer()
{
    raiseIntoSilence(forCustomer());
    QCOMPARE(m_results.size(), 0);
    QCOMPARE(m_api->lists.all.size(), 1);
    QCOMPARE(m_api->lists.all[0].id, 500); // the customer's, not the whole board
    Callout callout = makeCallout(70);
    callout.customerId = 500;
    callout.createdAt = m_serverClock->at(m_clock.mono);
    m_api->lists.take().answer(snapshotOf({callout}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].calloutId, 70);
    QVERIFY(!m_results[0].existing);
    QVERIFY(m_board->contains(70));
    QVERIFY(m_board->contains(1)); // the customer's list says nothing about others
    QCOMPARE(m_api->raises.all.size(), 1);
}

void TestRaising::raisedAgainOnceWhenNoneIsActive()
{
    raiseIntoSilence(forCustomer());
    m_api->lists.take().answer(snapshotOf({makeCallout(2, u"closed"_s)}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_api->raises.all.size(), 2);
    QCOMPARE(m_results.size(), 0);
    m_api->raises.take().answer(makeCallout(71));
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].calloutId, 71);
    QVERIFY(std::ranges::any_of(m_log->entries, [](const LogEntry &entry) {
        return entry.text.contains(u"raised again");
    }));
    QCOMPARE(m_log->of(LogEntry::Kind::Intent).size(), 1);
    QCOMPARE(result().outcome, u"accepted"_s);
}

void TestRaising::unusableCheckIsNoObstacle()
{
    raiseIntoSilence(forCustomer(), Kind::Malformed);
    m_api->lists.take().fail(Kind::NotFound); // the path is only assumed
    m_time->settle();
    QCOMPARE(m_api->raises.all.size(), 2);
}

void TestRaising::notRepeatedWithoutAConnection()
{
    raiseIntoSilence(forCustomer());
    m_api->lists.take().fail(Kind::Offline);
    m_time->advance(1h);
    QCOMPARE(m_api->raises.all.size(), 1);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.error().kind, Kind::Timeout);
    QCOMPARE(result().outcome, u"unconfirmed"_s);
}

void TestRaising::neverRaisedAThirdTime()
{
    raiseIntoSilence(forCustomer());
    m_api->lists.take().answer(snapshotOf({}, m_clock.mono));
    m_time->settle();
    m_api->raises.take().fail(Kind::Timeout);
    m_time->advance(1h);
    QCOMPARE(m_api->raises.all.size(), 2);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(result().outcome, u"unconfirmed"_s);
}

void TestRaising::clearRefusalIsNotChecked_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : {Kind::Rejected, Kind::Forbidden, Kind::NotFound, Kind::Conflict,
                            Kind::Unauthorised, Kind::RateLimited, Kind::Tls})
        QTest::newRow(kindName(kind).data()) << int(kind);
}

void TestRaising::clearRefusalIsNotChecked()
{
    QFETCH(int, kind);
    raiseIntoSilence(forCustomer(), Kind(kind));
    QCOMPARE(m_api->lists.all.size(), 0);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(result().outcome, u"failed"_s);
    m_time->advance(1h);
    QCOMPARE(m_api->raises.all.size(), 1);
}

void TestRaising::siteIsCheckedAndNeverRepeated()
{
    raiseIntoSilence(atSite());
    QCOMPARE(m_api->lists.all[0].id, 0); // the whole list
    m_api->lists.take().answer(snapshotOf({makeCallout(1), makeCallout(2)}, m_clock.mono));
    m_time->advance(1h);
    QCOMPARE(m_api->raises.all.size(), 1);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.error().kind, Kind::Timeout);
    QCOMPARE(result().outcome, u"unconfirmed"_s);
}

void TestRaising::youngCalloutAtTheSiteIsTheAnswer()
{
    raiseIntoSilence(atSite(), Kind::ServerFault);
    m_api->lists.take().answer(
        snapshotOf({at(81, 98, 0s), at(82, 99, 0s), at(83, 99, 1h)}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].calloutId, 82);
    QVERIFY(m_results[0].result.has_value());
}

void TestRaising::oldCalloutAtTheSiteIsNot()
{
    poll({makeCallout(1), makeCallout(2), at(84, 99, 2s)}); // on the board before
    m_clock.mono += 1s;
    raiseIntoSilence(atSite());
    m_api->lists.take().answer(snapshotOf({at(83, 99, 1h), at(84, 99, 3s)}, m_clock.mono));
    m_time->settle();
    QCOMPARE(m_results.size(), 1);
    QVERIFY(!m_results[0].result);
}

void TestRaising::referencedSiteIsNotGuessed()
{
    RaiseRequest request;
    request.responseTypeId = 1;
    request.place = RaiseRequest::ReferencedSite{u"CPT-001"_s};
    raiseIntoSilence(request);
    m_api->lists.take().answer(snapshotOf({at(82, 99, 0s)}, m_clock.mono));
    m_time->settle();
    QVERIFY(!m_results[0].result);
    QCOMPARE(m_api->raises.all.size(), 1);
    m_commands->raise(request);
    m_time->settle();
    m_api->raises.take().answer(at(85, 99, 0s));
    m_time->settle();
    QCOMPARE(m_results[1].calloutId, 85);
}

void TestRaising::intentNamesThePlace()
{
    const auto intent = [this](const RaiseRequest &request) {
        m_commands->raise(request);
        return m_log->of(LogEntry::Kind::Intent).last().text;
    };
    QVERIFY(intent(forCustomer()).contains(u"customer 500"));
    QVERIFY(intent(atSite()).contains(u"site 99"));
    RaiseRequest request;
    request.place = RaiseRequest::ReferencedSite{u"CPT-001"_s};
    QVERIFY(intent(request).contains(u"CPT-001"));
}

void TestRaising::dismissOnlyTheClosed()
{
    QCOMPARE(m_commands->refusal(CommandKind::Dismiss, 1),
             std::optional(CommandRefusal::NotClosed));
    QCOMPARE(m_commands->refusal(CommandKind::Dismiss, 9),
             std::optional(CommandRefusal::UnknownCallout));
    m_commands->dismiss(1);
    m_time->settle();
    QCOMPARE(m_api->dismissals.all.size(), 0);
    QCOMPARE(m_results[0].refusal, std::optional(CommandRefusal::NotClosed));
    m_clock.mono += 1s;
    poll({makeCallout(1, u"closed"_s), makeCallout(2)});
    QVERIFY(!m_commands->refusal(CommandKind::Dismiss, 1));
}

void TestRaising::dismissEndsOnce_data()
{
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("accepted") << true;
    QTest::newRow("no such thing") << false;
}

void TestRaising::dismissEndsOnce()
{
    QFETCH(bool, isAccepted);
    m_clock.mono += 1s;
    poll({makeCallout(1, u"closed"_s), makeCallout(2)});
    m_commands->dismiss(1);
    QCOMPARE(m_api->dismissals.all.size(), 0); // the log first
    m_time->settle();
    if (isAccepted)
        m_api->dismissals.take().answer(u"Dismissed"_s);
    else
        m_api->dismissals.take().fail(Kind::NotFound);
    m_time->advance(1min);
    QCOMPARE(m_results.size(), 1);
    QCOMPARE(m_results[0].result.has_value(), isAccepted);
    QCOMPARE(m_api->dismissals.all.size(), 1);
    QCOMPARE(entry(1).callout.isClosed(), true);
    QCOMPARE(result().outcome, isAccepted ? u"accepted"_s : u"failed"_s);
}

QTEST_GUILESS_MAIN(TestRaising)
#include "tst_raising.moc"
