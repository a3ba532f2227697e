// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The address of a position, asked of a map service: off unless set, slowly, and never a position
// or an empty text out of an error.
#include "basemap/reversegeocoder.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/manualclock.h"

#include <QUrlQuery>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

class TestReverseGeocoder final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void isOffAtFirst();
    void refusesPlainHttp();
    void asksForThePlace();
    void asksOnceASecond();
    void asksOnceForOnePlace();
    void laterQuestionTakesThePlace();
    void errorsAreErrors_data();
    void errorsAreErrors();
    void badPositionsAskNobody();
    void endsInTime();
    void turningItOffEndsAll();

private:
    struct Answer {
        CalloutId id = 0;
        LatLon point;
        GeocodeResult result;
    };
    void ask(CalloutId id, double latitude, double longitude)
    {
        m_geocoder->ask(id, {latitude, longitude});
    }
    static Reply found(const QByteArray &words)
    {
        return Reply::json(200, "{\"display_name\": \"" + words + "\"}");
    }

    std::unique_ptr<LoopbackServer> m_server;
    ManualClock m_clock;
    std::unique_ptr<ReverseGeocoder> m_geocoder;
    QList<Answer> m_answers;
};

void TestReverseGeocoder::init()
{
    m_answers.clear();
    m_server = std::make_unique<LoopbackServer>();
    m_geocoder = std::make_unique<ReverseGeocoder>(
        ReverseGeocoder::Options{"CalloutConsole/1.2.3", 40ms, 200ms}, m_clock);
    connect(m_geocoder.get(), &ReverseGeocoder::finished, this,
            [this](CalloutId id, const LatLon &point, const GeocodeResult &result) {
                m_answers.append({id, point, result});
            });
    m_geocoder->setService(m_server->url(u"/reverse"_s).toString());
}

void TestReverseGeocoder::isOffAtFirst()
{
    ReverseGeocoder geocoder({}, m_clock);
    QVERIFY(!geocoder.isOn());
    QSignalSpy finished(&geocoder, &ReverseGeocoder::finished);
    geocoder.ask(1, {-33.9, 18.4});
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
}

void TestReverseGeocoder::refusesPlainHttp()
{
    m_geocoder->setService(u"http://geo.example/reverse"_s);
    QVERIFY(!m_geocoder->isOn());
    m_geocoder->setService(u"https://geo.example/reverse"_s);
    QVERIFY(m_geocoder->isOn());
}

void TestReverseGeocoder::asksForThePlace()
{
    m_server->reply("GET", "/reverse", found("12 Bowl Road,\\n Observatory"));
    ask(992014, -33.9378123, 18.4722456);
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().id, 992014);
    QCOMPARE(m_answers.first().point.latitude, -33.9378123);
    QVERIFY(m_answers.first().result.has_value());
    QCOMPARE(m_answers.first().result->text, u"12 Bowl Road, Observatory"_s);
    const Request request = m_server->last("GET", "/reverse");
    const QUrlQuery query(QString::fromLatin1(request.query));
    QCOMPARE(query.queryItemValue(u"lat"_s), u"-33.937812"_s);
    QCOMPARE(query.queryItemValue(u"lon"_s), u"18.472246"_s);
    QCOMPARE(request.headers.value("user-agent"), "CalloutConsole/1.2.3"_ba);
    QVERIFY(!request.query.contains("992014"));
}

void TestReverseGeocoder::asksOnceASecond()
{
    m_server->reply("GET", "/reverse", found("Somewhere"));
    for (int i = 0; i < 3; ++i)
        ask(i + 1, -33.0 - i, 18);
    QTRY_COMPARE(m_answers.size(), 1);
    QTest::qWait(0);
    QCOMPARE(m_server->requests().size(), 1); // the clock stands still
    m_clock.advance(40ms);
    QTRY_COMPARE(m_server->requests().size(), 2);
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_server->requests().size(), 2);
    m_clock.advance(40ms);
    QTRY_COMPARE(m_answers.size(), 3);
    QCOMPARE(m_answers.last().id, 3);
}

void TestReverseGeocoder::asksOnceForOnePlace()
{
    m_server->reply("GET", "/reverse", found("Somewhere"));
    ask(1, -33.93781, 18.47224);
    QTRY_COMPARE(m_answers.size(), 1);
    ask(2, -33.93782, 18.47222);
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_answers.last().id, 2);
    QCOMPARE(m_answers.last().result->text, u"Somewhere"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestReverseGeocoder::laterQuestionTakesThePlace()
{
    m_server->reply("GET", "/reverse", found("Somewhere"));
    ask(1, -10, 10);
    ask(2, -20, 20);
    ask(2, -30, 30);
    m_clock.advance(1s);
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_answers.last().id, 2);
    QCOMPARE(m_answers.last().point.latitude, -30.0);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestReverseGeocoder::errorsAreErrors_data()
{
    using Kind = GeocodeError::Kind;
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("error") << Reply::json(200, "{\"error\":\"Unable to geocode\"}")
                           << Kind::NotFound;
    QTest::newRow("404") << Reply::json(404, "{}") << Kind::NotFound;
    QTest::newRow("empty text") << found(" ") << Kind::Malformed;
    QTest::newRow("no text") << Reply::json(200, "{\"lat\":\"0\",\"lon\":\"0\"}")
                             << Kind::Malformed;
    QTest::newRow("number") << Reply::json(200, "{\"display_name\": 12}") << Kind::Malformed;
    QTest::newRow("list") << Reply::json(200, "[]") << Kind::Malformed;
    QTest::newRow("page") << Reply::json(200, "<html>") << Kind::Malformed;
    QTest::newRow("too much") << Reply::json(200, QByteArray(300 << 10, ' ')) << Kind::Malformed;
    QTest::newRow("500") << Reply::json(500, "{}") << Kind::Refused;
    QTest::newRow("429") << Reply::json(429, "{}") << Kind::Refused;
    QTest::newRow("gone") << Reply::hangUp() << Kind::Unreachable;
    QTest::newRow("silent") << Reply::blackHole() << Kind::Timeout;
}

void TestReverseGeocoder::errorsAreErrors()
{
    QFETCH(Reply, reply);
    QFETCH(GeocodeError::Kind, kind);
    m_server->reply("GET", "/reverse", reply);
    ask(7, -33.9, 18.4);
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().id, 7);
    QVERIFY(!m_answers.first().result.has_value());
    QCOMPARE(m_answers.first().result.error().kind, kind);
    QCOMPARE(m_answers.first().point.latitude, -33.9);
}

void TestReverseGeocoder::badPositionsAskNobody()
{
    ask(1, qQNaN(), 0);
    ask(2, 91, 0);
    ask(3, 0, 181);
    QTRY_COMPARE(m_answers.size(), 3);
    for (const Answer &answer : std::as_const(m_answers))
        QCOMPARE(answer.result.error().kind, GeocodeError::Kind::BadPosition);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestReverseGeocoder::endsInTime()
{
    // Bytes that keep coming do not extend it.
    m_server->reply("GET", "/reverse", Reply::drip(found(QByteArray(200, 'x')), 1, 20));
    QElapsedTimer timer;
    timer.start();
    ask(1, -33.9, 18.4);
    QTRY_COMPARE(m_answers.size(), 1);
    QVERIFY(timer.elapsed() < 2000);
    QCOMPARE(m_answers.first().result.error().kind, GeocodeError::Kind::Timeout);
}

void TestReverseGeocoder::turningItOffEndsAll()
{
    m_server->reply("GET", "/reverse", Reply::blackHole());
    ask(1, -33.9, 18.4);
    QTRY_COMPARE(m_server->requests().size(), 1);
    ask(2, -34.9, 18.4);
    m_geocoder->setService({});
    m_clock.advance(1s);
    m_server->reply("GET", "/reverse", found("Elsewhere"));
    m_geocoder->setService(m_server->url(u"/reverse"_s).toString());
    ask(3, -35.9, 18.4);
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.first().id, 3);
}

QTEST_MAIN(TestReverseGeocoder)
#include "tst_reversegeocoder.moc"
