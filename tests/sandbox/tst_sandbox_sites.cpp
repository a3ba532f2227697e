// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routecaller.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace sandbox;

// Fixed locations, their callouts, and coverage: contract 7.3 and 8, in both dialects.
class tst_SandboxSites final : public QObject {
    Q_OBJECT

private:
    static void dialects()
    {
        QTest::addColumn<bool>("nested");
        QTest::newRow("flat") << false;
        QTest::newRow("nested") << true;
    }
    static Dialect chosen(bool nested) { return nested ? Dialect::Nested : Dialect::Flat; }
    static QJsonObject newSite(bool nested, const QString &reference)
    {
        if (!nested) {
            return {{u"name"_s, u"North Gate"_s},
                    {u"externalReferenceId"_s, reference},
                    {u"latitude"_s, -26.1},
                    {u"longitude"_s, 28.05},
                    {u"address"_s, u"Gate Road"_s}};
        }
        return {{u"locationIdentifier"_s, u"gate-n"_s}, {u"locationDescription"_s, u"North Gate"_s},
                {u"externalReferenceId"_s, reference},  {u"latitude"_s, u"-26.1"_s},
                {u"longitude"_s, u"28.05"_s},           {u"formattedAddress"_s, u"Gate Road"_s},
                {u"calloutLocationTypeId"_s, 3}};
    }

private slots:
    void siteIsCreatedChangedAndDeleted_data() { dialects(); }
    void siteIsCreatedChangedAndDeleted()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const qsizetype before = caller.get(u"predefinedLocations"_s).array().size();
        QCOMPARE(before, roster::fixedLocations().size());
        const Called created =
            caller.post(u"predefinedLocations"_s, newSite(nested, u"gate/north 1"_s));
        QCOMPARE(created.status, 201);
        const QJsonObject site = created.object();
        const QString path = u"predefinedLocations/%1"_s.arg(site.value(u"id"_s).toInteger());
        QCOMPARE(caller.get(path).object(), site);
        QCOMPARE(caller.get(u"predefinedLocations"_s).array().size(), before + 1);
        QCOMPARE(caller.post(u"predefinedLocations"_s, newSite(nested, u"gate/north 1"_s)).status,
                 400);
        // A slash in the reference is not the end of a path segment.
        const Called raised =
            caller.post(u"predefinedLocations/externalRef/gate%2Fnorth%201/callouts"_s,
                        {{u"responseTypeId"_s, 2}});
        QCOMPARE(raised.status, 201);
        QVERIFY(site.value(u"customerId"_s).isNull());
        const QJsonObject change = nested ? QJsonObject{{u"formattedAddress"_s, u"New Road"_s},
                                                        {u"latitude"_s, u"-30"_s},
                                                        {u"longitude"_s, u"20"_s}}
                                          : QJsonObject{{u"name"_s, u"South Gate"_s},
                                                        {u"latitude"_s, -30},
                                                        {u"longitude"_s, 20}};
        const Called changed = caller.put(path, change);
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.object()[u"latitude"_s], nested ? QJsonValue(u"-30"_s) : QJsonValue(-30));
        QCOMPARE(caller.del(path).status, 200);
        QCOMPARE(caller.get(path).status, 404);
        QCOMPARE(caller.put(path, change).status, 404);
        QCOMPARE(caller.del(path).status, 404);
        QCOMPARE(caller.get(u"predefinedLocations"_s).array().size(), before);
        QCOMPARE(caller.post(u"predefinedLocations"_s, newSite(nested, u"gate/north 1"_s)).status,
                 201);
    }

    void siteShapes()
    {
        RouteCaller flat;
        QCOMPARE(flat.get(u"predefinedLocations/99001"_s).object(),
                 QJsonObject({{u"id"_s, 99001},
                              {u"name"_s, u"Long Street Store"_s},
                              {u"externalReferenceId"_s, u"STORE-001"_s},
                              {u"latitude"_s, -33.9249},
                              {u"longitude"_s, 18.4241},
                              {u"customerId"_s, 178951}}));
        RouteCaller nested(Dialect::Nested);
        const QJsonObject site = nested.get(u"predefinedLocations/99001"_s).object();
        QCOMPARE(site.size(), 26);
        QCOMPARE(site.value(u"latitude"_s).toString(), u"-33.9249"_s);
        QCOMPARE(site.value(u"formattedAddress"_s).toString(), u"Long Street, Cape Town"_s);
        QCOMPARE(site.value(u"locationIdentifier"_s).toString(), u"STORE-001"_s);
        QCOMPARE(site.value(u"calloutLocationType.value"_s).toString(), u"RETAIL"_s);
        QVERIFY(!site.contains(u"calloutLocationType"_s));
        QCOMPARE(site.value(u"securityCoverage"_s), QJsonValue(true));
    }

    void wrongSitesAreRefused_data()
    {
        QTest::addColumn<bool>("nested");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("flat text coordinate") << false << u"latitude"_s << QJsonValue(u"-26"_s);
        QTest::newRow("flat nested member") << false << u"formattedAddress"_s << QJsonValue(u"a"_s);
        QTest::newRow("flat no name") << false << u"name"_s << QJsonValue();
        QTest::newRow("flat reference") << false << u"externalReferenceId"_s << QJsonValue(u" "_s);
        QTest::newRow("flat customer") << false << u"customerId"_s << QJsonValue(1);
        QTest::newRow("nested number") << true << u"latitude"_s << QJsonValue(-26);
        QTest::newRow("nested range") << true << u"longitude"_s << QJsonValue(u"181"_s);
        QTest::newRow("nested word") << true << u"latitude"_s << QJsonValue(u"south"_s);
        QTest::newRow("nested flat member") << true << u"name"_s << QJsonValue(u"a"_s);
        QTest::newRow("nested type") << true << u"calloutLocationTypeId"_s << QJsonValue(77);
        QTest::newRow("nested identifier") << true << u"locationIdentifier"_s << QJsonValue();
    }
    void wrongSitesAreRefused()
    {
        QFETCH(const bool, nested);
        QFETCH(const QString, member);
        QFETCH(const QJsonValue, value);
        RouteCaller caller(chosen(nested));
        QJsonObject body = newSite(nested, u"site"_s);
        body.insert(member, value);
        const Called refused = caller.post(u"predefinedLocations"_s, body);
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.message().contains(member), qPrintable(refused.message()));
    }

    void raisingAtAReference_data() { dialects(); }
    void raisingAtAReference()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const QString path = u"predefinedLocations/externalRef/STORE-001/callouts"_s;
        if (!nested)
            QCOMPARE(caller.post(path).status, 400); // responseTypeId
        const QJsonObject body = nested ? QJsonObject{{u"installerIdentifier"_s, u"fitter-7"_s}}
                                        : QJsonObject{{u"responseTypeId"_s, 1}};
        const Called raised = caller.post(path, body);
        QCOMPARE(raised.status, 201);
        const QJsonObject callout =
            nested ? raised.object().value(u"callout"_s).toObject() : raised.object();
        QCOMPARE(callout.value(u"predefinedLocationId"_s).toInteger(), 99001);
        QCOMPARE(callout.value(u"customerId"_s).toInteger(), 178951);
        QCOMPARE(callout.contains(u"url"_s), nested);
        if (nested) {
            QCOMPARE(raised.object().keys(), QStringList({u"callout"_s, u"externalReferenceId"_s,
                                                          u"installerIdentifier"_s, u"message"_s}));
            QCOMPARE(raised.object()[u"installerIdentifier"_s].toString(), u"fitter-7"_s);
        }
        QCOMPARE(caller.post(path, body).status, 200);
        const Called unknown =
            caller.post(u"predefinedLocations/externalRef/NOWHERE/callouts"_s, body);
        QCOMPARE(unknown.status, 400);
        QVERIFY(unknown.message().contains(u"NOWHERE"_s));
    }

    void coverageIsKml()
    {
        RouteCaller caller;
        const Called answer = caller.get(u"coverage/1"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.contentType, "application/vnd.google-earth.kml+xml");
        QXmlStreamReader xml(answer.body);
        int placemarks = 0;
        int rings = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"Placemark"_s)
                ++placemarks;
            if (xml.isStartElement() && xml.name() == u"coordinates"_s) {
                ++rings;
                const QStringList points = xml.readElementText().split(u' ');
                QVERIFY(points.size() >= 4);
                QCOMPARE(points.constFirst(), points.constLast());
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(placemarks, 4);
        QCOMPARE(rings, 5);
        QVERIFY(caller.get(u"coverage/3"_s).body != answer.body);
        QCOMPARE(caller.get(u"coverage/9"_s).status, 404);
        // The sites of the story lie inside, the Karoo does not.
        const QJsonArray sites = caller.get(u"predefinedLocations"_s).array();
        QVERIFY(!sites.isEmpty());
        for (const FixedLocation &site : caller.world.directory.fixedLocations()) {
            QVERIFY2(site.securityCoverage.value_or(false), qPrintable(site.name));
        }
    }
};

QTEST_GUILESS_MAIN(tst_SandboxSites)
#include "tst_sandbox_sites.moc"
