// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routecaller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

// Customers and subscriptions: contract 9 and 10, in both dialects.
class tst_SandboxDirectory final : public QObject {
    Q_OBJECT

private:
    static void dialects()
    {
        QTest::addColumn<bool>("nested");
        QTest::newRow("flat") << false;
        QTest::newRow("nested") << true;
    }
    static Dialect chosen(bool nested) { return nested ? Dialect::Nested : Dialect::Flat; }
    static QJsonObject newCustomer(bool nested, const QString &mobile)
    {
        if (!nested) {
            return {{u"firstName"_s, u"Jane"_s},
                    {u"lastName"_s, u"Doe"_s},
                    {u"mobileNumber"_s, mobile},
                    {u"vehicleMake"_s, u"Volvo"_s}};
        }
        return {{u"customer"_s, QJsonObject{{u"name"_s, u"Jane"_s},
                                            {u"surname"_s, u"Doe"_s},
                                            {u"mobile"_s, mobile},
                                            {u"vehicleMake"_s, u"Volvo"_s},
                                            {u"hasMedicalAid"_s, true},
                                            {u"duressCode"_s, u"red"_s}}}};
    }
    static QJsonObject customerOf(bool nested, const Called &called)
    {
        return nested ? called.object().value(u"customer"_s).toObject() : called.object();
    }
    static QJsonObject live(bool nested)
    {
        const QJsonObject place{{u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}};
        QJsonObject body = nested ? QJsonObject{{u"location"_s, place}} : place;
        body.insert(u"responseTypeId"_s, 1);
        return body;
    }

private slots:
    void customerIsCreated_data() { dialects(); }
    void customerIsCreated()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        QList<Notice> notices;
        caller.world.notified = [&notices](const QList<Notice> &some) { notices += some; };
        const Called created = caller.post(u"customers"_s, newCustomer(nested, u"+2782000 0001"_s));
        QCOMPARE(created.status, 201);
        const QJsonObject customer = customerOf(nested, created);
        const qint64 id = customer.value(u"id"_s).toInteger();
        QCOMPARE(id, 180001);
        QCOMPARE(customer.value(nested ? u"surname"_s : u"lastName"_s).toString(), u"Doe"_s);
        QCOMPARE(customer.value(nested ? u"mobile"_s : u"mobileNumber"_s).toString(),
                 u"+27820000001"_s);
        QVERIFY(!customer.contains(u"duressCode"_s));
        QCOMPARE(customer.value(u"hasMedicalAid"_s).toBool(), nested);
        QCOMPARE(customer.contains(u"vehicleMake"_s), nested);
        QCOMPARE(created.object().contains(u"message"_s), nested);
        QCOMPARE(customerOf(nested, caller.get(u"customers/%1"_s.arg(id))), customer);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.constFirst().event, u"CREATED_CUSTOMER"_s);
    }

    void sameMobileIs409_data() { dialects(); }
    void sameMobileIs409()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const Called again = caller.post(u"customers"_s, newCustomer(nested, u"+27821234567"_s));
        QCOMPARE(again.status, 409);
        QVERIFY(!again.message().contains(u"4567"_s));
        QCOMPARE(caller.post(u"customers"_s, newCustomer(nested, u"+27820000002"_s)).status, 201);
        // Changing somebody to a number that is taken.
        QJsonObject number{{nested ? u"mobile"_s : u"mobileNumber"_s, u"+27821234567"_s}};
        if (nested)
            number = {{u"customer"_s, number}};
        QCOMPARE(caller.put(u"customers/180001"_s, number).status, 409);
        QCOMPARE(caller.put(u"customers/178921"_s, number).status, 200); // her own
    }

    void customerIsChangedAndDeleted_data() { dialects(); }
    void customerIsChangedAndDeleted()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        QJsonObject change{{nested ? u"surname"_s : u"lastName"_s, u"Mokoena-Smith"_s}};
        if (nested)
            change = {{u"customer"_s, change}};
        const Called changed = caller.put(u"customers/178921"_s, change);
        QCOMPARE(changed.status, 200);
        const QJsonObject customer = customerOf(nested, changed);
        QCOMPARE(customer.value(nested ? u"surname"_s : u"lastName"_s).toString(),
                 u"Mokoena-Smith"_s);
        QCOMPARE(customer.value(nested ? u"name"_s : u"firstName"_s).toString(), u"Thandi"_s);

        const Called deleted = caller.post(u"customers/178921/delete"_s);
        QCOMPARE(deleted.status, 200);
        QVERIFY(!deleted.message().isEmpty());
        QCOMPARE(caller.get(u"customers/178921"_s).status, 404);
        QCOMPARE(caller.put(u"customers/178921"_s, change).status, 404);
        QCOMPARE(caller.post(u"customers/178921/delete"_s).status, 404);
        QCOMPARE(caller.post(u"customers/178921/callouts"_s, live(nested)).status, 404);
        // The number is free again.
        QCOMPARE(caller.post(u"customers"_s, newCustomer(nested, u"+27821234567"_s)).status, 201);
    }

    void calloutsOutliveTheirCustomer()
    {
        RouteCaller caller;
        const Called raised = caller.post(u"customers/178921/callouts"_s, live(false));
        QCOMPARE(raised.status, 201);
        QCOMPARE(caller.post(u"customers/178921/delete"_s).status, 200);
        const QString path = u"callouts/%1"_s.arg(raised.object().value(u"id"_s).toInteger());
        QCOMPARE(caller.get(path).status, 200);
        QCOMPARE(caller.post(path + u"/cancel"_s, {{u"safeCode"_s, u"4567"_s}}).status, 200);
        QCOMPARE(caller.world.cancelRequests().constLast().verdict, u"verified"_s);
    }

    void wrongCustomersAreRefused_data()
    {
        QTest::addColumn<bool>("nested");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto flat = [](const char *name, const char *body, const QString &field) {
            QTest::newRow(name) << false << QByteArray(body) << field;
        };
        const auto nested = [](const char *name, const char *body, const QString &field) {
            QTest::newRow(name) << true << QByteArray(body) << field;
        };
        flat("no name", R"({"lastName":"D","mobileNumber":"+27820000003"})", u"firstName"_s);
        flat("no number", R"({"firstName":"J","lastName":"D"})", u"mobileNumber"_s);
        flat("short number", R"({"firstName":"J","lastName":"D","mobileNumber":"12"})",
             u"mobileNumber"_s);
        flat("e-mail",
             R"({"firstName":"J","lastName":"D","mobileNumber":"+27820000003","email":"x"})",
             u"email"_s);
        flat("flat, other dialect",
             R"({"customer":{"name":"J","surname":"D","mobile":"+27820000003"}})", u"firstName"_s);
        nested("no customer", R"({})", u"customer"_s);
        nested("no surname", R"({"customer":{"name":"J","mobile":"+27820000003"}})",
               u"customer.surname"_s);
        nested("nested, other dialect",
               R"({"firstName":"J","lastName":"D","mobileNumber":"+27820000003"})", u"nested"_s);
        nested("both subscriptions",
               R"({"customer":{"name":"J","surname":"D","mobile":"+27820000003"},
                   "subscription":{"subscriptionTypeId":4},"subscriptionId":8811})",
               u"subscriptionId"_s);
        nested("unknown subscription",
               R"({"customer":{"name":"J","surname":"D","mobile":"+27820000003"},
                   "subscriptionId":1})",
               u"subscriptionId"_s);
    }
    void wrongCustomersAreRefused()
    {
        QFETCH(const bool, nested);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, field);
        RouteCaller caller(chosen(nested));
        const Called refused = caller.post(u"customers"_s, QJsonDocument::fromJson(body).object());
        QCOMPARE(refused.status, 400);
        QVERIFY2(refused.message().contains(field), qPrintable(refused.message()));
        QVERIFY(!caller.world.directory.customerWithMobile(u"+27820000003"_s));
    }

    void customerWithSubscriptionMayRaise()
    {
        RouteCaller caller(Dialect::Nested);
        QJsonObject body = newCustomer(true, u"+27820000004"_s);
        QCOMPARE(caller.post(u"customers"_s, body).status, 201);
        QCOMPARE(caller.post(u"customers/180001/callouts"_s, live(true)).status, 403);
        body = newCustomer(true, u"+27820000005"_s);
        body.insert(u"subscription"_s, QJsonObject{{u"subscriptionTypeId"_s, 4}});
        QCOMPARE(caller.post(u"customers"_s, body).status, 201);
        QCOMPARE(caller.post(u"customers/180002/callouts"_s, live(true)).status, 201);
        // Joining the subscription of somebody else covers too, and ends with it.
        body = newCustomer(true, u"+27820000006"_s);
        body.insert(u"subscriptionId"_s, 8811);
        QCOMPARE(caller.post(u"customers"_s, body).status, 201);
        QCOMPARE(caller.post(u"customers/180003/callouts"_s, live(true)).status, 201);
        QCOMPARE(caller.get(u"subscriptions/8811"_s).object()[u"dependents"_s][0][u"id"_s],
                 QJsonValue(180003));
        QCOMPARE(caller.del(u"subscriptions/8811"_s).status, 200);
        QVERIFY(!caller.world.subscriptions.covers(180003, caller.nowMs));
    }

    void onlyAnActiveSubscriptionLetsRaise_data()
    {
        QTest::addColumn<qint64>("customer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("none") << qint64(178951) << u"no active subscription."_s;
        QTest::newRow("lapsed") << qint64(178952) << u"lapsed on 2024-06-10"_s;
        QTest::newRow("not yet") << qint64(178953) << u"begins on 2044-06-10"_s;
        QTest::newRow("cancelled") << qint64(178954) << u"cancelled on 2025-03-01"_s;
    }
    void onlyAnActiveSubscriptionLetsRaise()
    {
        QFETCH(const qint64, customer);
        QFETCH(const QString, reason);
        RouteCaller caller;
        const QString path = u"customers/%1/callouts"_s.arg(customer);
        const Called refused = caller.post(path, live(false));
        QCOMPARE(refused.status, 403);
        QVERIFY2(refused.message().contains(reason), qPrintable(refused.message()));
        // At a fixed location nobody asks for one.
        QCOMPARE(caller.post(path, {{u"responseTypeId"_s, 1}, {u"predefinedLocationId"_s, 99001}})
                     .status,
                 201);
    }

    void subscriptionShapes_data() { dialects(); }
    void subscriptionShapes()
    {
        QFETCH(const bool, nested);
        RouteCaller caller(chosen(nested));
        const Called list = caller.get(u"customers/178921/subscriptions"_s);
        QCOMPARE(list.status, 200);
        QCOMPARE(list.array().size(), 1);
        const QJsonObject one = list.array()[0].toObject();
        QCOMPARE(one.value(u"id"_s).toInteger(), 8811);
        QCOMPARE(one.value(u"subscriptionTypeId"_s).toInteger(), 4);
        QCOMPARE(one.value(u"validFrom"_s).toString(), u"2024-06-10T00:00:00Z"_s);
        QVERIFY(one.value(u"CancelledDate"_s).isNull());
        QCOMPARE(one.value(u"status"_s).toString(), nested ? QString() : u"active"_s);
        const Called read = caller.get(u"subscriptions/8811"_s);
        QCOMPARE(nested ? read.object().value(u"subscription"_s).toObject() : read.object(), one);
        QCOMPARE(caller.get(u"subscriptions/1"_s).status, 404);
        QCOMPARE(caller.get(u"customers/1/subscriptions"_s).status, 404);
        const QJsonArray types = caller.get(u"subscriptions/subscriptionTypes"_s).array();
        QCOMPARE(types[0][u"name"_s].toString(), u"WEB_SIGNUP_SINGLE"_s);
    }

    void subscriptionIsActivatedRenewedAndCancelled()
    {
        RouteCaller caller;
        QList<Notice> notices;
        caller.world.notified = [&notices](const QList<Notice> &some) { notices += some; };
        const QJsonObject wanted{{u"customerId"_s, 178951}, {u"subscriptionTypeId"_s, 5}};
        const Called created = caller.post(u"subscriptions"_s, wanted);
        QCOMPARE(created.status, 201);
        QCOMPARE(created.object().value(u"status"_s).toString(), u"active"_s);
        QCOMPARE(created.object().value(u"validFrom"_s).toString(), u"2027-01-15T08:00:00Z"_s);
        QCOMPARE(created.object().value(u"validTo"_s).toString(), u"2028-01-15T08:00:00Z"_s);
        QCOMPARE(caller.post(u"subscriptions"_s, wanted).status, 409);
        const QString path = u"subscriptions/%1"_s.arg(created.object().value(u"id"_s).toInteger());
        const Called renewed = caller.put(path, {{u"validTo"_s, u"2030-01-01T02:00:00+02:00"_s},
                                                 {u"dependantCustomerIds"_s, QJsonArray{178957}}});
        QCOMPARE(renewed.status, 200);
        QCOMPARE(renewed.object().value(u"validTo"_s).toString(), u"2030-01-01T00:00:00Z"_s);
        QCOMPARE(renewed.object().value(u"dependantCustomerIds"_s).toArray(), QJsonArray{178957});
        QVERIFY(caller.world.subscriptions.covers(178957, caller.nowMs));
        QCOMPARE(caller.del(path).status, 200);
        QCOMPARE(caller.get(path).object().value(u"status"_s).toString(), u"cancelled"_s);
        QVERIFY(!caller.world.subscriptions.covers(178957, caller.nowMs));
        QCOMPARE(caller.del(path).status, 200); // changes nothing
        QCOMPARE(caller.put(path, {{u"subscriptionTypeId"_s, 4}}).status, 400); // not revived
        QCOMPARE(caller.del(u"subscriptions/1"_s).status, 404);
        QCOMPARE(caller.post(u"subscriptions"_s, wanted).status, 201); // another one
        QStringList events;
        for (const Notice &notice : notices)
            events.append(notice.event);
        QCOMPARE(events, QStringList({u"SUBSCRIPTION_CREATED"_s, u"SUBSCRIPTION_UPDATED"_s,
                                      u"SUBSCRIPTION_CANCELLED"_s, u"SUBSCRIPTION_CREATED"_s}));
    }

    void wrongSubscriptionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        QTest::newRow("no type") << QByteArray(R"({"customerId":178951})") << 400
                                 << u"subscriptionTypeId"_s;
        QTest::newRow("type") << QByteArray(R"({"customerId":178951,"subscriptionTypeId":9})")
                              << 400 << u"subscriptionTypeId"_s;
        QTest::newRow("customer") << QByteArray(R"({"customerId":1,"subscriptionTypeId":4})") << 404
                                  << u"customer 1"_s;
        QTest::newRow("time") << QByteArray(
            R"({"customerId":178951,"subscriptionTypeId":4,"validFrom":"tomorrow"})")
                              << 400 << u"validFrom"_s;
        QTest::newRow("no zone") << QByteArray(
            R"({"customerId":178951,"subscriptionTypeId":4,"validTo":"2030-01-01T00:00:00"})")
                                 << 400 << u"validTo"_s;
        QTest::newRow("backwards") << QByteArray(
            R"({"customerId":178951,"subscriptionTypeId":4,"validTo":"2020-01-01T00:00:00Z"})")
                                   << 400 << u"validTo"_s;
        QTest::newRow("itself") << QByteArray(
            R"({"customerId":178951,"subscriptionTypeId":4,"dependantCustomerIds":[178951]})")
                                << 400 << u"dependantCustomerIds"_s;
    }
    void wrongSubscriptionsAreRefused()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QFETCH(const QString, field);
        RouteCaller caller;
        const Called refused =
            caller.post(u"subscriptions"_s, QJsonDocument::fromJson(body).object());
        QCOMPARE(refused.status, status);
        QVERIFY2(refused.message().contains(field), qPrintable(refused.message()));
    }

    void fiftyReadsInTenSeconds()
    {
        RouteCaller caller;
        for (int read = 0; read < 50; ++read) {
            caller.nowMs += 100;
            QCOMPARE(
                caller.get(read % 2 ? u"customers/178921/subscriptions"_s : u"subscriptions/8811"_s)
                    .status,
                200);
        }
        const Called refused = caller.get(u"customers/178922/subscriptions"_s);
        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.message().isEmpty());
        QCOMPARE(caller.get(u"customers/178921"_s).status, 200); // nothing else is limited
        QCOMPARE(caller.get(u"subscriptions/subscriptionTypes"_s).status, 200);
        caller.nowMs = RouteCaller::start + 10100; // the first one is ten seconds old
        QCOMPARE(caller.get(u"subscriptions/8811"_s).status, 200);
        QCOMPARE(caller.get(u"subscriptions/8811"_s).status, 429);
    }
};

QTEST_GUILESS_MAIN(tst_SandboxDirectory)
#include "tst_sandbox_directory.moc"
