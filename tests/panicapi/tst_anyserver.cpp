// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Servers that keep to HTTP and the contract and to nothing else: other prefixes, headers,
// encodings and ways of ending an answer.
#include "tests/panicapi/apifixture.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestAnyServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixes_data();
    void prefixes();
    void waysOfAnswering_data();
    void waysOfAnswering();
    void packedBomb();
    void bodyOfAnyLengthIsLimited();
    void nothingWhereNothingIsNeeded();
};

namespace {

// A list of one callout named "Café" in its address, in the encodings of the rows below.
QByteArray listBody()
{
    return R"([{"id":7,"status":"created","formattedAddress":"Caf)" + "\xc3\xa9"_ba + R"("}])";
}

quint32 crc32(const QByteArray &data)
{
    quint32 crc = 0xffffffff;
    for (const char c : data) {
        crc ^= quint8(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes += char(value >> (8 * i));
    return bytes;
}

/// The gzip format around what zlib packed: without its own header (2) and check sum (4).
QByteArray gzip(const QByteArray &data)
{
    const QByteArray zlib = qCompress(data, 9).sliced(4);
    return "\x1f\x8b\x08"_ba + QByteArray(5, '\0') + "\x02\x03"_ba + zlib.sliced(2, zlib.size() - 6)
           + littleEndian(crc32(data)) + littleEndian(quint32(data.size()));
}

QByteArray chunked(const QByteArray &data, qsizetype size)
{
    QByteArray result;
    for (qsizetype at = 0; at < data.size(); at += size) {
        const QByteArray piece = data.mid(at, size);
        result += QByteArray::number(piece.size(), 16) + ";extension=1\r\n" + piece + "\r\n";
    }
    return result + "0\r\nTrailer: x\r\n\r\n";
}

QByteArray sized(const QByteArray &head, const QByteArray &body)
{
    return head + "content-length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray ok = "HTTP/1.1 200 \r\n";

} // namespace

void TestAnyServer::prefixes_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("none") << QString();
    QTest::newRow("slash") << u"/"_s;
    QTest::newRow("documented") << u"/panic-api/v2"_s;
    QTest::newRow("slash at the end") << u"/panic-api/v2/"_s;
    QTest::newRow("deep") << u"/a/b.c/~d/v3"_s;
    QTest::newRow("encoded") << u"/a%20b/v2"_s;
}

void TestAnyServer::prefixes()
{
    QFETCH(const QString, prefix);
    LoopbackServer server;
    const ManualClock clock;
    QByteArray below = prefix.toLatin1();
    while (below.endsWith('/'))
        below.chop(1);
    server.reply("POST", below + "/oauth/token", flatToken("t"));
    server.reply("GET", below + "/callouts/activeCallouts", Reply::json(200, "[]"));
    QUrl root = server.url();
    root.setPath(prefix, QUrl::StrictMode);
    HttpPanicApi api(root, clientCredentials(), clock);
    QObject context;
    Outcome<Snapshot> outcome;
    api.activeCallouts(&context, outcome.callback());
    QVERIFY(outcome.arrives());
    QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
}

void TestAnyServer::waysOfAnswering_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    const QByteArray body = listBody();
    const QByteArray packed = gzip(body);
    QByteArray latin = body;
    latin.replace("\xc3\xa9", "\xe9");
    const auto row = [](const char *name, const QByteArray &bytes, bool closes = false) {
        QTest::newRow(name) << bytes << closes;
    };
    row("bare", sized(ok, body));
    row("many headers",
        sized(ok
                  + "X-Powered-By: y\r\nVary: *\r\nSet-Cookie: a=b\r\nSet-Cookie: c\r\n"
                    "Strict-Transport-Security: max-age=1\r\nX-Empty:\r\n"
                    "Content-Type:application/json\r\n",
              body));
    row("lower-case headers", sized("HTTP/1.1 200 ok\r\ncontent-type: application/json\r\n"
                                    "date: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
                                    body));
    row("chunked", ok + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body, 7));
    row("gzip", sized(ok + "Content-Encoding: gzip\r\n", packed));
    row("gzip, chunked",
        ok + "content-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n" + chunked(packed, 5));
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body, true);
    row("HTTP/1.1, closed", ok + "Connection: close\r\n\r\n" + body, true);
    row("text/plain", sized(ok + "Content-Type: text/plain\r\n", body));
    row("charset", sized(ok + "Content-Type: application/json; charset=utf-8\r\n", body));
    row("latin charset",
        sized(ok + "Content-Type: application/json;charset=ISO-8859-1\r\n", latin));
    row("wrong charset", sized(ok + "Content-Type: application/json;charset=ISO-8859-1\r\n", body));
    row("byte order mark", sized(ok, "\xef\xbb\xbf" + body));
    row("white space", sized(ok, "\r\n\t " + body + "\r\n\r\n"));
    row("203", sized("HTTP/1.1 203 Non-Authoritative Information\r\n", body));
    row("after a 100", "HTTP/1.1 100 Continue\r\n\r\n" + sized(ok, body));
}

void TestAnyServer::waysOfAnswering()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, closes);
    Bench bench;
    Reply reply;
    reply.bytes = bytes;
    reply.after = closes ? Reply::After::Close : Reply::After::KeepOpen;
    bench.server.reply("GET", path("/callouts/activeCallouts"), reply);
    // Twice: what is left over of the first answer must not spoil the second.
    for (int round = 0; round < 2; ++round) {
        Outcome<Snapshot> outcome;
        bench.api->activeCallouts(&bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
        QCOMPARE((*outcome.result)->callouts.size(), 1);
        QCOMPARE((*outcome.result)->callouts.at(0)->address, u"Caf\u00e9"_s);
    }
    QVERIFY(!bench.server.last("GET", path("/callouts/activeCallouts")).headers.contains("cookie"));
}

void TestAnyServer::packedBomb()
{
    HttpPanicApiOptions options;
    options.limits.bodyLimit = 64 * 1024;
    Bench bench(pastedToken(), options);
    const QByteArray packed = gzip("[" + QByteArray(16 * 1024 * 1024, ' ') + "]");
    QVERIFY(packed.size() < options.limits.bodyLimit);
    bench.server.reply(
        "GET", path("/callouts/activeCallouts"),
        Reply{sized(ok + "Content-Encoding: gzip\r\n", packed), Reply::After::KeepOpen, 0, 0});
    Outcome<Snapshot> outcome;
    bench.api->activeCallouts(&bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::TooLarge);
}

void TestAnyServer::bodyOfAnyLengthIsLimited()
{
    HttpPanicApiOptions options;
    options.limits.bodyLimit = 1000;
    Bench bench(pastedToken(), options);
    const QByteArray body(1001, ' ');
    for (const QByteArray &bytes :
         {sized(ok, body), ok + "Transfer-Encoding: chunked\r\n\r\n" + chunked(body, 100),
          ok + "Connection: close\r\n\r\n" + body}) {
        bench.server.reply("GET", path("/callouts/activeCallouts"), Reply::raw(bytes));
        Outcome<Snapshot> outcome;
        bench.api->activeCallouts(&bench.context, outcome.callback());
        QVERIFY(outcome.arrives());
        QCOMPARE(outcome.error().kind, Kind::TooLarge);
    }
}

void TestAnyServer::nothingWhereNothingIsNeeded()
{
    Bench bench;
    const QByteArray nothing = "HTTP/1.1 204 No Content\r\n\r\n";
    for (const char *where :
         {"/callouts/7/events", "/callouts/7/exceptionReasons", "/callouts/7/cancel",
          "/callouts/7/location", "/callouts/7/updateLocationAndReturnCallout",
          "/callouts/7/dismiss", "/ratings", "/rating-items"})
        bench.server.reply("POST", path(where), Reply{nothing, Reply::After::KeepOpen, 0, 0});
    int fine = 0;
    const auto count = [&fine](const auto &result) { fine += result ? 1 : 0; };
    QObject *context = &bench.context;
    bench.api->sendEvent(7, u"x"_s, context, count);
    bench.api->attachReason(7, 102, {}, context, count);
    bench.api->cancelUnconditionally(7, context, count);
    bench.api->updateLocation({7, {}, {}}, context, count);
    bench.api->updateLocationAndReturn({7, {}, {}}, context, count);
    bench.api->dismiss(7, context, count);
    bench.api->rate({7, 4, {}, false, {}}, context, count);
    bench.api->rateItem(1, {}, context, count);
    QTRY_COMPARE(fine, 8);
}

QTEST_GUILESS_MAIN(TestAnyServer)
#include "tst_anyserver.moc"
