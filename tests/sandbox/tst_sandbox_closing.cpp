// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routecaller.h"

#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

// What a callout leaves behind: report, map and dismissal (contract 6.12, 6.13, 6.18).
class tst_SandboxClosing final : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 minute = 60000;

    static void dialects()
    {
        QTest::addColumn<bool>("nested");
        QTest::newRow("flat") << false;
        QTest::newRow("nested") << true;
    }
    static Dialect chosen(bool nested) { return nested ? Dialect::Nested : Dialect::Flat; }

    static Callout raised(RouteCaller &caller, qint64 customerId)
    {
        Callout callout;
        callout.customerId = customerId;
        callout.status = u"created"_s;
        callout.position = GeoPoint{-33.9249, 18.4241};
        callout.createdMs = caller.nowMs;
        callout = caller.world.callouts.create(callout);
        caller.world.events.addLifecycle(callout.id, u"NEW_CALLOUT"_s, caller.nowMs);
        return callout;
    }
    static void reach(RouteCaller &caller, qint64 id, const char *status, const QString &event)
    {
        caller.world.callouts.setStatus(id, QString::fromLatin1(status));
        caller.world.events.addLifecycle(id, event, caller.nowMs);
    }
    // The times of the contract's example.
    static qint64 resolved(RouteCaller &caller)
    {
        const qint64 id = raised(caller, 178921).id;
        caller.nowMs += 2 * minute;
        reach(caller, id, status::dispatched, u"RESPONDER_MANUALLY_DISPATCHED"_s);
        caller.world.callouts.setResponder(
            {id, u"Unit 7"_s, {-33.95, 18.46}, {-33.93, 18.43}, 2 * minute, 11 * minute});
        caller.nowMs += 9 * minute;
        reach(caller, id, status::arrived, u"RESPONDER_ARRIVED_ON_SCENE"_s);
        caller.nowMs += 14 * minute;
        reach(caller, id, status::completed, u"RESPONDER_COMPLETED"_s);
        caller.world.events.add(id, EventType::Chat, u"Nobody found."_s, u"responder"_s,
                                caller.nowMs);
        caller.nowMs += 5 * minute;
        caller.world.callouts.close(id, caller.nowMs);
        return id;
    }

private slots:
    void nothingBeforeClosing()
    {
        RouteCaller caller;
        const QString path = u"callouts/%1"_s.arg(raised(caller, 178921).id);
        for (const QString &last : {u"/resolutionReport"_s, u"/maps"_s, u"/maps/picture.png"_s}) {
            const Called answer = caller.get(path + last);
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.message().contains(u"not closed"_s));
            QCOMPARE(caller.get(u"callouts/1"_s + last).status, 404);
        }
        const Called dismissed = caller.post(path + u"/dismiss"_s);
        QCOMPARE(dismissed.status, 400);
        QVERIFY(dismissed.message().contains(u"active"_s));
        QCOMPARE(caller.post(u"callouts/1/dismiss"_s).status, 404);
    }

    void notYetForSomeSecondsOfTheStory()
    {
        RouteCaller caller;
        const qint64 id = resolved(caller); // 992011: eight seconds
        const QString path = u"callouts/%1/resolutionReport"_s.arg(id);
        caller.nowMs += 7999;
        const Called early = caller.get(path);
        QCOMPARE(early.status, 404);
        QVERIFY(early.message().contains(u"not ready yet"_s));
        caller.nowMs += 1;
        QCOMPARE(caller.get(path).status, 200);
        // Twice as fast, half as long.
        caller.nowMs -= 4000;
        QCOMPARE(caller.get(path).status, 404);
        caller.world.clock = StoryClock(0, RouteCaller::start, 2.0);
        QCOMPARE(caller.get(path).status, 200);
    }

    void reportHasTheRealTimes_data() { dialects(); }
    void reportHasTheRealTimes()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const qint64 id = resolved(caller);
        caller.nowMs += minute;
        QCOMPARE(caller.get(u"callouts/%1/resolutionReport"_s.arg(id)).object(),
                 QJsonObject({{u"calloutId"_s, id},
                              {u"status"_s, u"closed"_s},
                              {u"createdAt"_s, u"2027-01-15T08:00:00Z"_s},
                              {u"dispatchedAt"_s, u"2027-01-15T08:02:00Z"_s},
                              {u"arrivedAt"_s, u"2027-01-15T08:11:00Z"_s},
                              {u"completedAt"_s, u"2027-01-15T08:25:00Z"_s},
                              {u"closedAt"_s, u"2027-01-15T08:30:00Z"_s},
                              {u"responseTimeSeconds"_s, 660},
                              {u"resolutionTimeSeconds"_s, 1800},
                              {u"outcome"_s, u"Resolved"_s},
                              {u"responderUnit"_s, u"Unit 7"_s},
                              {u"notes"_s, u"Nobody found."_s}}));
    }

    void outcomeFollowsTheCancel_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("right code")
            << QJsonObject{{u"safeCode"_s, u"4567"_s}} << u"Cancelled by customer"_s;
        QTest::newRow("no code") << QJsonObject() << u"Response no longer required"_s;
        // Nothing in the report tells of it.
        QTest::newRow("wrong code")
            << QJsonObject{{u"safeCode"_s, u"0000"_s}} << u"Closed without response"_s;
    }
    void outcomeFollowsTheCancel()
    {
        QFETCH(const QJsonObject, body);
        QFETCH(const QString, outcome);
        RouteCaller caller;
        const qint64 id = raised(caller, 178921).id;
        QCOMPARE(caller.post(u"callouts/%1/cancel"_s.arg(id), body).status, 200);
        caller.world.callouts.close(id, caller.nowMs);
        caller.nowMs += minute;
        const Called report = caller.get(u"callouts/%1/resolutionReport"_s.arg(id));
        QCOMPARE(report.object().value(u"outcome"_s).toString(), outcome);
        QVERIFY(report.object().value(u"arrivedAt"_s).isNull());
        QVERIFY(report.object().value(u"responseTimeSeconds"_s).isNull());
        QVERIFY(!report.body.toLower().contains("duress"));
    }

    void mapIsAPictureOrItsAddress_data() { dialects(); }
    void mapIsAPictureOrItsAddress()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        caller.world.apiRoot = u"http://127.0.0.1:1/panic-api/v2"_s;
        const qint64 odd = resolved(caller);
        caller.nowMs += minute;
        const QJsonObject byAddress = caller.get(u"callouts/%1/maps"_s.arg(odd)).object();
        QCOMPARE(byAddress.value(u"url"_s).toString(),
                 u"http://127.0.0.1:1/panic-api/v2/callouts/992011/maps/picture.png"_s);
        QVERIFY(byAddress.value(u"image"_s).isNull());
        const Called picture = caller.get(u"callouts/%1/maps/picture.png"_s.arg(odd));
        QCOMPARE(picture.status, 200);
        QCOMPARE(picture.contentType, "image/png");

        const qint64 even = resolved(caller);
        caller.nowMs += minute;
        const QJsonObject inside = caller.get(u"callouts/%1/maps"_s.arg(even)).object();
        QVERIFY(!inside.value(u"url"_s).toString().isEmpty());
        const QByteArray bytes =
            QByteArray::fromBase64(inside.value(u"image"_s).toString().toLatin1());
        QCOMPARE(bytes, caller.get(u"callouts/%1/maps/picture.png"_s.arg(even)).body);
        QImage image;
        QVERIFY(image.loadFromData(bytes, "PNG"));
        QCOMPARE(image.size(), QSize(640, 400));
        const auto count = [&image](QRgb colour) {
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == colour;
            }
            return pixels;
        };
        QVERIFY(count(qRgb(0xc6, 0x28, 0x28)) > 150); // where the customer was
        QVERIFY(count(qRgb(0x1f, 0x5f, 0xbf)) > 400); // how the responder came
    }

    void mapOfACalloutThatWasNowhere()
    {
        RouteCaller caller;
        Callout callout;
        callout.customerId = 178921;
        callout.status = u"created"_s;
        callout.createdMs = caller.nowMs;
        callout = caller.world.callouts.create(callout);
        caller.world.callouts.close(callout.id, caller.nowMs);
        caller.nowMs += minute;
        const Called picture = caller.get(u"callouts/%1/maps/picture.png"_s.arg(callout.id));
        QImage image;
        QVERIFY(image.loadFromData(picture.body, "PNG"));
    }

    void dismissedOnceClosed()
    {
        RouteCaller caller;
        const qint64 id = resolved(caller);
        const QJsonObject before = caller.get(u"callouts/%1"_s.arg(id)).object();
        const Called answer = caller.post(u"callouts/%1/dismiss"_s.arg(id));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().keys(), QStringList{u"message"_s});
        QCOMPARE(caller.get(u"callouts/%1"_s.arg(id)).object(), before);
    }

    // What the flat dialect cannot say.
    void nestedReadFollowsTheResponse()
    {
        RouteCaller caller(Dialect::Nested);
        const qint64 id = raised(caller, 178921).id;
        const auto incident = [&] {
            return caller.get(u"callouts/%1"_s.arg(id))
                .object()[u"callout"_s][u"incidentInformation"_s][0]
                .toObject();
        };
        for (const QString &name : {u"responder"_s, u"supplier"_s, u"etaSeconds"_s,
                                    u"dispatchedAt"_s, u"arrivedAt"_s, u"completedAt"_s}) {
            QVERIFY(incident().value(name).isNull());
        }
        caller.nowMs += 2 * minute;
        reach(caller, id, status::dispatched, u"RESPONDER_ACKNOWLEDGED_CALLOUT"_s);
        caller.world.callouts.setResponder(
            {id, u"Unit 7"_s, {-33.95, 18.46}, {-33.93, 18.43}, 2 * minute, 11 * minute});
        caller.nowMs += 5 * minute;
        QCOMPARE(incident().value(u"responder"_s).toObject(),
                 QJsonObject({{u"id"_s, 5007},
                              {u"name"_s, u"Unit 7"_s},
                              {u"latitude"_s, u"-33.93"_s},
                              {u"longitude"_s, u"18.43"_s}}));
        QCOMPARE(incident().value(u"etaSeconds"_s).toInteger(), 240);
        QCOMPARE(incident().value(u"dispatchedAt"_s).toString(), u"2027-01-15T08:02:00Z"_s);
        caller.nowMs += 10 * minute;
        QCOMPARE(incident().value(u"etaSeconds"_s).toInteger(), 0); // late, not negative
        caller.world.callouts.setStatus(id, QString::fromLatin1(status::withdrawn));
        QVERIFY(incident().value(u"responder"_s).isNull());
        QVERIFY(incident().value(u"dispatchedAt"_s).isNull());
        reach(caller, id, status::arrived, u"RESPONDER_ARRIVED_ON_SCENE"_s);
        QVERIFY(incident().value(u"responder"_s).isObject());
        QVERIFY(incident().value(u"etaSeconds"_s).isNull());
        QCOMPARE(incident().value(u"arrivedAt"_s).toString(), u"2027-01-15T08:17:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxClosing)
#include "tst_sandbox_closing.moc"
