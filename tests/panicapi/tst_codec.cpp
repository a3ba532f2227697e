// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes to values, by golden files: tests/data/panicapi/<what>/<case>.in.<type> gives
// <case>.out.json. A new case is an input file; run this test once with CONSOLE_WRITE_GOLDEN=1 and
// read what it wrote. A case that is about content exists twice, as <case>.flat and <case>.nested.
#include "tests/panicapi/golden.h"

#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSet>
#include <QtTest>

#include <algorithm>
#include <limits>

using namespace console;
using namespace Qt::StringLiterals;

class TestCodec final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
    void texts();
    void golden_data();
    void golden();
    void everyCaseInBothDialects();
    void locationAnswers();
    void sentEventWithoutBody();
    void attachedReason();
    void createdIds_data();
    void createdIds();
    void errorDetails_data();
    void errorDetails();
    void mobileNumberIsNotKept();
    void numbersToDial();
    void tenThousandCallouts();
};

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct GoldenCase {
    QString kind;
    QString name; ///< "full.flat"
    QString path; ///< of the input
};

QList<GoldenCase> goldenCases()
{
    QList<GoldenCase> cases;
    const QDir root(QStringLiteral(TEST_DATA_DIR "/panicapi"));
    const QStringList kinds = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &kind : kinds) {
        const QDir folder(root.filePath(kind));
        const QStringList inputs = folder.entryList({u"*.in.*"_s}, QDir::Files, QDir::Name);
        for (const QString &input : inputs)
            cases.append({kind, input.left(input.lastIndexOf(".in."_L1)), folder.filePath(input)});
    }
    return cases;
}

QByteArray contentTypeOf(const QString &path)
{
    if (path.endsWith(".json"_L1))
        return "application/json"_ba;
    if (path.endsWith(".kml"_L1))
        return "application/vnd.google-earth.kml+xml"_ba;
    return path.endsWith(".pdf"_L1) ? "application/pdf; name=x"_ba : ""_ba;
}

/// Cases without a twin: they are about how an answer is written, not about what it says, or about
/// what only one dialect can say.
const QSet<QString> &withoutTwin()
{
    static const QSet<QString> cases{u"callout/array"_s,
                                     u"callout/empty-body"_s,
                                     u"callout/flags-own-win"_s,
                                     u"callout/message-only"_s,
                                     u"callout/nested-bare"_s,
                                     u"callout/null-callout"_s,
                                     u"callout/observed-webhook"_s,
                                     u"callout/two-incidents"_s,
                                     u"callout/url-file"_s,
                                     u"callout/url-http"_s,
                                     u"callout/url-script"_s,
                                     u"callout/url-userinfo"_s,
                                     u"customer/array"_s,
                                     u"customer/nothing"_s,
                                     u"events/all-bad"_s,
                                     u"events/empty"_s,
                                     u"events/envelope"_s,
                                     u"events/no-list"_s,
                                     u"events/reader-order"_s,
                                     u"fixedlocation/nothing"_s,
                                     u"fixedlocations/envelope"_s,
                                     u"list/blank-body"_s,
                                     u"list/byte-order-mark"_s,
                                     u"list/deep"_s,
                                     u"list/elements-enveloped"_s,
                                     u"list/empty-body"_s,
                                     u"list/empty"_s,
                                     u"list/envelope-other-name"_s,
                                     u"list/envelope"_s,
                                     u"list/errors-are-no-list"_s,
                                     u"list/html"_s,
                                     u"list/huge-numbers"_s,
                                     u"list/not-utf8"_s,
                                     u"list/null-list"_s,
                                     u"list/null"_s,
                                     u"list/number-beyond-double"_s,
                                     u"list/object-without-list"_s,
                                     u"list/text"_s,
                                     u"list/truncated"_s,
                                     u"location/text"_s,
                                     u"subscription/nothing"_s,
                                     u"token/empty"_s,
                                     u"token/header-injection"_s,
                                     u"token/none"_s};
    return cases;
}

} // namespace

void TestCodec::everyCaseInBothDialects()
{
    QMap<QString, QMap<QString, QJsonObject>> pairs;
    QSet<QString> single;
    const QSet<QString> withoutDialects{u"coverage"_s, u"map"_s, u"message"_s, u"report"_s};
    for (const GoldenCase &one : goldenCases()) {
        const QString name = one.kind + u'/' + one.name;
        const QString dialect = name.mid(name.lastIndexOf(u'.') + 1);
        const QJsonObject result =
            test::decodedAsJson(one.kind, contents(one.path), contentTypeOf(one.path));
        if (dialect == "flat"_L1 || dialect == "nested"_L1)
            pairs[name.left(name.lastIndexOf(u'.'))].insert(dialect, result);
        else if (!withoutDialects.contains(one.kind))
            single.insert(name);
    }
    for (auto it = pairs.begin(); it != pairs.end(); ++it) {
        QVERIFY2(it->size() == 2, qPrintable(it.key() + " has no twin"_L1));
        for (auto twin = it->begin(); twin != it->end(); ++twin) {
            QVERIFY2(twin->contains("value"_L1), qPrintable(it.key() + " is not decoded"_L1));
            const QString proof = twin->value("dialect"_L1).toString();
            QVERIFY2(proof.isEmpty() || proof == twin.key(), qPrintable(it.key()));
        }
    }
    QCOMPARE(single - withoutTwin(), QSet<QString>());
    QCOMPARE(withoutTwin() - single, QSet<QString>());
    qInfo("%lld cases in both dialects, %lld without a twin", qint64(pairs.size()),
          qint64(single.size()));
}

void TestCodec::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: no time
    QTest::newRow("Z") << u"1970-01-02T00:00:00Z"_s << qint64(86'400'000);
    QTest::newRow("unmarked") << u"1970-01-02T00:00:00"_s << qint64(86'400'000);
    QTest::newRow("east") << u"1970-01-02T02:00:00+02:00"_s << qint64(86'400'000);
    QTest::newRow("west, minutes") << u"1970-01-01T20:30:00-0330"_s << qint64(86'400'000);
    QTest::newRow("fraction") << u"1970-01-01T00:00:01.0789Z"_s << qint64(1078);
    QTest::newRow("comma") << u"1970-01-01T00:00:01,5Z"_s << qint64(1500);
    QTest::newRow("date only") << u"1970-01-01"_s << qint64(-1);
    QTest::newRow("rest") << u"1970-01-01T00:00:00Z x"_s << qint64(-1);
    QTest::newRow("half offset") << u"1970-01-02T00:00:00+2"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

void TestCodec::times()
{
    QFETCH(const QString, text);
    const auto time = utcFromIso(text);
    QTEST(time ? qint64(time->time_since_epoch().count()) : qint64(-1), "milliseconds");
}

void TestCodec::texts()
{
    QCOMPARE(cleanLine(u" a\r\nb\tc\u0007 "_s, 100), u"a b c"_s);
    QCOMPARE(cleanParagraph(u"a\r\nb\tc\u202e"_s, 100), u"a\nb c"_s);
    QCOMPARE(cleanLine(u"abcdef"_s, 3), u"abc"_s);
    // Never half a character at the limit.
    QCOMPARE(cleanLine(u"ab\U0001F691"_s, 3), u"ab"_s);
    QCOMPARE(cleanLine(u"ab\U0001F691"_s, 4), u"ab\U0001F691"_s);
}

void TestCodec::golden_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("path");
    for (const GoldenCase &one : goldenCases())
        QTest::newRow(qUtf8Printable(one.kind + u'/' + one.name)) << one.kind << one.path;
}

void TestCodec::golden()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, path);
    const QByteArray input = contents(path);
    const QByteArray result = QJsonDocument(test::decodedAsJson(kind, input, contentTypeOf(path)))
                                  .toJson(QJsonDocument::Indented);
    const QString outPath = path.left(path.lastIndexOf(".in."_L1)) + ".out.json"_L1;
    if (qEnvironmentVariableIntValue("CONSOLE_WRITE_GOLDEN") == 1) {
        QFile file(outPath);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(result);
        QSKIP("written, not compared");
    }
    const QByteArray expected = contents(outPath);
    QVERIFY2(!expected.isEmpty(), "there is no .out.json");
    QCOMPARE(QString::fromUtf8(result), QString::fromUtf8(expected));
}

void TestCodec::locationAnswers()
{
    const auto bare = decodeLocationAnswer(R"({"message":"Request completed successfully."})");
    QVERIFY(bare && !bare->value);
    const auto empty = decodeLocationAnswer("");
    QVERIFY(empty && !empty->value);
    const auto closed =
        decodeLocationAnswer(R"({"message":"closed","callout":{"id":7,"status":"closed"}})");
    QVERIFY(closed && closed->value);
    QCOMPARE(closed->value->id, 7);
    QVERIFY(closed->value->isClosed());
}

void TestCodec::sentEventWithoutBody()
{
    const CalloutEvent sent{0, 7, 0, u"hello"_s, {}, {}};
    const auto none = decodeSentEvent("", sent);
    QVERIFY(none.has_value());
    QCOMPARE(none->value, sent);
    const auto flat = decodeSentEvent(R"({"id":5,"calloutId":7,"message":"hello"})", sent);
    QVERIFY(flat.has_value());
    QCOMPARE(flat->value.id, 5);
    const auto nested = decodeSentEvent(
        R"({"calloutEvent":{"id":6,"event":{"message":"hello","source":"customer"}},)"
        R"("calloutEventTags":[]})",
        sent);
    QVERIFY(nested.has_value());
    QCOMPARE(nested->value.id, 6);
    QCOMPARE(nested->value.calloutId, 7);
    QCOMPARE(nested->value.source, u"customer"_s);
    QVERIFY(!decodeSentEvent(R"({"message":"done"})", sent));
    QVERIFY(!decodeSentEvent("{", sent));
}

void TestCodec::attachedReason()
{
    const ExceptionReason attached{102, {}};
    QCOMPARE(decodeAttachedReason("", attached)->value, attached);
    QCOMPARE(decodeAttachedReason(R"({"id":12345,"reason":"Because"})", attached)->value,
             (ExceptionReason{12345, u"Because"_s}));
    const auto nested =
        decodeAttachedReason(R"({"message":"x","createdExceptionReason":{"foo":1}})", attached);
    QVERIFY(nested.has_value());
    QCOMPARE(nested->value, attached);
    QCOMPARE(nested->dialect, std::optional(Dialect::Nested));
    QVERIFY(!decodeAttachedReason("not json", attached));
}

void TestCodec::createdIds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("id"); // -1: an error
    QTest::newRow("flat") << R"({"id":9876,"calloutId":4523,"rating":4})"_ba << qint64(9876);
    QTest::newRow("nested") << R"({"calloutRatingPostResult":{"id":5}})"_ba << qint64(5);
    QTest::newRow("nested item") << R"({"calloutRatingItemResults":{"id":"6"}})"_ba << qint64(6);
    QTest::newRow("nested item without id") << R"({"calloutRatingItemResults":{}})"_ba << qint64(0);
    QTest::newRow("empty") << ""_ba << qint64(0);
    QTest::newRow("array") << "[]"_ba << qint64(-1);
    QTest::newRow("cut") << R"({"id":)"_ba << qint64(-1);
}

void TestCodec::createdIds()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qint64, id);
    const auto decoded = decodeCreatedId(body);
    QCOMPARE(decoded ? decoded->value : -1, id);
}

void TestCodec::errorDetails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("message") << R"({"message":"a","error":"b"})"_ba << u"a"_s;
    QTest::newRow("error") << R"({"error":"b"})"_ba << u"b"_s;
    QTest::newRow("error object") << R"({"error":{"message":"c"}})"_ba << u"c"_s;
    QTest::newRow("message is no text") << R"({"message":{},"error":"b"})"_ba << u"b"_s;
    QTest::newRow("one line") << "{\"message\":\"a\\nb\\u0000c\"}"_ba << u"a bc"_s;
    QTest::newRow("plain text") << "  try\r\nlater \n"_ba << u"try later"_s;
    QTest::newRow("page") << "<html>x</html>"_ba << QString();
    QTest::newRow("cut JSON") << R"({"message":"a)"_ba << QString();
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("long") << QByteArray(2000, 'x') << QString(500, u'x');
    QTest::newRow("long message") << "{\"message\":\"" + QByteArray(2000, 'x') + "\"}"
                                  << QString(500, u'x');
}

void TestCodec::errorDetails()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    QCOMPARE(decodeErrorDetail(body), detail);
}

void TestCodec::mobileNumberIsNotKept()
{
    const auto customer =
        decodeCustomer(R"({"id":1,"firstName":"A","mobileNumber":"+27821234567"})", 1);
    QVERIFY(customer.has_value());
    QVERIFY(!customer->value.mobile.isEmpty());
    QVERIFY(!customer->value.mobile.revealed().contains("4567"_L1));
    QVERIFY(!customer->value.mobile.masked().contains("123"_L1));
    // Nor where it stands among other facts.
    const auto told = decodeCustomer(
        R"({"id":1,"mobileNumber":"+27821234567","nextOfKinNumber":"082 123-4567"})", 1);
    QVERIFY(told.has_value());
    const QString kin = told->value.facts.value(CustomerFact::NextOfKinNumber);
    QVERIFY(!kin.isEmpty());
    QVERIFY(std::ranges::none_of(kin, [](QChar c) { return c.isDigit(); }));
}

void TestCodec::numbersToDial()
{
    auto number = decodeDialNumber(R"({"customer":{"id":1,"mobile":"+27 (82) 123-4567"}})");
    QVERIFY(number.has_value());
    QVERIFY(number->value.telUrl() == QUrl(u"tel:+27821234567"_s));
    const DialNumber moved = std::move(number->value);
    QVERIFY(number->value.telUrl().path().isEmpty());
    QVERIFY(!moved.telUrl().path().isEmpty());
    for (const auto body : {R"({"id":1})", R"({"id":1,"mobile":"123456"})",
                            R"({"id":1,"mobile":"082 123 4567;ext=1"})",
                            R"({"id":1,"mobile":"0821234567012345"})", "[]"})
        QVERIFY(!decodeDialNumber(body).has_value());
}

void TestCodec::tenThousandCallouts()
{
    QByteArray body = "["_ba;
    for (int i = 1; i <= 10'000; ++i) {
        body +=
            R"({"id":)" + QByteArray::number(900'000 + i)
            + R"(,"customerId":178921,"predefinedLocationId":null,"status":"Responder Dispatched",)"
              R"("latitude":-33.9)"
            + QByteArray::number(i) + R"(,"longitude":18.4241,"responseTypeId":1,)"
            + R"("calloutClassificationId":1,"createdAt":"2024-01-15T09:30:00Z"},)";
    }
    body.back() = ']';
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer timer;
        timer.start();
        const auto decoded = decodeActiveList(body);
        best = std::min(best, timer.nsecsElapsed() / 1000);
        QVERIFY(decoded.has_value());
        QCOMPARE(decoded->value.callouts.size(), 10'000);
        QVERIFY(decoded->value.complete);
    }
    qInfo("decoding 10,000 flat callouts (%lld bytes): best of five %lld microseconds",
          qint64(body.size()), best);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
