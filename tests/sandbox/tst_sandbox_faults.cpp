// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rawclient.h"
#include "sandboxclient.h"

#include "sandbox/sandboxserver.h"

#include <QJsonDocument>
#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

const QString listPath = u"/panic-api/v2/callouts/activeCallouts"_s;

// With ' for ".
QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QList<qint64> idsIn(const QByteArray &body)
{
    QList<qint64> ids;
    const QJsonArray list = QJsonDocument::fromJson(body).array();
    for (const QJsonValue &callout : list)
        ids.append(callout[u"id"_s].toInteger());
    return ids;
}

} // namespace

// Each fault as it is seen by somebody who reads the bytes. The board stands still: six callouts
// that wait.
class tst_SandboxFaults final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    std::unique_ptr<SandboxClient> m_client;
    std::unique_ptr<SandboxClient> m_control;
    QUrl m_root;

    void set(const QByteArray &fault)
    {
        const Answer answer = m_control->put(u"faults"_s, {{u"faults"_s, QJsonArray{json(fault)}}});
        QVERIFY2(answer.status == 200, answer.body.constData());
    }
    qint64 hits()
    {
        return m_control->get(u"status"_s).object()[u"faults"_s][0][u"hits"_s].toInteger();
    }
    Answer list() { return m_client->get(u"callouts/activeCallouts"_s); }

private slots:
    void initTestCase()
    {
        sandbox::Options options;
        options.scenario = u"training"_s;
        m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(options);
        m_root = startSandbox(*m_sandbox);
        QVERIFY(m_root.isValid());
        m_client = std::make_unique<SandboxClient>(m_root);
        QVERIFY(m_client->signIn());
        m_control = std::make_unique<SandboxClient>(m_root.resolved(QUrl(u"/sandbox"_s)));
    }

    void init() { QCOMPARE(m_control->del(u"faults"_s).status, 200); }

    void latencyDelaysOnlyWhatItStrikes()
    {
        set("{'kind':'latency','milliseconds':400,'path':'callouts/activeCallouts'}");
        RawClient slow(m_root);
        QVERIFY(slow.isConnected());
        slow.send("GET", listPath, m_client->token());
        // Meanwhile others are served.
        const Answer other = m_client->get(u"customers/178921"_s);
        QCOMPARE(other.status, 200);
        QVERIFY2(slow.received().isEmpty(), qPrintable(QString::number(slow.elapsed())));
        QVERIFY(slow.waitForWhole());
        QVERIFY2(slow.elapsed() >= 395, qPrintable(QString::number(slow.elapsed())));
        QCOMPARE(slow.status(), 200);
        QCOMPARE(idsIn(slow.body()).size(), 6);
    }

    void delayedAnswersKeepTheirOrder()
    {
        set("{'kind':'latency','milliseconds':150,'count':1,'path':'callouts/activeCallouts'}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        client.send("GET", u"/panic-api/v2/nothing"_s, m_client->token());
        QVERIFY(QTest::qWaitFor([&] { return client.received().contains("There is nothing"); }));
        QVERIFY(client.received().startsWith("HTTP/1.1 200"));
        QVERIFY(client.received().indexOf("HTTP/1.1 404") > client.received().indexOf("992011"));
    }

    void errorsByCode()
    {
        set("{'kind':'error','codes':{'503':1},'method':'GET'}");
        QCOMPARE(list().status, 503);
        QVERIFY(!list().message().isEmpty());
        QCOMPARE(m_client->post(u"callouts/1/cancel"_s).status, 404); // not a GET
        set("{'kind':'error'}");
        QCOMPARE(list().status, 500);
    }

    void unauthorisedWhateverTheToken()
    {
        set("{'kind':'unauthorised'}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        QVERIFY(client.waitForWhole());
        QCOMPARE(client.status(), 401);
        QCOMPARE(client.header("www-authenticate"), QByteArray("Bearer"));
        QVERIFY(m_client->signIn()); // a new token can be had, and does not help
        QCOMPARE(list().status, 401);
    }

    void rateLimited()
    {
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        set("{'kind':'rateLimited','retryAfterSeconds':7}");
        client.send("GET", listPath, m_client->token());
        QVERIFY(client.waitForWhole());
        QCOMPARE(client.status(), 429);
        QCOMPARE(client.header("retry-after"), QByteArray("7"));
        set("{'kind':'rateLimited'}");
        client.send("GET", listPath, m_client->token());
        QVERIFY(client.waitForWhole());
        QCOMPARE(client.status(), 429);
        QCOMPARE(client.header("retry-after"), QByteArray());
    }

    void refusesConnectionsForAWhile()
    {
        RawClient before(m_root);
        QVERIFY(before.isConnected());
        set("{'kind':'refuse','seconds':0.6}");
        // Those that are open end, new ones are refused by the system.
        QTRY_COMPARE(before.socket().state(), QAbstractSocket::UnconnectedState);
        RawClient during(m_root);
        QTRY_COMPARE(during.socket().error(), QAbstractSocket::ConnectionRefusedError);
        QTRY_COMPARE(list().status, 200);
    }

    void blackHoleTakesAndNeverAnswers()
    {
        set("{'kind':'blackHole','path':'callouts/*'}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        QTRY_COMPARE(hits(), 1);
        QCOMPARE(m_client->get(u"customers/178921"_s).status, 200);
        QCOMPARE(m_control->del(u"faults"_s).status, 200);
        QCOMPARE(list().status, 200);
        QVERIFY(client.received().isEmpty());
        QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
    }

    void dripsOneByteASecond()
    {
        set("{'kind':'drip'}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        QTRY_VERIFY(client.hasHead());
        QCOMPARE(client.body(), QByteArray());
        QVERIFY(client.header("content-length").toInt() > 1000);
        QTRY_COMPARE(client.body(), QByteArray("["));
        QVERIFY2(client.elapsed() >= 900, qPrintable(QString::number(client.elapsed())));
        QTRY_COMPARE(client.body(), QByteArray("[{"));
        QVERIFY2(client.elapsed() >= 1900, qPrintable(QString::number(client.elapsed())));
    }

    void cutsInMidBody()
    {
        set("{'kind':'cutBody'}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.status(), 200);
        QCOMPARE(client.body().size(), client.header("content-length").toInt() / 2);
        QVERIFY(client.body().size() > 500);
    }

    void invalidJsonOfTheRightLength()
    {
        set("{'kind':'invalidJson'}");
        const Answer answer = list();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.size() > 500);
        QVERIFY(QJsonDocument::fromJson(answer.body).isNull());
    }

    void wrongTypes()
    {
        const QJsonArray right = list().array();
        set("{'kind':'wrongTypes'}");
        const QJsonArray wrong = list().array();
        QCOMPARE(wrong.size(), right.size());
        for (qsizetype at = 0; at < right.size(); ++at) {
            const QJsonObject before = right.at(at).toObject();
            const QJsonObject after = wrong.at(at).toObject();
            if (at % 3 != 0) {
                QCOMPARE(after, before);
                continue;
            }
            for (const QString &member : before.keys()) {
                QVERIFY2(after.value(member).type() != before.value(member).type(),
                         qPrintable(member));
            }
        }
    }

    void hugeBody()
    {
        set("{'kind':'hugeBody','megabytes':2}");
        const Answer answer = list();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.size() > 2 * 1024 * 1024);
        QCOMPARE(answer.array().size(), 6); // who has no limit would take it
    }

    void emptyBody()
    {
        set("{'kind':'emptyBody','count':1}");
        const Answer answer = list();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray());
    }

    void duplicatedAndReorderedLists()
    {
        const QList<qint64> right = m_client->activeIds();
        set("{'kind':'duplicateList'}");
        const QList<qint64> doubled = idsIn(list().body);
        QCOMPARE(doubled.size(), 9);
        QCOMPARE(QSet<qint64>(doubled.begin(), doubled.end()),
                 QSet<qint64>(right.begin(), right.end()));
        set("{'kind':'reorderList'}");
        QList<qint64> shuffled = idsIn(list().body);
        QVERIFY(shuffled != right);
        std::ranges::sort(shuffled);
        QCOMPARE(shuffled, right);
        set("{'kind':'duplicateList','path':'responseTypes'}");
        QVERIFY(m_client->get(u"responseTypes"_s).object()[u"responseTypes"_s].toArray().size()
                >= 4);
    }

    void unknownStatusInEitherDialect_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const char *dialect : {"flat", "nested"})
            QTest::newRow(dialect) << QString::fromLatin1(dialect);
    }

    void unknownStatusInEitherDialect()
    {
        QFETCH(const QString, dialect);
        QCOMPARE(m_control->put(u"dialect"_s, {{u"dialect"_s, dialect}}).status, 200);
        set("{'kind':'unknownStatus','text':'Reticulating'}");
        const QJsonArray callouts = list().array();
        QCOMPARE(callouts.size(), 6);
        for (const QJsonValue &callout : callouts)
            QCOMPARE(callout[u"status"_s].toString(), u"Reticulating"_s);
        const Answer one = m_client->get(u"callouts/%1"_s.arg(callouts[0][u"id"_s].toInteger()));
        QVERIFY2(one.body.contains("\"status\":\"Reticulating\""), one.body.constData());
        QCOMPARE(m_control->put(u"dialect"_s, {{u"dialect"_s, u"flat"_s}}).status, 200);
    }

    void unknownFields()
    {
        const QJsonObject right = list().array()[0].toObject();
        set("{'kind':'unknownFields'}");
        const QJsonObject after = list().array()[0].toObject();
        QCOMPARE(after.size(), right.size() + 3);
        for (const QString &member : right.keys())
            QCOMPARE(after.value(member), right.value(member));
    }

    void clockSkew()
    {
        set("{'kind':'clockSkew','seconds':-90}");
        RawClient client(m_root);
        QVERIFY(client.isConnected());
        client.send("GET", listPath, m_client->token());
        QVERIFY(client.waitForWhole());
        QDateTime told = QLocale::c().toDateTime(QString::fromLatin1(client.header("date")),
                                                 u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        told.setTimeZone(QTimeZone::UTC);
        const qint64 behind = told.secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY2(behind >= 88 && behind <= 96, qPrintable(QString::number(behind)));
    }

    void dropsTheSameOnesEachTime()
    {
        const QList<qint64> right = m_client->activeIds();
        set("{'kind':'dropFromList','number':2}");
        const QList<qint64> first = idsIn(list().body);
        QCOMPARE(first.size(), 4);
        for (int again = 0; again < 5; ++again)
            QCOMPARE(idsIn(list().body), first);
        for (const qint64 id : right) // silently: they can still be read
            QCOMPARE(m_client->get(u"callouts/%1"_s.arg(id)).status, 200);
        set("{'kind':'dropFromList','ids':[" + QByteArray::number(right.at(3)) + "]}");
        QList<qint64> expected = right;
        expected.removeAt(3);
        QCOMPARE(idsIn(list().body), expected);
    }

    void endsByCountAndByTime()
    {
        set("{'kind':'error','count':2}");
        QCOMPARE(list().status, 500);
        QCOMPARE(hits(), 1);
        QCOMPARE(list().status, 500);
        QCOMPARE(list().status, 200);
        QCOMPARE(m_control->get(u"status"_s).object()[u"faults"_s].toArray().size(), 0);
        set("{'kind':'error','seconds':0.4}");
        QCOMPARE(list().status, 500);
        const QJsonValue left =
            m_control->get(u"status"_s).object()[u"faults"_s][0][u"secondsLeft"_s];
        QVERIFY(left.toDouble() > 0.0 && left.toDouble() <= 0.4);
        QTRY_COMPARE(list().status, 200);
    }

    void severalAtOnce()
    {
        const Answer answer = m_control->put(
            u"faults"_s,
            {{u"faults"_s, QJsonArray{json("{'kind':'latency','milliseconds':200}"),
                                      json("{'kind':'unknownFields'}"),
                                      json("{'kind':'error','path':'customers/*'}")}}});
        QCOMPARE(answer.object()[u"faults"_s].toArray().size(), 3);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(list().array()[0].toObject().contains(u"riskScore"_s));
        QVERIFY(timer.elapsed() >= 195);
        QCOMPARE(m_client->get(u"customers/178921"_s).status, 500);
    }

    void neverOnTheControlSurface()
    {
        const Answer answer =
            m_control->put(u"faults"_s, {{u"faults"_s, QJsonArray{json("{'kind':'blackHole'}")}}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(m_control->get(u"status"_s).status, 200);
        QCOMPARE(m_control->get(u"duress"_s).body, QByteArray("[]"));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxFaults)
#include "tst_sandbox_faults.moc"
