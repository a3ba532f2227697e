// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tiles from a tile server: how it is asked, and how long its tiles are kept.
#include "xyzdesk.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

class TestXyzSource final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_desk = std::make_unique<XyzDesk>(); }
    void fillsTheTemplate();
    void introducesItself();
    void sendsNoCookies();
    void keepsTilesAWeek();
    void keepsTilesAsLongAsTheServerSays();
    void asksOnlyWhetherItChanged();
    void keepsTilesOverARestart();
    void usesTwoConnectionsAtMost();
    void newestWishesGoFirst();
    void absentTilesAreNotAskedForAgain();
    void enlargesBeyondTheLastZoom();
    void asksForDenseTilesWhereItCan();
    void invalidSettingsAskNobody();

private:
    static Reply tile(const QColor &colour, const Reply::Headers &headers = {}, int status = 200)
    {
        return XyzDesk::tile(colour, headers, status);
    }

    std::unique_ptr<XyzDesk> m_desk;
};

void TestXyzSource::fillsTheTemplate()
{
    const auto fill = [](const QString &text, int scale) {
        return XyzSource::addressOf(text, {12, 2257, 2458}, scale).toString();
    };
    QCOMPARE(fill(u"https://{s}.tiles.example/{z}/{x}/{y}{r}.png?key=k"_s, 1),
             u"https://c.tiles.example/12/2257/2458.png?key=k"_s);
    QCOMPARE(fill(u"https://tiles.example/{z}/{y}/{x}{r}.png"_s, 2),
             u"https://tiles.example/12/2458/2257@2x.png"_s);
}

void TestXyzSource::introducesItself()
{
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QCOMPARE(source->info().attribution, u"© Surveyors"_s);
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(colourOf(answer->bytes), QColor(Qt::red));
    QCOMPARE(m_desk->server.last("GET", "/3/4/5").headers.value("user-agent"),
             "CalloutConsole/1.2.3 (+maps@desk.example)"_ba);
    QCOMPARE(TileFetcher::userAgent(u"1.2.3"_s, {}), "CalloutConsole/1.2.3"_ba);
}

void TestXyzSource::sendsNoCookies()
{
    m_desk->server.reply("GET", "/1/0/0", tile(Qt::red, {{"Set-Cookie", "who=me"}}));
    m_desk->server.reply("GET", "/1/1/1", tile(Qt::red));
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {1, 0, 0}));
    QVERIFY(ask(*source, {1, 1, 1}));
    QVERIFY(!m_desk->server.last("GET", "/1/1/1").headers.contains("cookie"));
    QCOMPARE(m_desk->server.requests().size(), 2);
}

void TestXyzSource::keepsTilesAWeek()
{
    // A server that forbids it too: the usage policies ask for a week.
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red, {{"Cache-Control", "max-age=60"}}));
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {3, 4, 5}));
    m_desk->clock->advance(7 * 24h - 1s);
    const auto kept = ask(*source, {3, 4, 5});
    QVERIFY(kept);
    QCOMPARE(colourOf(kept->bytes), QColor(Qt::red));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 1);
    m_desk->clock->advance(1s);
    QVERIFY(ask(*source, {3, 4, 5}));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 2);
}

void TestXyzSource::keepsTilesAsLongAsTheServerSays()
{
    m_desk->server.reply("GET", "/3/4/5",
                         tile(Qt::red, {{"Cache-Control", "public, max-age=2592000"}})); // 30 days
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {3, 4, 5}));
    m_desk->clock->advance(29 * 24h);
    QVERIFY(ask(*source, {3, 4, 5}));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 1);
    m_desk->clock->advance(2 * 24h);
    QVERIFY(ask(*source, {3, 4, 5}));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 2);
}

void TestXyzSource::asksOnlyWhetherItChanged()
{
    m_desk->server.replyOnce(
        "GET", "/3/4/5",
        tile(Qt::red, {{"ETag", "\"v1\""}, {"Last-Modified", "Mon, 01 Jun 2026 10:00:00 GMT"}}));
    m_desk->server.reply("GET", "/3/4/5", tile({}, {{"ETag", "\"v1\""}}, 304));
    const auto source = m_desk->makeSource();
    QVERIFY(ask(*source, {3, 4, 5}));
    m_desk->clock->advance(8 * 24h);
    const auto renewed = ask(*source, {3, 4, 5});
    QVERIFY(renewed);
    QCOMPARE(colourOf(renewed->bytes), QColor(Qt::red));
    const Request request = m_desk->server.last("GET", "/3/4/5");
    QCOMPARE(request.headers.value("if-none-match"), "\"v1\""_ba);
    QCOMPARE(request.headers.value("if-modified-since"), "Mon, 01 Jun 2026 10:00:00 GMT"_ba);
    m_desk->clock->advance(6 * 24h); // fresh again since
    QVERIFY(ask(*source, {3, 4, 5}));
    QCOMPARE(m_desk->server.count("GET", "/3/4/5"), 2);
}

void TestXyzSource::keepsTilesOverARestart()
{
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red));
    QVERIFY(ask(*m_desk->makeSource(), {3, 4, 5}));
    const auto again = m_desk->makeSource();
    const auto answer = ask(*again, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(colourOf(answer->bytes), QColor(Qt::red));
    QCOMPARE(m_desk->server.requests().size(), 1);
    QVERIFY(again->cacheSize() > 0);
}

void TestXyzSource::usesTwoConnectionsAtMost()
{
    int most = 0;
    for (int x = 0; x < 12; ++x) {
        m_desk->server.handle("GET", "/5/" + QByteArray::number(x) + "/7", [&](const Request &) {
            most = std::max(most, m_desk->server.openConnections());
            return Reply::drip(tile(Qt::red), 300, 5);
        });
    }
    const auto source = m_desk->makeSource();
    int answered = 0;
    for (int x = 0; x < 12; ++x)
        source->answer({{5, x, 7}}, [&](const TilePicture &picture) {
            answered += picture.kind == TilePicture::Kind::Picture;
        });
    QTRY_COMPARE(answered, 12);
    QCOMPARE(most, 2);
    QCOMPARE(m_desk->server.requests().size(), 12);
}

void TestXyzSource::newestWishesGoFirst()
{
    const auto source = m_desk->makeSource(u"/{z}/{x}/{y}.png"_s);
    int later = 0;
    for (int x = 0; x < 300; ++x)
        source->answer({{10, x, 1}}, [&](const TilePicture &picture) {
            later += picture.kind == TilePicture::Kind::Later;
        });
    QCOMPARE(later, 300 - TileFetcher::connections - TileFetcher::longestQueue);
    QTRY_VERIFY(m_desk->server.requests().size() > 2);
    QCOMPARE(m_desk->server.requests().at(2).path, "/10/299/1.png"_ba);
}

void TestXyzSource::absentTilesAreNotAskedForAgain()
{
    const auto source = m_desk->makeSource();
    QSignalSpy states(source.get(), &TileSource::stateChanged);
    for (int i = 0; i < 3; ++i) {
        const auto answer = ask(*source, {3, 4, 5}); // 404
        QVERIFY(answer);
        QCOMPARE(answer->kind, TilePicture::Kind::Nothing);
    }
    QCOMPARE(m_desk->server.requests().size(), 1);
    QCOMPARE(states.size(), 0);
}

void TestXyzSource::enlargesBeyondTheLastZoom()
{
    m_desk->server.reply("GET", "/19/300000/310000", tile(Qt::red));
    const auto source = m_desk->makeSource();
    const auto answer = ask(*source, {20, 600001, 620000});
    QVERIFY(answer);
    QCOMPARE(colourOf(answer->bytes), QColor(Qt::red));
    QCOMPARE(m_desk->server.count("GET", "/19/300000/310000"), 1);
}

void TestXyzSource::asksForDenseTilesWhereItCan()
{
    m_desk->server.reply("GET", "/3/4/5@2x", tile(Qt::blue));
    m_desk->server.reply("GET", "/3/4/5", tile(Qt::red));
    const auto source = m_desk->makeSource(u"/{z}/{x}/{y}{r}"_s);
    const auto dense = ask(*source, {3, 4, 5}, 2);
    const auto plain = ask(*source, {3, 4, 5}, 1);
    QVERIFY(dense && plain);
    QCOMPARE(colourOf(dense->bytes), QColor(Qt::blue));
    QCOMPARE(colourOf(plain->bytes), QColor(Qt::red));
}

void TestXyzSource::invalidSettingsAskNobody()
{
    const auto source = m_desk->makeSource(u"/{z}/{x}"_s);
    QCOMPARE(source->info().problem,
             u"The address must contain {z}, {x} and {y}: {y} is missing."_s);
    const auto answer = ask(*source, {3, 4, 5});
    QVERIFY(answer);
    QCOMPARE(answer->kind, TilePicture::Kind::Failed);
    QCOMPARE(m_desk->server.requests().size(), 0);
}

QTEST_MAIN(TestXyzSource)
#include "tst_xyzsource.moc"
