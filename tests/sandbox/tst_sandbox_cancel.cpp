// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

// Contract 4.2 and 6.14: three ways to cancel that an onlooker cannot tell apart.
class tst_SandboxCancel final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;

    void start(const sandbox::Options &options)
    {
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        m_client = std::make_unique<SandboxClient>(startSandbox(*m_sandbox));
        QVERIFY(m_client->signIn());
    }
    qint64 raised(qint64 customerId = 178921)
    {
        return m_client
            ->post(u"customers/%1/callouts"_s.arg(customerId),
                   {{u"responseTypeId"_s, 1}, {u"latitude"_s, -33.9}, {u"longitude"_s, 18.4}})
            .object()
            .value(u"id"_s)
            .toInteger();
    }
    Answer cancel(qint64 id, const QJsonObject &body = {})
    {
        return m_client->post(u"callouts/%1/cancel"_s.arg(id), body);
    }
    QStringList messages(qint64 id)
    {
        QStringList all;
        const QJsonArray events = m_client->get(u"callouts/%1/events"_s.arg(id)).array();
        for (const QJsonValue &event : events)
            all.append(event[u"message"_s].toString());
        return all;
    }
    // The documented example customer's.
    static QJsonObject rightCode() { return {{u"safeCode"_s, u"4567"_s}}; }
    static QJsonObject wrongCode() { return {{u"safeCode"_s, u"0000"_s}}; }

private slots:
    void rightCodeSoftCancels()
    {
        sandbox::Options slow = quietOptions();
        slow.speed = 1.0;
        start(slow);
        const qint64 id = raised();
        const Answer answer = cancel(id, rightCode());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(u"status"_s).toString(), u"created"_s);
        QCOMPARE(messages(id),
                 QStringList({u"NEW_CALLOUT"_s, u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s}));
        QVERIFY(m_client->activeIds().contains(id)); // only AURA closes
    }

    void softCancelledIsClosedLater()
    {
        start(quietOptions());
        const qint64 id = raised();
        QCOMPARE(cancel(id, rightCode()).status, 200);
        QTRY_VERIFY(!m_client->activeIds().contains(id));
        QCOMPARE(messages(id).constLast(), u"CALLOUT_CLOSED"_s);
    }

    void wrongCodeLooksTheSameAndStandsNothingDown()
    {
        start(quietOptions());
        const qint64 id = raised();
        const QJsonObject before = m_client->get(u"callouts/%1"_s.arg(id)).object();
        const Answer answer = cancel(id, wrongCode());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object(), before);
        QCOMPARE(messages(id), QStringList({u"NEW_CALLOUT"_s, u"CALLOUT_EVENTS_CHANGED"_s}));
        // Another callout that is cancelled rightly is closed meanwhile; this one stays.
        const qint64 other = raised(178922);
        QCOMPARE(cancel(other).status, 200);
        QTRY_VERIFY(!m_client->activeIds().contains(other));
        QVERIFY(m_client->activeIds().contains(id));
        QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object(), before);
        // The right code still works afterwards.
        QCOMPARE(cancel(id, rightCode()).status, 200);
        QTRY_VERIFY(!m_client->activeIds().contains(id));
    }

    void noCodeEndsTheNeedForResponse()
    {
        start(quietOptions());
        const qint64 id = raised();
        const Answer answer = cancel(id);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().value(u"status"_s).toString(), u"created"_s);
        QCOMPARE(messages(id).at(1), u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s);
        QTRY_VERIFY(!m_client->activeIds().contains(id));
    }

    void noCodeWithdrawsADispatchedResponder()
    {
        sandbox::Options options;
        options.speed = 1.0;
        start(options); // the shift has dispatched callouts from the start
        qint64 id = 0;
        const QJsonArray list = m_client->get(u"callouts/activeCallouts"_s).array();
        for (const QJsonValue &callout : list) {
            if (callout[u"status"_s].toString() == u"Responder Dispatched"_s)
                id = callout[u"id"_s].toInteger();
        }
        QVERIFY(id != 0);
        QCOMPARE(cancel(id).object().value(u"status"_s).toString(), u"Responder Cancelled"_s);
        QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).object().value(u"status"_s).toString(),
                 u"Responder Cancelled"_s);
    }

    void allAnswersHaveOneShape()
    {
        sandbox::Options slow = quietOptions();
        slow.speed = 0.001;
        start(slow);
        const qint64 id = raised();
        const QStringList keys = m_client->get(u"callouts/%1"_s.arg(id)).object().keys();
        for (const QJsonObject &body : {wrongCode(), rightCode(), QJsonObject()}) {
            const Answer answer = cancel(id, body);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.object().keys(), keys);
        }
    }

    void allAnswersTakeTheSameTime()
    {
        sandbox::Options slow = quietOptions();
        slow.speed = 0.001;
        start(slow);
        const qint64 id = raised();
        const auto median = [&](const QJsonObject &body) {
            QList<qint64> times;
            for (int round = 0; round < 31; ++round) {
                QElapsedTimer timer;
                timer.start();
                if (cancel(id, body).status != 200)
                    return qint64(-1);
                times.append(timer.nsecsElapsed() / 1000);
            }
            std::sort(times.begin(), times.end());
            return times.at(times.size() / 2);
        };
        const qint64 wrong = median(wrongCode());
        const qint64 right = median(rightCode());
        const qint64 none = median({});
        QVERIFY(wrong > 0 && right > 0 && none > 0);
        QVERIFY2(qAbs(wrong - right) < 20000, qPrintable(u"%1 %2"_s.arg(wrong).arg(right)));
        QVERIFY2(qAbs(none - right) < 20000, qPrintable(u"%1 %2"_s.arg(none).arg(right)));
    }

    void secondCancelChangesNothing()
    {
        sandbox::Options slow = quietOptions();
        slow.speed = 0.001;
        start(slow);
        const qint64 id = raised();
        QCOMPARE(cancel(id, rightCode()).status, 200);
        QCOMPARE(cancel(id, rightCode()).status, 200);
        QCOMPARE(messages(id).count(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s), 1);
    }

    void malformedCodeIsRefused_data()
    {
        QTest::addColumn<QJsonValue>("code");
        QTest::newRow("empty") << QJsonValue(u""_s);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("number") << QJsonValue(4567);
        QTest::newRow("three") << QJsonValue(u"456"_s);
        QTest::newRow("five") << QJsonValue(u"45678"_s);
        QTest::newRow("letters") << QJsonValue(u"45a7"_s);
        QTest::newRow("blank") << QJsonValue(u"456 "_s);
        QTest::newRow("other digits") << QJsonValue(u"٤٥٦٧"_s);
    }

    void malformedCodeIsRefused()
    {
        QFETCH(const QJsonValue, code);
        start(quietOptions());
        const qint64 id = raised();
        const Answer answer = cancel(id, {{u"safeCode"_s, code}});
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.message().contains(u"safeCode"_s));
        QCOMPARE(messages(id), QStringList({u"NEW_CALLOUT"_s}));
    }

    void closedIsRefused()
    {
        start(quietOptions());
        const qint64 id = raised();
        QCOMPARE(cancel(id).status, 200);
        QTRY_VERIFY(!m_client->activeIds().contains(id));
        for (const QJsonObject &body : {wrongCode(), rightCode(), QJsonObject()}) {
            QCOMPARE(cancel(id, body).status, 400);
        }
    }
};

QTEST_GUILESS_MAIN(tst_SandboxCancel)
#include "tst_sandbox_cancel.moc"
