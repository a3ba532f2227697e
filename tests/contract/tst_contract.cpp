// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every request that the client can send and every answer that the sandbox can give, judged by
// valijson against the OpenAPI description of each dialect (tests/data/contract).
#include "contractbench.h"

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;

namespace {

constexpr LatLon here{-33.9249, 18.4241};

RaiseRequest raiseFor(CustomerId id)
{
    RaiseRequest request;
    request.customerId = id;
    request.responseTypeId = 1;
    request.classificationId = 1;
    request.place = Position{here, 10.0, std::nullopt};
    return request;
}

#define CALL(variable, Type, object, method, ...)                                                  \
    Expected<Type> variable;                                                                       \
    (object).method(__VA_ARGS__ __VA_OPT__(, ) & bench.context, variable.callback());              \
    QVERIFY2(variable.arrives(), #method)

} // namespace

class TestContract final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_seen.clear(); }
    void everyRequestOfTheClientAgrees_data() { dialects(); }
    void everyRequestOfTheClientAgrees();
    void everyAnswerOfTheSandboxAgrees_data() { dialects(); }
    void everyAnswerOfTheSandboxAgrees();
    void theJudgeFindsMistakes_data() { dialects(); }
    void theJudgeFindsMistakes();

private:
    static void dialects();
    static void lookUp(ContractBench &bench);
    static void followACallout(ContractBench &bench, CustomerId customer);
    static void closeACallout(ContractBench &bench, CalloutId id);
    static void workOnSites(ContractBench &bench);
    static void workOnCustomers(ContractBench &bench, CustomerId &customer);
    static void clientAtWork(ContractBench &bench);
    static void provoke(ContractBench &bench);
    static void provokeConflicts(ContractBench &bench);

    QSet<QString> m_seen;
};

void TestContract::dialects()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("flat") << u"flat"_s;
    QTest::newRow("nested") << u"nested"_s;
}

void TestContract::lookUp(ContractBench &bench)
{
    CALL(types, QList<ResponseType>, *bench.api, responseTypes);
    QVERIFY(!types.value().isEmpty());
    CALL(items, QList<RatingItem>, *bench.api, ratingItems);
    CALL(subscriptionTypes, QList<SubscriptionType>, *bench.directory, subscriptionTypes);
    QVERIFY(!subscriptionTypes.value().isEmpty());
    CALL(coverage, Coverage, *bench.directory, coverage, 1);
    QVERIFY(!coverage.value().polygons.isEmpty());
    QCOMPARE(coverage.value().skipped, 0);
}

void TestContract::workOnCustomers(ContractBench &bench, CustomerId &customer)
{
    CALL(created, Customer, *bench.directory, createCustomer, newCustomer());
    customer = created.value().id;
    QVERIFY(customer > 0);
    CALL(read, Customer, *bench.api, customer, customer);
    QCOMPARE(read.value().surname, u"Tester"_s);
    CustomerDraft change = newCustomer();
    change.id = customer;
    change.surname = u"Prover"_s;
    CALL(updated, Customer, *bench.directory, updateCustomer, change);
    QCOMPARE(updated.value().surname, u"Prover"_s);

    CALL(types, QList<SubscriptionType>, *bench.directory, subscriptionTypes);
    Subscription wanted;
    wanted.customerId = customer;
    wanted.typeId = types.value().constFirst().id;
    wanted.validFrom = bench.clock.utcNow() - std::chrono::hours(1);
    wanted.validTo = bench.clock.utcNow() + std::chrono::hours(1);
    CALL(active, Subscription, *bench.directory, createSubscription, wanted);
    wanted.id = active.value().id;
    wanted.validTo = bench.clock.utcNow() + std::chrono::hours(48);
    CALL(longer, Subscription, *bench.directory, updateSubscription, wanted);
    CALL(one, Subscription, *bench.directory, subscription, wanted.id);
    CALL(all, QList<Subscription>, *bench.directory, subscriptions, customer);
    QCOMPARE(bestState(all.value(), bench.clock.utcNow()), SubscriptionState::Active);
}

void TestContract::workOnSites(ContractBench &bench)
{
    FixedLocation site;
    site.externalReference = u"contract-site"_s;
    site.identifier = u"contract-site"_s;
    site.name = u"Contract Site"_s;
    site.address = u"1 Test Road"_s;
    site.point = here;
    site.customerId = 178951;
    CALL(created, FixedLocation, *bench.directory, createFixedLocation, site);
    site.id = created.value().id;
    CALL(list, QList<FixedLocation>, *bench.directory, fixedLocations);
    QVERIFY(list.value().size() > 1);
    CALL(read, FixedLocation, *bench.directory, fixedLocation, site.id);
    QCOMPARE(read.value().name, site.name);
    QCOMPARE(read.value().point, site.point);
    site.name = u"Contract Site, back door"_s;
    CALL(updated, FixedLocation, *bench.directory, updateFixedLocation, site);
    QCOMPARE(updated.value().name, site.name);
    RaiseRequest request = raiseFor(0);
    request.place = RaiseRequest::ReferencedSite{list.value().constFirst().externalReference};
    CALL(raised, Callout, *bench.api, raise, request);
    QVERIFY(raised.value().id > 0);
    CALL(cancelled, Callout, *bench.api, cancelUnconditionally, raised.value().id);
    CALL(gone, QString, *bench.directory, deleteFixedLocation, site.id);
}

void TestContract::followACallout(ContractBench &bench, CustomerId customer)
{
    CALL(raised, Callout, *bench.api, raise, raiseFor(customer));
    CALL(again, Callout, *bench.api, raise, raiseFor(customer));
    const CalloutId id = raised.value().id;
    QCOMPARE(again.value().id, id);
    CALL(mine, Snapshot, *bench.api, customerCallouts, customer);
    QCOMPARE(mine.value().callouts.size(), 1);
    CALL(read, CalloutRead, *bench.api, callout, id);
    CALL(moved, LocationResult, *bench.api, updateLocation, {id, here, 8.0});
    CALL(movedBack, LocationResult, *bench.api, updateLocationAndReturn, {id, here, 8.0});
    QVERIFY(movedBack.value().callout);
    CALL(sent, CalloutEvent, *bench.api, sendEvent, id, u"Contract test speaking."_s);
    CALL(events, QList<CalloutEvent>, *bench.api, events, id);
    QVERIFY(!events.value().isEmpty());
    CALL(cancelled, Callout, *bench.api, cancelVerified, id, *SafeCode::fromText(u"9876"));
}

void TestContract::closeACallout(ContractBench &bench, CalloutId id)
{
    CALL(reasons, QList<ExceptionReason>, *bench.api, exceptionReasons, id);
    CALL(attached, ExceptionReason, *bench.api, attachReason, id, reasons.value().constFirst().id,
         u"contract test"_s);
    CALL(cancelled, Callout, *bench.api, cancelUnconditionally, id);
    // Everything below exists once AURA has closed it, soon after: so often as it takes, but 10 s.
    QElapsedTimer timer;
    timer.start();
    bool written = false;
    while (!written && timer.elapsed() < 10'000) {
        QEventLoop waiting;
        bench.api->resolutionReport(id, &bench.context,
                                    [&](const ApiResult<ResolutionReport> &report) {
                                        written = report.has_value();
                                        waiting.quit();
                                    });
        waiting.exec();
    }
    QVERIFY(written);
    CALL(map, CalloutMap, *bench.api, calloutMap, id);
    // An address instead of the picture names the sandbox itself, which is not who was asked here:
    // the client does not follow it.
    QVERIFY(!map.value().image.isEmpty() || !map.value().url.isEmpty());
    CALL(late, LocationResult, *bench.api, updateLocation, {id, here, {}});
    QVERIFY(late.value().closed);
    CALL(later, LocationResult, *bench.api, updateLocationAndReturn, {id, here, {}});
    QVERIFY(later.value().closed && later.value().callout);
    RatingRequest rating;
    rating.calloutId = id;
    rating.rating = 4;
    rating.details = u"contract test"_s;
    CALL(rated, qint64, *bench.api, rate, rating);
    CALL(items, QList<RatingItem>, *bench.api, ratingItems);
    const RatingItem &item = items.value().constFirst();
    CALL(ratedItem, qint64, *bench.api, rateItem, rated.value(),
         {item.id, item.key, item.description, true});
    CALL(dismissed, QString, *bench.api, dismiss, id);
}

void TestContract::clientAtWork(ContractBench &bench)
{
    lookUp(bench);
    workOnSites(bench);
    CustomerId customer = 0;
    workOnCustomers(bench, customer);
    followACallout(bench, customer);
    CALL(second, Callout, *bench.api, raise, raiseFor(178921));
    CALL(board, Snapshot, *bench.api, activeCallouts);
    QVERIFY(!board.value().callouts.isEmpty());
    closeACallout(bench, second.value().id);
    CALL(all, QList<Subscription>, *bench.directory, subscriptions, customer);
    CALL(ended, QString, *bench.directory, cancelSubscription, all.value().constFirst().id);
    CALL(deleted, QString, *bench.directory, deleteCustomer, customer);

    bench.connect(0, true);
    CALL(legacy, Callout, *bench.api, raise, raiseFor(178922));
    bench.connect(178922, false);
    CALL(scoped, Snapshot, *bench.api, activeCallouts);
    QCOMPARE(scoped.value().callouts.size(), 1);
}

void TestContract::everyRequestOfTheClientAgrees()
{
    QFETCH(const QString, dialect);
    ContractBench bench(dialect);
    clientAtWork(bench);
    if (QTest::currentTestFailed())
        return;
    const QStringList problems = bench.problems(true);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    // Every operation but the one that the console must never call was called.
    QSet<QString> called;
    for (const QString &answer : std::as_const(bench.seen))
        called += answer.section(u' ', 0, 0);
    QStringList missing;
    const QStringList answers = bench.description.allAnswers();
    for (const QString &answer : answers) {
        const QString operation = answer.section(u' ', 0, 0);
        if (!called.contains(operation) && !missing.contains(operation))
            missing += operation;
    }
    QCOMPARE(missing, QStringList{u"createWebhook"_s});
}

/// What no well-behaved client meets: bad tokens, bad bodies, things that are not there.
void TestContract::provoke(ContractBench &bench)
{
    struct Row {
        const char *method;
        const char *path;
    };
    static constexpr Row rows[] = {
        {"GET", "/callouts/activeCallouts"},
        {"GET", "/callouts/%1"},
        {"GET", "/callouts/%1/events"},
        {"GET", "/callouts/%1/exceptionReasons"},
        {"GET", "/callouts/%1/resolutionReport"},
        {"GET", "/callouts/%1/maps"},
        {"GET", "/customers/%1"},
        {"GET", "/customers/%1/callouts"},
        {"GET", "/customers/%1/subscriptions"},
        {"GET", "/subscriptions/%1"},
        {"GET", "/subscriptions/subscriptionTypes"},
        {"GET", "/predefinedLocations"},
        {"GET", "/predefinedLocations/%1"},
        {"GET", "/responseTypes"},
        {"GET", "/rating-items"},
        {"GET", "/coverage/%1"},
        {"POST", "/oauth/token"},
        {"POST", "/oauth/calloutToken"},
        {"POST", "/callouts"},
        {"POST", "/customers"},
        {"POST", "/customers/%1/callouts"},
        {"POST", "/customers/%1/delete"},
        {"POST", "/callouts/%1/location"},
        {"POST", "/callouts/%1/updateLocationAndReturnCallout"},
        {"POST", "/callouts/%1/events"},
        {"POST", "/callouts/%1/exceptionReasons"},
        {"POST", "/callouts/%1/cancel"},
        {"POST", "/callouts/%1/dismiss"},
        {"POST", "/ratings"},
        {"POST", "/rating-items"},
        {"POST", "/subscriptions"},
        {"POST", "/predefinedLocations"},
        {"POST", "/predefinedLocations/externalRef/no-such-site/callouts"},
        {"POST", "/notifiers/webhooks"},
        {"PUT", "/customers/%1"},
        {"PUT", "/subscriptions/%1"},
        {"PUT", "/predefinedLocations/%1"},
        {"DELETE", "/subscriptions/%1"},
        {"DELETE", "/predefinedLocations/%1"},
    };
    const QByteArray good = R"({"clientId":"sandbox","clientSecret":"sandbox-secret"})";
    const auto token = bench.raw->send("POST", u"/oauth/token"_s, good);
    const QJsonObject object = QJsonDocument::fromJson(token.body).object();
    const QByteArray bearer =
        (object["access_token"_L1].toString() + object["accessToken"_L1].toString()).toLatin1();
    QVERIFY(!bearer.isEmpty());
    for (const Row &row : rows) {
        const QString path = QString::fromLatin1(row.path);
        const QString nowhere = path.contains(u'%') ? path.arg(987654321) : path;
        bench.raw->setToken("not-a-token");
        (void)bench.raw->send(row.method, nowhere, QByteArray(row.method) == "GET" ? "" : "{}");
        bench.raw->setToken(bearer);
        (void)bench.raw->send(row.method, nowhere, QByteArray(row.method) == "GET" ? "" : "{}");
        if (QByteArray(row.method) != "GET" && QByteArray(row.method) != "DELETE")
            (void)bench.raw->send(row.method, nowhere, "{\"broken\":");
    }
    (void)bench.raw->send("POST", u"/oauth/token"_s, R"({"clientId":"x","clientSecret":"y"})");
    (void)bench.raw->send("POST", u"/oauth/calloutToken"_s, R"({"customerId":987654321})");
}

void TestContract::provokeConflicts(ContractBench &bench)
{
    const bool nested = QByteArray(QTest::currentDataTag()) == "nested";
    const QByteArray twin =
        nested ? R"({"customer":{"name":"T","surname":"M","mobile":"+27821234567"}})"
               : R"({"firstName":"T","lastName":"M","mobileNumber":"+27821234567"})";
    const QByteArray place = nested ? R"({"location":{"latitude":-33.9,"longitude":18.4},)"
                                    : R"({"latitude":-33.9,"longitude":18.4,)";
    const QByteArray raise = place + R"("responseTypeId":1})";
    const QByteArray legacy = place + R"("responseTypeId":1,"customerId":178952})";
    const QByteArray second = R"({"customerId":178921,"subscriptionTypeId":4})";
    const QByteArray nobody = R"({"customerId":987654321,"subscriptionTypeId":4})";
    const QByteArray again = place + R"("responseTypeId":1,"customerId":178923})";
    const QByteArray site = R"({"responseTypeId":1})";
    const QByteArray hook = R"({"url":"http://127.0.0.1:9/x","events":["NEW_CALLOUT"]})";
    const auto status = [&bench](const char *method, const QString &path, const QByteArray &body) {
        return bench.raw->send(method, path, body).status;
    };
    QCOMPARE(status("POST", u"/customers"_s, twin), 409);
    QCOMPARE(status("PUT", u"/customers/178922"_s, twin), 409);
    QCOMPARE(status("POST", u"/subscriptions"_s, second), 409);
    QCOMPARE(status("POST", u"/subscriptions"_s, nobody), 404);
    QCOMPARE(status("POST", u"/customers/178952/callouts"_s, raise), 403);
    QCOMPARE(status("POST", u"/callouts"_s, again), 201);
    QCOMPARE(status("POST", u"/callouts"_s, again), 200); // the one that is active already
    QCOMPARE(status("POST", u"/predefinedLocations/externalRef/STORE-001/callouts"_s, site), 201);
    QCOMPARE(status("POST", u"/predefinedLocations/externalRef/STORE-001/callouts"_s, site), 200);
    QCOMPARE(status("POST", u"/callouts"_s, legacy), 403);
    QCOMPARE(status("POST", u"/notifiers/webhooks"_s, hook), 200);
    int last = 0;
    for (int reads = 0; reads < 60 && last != 429; ++reads)
        last = status("GET", u"/customers/178921/subscriptions"_s, {});
    QCOMPARE(last, 429);
    QCOMPARE(status("GET", u"/subscriptions/1"_s, {}), 429);
}

void TestContract::everyAnswerOfTheSandboxAgrees()
{
    QFETCH(const QString, dialect);
    ContractBench bench(dialect);
    clientAtWork(bench);
    provoke(bench);
    provokeConflicts(bench);
    // What a callout that is still open is refused.
    const QString open = u"/callouts/%1"_s;
    CALL(raised, Callout, *bench.api, raise, raiseFor(178922));
    (void)bench.raw->send("POST", open.arg(raised.value().id) + u"/dismiss"_s, "{}");
    (void)bench.raw->send("POST", open.arg(raised.value().id) + u"/location"_s, "{}");
    (void)bench.raw->send("POST", open.arg(raised.value().id) + u"/events"_s, "{}");
    if (QTest::currentTestFailed())
        return;
    const QStringList problems = bench.problems(false);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QStringList missing;
    const QStringList answers = bench.description.allAnswers();
    for (const QString &answer : answers) {
        if (!bench.seen.contains(answer))
            missing += answer;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"never given: "_s + missing.join(u", "_s)));
}

/// A check that cannot fail is a defect.
void TestContract::theJudgeFindsMistakes()
{
    QFETCH(const QString, dialect);
    Description description(dialect);
    const auto wrong = [&description](const Recorded &exchange) {
        return !description.problemsOf(exchange, true).isEmpty();
    };
    const QByteArray json = "application/json";
    QVERIFY(!wrong({"GET", "/callouts/activeCallouts", {}, 200, json, "[]"}));
    QVERIFY(wrong({"GET", "/callouts/activeCallouts", {}, 200, json, "{}"}));
    QVERIFY(wrong({"GET", "/callouts/activeCallouts", {}, 200, json, "[{\"id\":\"7\"}]"}));
    QVERIFY(wrong({"GET", "/callouts/activeCallouts", {}, 200, json, "["}));
    QVERIFY(wrong({"GET", "/callouts/activeCallouts", {}, 418, json, "[]"}));
    QVERIFY(wrong({"GET", "/callouts/activeCallouts", {}, 200, "text/html", "[]"}));
    QVERIFY(wrong({"GET", "/nowhere", {}, 200, json, "[]"}));
    QVERIFY(wrong({"POST", "/callouts/7/cancel", "{\"safeCode\":\"45\"}", 404, json,
                   "{\"message\":\"no\"}"}));
    QVERIFY(!wrong({"POST", "/callouts/7/cancel", "{\"safeCode\":\"4567\"}", 404, json,
                    "{\"message\":\"no\"}"}));
    QVERIFY(wrong({"GET", "/coverage/1", {}, 200, "application/xml", "<kml>"}));
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
