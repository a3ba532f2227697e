// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every operation of DirectoryApi against a server: method, path, body, and what comes back.
#include "panicapi/httpdirectoryapi.h"
#include "tests/panicapi/apifixture.h"
#include "tests/support/logtrap.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestDirectory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createCustomer();
    void updateCustomerWithoutBody();
    void deleteCustomer();
    void numberNeverComesBack_data();
    void numberNeverComesBack();
    void subscriptions();
    void writeSubscriptions();
    void cancelSubscription();
    void fixedLocations();
    void writeFixedLocations();
    void deletionsLeaveOnce();
    void coverage();
    void sharesTokenAndConnection();
    void nestedIsWrittenNested();
    void emptyAnswers();
    void endsWithItsContext();

private:
    template <typename T> void wait(Outcome<T> &outcome)
    {
        QVERIFY(outcome.arrives());
        QVERIFY2(outcome.ok(), qPrintable(outcome.error().detail));
    }
};

namespace {

struct DirectoryBench : Bench {
    explicit DirectoryBench(Credentials credentials = pastedToken(),
                            HttpPanicApiOptions options = {})
        : Bench(std::move(credentials), std::move(options)), directory(api->transport())
    {
    }
    HttpDirectoryApi directory;
};

CustomerDraft thandi(CustomerId id = 0)
{
    CustomerDraft draft;
    draft.id = id;
    draft.name = u"Thandi"_s;
    draft.surname = u"Mokoena"_s;
    draft.mobile = u"+27 82 123 4567"_s;
    return draft;
}

} // namespace

void TestDirectory::createCustomer()
{
    DirectoryBench bench;
    bench.server.reply("POST", path("/customers"),
                       Reply::json(201, R"({"id":178921,"firstName":"Thandi","lastName":"Mokoena",)"
                                        R"("mobileNumber":"+27821234567","customerSourceId":12})"));
    Outcome<Customer> outcome;
    bench.directory.createCustomer(thandi(), &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->id, 178921);
    QCOMPARE((*outcome.result)->mobile, MaskedNumber::fromFull(u"+27821234567"));
    QCOMPARE(bench.server.last("POST", path("/customers")).body,
             R"({"firstName":"Thandi","lastName":"Mokoena","mobileNumber":"+27 82 123 4567"})");
}

void TestDirectory::updateCustomerWithoutBody()
{
    DirectoryBench bench;
    for (const char *body : {"", R"({"message":"Request completed successfully."})"}) {
        bench.server.reply("PUT", path("/customers/178921"), Reply::json(200, body));
        Outcome<Customer> outcome;
        bench.directory.updateCustomer(thandi(178921), &bench.context, outcome.callback());
        wait(outcome);
        QCOMPARE((*outcome.result)->id, 178921);
        QCOMPARE((*outcome.result)->surname, u"Mokoena"_s);
        QCOMPARE((*outcome.result)->mobile, MaskedNumber::fromFull(u"+27821234567"));
    }
    const Request sent = bench.server.last("PUT", path("/customers/178921"));
    QCOMPARE(sent.headers.value("content-type"), "application/json");
    QCOMPARE(sent.headers.value("content-length"), QByteArray::number(sent.body.size()));
}

void TestDirectory::deleteCustomer()
{
    DirectoryBench bench;
    bench.server.reply("POST", path("/customers/5/delete"),
                       Reply::json(200, R"({"message":"Customer 5 deleted."})"));
    Outcome<QString> outcome;
    bench.directory.deleteCustomer(5, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE(**outcome.result, u"Customer 5 deleted."_s);
}

void TestDirectory::numberNeverComesBack_data()
{
    QTest::addColumn<QByteArray>("echo");
    QTest::newRow("as sent") << "+27 82 123 4567 exists already"_ba;
    QTest::newRow("digits") << "27821234567 exists already"_ba;
    QTest::newRow("national") << "0821234567 exists already"_ba;
    QTest::newRow("safe code") << "code 4567 is taken"_ba;
}

void TestDirectory::numberNeverComesBack()
{
    QFETCH(const QByteArray, echo);
    const LogTrap trap;
    DirectoryBench bench;
    bench.server.reply("POST", path("/customers"),
                       Reply::json(409, R"({"message":")" + echo + R"("})"));
    Outcome<Customer> outcome;
    bench.directory.createCustomer(thandi(), &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Conflict);
    QVERIFY(!outcome.error().detail.isEmpty());
    QVERIFY(!outcome.error().detail.contains("4567"_L1));
    QVERIFY(!trap.text().contains("4567"_L1));
}

void TestDirectory::subscriptions()
{
    DirectoryBench bench;
    bench.server.reply(
        "GET", path("/customers/178921/subscriptions"),
        Reply::json(200, R"([{"id":8811,"subscriptionTypeId":4,"status":"active"}])"));
    bench.server.reply(
        "GET", path("/subscriptions/8811"),
        Reply::json(200, R"({"subscription":{"id":8811,"customerId":5},"dependents":[{"id":6}]})"));
    bench.server.reply("GET", path("/subscriptions/subscriptionTypes"),
                       Reply::json(200, R"([{"id":4,"name":"WEB_SIGNUP_SINGLE"}])"));
    Outcome<QList<Subscription>> list;
    bench.directory.subscriptions(178921, &bench.context, list.callback());
    wait(list);
    QCOMPARE((*list.result)->value(0).customerId, 178921);
    QCOMPARE((*list.result)->value(0).typeId, 4);
    Outcome<Subscription> one;
    bench.directory.subscription(8811, &bench.context, one.callback());
    wait(one);
    QCOMPARE((*one.result)->dependants, QList<CustomerId>{6});
    Outcome<QList<SubscriptionType>> types;
    bench.directory.subscriptionTypes(&bench.context, types.callback());
    wait(types);
    QCOMPARE((*types.result)->value(0).name, u"WEB_SIGNUP_SINGLE"_s);
}

void TestDirectory::writeSubscriptions()
{
    DirectoryBench bench;
    bench.server.reply("POST", path("/subscriptions"),
                       Reply::json(201, R"({"id":8811,"customerId":5,"subscriptionTypeId":4})"));
    bench.server.reply("PUT", path("/subscriptions/8811"), Reply::json(204, ""));
    Subscription wanted;
    wanted.customerId = 5;
    wanted.typeId = 4;
    Outcome<Subscription> created;
    bench.directory.createSubscription(wanted, &bench.context, created.callback());
    wait(created);
    QCOMPARE((*created.result)->id, 8811);
    QCOMPARE(bench.server.last("POST", path("/subscriptions")).body,
             R"({"customerId":5,"subscriptionTypeId":4})");
    wanted.id = 8811;
    Outcome<Subscription> changed;
    bench.directory.updateSubscription(wanted, &bench.context, changed.callback());
    wait(changed);
    QCOMPARE(**changed.result, wanted);
}

void TestDirectory::cancelSubscription()
{
    DirectoryBench bench;
    bench.server.reply("DELETE", path("/subscriptions/8811"),
                       Reply::json(200, R"({"message":"Cancelled."})"));
    Outcome<QString> outcome;
    bench.directory.cancelSubscription(8811, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE(**outcome.result, u"Cancelled."_s);
    const Request sent = bench.server.last("DELETE", path("/subscriptions/8811"));
    QCOMPARE(sent.body, "");
    QCOMPARE(sent.headers.value("authorization"), "Bearer pasted-token");
}

void TestDirectory::fixedLocations()
{
    DirectoryBench bench;
    const QByteArray site = R"({"id":99001,"externalReferenceId":"S","locationIdentifier":"S",)"
                            R"("latitude":"-33.5","longitude":"18.5","duressCode":"9911",)"
                            R"("calloutLocationType.value":"RETAIL"})";
    bench.server.reply("GET", path("/predefinedLocations"), Reply::json(200, "[" + site + "]"));
    bench.server.reply("GET", path("/predefinedLocations/99001"), Reply::json(200, site));
    Outcome<QList<FixedLocation>> list;
    bench.directory.fixedLocations(&bench.context, list.callback());
    wait(list);
    Outcome<FixedLocation> one;
    bench.directory.fixedLocation(99001, &bench.context, one.callback());
    wait(one);
    QCOMPARE((*list.result)->value(0), **one.result);
    QCOMPARE((*one.result)->typeName, u"RETAIL"_s);
    QCOMPARE((*one.result)->point, std::optional(LatLon{-33.5, 18.5}));
}

void TestDirectory::writeFixedLocations()
{
    DirectoryBench bench;
    bench.server.reply("POST", path("/predefinedLocations"),
                       Reply::json(201, R"({"id":9,"name":"Shop","externalReferenceId":"S"})"));
    bench.server.reply("PUT", path("/predefinedLocations/9"), Reply::json(204, ""));
    FixedLocation site;
    site.name = u"Shop"_s;
    site.externalReference = u"S"_s;
    Outcome<FixedLocation> created;
    bench.directory.createFixedLocation(site, &bench.context, created.callback());
    wait(created);
    QCOMPARE((*created.result)->id, 9);
    site.id = 9;
    site.point = LatLon{-33.5, 18.5};
    Outcome<FixedLocation> changed;
    bench.directory.updateFixedLocation(site, &bench.context, changed.callback());
    wait(changed);
    QCOMPARE(**changed.result, site);
    QCOMPARE(bench.server.last("PUT", path("/predefinedLocations/9")).body,
             R"({"externalReferenceId":"S","latitude":-33.5,"longitude":18.5,"name":"Shop"})");
}

void TestDirectory::deletionsLeaveOnce()
{
    DirectoryBench bench;
    // A connection that is open already: Qt would send a request on it again by itself.
    bench.server.reply("GET", path("/predefinedLocations"), Reply::json(200, "[]"));
    Outcome<QList<FixedLocation>> list;
    bench.directory.fixedLocations(&bench.context, list.callback());
    wait(list);
    bench.server.reply("DELETE", path("/predefinedLocations/9"), Reply::hangUp());
    Outcome<QString> outcome;
    bench.directory.deleteFixedLocation(9, &bench.context, outcome.callback());
    QVERIFY(outcome.arrives());
    QCOMPARE(outcome.error().kind, Kind::Offline);
    QCOMPARE(bench.server.count("DELETE", path("/predefinedLocations/9")), 1);
}

void TestDirectory::coverage()
{
    DirectoryBench bench;
    const QByteArray kml =
        "<kml><Placemark><name>City</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        "18,-34 19,-34 19,-33</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        "</kml>";
    bench.server.reply("GET", path("/coverage/2"),
                       Reply::raw("HTTP/1.1 200 OK\r\nContent-Type: "
                                  "application/vnd.google-earth.kml+xml\r\n\r\n"
                                  + kml));
    Outcome<Coverage> outcome;
    bench.directory.coverage(2, &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE((*outcome.result)->responseTypeId, 2);
    QCOMPARE((*outcome.result)->polygons.value(0).outer.size(), 3);
    QVERIFY(bench.server.last("GET", path("/coverage/2"))
                .headers.value("accept")
                .startsWith("application/vnd.google-earth.kml+xml"));
}

void TestDirectory::sharesTokenAndConnection()
{
    DirectoryBench bench(clientCredentials());
    bench.server.reply("GET", path("/callouts/activeCallouts"), Reply::json(200, "[]"));
    bench.server.reply("GET", path("/predefinedLocations"), Reply::json(200, "[]"));
    Outcome<Snapshot> callouts;
    bench.api->activeCallouts(&bench.context, callouts.callback());
    wait(callouts);
    Outcome<QList<FixedLocation>> sites;
    bench.directory.fixedLocations(&bench.context, sites.callback());
    wait(sites);
    QCOMPARE(bench.server.count("POST", path("/oauth/token")), 1);
    QCOMPARE(bench.server.last("GET", path("/predefinedLocations")).connection, 1);
}

void TestDirectory::nestedIsWrittenNested()
{
    HttpPanicApiOptions options;
    options.dialect = DialectChoice::Nested;
    DirectoryBench bench(clientCredentials(), options); // whose token is flat
    bench.server.reply("POST", path("/customers"), Reply::json(204, ""));
    Outcome<Customer> outcome;
    bench.directory.createCustomer(thandi(), &bench.context, outcome.callback());
    wait(outcome);
    QCOMPARE(bench.server.last("POST", path("/customers")).body,
             R"({"customer":{"mobile":"+27 82 123 4567","name":"Thandi","surname":"Mokoena"}})");
}

void TestDirectory::emptyAnswers()
{
    DirectoryBench bench;
    bench.server.reply("POST", path("/customers/5/delete"), Reply::json(204, ""));
    bench.server.reply("DELETE", path("/subscriptions/5"), Reply::json(204, ""));
    bench.server.reply("DELETE", path("/predefinedLocations/5"), Reply::json(204, ""));
    Outcome<QString> customer;
    Outcome<QString> subscription;
    Outcome<QString> site;
    bench.directory.deleteCustomer(5, &bench.context, customer.callback());
    bench.directory.cancelSubscription(5, &bench.context, subscription.callback());
    bench.directory.deleteFixedLocation(5, &bench.context, site.callback());
    wait(customer);
    wait(subscription);
    wait(site);
    QCOMPARE(**site.result, QString());
    // A list is never empty by having no body.
    bench.server.reply("GET", path("/predefinedLocations"), Reply::json(204, ""));
    Outcome<QList<FixedLocation>> list;
    bench.directory.fixedLocations(&bench.context, list.callback());
    QVERIFY(list.arrives());
    QCOMPARE(list.error().kind, Kind::Malformed);
}

void TestDirectory::endsWithItsContext()
{
    Bench bench;
    auto directory = std::make_unique<HttpDirectoryApi>(bench.api->transport());
    bench.server.reply("GET", path("/predefinedLocations"), Reply::blackHole());
    Outcome<QList<FixedLocation>> outcome;
    directory->fixedLocations(nullptr, outcome.callback());
    QTRY_COMPARE(bench.server.requests().size(), 1);
    directory.reset();
    QTRY_COMPARE(bench.server.openConnections(), 0);
    QCOMPARE(outcome.calls, 0);
}

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
