// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A tile server that fails: what is shown instead, what is said, how it is left alone, and how the
// map mends when it is back.
#include "xyzdesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

class TestXyzFailing final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<XyzDesk>(); }
    void showsOldTilesWhenTheServerFails_data();
    void showsOldTilesWhenTheServerFails();
    void leavesAFailingServerAlone();
    void oneBadTileStopsNoOther();
    void badTilesInARowStopAll();
    void obeysRetryAfter();
    void mendsByItself();
    void coarserTilesStandIn();
    void refusesWhatIsNoPicture();
    void refusesFarTooMuch();
    void followsNobodyElse();

private:
    static Reply tile(const QColor &colour, const Reply::Headers &headers = {}, int status = 200)
    {
        return XyzDesk::tile(colour, headers, status);
    }

    std::unique_ptr<XyzDesk> m_desk;
};

void TestXyzFailing::showsOldTilesWhenTheServerFails_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Reply &reply, const QString &words) {
        QTest::newRow(name) << reply << words;
    };
    row("503", tile({}, {}, 503), u"The tile server answered with an error (503)."_s);
    row("429", tile({}, {}, 429), u"The tile server asks for fewer requests (429)."_s);
    row("403", tile({}, {}, 403), u"The tile server refuses this console (403)."_s);
    row("gone", Reply::hangUp(), u"The tile server cannot be reached."_s);
    row("silent", Reply::blackHole(), u"The tile server did not answer in time."_s);
    row("cut", Reply::cut(tile(Qt::green), 120), u"The tile server cannot be reached."_s);
    row("words", Reply::json(200, "{}"),
        u"The tile server answers with something that is no picture."_s);
}

void TestXyzFailing::showsOldTilesWhenTheServerFails()
{
    QFETCH(Reply, reply);
    QFETCH(QString, words);
    m_desk->options.deadline = 300ms;
    m_desk->server.replyOnce("GET", "/3/4/5", tile(Qt::red));
    m_desk->server.reply("GET", "/3/4/5", reply);
    const auto source = m_desk->makeSource();
    QSignalSpy states(source.get(), &TileSource::stateChanged);
    const UtcTime fetched = m_desk->clock->utcNow();
    QVERIFY(ask(*source, {3, 4, 5}));
    QCOMPARE(states.size(), 0);
    m_desk->clock->advance(10 * 24h);
    const auto old = ask(*source, {3, 4, 5});
    QVERIFY(old);
    QCOMPARE(old->kind, TilePicture::Kind::Picture);
    QCOMPARE(colourOf(old->bytes), QColor(Qt::red));
    QVERIFY(!old->keep);
    QCOMPARE(states.size(), 1);
    const auto state = states.first().first().value<TileState>();
    QCOMPARE(state.kind, TileState::Kind::Cached);
    QCOMPARE(state.since, std::optional(fetched));
    QCOMPARE(state.problem, words);
}

void TestXyzFailing::leavesAFailingServerAlone()
{
    m_desk->server.reply("GET", "/3/4/5", tile({}, {}, 503));
    const auto source = m_desk->makeSource();
    QSignalSpy states(source.get(), &TileSource::stateChanged);
    for (int x = 0; x < 8; ++x) {
        const auto answer = ask(*source, {3, x == 0 ? 4 : x, x == 0 ? 5 : 1});
        QVERIFY(answer);
        QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    }
    QCOMPARE(m_desk->server.requests().size(), 1);
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.first().first().value<TileState>().kind, TileState::Kind::Failing);
}

void TestXyzFailing::oneBadTileStopsNoOther()
{
    m_desk->server.reply("GET", "/3/4/5", tile({}, {}, 500));
    m_desk->server.reply("GET", "/3/1/1", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QSignalSpy recovered(source.get(), &TileSource::recovered);
    const auto bad = ask(*source, {3, 4, 5});
    const auto good = ask(*source, {3, 1, 1});
    QVERIFY(bad && good);
    QCOMPARE(bad->kind, TilePicture::Kind::Failed);
    QCOMPARE(good->kind, TilePicture::Kind::Picture);
    QCOMPARE(recovered.size(), 0); // or the map would begin anew for each good tile
}

void TestXyzFailing::badTilesInARowStopAll()
{
    for (const char *path : {"/3/0/1", "/3/1/1", "/3/2/1"})
        m_desk->server.reply("GET", path, tile({}, {}, 500));
    const auto source = m_desk->makeSource();
    for (int x = 0; x < 6; ++x)
        QVERIFY(ask(*source, {3, x, 1}));
    QCOMPARE(m_desk->server.requests().size(), 3);
}

void TestXyzFailing::obeysRetryAfter()
{
    m_desk->options.firstPause = 1ms;
    m_desk->options.longestPause = 1ms;
    m_desk->server.reply("GET", "/3/4/5", tile({}, {{"Retry-After", "30"}}, 429));
    m_desk->server.reply("GET", "/3/1/1", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {3, 4, 5}));
    const auto other = ask(*source, {3, 1, 1});
    QVERIFY(other);
    QCOMPARE(other->kind, TilePicture::Kind::Failed);
    QCOMPARE(m_desk->server.requests().size(), 1);
}

void TestXyzFailing::mendsByItself()
{
    m_desk->options.firstPause = 20ms;
    m_desk->options.longestPause = 20ms;
    m_desk->server.replyOnce("GET", "/3/4/5", tile({}, {}, 503));
    m_desk->server.replyOnce("GET", "/3/4/5", tile({}, {}, 503));
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QSignalSpy states(source.get(), &TileSource::stateChanged);
    QSignalSpy recovered(source.get(), &TileSource::recovered);
    const auto failed = ask(*source, {3, 4, 5});
    QVERIFY(failed);
    QCOMPARE(failed->kind, TilePicture::Kind::Failed);
    QTRY_COMPARE(recovered.size(), 1); // nobody asked again
    QCOMPARE(states.last().first().value<TileState>(), TileState());
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 3);
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(colourOf(answer->bytes), QColor(Qt::red));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 3); // the trial was kept
}

void TestXyzFailing::coarserTilesStandIn()
{
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {3, 4, 5}));
    m_desk->server.stop();
    const auto finer = ask(*source, {5, 17, 22});
    QVERIFY(finer);
    QCOMPARE(finer->kind, TilePicture::Kind::Picture);
    QCOMPARE(colourOf(finer->bytes), QColor(Qt::red));
    QVERIFY(!finer->keep);
}

void TestXyzFailing::refusesWhatIsNoPicture()
{
    m_desk->server.reply("GET", "/3/4/5", Reply::json(200, "{\"login\":true}"));
    const auto source = m_desk->makeSource();
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    QCOMPARE(source->cacheSize(), 0);
}

void TestXyzFailing::refusesFarTooMuch()
{
    m_desk->server.reply("GET", "/3/4/5",
                         Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n"
                                    + picture(Qt::red) + QByteArray(2'999'000, 'x')));
    const auto source = m_desk->makeSource();
    QSignalSpy states(source.get(), &TileSource::stateChanged);
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    QCOMPARE(states.first().first().value<TileState>().problem,
             u"The tile server sent something far too large for a tile."_s);
}

void TestXyzFailing::followsNobodyElse()
{
    LoopbackServer other;
    other.reply("GET", "/elsewhere", tile(Qt::red));
    m_desk->server.reply("GET", "/3/4/5",
                         tile({}, {{"Location", other.url(u"/elsewhere"_s).toEncoded()}}, 302));
    const auto source = m_desk->makeSource();
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    QCOMPARE(other.requests().size(), 0);
}

QTEST_MAIN(TestXyzFailing)
#include "tst_xyzfailing.moc"
