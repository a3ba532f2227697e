// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real sandbox, driven by the control surface's client and asked everything that the API's
// clients can ask, in both dialects. Two programs that share no code must understand each other
// without one unknown word.
#include "panicapi/httpdirectoryapi.h"
#include "panicapi/httppanicapi.h"
#include "sandbox/sandboxserver.h"
#include "simulator/httpsandboxcontrol.h"

#include <QSignalSpy>
#include <QtTest>

using namespace console;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

class TestSimulatorSandbox final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void control();
    void faults();
    void duress();
    void everyEndpoint_data();
    void everyEndpoint();
    void scopedSignIn();

private:
    void start(const QString &dialect, HttpPanicApiOptions options = {});
    [[nodiscard]] CalloutId raised();
    void advance(CalloutId id, const QString &stage);
    void readAll(CalloutId id);
    void writeAll(CalloutId id);
    void writeDirectory();
    void afterClosing(CalloutId id);

    QList<Exchange> m_exchanges;
    SystemClock m_clock;
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<HttpPanicApi> m_api;
    std::unique_ptr<HttpDirectoryApi> m_directory;
    std::unique_ptr<HttpSandboxControl> m_control;
    QObject m_context;
};

namespace {

/// Waits for one call; `ask` is given the context and the callback.
template <typename T> ApiResult<T> answerTo(const std::function<void(ApiCallback<T>)> &ask)
{
    std::optional<ApiResult<T>> answer;
    ask([&answer](ApiResult<T> given) { answer = std::move(given); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return std::unexpected(ApiError{Kind::Timeout, 0, u"no callback"_s, {}});
    return *answer;
}

/// Null for a success.
template <typename T> std::optional<Kind> kindOf(const ApiResult<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

template <typename T> QString problem(const ApiResult<T> &result)
{
    return result ? QString()
                  : u"%1 %2 %3"_s.arg(kindName(result.error().kind))
                        .arg(result.error().httpStatus)
                        .arg(result.error().detail);
}

} // namespace

// One call that must succeed; its value is `name`.
#define ASK(T, name, call)                                                                         \
    const auto name##Answer = answerTo<T>([&](ApiCallback<T> done) { call; });                     \
    QVERIFY2(name##Answer.has_value(), qPrintable(problem(name##Answer)));                         \
    [[maybe_unused]] const T &name = *name##Answer

void TestSimulatorSandbox::init()
{
    m_exchanges.clear();
}

void TestSimulatorSandbox::cleanup()
{
    m_directory.reset();
    m_api.reset();
    m_control.reset();
    m_sandbox.reset();
}

void TestSimulatorSandbox::start(const QString &dialect, HttpPanicApiOptions options)
{
    sandbox::Options wanted;
    wanted.scenario = u"training"_s;
    wanted.dialect = dialect;
    m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(wanted);
    QUrl root;
    connect(m_sandbox.get(), &sandbox::EmbeddedSandbox::started, this,
            [&root](const QUrl &given) { root = given; });
    m_sandbox->start();
    QTRY_VERIFY(root.isValid());
    m_api = std::make_unique<HttpPanicApi>(
        root, Credentials{wanted.clientId, wanted.clientSecret, {}}, m_clock, std::move(options));
    connect(m_api.get(), &HttpPanicApi::exchanged, this,
            [this](const Exchange &exchange) { m_exchanges.append(exchange); });
    m_directory = std::make_unique<HttpDirectoryApi>(m_api->transport());
    m_control = std::make_unique<HttpSandboxControl>(root);
}

CalloutId TestSimulatorSandbox::raised()
{
    return answerTo<CalloutId>([this](auto done) { m_control->raiseAtRandom(&m_context, done); })
        .value_or(0);
}

void TestSimulatorSandbox::advance(CalloutId id, const QString &stage)
{
    ASK(QString, status, m_control->advance(id, stage, &m_context, done));
}

void TestSimulatorSandbox::control()
{
    start(u"flat"_s);
    ASK(SandboxStatus, before, m_control->status(&m_context, done));
    QCOMPARE(before.scenario, u"training"_s);
    QCOMPARE(before.dialect, u"flat"_s);
    QVERIFY(before.scenarios.contains(u"flood"_s));
    const CalloutId id = raised();
    QVERIFY(id > 0);
    ASK(SandboxStatus, after, m_control->status(&m_context, done));
    QCOMPARE(after.active, before.active + 1);
    ASK(QString, next, m_control->advance(id, {}, &m_context, done));
    ASK(QString, arrived, m_control->advance(id, u"arrived"_s, &m_context, done));
    QCOMPARE(statusFromText(arrived), CalloutStatus::ResponderArrived);
    const auto back =
        answerTo<QString>([&](auto done) { m_control->advance(id, u"owned"_s, &m_context, done); });
    QCOMPARE(kindOf(back), std::optional(Kind::Conflict));
    const auto unknown =
        answerTo<QString>([&](auto done) { m_control->advance(4, {}, &m_context, done); });
    QCOMPARE(kindOf(unknown), std::optional(Kind::NotFound));
    ASK(SandboxStatus, nested, m_control->setDialect(u"nested"_s, &m_context, done));
    QCOMPARE(nested.dialect, u"nested"_s);
    ASK(SandboxStatus, faster, m_control->setSpeed(10, &m_context, done));
    QCOMPARE(faster.speed, 10.0);
    ASK(SandboxStatus, empty, m_control->setScenario(u"empty"_s, &m_context, done));
    QCOMPARE(empty.scenario, u"empty"_s);
    const auto nonsense = answerTo<SandboxStatus>(
        [&](auto done) { m_control->setScenario(u"nonsense"_s, &m_context, done); });
    QCOMPARE(kindOf(nonsense), std::optional(Kind::Rejected));
    QVERIFY(!nonsense.error().detail.isEmpty());
}

void TestSimulatorSandbox::faults()
{
    start(u"flat"_s);
    const QJsonObject fault{{"kind"_L1, "error"_L1},
                            {"path"_L1, "callouts/activeCallouts"_L1},
                            {"codes"_L1, QJsonObject{{"503"_L1, 1}}}};
    ASK(SandboxStatus, faulty, m_control->setFaults({fault}, &m_context, done));
    QCOMPARE(faulty.faults.size(), 1);
    const auto list =
        answerTo<Snapshot>([this](auto done) { m_api->activeCallouts(&m_context, done); });
    QCOMPARE(kindOf(list), std::optional(Kind::ServerFault));
    ASK(SandboxStatus, well, m_control->setFaults({}, &m_context, done));
    QVERIFY(well.faults.isEmpty());
    ASK(Snapshot, snapshot, m_api->activeCallouts(&m_context, done));
    QVERIFY(snapshot.complete);
}

void TestSimulatorSandbox::duress()
{
    start(u"flat"_s);
    const CalloutId id = raised();
    auto code = SafeCode::fromText(u"0000");
    QVERIFY(code.has_value());
    ASK(Callout, cancelled, m_api->cancelVerified(id, *code, &m_context, done));
    ASK(QList<DuressMarker>, markers, m_control->duressMarkers(&m_context, done));
    QVERIFY(!markers.isEmpty());
    QCOMPARE(markers.constLast().calloutId, id);
    QCOMPARE(markers.constLast().verdict, u"duress"_s);
    QVERIFY(markers.constLast().at);
}

void TestSimulatorSandbox::everyEndpoint_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("flat") << u"flat"_s;
    QTest::newRow("nested") << u"nested"_s;
}

void TestSimulatorSandbox::everyEndpoint()
{
    QFETCH(const QString, dialect);
    start(dialect);
    const CalloutId id = raised();
    QVERIFY(id > 0);
    readAll(id);
    writeAll(id);
    writeDirectory();
    afterClosing(id);
    for (const Exchange &exchange : std::as_const(m_exchanges)) {
        QStringList words = exchange.drift.unknownFields.keys()
                            + exchange.drift.unknownStatuses.keys()
                            + exchange.drift.unknownEventTypes.keys();
        QVERIFY2(words.isEmpty() && exchange.drift.skipped == 0,
                 qPrintable(endpointTitle(exchange.endpoint) + ": "_L1 + words.join(u' ')));
    }
}

void TestSimulatorSandbox::readAll(CalloutId id)
{
    ASK(Snapshot, list, m_api->activeCallouts(&m_context, done));
    QVERIFY(list.complete && !list.callouts.isEmpty());
    ASK(CalloutRead, read, m_api->callout(id, &m_context, done));
    const CustomerId customerId = read.callout.customerId;
    ASK(Snapshot, own, m_api->customerCallouts(customerId, &m_context, done));
    QVERIFY(!own.callouts.isEmpty());
    QCOMPARE(own.callouts.first()->id, id);
    ASK(Customer, customer, m_api->customer(customerId, &m_context, done));
    QCOMPARE(customer.id, customerId);
    ASK(QList<CalloutEvent>, events, m_api->events(id, &m_context, done));
    ASK(QList<ResponseType>, types, m_api->responseTypes(&m_context, done));
    ASK(QList<ExceptionReason>, reasons, m_api->exceptionReasons(id, &m_context, done));
    ASK(QList<RatingItem>, items, m_api->ratingItems(&m_context, done));
    QVERIFY(!types.isEmpty() && !reasons.isEmpty() && !items.isEmpty());
    ASK(QList<Subscription>, subscriptions,
        m_directory->subscriptions(customerId, &m_context, done));
    ASK(QList<SubscriptionType>, kinds, m_directory->subscriptionTypes(&m_context, done));
    QVERIFY(!kinds.isEmpty());
    ASK(QList<FixedLocation>, sites, m_directory->fixedLocations(&m_context, done));
    QVERIFY(!sites.isEmpty());
    ASK(FixedLocation, site, m_directory->fixedLocation(sites.at(0).id, &m_context, done));
    QCOMPARE(site.externalReference, sites.at(0).externalReference);
    ASK(Coverage, coverage, m_directory->coverage(types.at(0).id, &m_context, done));
    QVERIFY(!coverage.polygons.isEmpty() && coverage.skipped == 0);
}

void TestSimulatorSandbox::writeAll(CalloutId id)
{
    ASK(CalloutEvent, event, m_api->sendEvent(id, u"On the way"_s, &m_context, done));
    QCOMPARE(event.text, u"On the way"_s);
    const LocationUpdate update{id, {-33.93, 18.42}, 10.0};
    ASK(LocationResult, plain, m_api->updateLocation(update, &m_context, done));
    QVERIFY(!plain.closed);
    ASK(LocationResult, returned, m_api->updateLocationAndReturn(update, &m_context, done));
    QVERIFY(returned.callout && returned.callout->position);
    QCOMPARE(returned.callout->position->point, update.point);
    ASK(QList<ExceptionReason>, reasons, m_api->exceptionReasons(id, &m_context, done));
    ASK(ExceptionReason, reason,
        m_api->attachReason(id, reasons.at(0).id, u"x"_s, &m_context, done));
    ASK(QList<FixedLocation>, sites, m_directory->fixedLocations(&m_context, done));
    RaiseRequest raise;
    raise.responseTypeId = 1;
    raise.place = RaiseRequest::ReferencedSite{sites.at(0).externalReference};
    ASK(Callout, atSite, m_api->raise(raise, &m_context, done));
    QVERIFY(atSite.id > 0);
    ASK(Callout, cancelled, m_api->cancelUnconditionally(atSite.id, &m_context, done));
    QCOMPARE(cancelled.id, atSite.id);
}

void TestSimulatorSandbox::writeDirectory()
{
    CustomerDraft draft;
    draft.name = u"Naledi"_s;
    draft.surname = u"Test"_s;
    draft.mobile = u"+27820009911"_s;
    ASK(Customer, created, m_directory->createCustomer(draft, &m_context, done));
    QVERIFY(created.id > 0);
    const auto again = answerTo<Customer>(
        [&](auto done) { m_directory->createCustomer(draft, &m_context, done); });
    QCOMPARE(kindOf(again), std::optional(Kind::Conflict));
    draft.id = created.id;
    draft.surname = u"Changed"_s;
    ASK(Customer, changed, m_directory->updateCustomer(draft, &m_context, done));
    QCOMPARE(changed.surname, u"Changed"_s);
    ASK(QList<SubscriptionType>, kinds, m_directory->subscriptionTypes(&m_context, done));
    Subscription wanted;
    wanted.customerId = created.id;
    wanted.typeId = kinds.at(0).id;
    ASK(Subscription, active, m_directory->createSubscription(wanted, &m_context, done));
    ASK(Subscription, one, m_directory->subscription(active.id, &m_context, done));
    ASK(Subscription, renewed, m_directory->updateSubscription(one, &m_context, done));
    QCOMPARE(renewed.id, active.id);
    RaiseRequest raise;
    raise.customerId = created.id;
    raise.responseTypeId = 1;
    raise.place = Position{{-33.93, 18.42}, 10.0, {}};
    ASK(Callout, callout, m_api->raise(raise, &m_context, done));
    ASK(QString, cancelled, m_directory->cancelSubscription(active.id, &m_context, done));
    FixedLocation site;
    site.externalReference = u"Desk 7/2"_s; // needs percent-encoding in the path
    site.name = u"Desk"_s;
    site.point = LatLon{-33.93, 18.42};
    ASK(FixedLocation, made, m_directory->createFixedLocation(site, &m_context, done));
    QCOMPARE(made.point, site.point);
    site.id = made.id;
    site.name = u"Other desk"_s;
    ASK(FixedLocation, moved, m_directory->updateFixedLocation(site, &m_context, done));
    QCOMPARE(moved.name, u"Other desk"_s);
    raise.place = RaiseRequest::ReferencedSite{site.externalReference};
    ASK(Callout, atDesk, m_api->raise(raise, &m_context, done));
    ASK(QString, removed, m_directory->deleteFixedLocation(made.id, &m_context, done));
    ASK(QString, gone, m_directory->deleteCustomer(created.id, &m_context, done));
}

void TestSimulatorSandbox::afterClosing(CalloutId id)
{
    const auto early = answerTo<ResolutionReport>(
        [&](auto done) { m_api->resolutionReport(id, &m_context, done); });
    QCOMPARE(kindOf(early), std::optional(Kind::NotFound));
    for (const QString &stage : {u"dispatched"_s, u"arrived"_s, u"completed"_s, u"closed"_s})
        advance(id, stage);
    ASK(LocationResult, late, m_api->updateLocation({id, {-33.9, 18.4}, {}}, &m_context, done));
    QVERIFY(late.closed);
    // The report is written a while after closing; then the story may run faster.
    ASK(SandboxStatus, faster, m_control->setSpeed(500, &m_context, done));
    QTRY_VERIFY(answerTo<ResolutionReport>([&](auto done) {
                    m_api->resolutionReport(id, &m_context, done);
                }).has_value());
    ASK(ResolutionReport, report, m_api->resolutionReport(id, &m_context, done));
    QVERIFY(report.closedAt && !report.outcome.isEmpty());
    ASK(CalloutMap, map, m_api->calloutMap(id, &m_context, done));
    QVERIFY(!map.image.isEmpty());
    ASK(QList<RatingItem>, items, m_api->ratingItems(&m_context, done));
    ASK(qint64, rating, m_api->rate({id, 4, u"Good"_s, true, {}}, &m_context, done));
    const RatingRequest::Item item{items.at(0).id, items.at(0).key, items.at(0).description, true};
    ASK(qint64, rated, m_api->rateItem(rating, item, &m_context, done));
    ASK(QString, dismissed, m_api->dismiss(id, &m_context, done));
}

void TestSimulatorSandbox::scopedSignIn()
{
    start(u"nested"_s);
    const CalloutId id = raised();
    ASK(CalloutRead, read, m_api->callout(id, &m_context, done));
    HttpPanicApiOptions options;
    options.scopeCustomerId = read.callout.customerId;
    HttpPanicApi scoped(m_api->transport().root(), {u"sandbox"_s, u"sandbox-secret"_s, {}}, m_clock,
                        options);
    ASK(Snapshot, own, scoped.activeCallouts(&m_context, done));
    QCOMPARE(own.callouts.size(), 1);
    QCOMPARE(own.callouts.at(0)->id, id);
    ASK(CalloutEvent, event, scoped.sendEvent(id, u"x"_s, &m_context, done));
    const auto outside =
        answerTo<QList<ResponseType>>([&](auto done) { scoped.responseTypes(&m_context, done); });
    QCOMPARE(kindOf(outside), std::optional(Kind::Forbidden));
}

QTEST_GUILESS_MAIN(TestSimulatorSandbox)
#include "tst_simulatorsandbox.moc"
