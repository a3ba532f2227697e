// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routecaller.h"
#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

// The two shapes of each callout endpoint, and that each refuses the other one's requests.
class tst_SandboxDialects final : public QObject {
    Q_OBJECT

private:
    static void dialects()
    {
        QTest::addColumn<bool>("nested");
        QTest::newRow("flat") << false;
        QTest::newRow("nested") << true;
    }
    static Dialect chosen(bool nested) { return nested ? Dialect::Nested : Dialect::Flat; }
    static QJsonObject live(bool nested)
    {
        const QJsonObject place{
            {u"latitude"_s, -33.9249}, {u"longitude"_s, 18.4241}, {u"accuracy"_s, 7.5}};
        QJsonObject body = nested ? QJsonObject{{u"location"_s, place}} : place;
        body.insert(u"responseTypeId"_s, 1);
        return body;
    }
    static qint64 raise(RouteCaller &caller, bool nested)
    {
        const QJsonObject answer =
            caller.post(u"customers/178921/callouts"_s, live(nested)).object();
        return (nested ? answer[u"callout"_s][u"id"_s] : answer[u"id"_s]).toInteger();
    }

private slots:
    void tokenIsSpelled_data() { dialects(); }
    void tokenIsSpelled()
    {
        QFETCH(const bool, nested);
        Options options = quietOptions();
        options.dialect = nested ? u"nested"_s : u"flat"_s;
        EmbeddedSandbox server(options);
        SandboxClient client(startSandbox(server));
        const Answer answer =
            client.post(u"oauth/token"_s,
                        {{u"clientId"_s, u"sandbox"_s}, {u"clientSecret"_s, u"sandbox-secret"_s}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().keys(),
                 nested ? QStringList({u"accessToken"_s, u"expiresIn"_s, u"tokenType"_s})
                        : QStringList({u"access_token"_s, u"expires_in"_s, u"token_type"_s}));
        QVERIFY(client.signIn());
        const Answer raised = client.post(u"customers/178921/callouts"_s, live(nested));
        QCOMPARE(raised.status, 201);
        QCOMPARE(client.activeIds(), QList<qint64>{992011});
        QCOMPARE(client.get(u"coverage/1"_s).contentType, "application/vnd.google-earth.kml+xml");
    }

    void raiseAndLists_data() { dialects(); }
    void raiseAndLists()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const Called raised = caller.post(u"customers/178921/callouts"_s, live(nested));
        QCOMPARE(raised.status, 201);
        const QJsonObject callout =
            nested ? raised.object().value(u"callout"_s).toObject() : raised.object();
        QCOMPARE(callout.value(u"status"_s).toString(), u"created"_s);
        QCOMPARE(callout.value(u"latitude"_s).toDouble(), -33.9249);
        QCOMPARE(callout.value(u"url"_s).toString(),
                 nested ? u"https://track.example/c/992011"_s : QString());
        QCOMPARE(raised.object().contains(u"message"_s), nested);
        QCOMPARE(caller.post(u"customers/178921/callouts"_s, live(nested)).status, 200);
        QCOMPARE(caller.get(u"callouts/activeCallouts"_s).array(), QJsonArray{callout});
        QCOMPARE(caller.get(u"customers/178921/callouts"_s).array(), QJsonArray{callout});
        QJsonObject legacy = live(nested);
        legacy.insert(u"customerId"_s, 178922);
        QCOMPARE(caller.post(u"callouts"_s, legacy).status, 201);
        const QJsonObject site{{u"responseTypeId"_s, 1}, {u"predefinedLocationId"_s, 99001}};
        QCOMPARE(caller.post(u"customers/178951/callouts"_s, site).status, 201);
        QJsonObject both = live(nested);
        both.insert(u"predefinedLocationId"_s, 99001);
        QCOMPARE(caller.post(u"customers/178923/callouts"_s, both).status, 400);
        QCOMPARE(caller.get(u"callouts/activeCallouts"_s).array().size(), 3);
    }

    void nestedRead()
    {
        RouteCaller caller(Dialect::Nested);
        const qint64 id = raise(caller, true);
        const Called read = caller.get(u"callouts/%1"_s.arg(id));
        QCOMPARE(read.object().keys(), QStringList({u"callout"_s, u"message"_s}));
        const QJsonObject callout = read.object().value(u"callout"_s).toObject();
        QCOMPARE(callout.keys(),
                 QStringList({u"calloutClassification"_s, u"closedAt"_s, u"createdAt"_s,
                              u"customerId"_s, u"id"_s, u"incidentInformation"_s, u"internalTest"_s,
                              u"status"_s, u"updatedAt"_s, u"url"_s}));
        QCOMPARE(callout[u"calloutClassification"_s][u"value"_s].toString(), u"REAL"_s);
        const QJsonArray incidents = callout.value(u"incidentInformation"_s).toArray();
        QCOMPARE(incidents.size(), 1);
        const QJsonObject incident = incidents[0].toObject();
        QCOMPARE(
            incident[u"responseType"_s].toObject(),
            QJsonObject(
                {{u"id"_s, 1}, {u"value"_s, u"SECURITY"_s}, {u"description"_s, u"Security"_s}}));
        const QJsonObject where = incident.value(u"calloutCurrentLocation"_s).toObject();
        QCOMPARE(where.value(u"latitude"_s).toString(), u"-33.9249"_s);
        QCOMPARE(where.value(u"longitude"_s).toString(), u"18.4241"_s);
        QCOMPARE(where.value(u"accuracy"_s).toDouble(), 7.5);
        QCOMPARE(where.value(u"formattedAddress"_s).toString(), u"Cape Town"_s);
        QVERIFY(!incident[u"incidentCategory"_s][u"description"_s].toString().isEmpty());
    }

    void nestedReadAtASite()
    {
        RouteCaller caller(Dialect::Nested);
        for (int number = 0; number < 4; ++number) // up to an id that five divides
            raise(caller, true), caller.world.callouts.close(992011 + number, caller.nowMs);
        QCOMPARE(caller
                     .post(u"customers/178951/callouts"_s,
                           {{u"responseTypeId"_s, 1}, {u"predefinedLocationId"_s, 99001}})
                     .status,
                 201);
        const QJsonObject incident = caller.get(u"callouts/992015"_s)
                                         .object()[u"callout"_s][u"incidentInformation"_s][0]
                                         .toObject();
        QCOMPARE(incident.value(u"predefinedLocationId"_s).toString(), u"99001"_s);
        QCOMPARE(incident[u"calloutCurrentLocation"_s][u"formattedAddress"_s].toString(),
                 u"Long Street, Cape Town"_s);
        // In lower case, as some real payloads have it.
        QCOMPARE(incident[u"incidentcategory"_s][u"description"_s].toString(), u"Intruder alarm"_s);
    }

    void locationUpdates_data() { dialects(); }
    void locationUpdates()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const qint64 id = raise(caller, nested);
        const QJsonObject body{{u"latitude"_s, -33.95}, {u"longitude"_s, 18.45}};
        const QString plain = u"callouts/%1/location"_s.arg(id);
        const QString returning = u"callouts/%1/updateLocationAndReturnCallout"_s.arg(id);
        QCOMPARE(caller.post(plain, body).object().keys(), QStringList{u"message"_s});
        const auto latitude = [nested](const Called &called) {
            const QJsonValue callout = called.object().value(u"callout"_s);
            return nested ? callout[u"incidentInformation"_s][0][u"calloutCurrentLocation"_s]
                                   [u"latitude"_s]
                                       .toString()
                                       .toDouble()
                          : callout[u"latitude"_s].toDouble();
        };
        QCOMPARE(latitude(caller.post(returning, body)), -33.95);
        caller.world.callouts.close(id, caller.nowMs);
        for (const QString &path : {plain, returning}) {
            const Called closed = caller.post(path, {{u"latitude"_s, 1}, {u"longitude"_s, 1}});
            QCOMPARE(closed.status, 285);
            QVERIFY(!closed.message().isEmpty());
            QCOMPARE(latitude(closed), -33.95);
        }
    }

    void cancelAnswers_data() { dialects(); }
    void cancelAnswers()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const qint64 id = raise(caller, nested);
        const QString path = u"callouts/%1/cancel"_s.arg(id);
        for (const QJsonObject &body : {QJsonObject{{u"safeCode"_s, u"0000"_s}},
                                        QJsonObject{{u"safeCode"_s, u"4567"_s}}, QJsonObject()}) {
            const Called answer = caller.post(path, body);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.object().keys(),
                     nested ? QStringList{u"callout"_s}
                            : caller.get(u"callouts/%1"_s.arg(id)).object().keys());
        }
        QStringList verdicts;
        for (const CancelRequest &request : caller.world.cancelRequests()) {
            QCOMPARE(request.calloutId, id);
            QCOMPARE(request.createdMs, caller.nowMs);
            verdicts.append(request.verdict);
        }
        QCOMPARE(verdicts, QStringList({u"duress"_s, u"verified"_s, u"unconditional"_s}));
    }

    void strictWrongCodeIs400_data() { dialects(); }
    void strictWrongCodeIs400()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        caller.world.strictSafeCode = true;
        const QString path = u"callouts/%1/cancel"_s.arg(raise(caller, nested));
        const Called refused = caller.post(path, {{u"safeCode"_s, u"0000"_s}});
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.message().contains(u"safeCode"_s));
        QVERIFY(!refused.body.contains("4567"));
        QVERIFY(caller.world.cancelRequests().isEmpty());
        QCOMPARE(caller.post(path, {{u"safeCode"_s, u"4567"_s}}).status, 200);
        QCOMPARE(caller.world.cancelRequests().size(), 1);
    }

    void events_data() { dialects(); }
    void events()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const QString path = u"callouts/%1/events"_s.arg(raise(caller, nested));
        const QJsonObject all{{u"source"_s, u"operator"_s},
                              {u"event"_s, u"Ask @admin and @team"_s},
                              {u"message"_s, u"Ask @admin and @team"_s}};
        const Called sent = caller.post(path, all);
        QCOMPARE(sent.status, 201);
        const QJsonArray list = caller.get(path).array();
        QCOMPARE(list.size(), 2);
        if (!nested) {
            QCOMPARE(list[1].toObject(), sent.object());
            QCOMPARE(sent.object().size(), 4);
            return;
        }
        QCOMPARE(sent.object().keys(), QStringList({u"calloutEvent"_s, u"calloutEventTags"_s}));
        QCOMPARE(sent.object()[u"calloutEventTags"_s][1][u"tag"_s].toString(), u"team"_s);
        QJsonObject listed = list[1].toObject();
        QCOMPARE(listed.size(), 11);
        QVERIFY(listed.take(u"integrationUser"_s).isNull());
        QCOMPARE(listed, sent.object().value(u"calloutEvent"_s).toObject());
        QCOMPARE(listed[u"event"_s][u"message"_s].toString(), u"Ask @admin and @team"_s);
        QCOMPARE(listed[u"event"_s][u"source"_s].toString(), u"operator"_s);
        QCOMPARE(listed[u"calloutEventTypeId"_s].toInt(), 1);
        QCOMPARE(list[0][u"event"_s][u"message"_s].toString(), u"NEW_CALLOUT"_s);
        QCOMPARE(list[0][u"calloutEventTypeId"_s].toInt(), 2);
    }

    void reasonsAndRatings_data() { dialects(); }
    void reasonsAndRatings()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const qint64 id = raise(caller, nested);
        const Called reason = caller.post(u"callouts/%1/exceptionReasons"_s.arg(id),
                                          {{u"exceptionReasonId"_s, 102}, {u"notes"_s, u"n"_s}});
        QCOMPARE(reason.status, 201);
        const QJsonObject attached =
            nested ? reason.object()[u"createdExceptionReason"_s].toObject() : reason.object();
        QCOMPARE(attached.value(u"id"_s).toInteger(), 12345);
        QCOMPARE(attached.value(u"reason"_s).toString(), u"False alarm triggered"_s);
        caller.world.callouts.close(id, caller.nowMs);
        const Called rated = caller.post(
            u"ratings"_s, {{u"calloutId"_s, id},
                           {u"rating"_s, 4},
                           {nested ? u"additionalDetails"_s : u"comment"_s, u"quick"_s}});
        QCOMPARE(rated.status, 201);
        const QJsonObject rating =
            nested ? rated.object()[u"calloutRatingPostResult"_s].toObject() : rated.object();
        QCOMPARE(rating.value(u"id"_s).toInteger(), 4523);
        const QJsonObject item =
            nested ? QJsonObject{{u"calloutRatingId"_s, 4523},
                                 {u"ratingItemDescription"_s, u"Response time"_s},
                                 {u"sentiment"_s, u"negative"_s}}
                   : QJsonObject{{u"ratingId"_s, 4523}, {u"ratingItemId"_s, 12}, {u"score"_s, 2}};
        const Called scored = caller.post(u"rating-items"_s, item);
        QCOMPARE(scored.status, 201);
        const QJsonObject result =
            nested ? scored.object()[u"calloutRatingItemResults"_s].toObject() : scored.object();
        QCOMPARE(result.value(u"id"_s).toInteger(), 9876);
        QCOMPARE(result.value(u"ratingItemId"_s).toInteger(), 12);
        QCOMPARE(caller.post(u"rating-items"_s, item).object(), scored.object());
    }

    void otherDialectIsRefused_data()
    {
        QTest::addColumn<bool>("nested");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const QString raise = u"customers/178922/callouts"_s;
        QTest::newRow("raise, flat")
            << false << raise
            << QByteArray(R"({"responseTypeId":1,"location":{"latitude":1,"longitude":1}})")
            << u"location"_s;
        QTest::newRow("raise, nested")
            << true << raise << QByteArray(R"({"responseTypeId":1,"latitude":1,"longitude":1})")
            << u"latitude"_s;
        QTest::newRow("rating, flat")
            << false << u"ratings"_s
            << QByteArray(R"({"calloutId":992011,"rating":4,"additionalDetails":"x"})")
            << u"additionalDetails"_s;
        QTest::newRow("rating, nested")
            << true << u"ratings"_s
            << QByteArray(R"({"calloutId":992011,"rating":4,"comment":"x"})") << u"comment"_s;
        QTest::newRow("item, flat")
            << false << u"rating-items"_s
            << QByteArray(R"({"calloutRatingId":1,"ratingItemDescription":"Response time"})")
            << u"calloutRatingId"_s;
        QTest::newRow("item, nested")
            << true << u"rating-items"_s
            << QByteArray(R"({"ratingId":1,"ratingItemId":12,"score":4})") << u"ratingId"_s;
    }
    void otherDialectIsRefused()
    {
        QFETCH(const bool, nested);
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, field);
        RouteCaller caller(chosen(nested));
        const Called refused = caller.post(path, QJsonDocument::fromJson(body).object());
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.message().contains(field), qPrintable(refused.message()));
        QVERIFY(refused.message().contains(nested ? u"speaks the nested"_s : u"speaks the flat"_s));
        QCOMPARE(caller.world.callouts.activeCount(), 0);
    }

    void nestedValidation_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const QString raise = u"customers/178922/callouts"_s;
        QTest::newRow("nowhere") << raise << QByteArray(R"({"responseTypeId":1})") << u"location"_s;
        QTest::newRow("no object")
            << raise << QByteArray(R"({"responseTypeId":1,"location":5})") << u"location"_s;
        QTest::newRow("half") << raise
                              << QByteArray(R"({"responseTypeId":1,"location":{"latitude":1}})")
                              << u"location.longitude"_s;
        QTest::newRow("range")
            << raise
            << QByteArray(R"({"responseTypeId":1,"location":{"latitude":91,"longitude":1}})")
            << u"location.latitude"_s;
        const QString events = u"callouts/992011/events"_s;
        QTest::newRow("only flat") << events << QByteArray(R"({"message":"x"})") << u"event"_s;
        QTest::newRow("no source") << events << QByteArray(R"({"event":"x"})") << u"source"_s;
        const QString reasons = u"callouts/992011/exceptionReasons"_s;
        QTest::newRow("no id") << reasons << QByteArray(R"({"notes":"x"})")
                               << u"exceptionReasonId"_s;
        const QString items = u"rating-items"_s;
        QTest::newRow("item") << items
                              << QByteArray(
                                     R"({"calloutRatingId":1,"ratingItemDescription":"Colour"})")
                              << u"ratingItemDescription"_s;
        QTest::newRow("other item")
            << items
            << QByteArray(
                   R"({"calloutRatingId":1,"ratingItemDescription":"Response time","ratingItemId":13})")
            << u"ratingItemId"_s;
        QTest::newRow("sentiment")
            << items
            << QByteArray(
                   R"({"calloutRatingId":1,"ratingItemDescription":"Response time","sentiment":"meh"})")
            << u"sentiment"_s;
        QTest::newRow("no rating")
            << items
            << QByteArray(R"({"calloutRatingId":1,"ratingItemDescription":"Response time"})")
            << u"calloutRatingId"_s;
    }
    void nestedValidation()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, field);
        RouteCaller caller(Dialect::Nested);
        QCOMPARE(raise(caller, true), 992011);
        const Called refused = caller.post(path, QJsonDocument::fromJson(body).object());
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.message().contains(field), qPrintable(refused.message()));
    }

    void switchedWhileRunning()
    {
        RouteCaller caller;
        const qint64 id = raise(caller, false);
        const QString list = u"callouts/activeCallouts"_s;
        QVERIFY(!caller.get(list).array()[0].toObject().contains(u"url"_s));
        caller.world.setDialect(Dialect::Nested);
        QVERIFY(caller.get(list).array()[0].toObject().contains(u"url"_s));
        QVERIFY(caller.get(u"callouts/%1"_s.arg(id)).object().contains(u"callout"_s));
        caller.world.callouts.setStatus(id, u"Responder Dispatched"_s);
        QVERIFY(caller.get(list).array()[0].toObject().contains(u"url"_s));
        caller.world.setDialect(Dialect::Flat);
        QVERIFY(!caller.get(list).array()[0].toObject().contains(u"url"_s));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxDialects)
#include "tst_sandbox_dialects.moc"
