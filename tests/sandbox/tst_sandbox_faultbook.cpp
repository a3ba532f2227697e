// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/faultbook.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sandbox;

// Which requests faults strike and how often, counted over many.
class tst_SandboxFaultBook final : public QObject {
    Q_OBJECT

private:
    static constexpr qint64 now = 1'800'000'000'000;
    static constexpr int rounds = 4000;

    // With ' for ".
    static Fault fault(const QByteArray &text)
    {
        const QByteArray json = QByteArray(text).replace('\'', '"');
        QList<Mistake> mistakes;
        const auto read = Fault::read(QJsonDocument::fromJson(json).object(), u"/0"_s, mistakes);
        for (const Mistake &mistake : mistakes)
            qWarning("%s", qPrintable(mistake.text));
        return read.value_or(Fault{});
    }
    static QList<qint64> delays(const QByteArray &json)
    {
        FaultBook book(1);
        book.begin(fault(json), now);
        QList<qint64> all;
        for (int round = 0; round < rounds; ++round)
            all.append(book.strike(u"GET"_s, u"callouts/1"_s, now).delivery.delayMs);
        return all;
    }
    static double mean(const QList<qint64> &values)
    {
        double total = 0.0;
        for (const qint64 value : values)
            total += double(value);
        return total / double(values.size());
    }

private slots:
    void latencyFollowsItsDistribution()
    {
        for (const qint64 delay :
             delays("{'kind':'latency','milliseconds':800,'distribution':'fixed'}"))
            QCOMPARE(delay, 800);
        const QList<qint64> uniform =
            delays("{'kind':'latency','milliseconds':800,'distribution':'uniform'}");
        QVERIFY(std::abs(mean(uniform) - 400.0) < 20.0);
        QVERIFY(*std::ranges::max_element(uniform) <= 800);
        QVERIFY(*std::ranges::max_element(uniform) > 750);
        const QList<qint64> exponential =
            delays("{'kind':'latency','milliseconds':800,'distribution':'exponential'}");
        QVERIFY(std::abs(mean(exponential) - 800.0) < 60.0);
        QVERIFY(*std::ranges::max_element(exponential) > 3200); // the long tail
    }

    void shareAndWeights()
    {
        FaultBook book(1);
        book.begin(fault("{'kind':'error','codes':{'500':3,'503':1},'share':0.4}"), now);
        QMap<int, int> seen;
        for (int round = 0; round < rounds; ++round) {
            const Strike strike = book.strike(u"GET"_s, u"callouts/1"_s, now);
            ++seen[strike.answer ? strike.answer->status : 0];
        }
        QVERIFY(std::abs(seen[500] - rounds * 0.3) < rounds * 0.03);
        QVERIFY(std::abs(seen[503] - rounds * 0.1) < rounds * 0.02);
        QCOMPARE(seen.size(), 3);
    }

    void theSameSeedStrikesTheSame()
    {
        const auto struck = [](quint32 seed) {
            FaultBook book(seed);
            book.begin(fault("{'kind':'error','share':0.5}"), now);
            QString pattern;
            for (int round = 0; round < 60; ++round)
                pattern += book.strike(u"GET"_s, u"a"_s, now).answer ? u'x' : u'.';
            return pattern;
        };
        QCOMPARE(struck(5), struck(5));
        QVERIFY(struck(5) != struck(6));
    }

    void pathsAndMethods_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("struck");
        const QString get = u"GET"_s;
        QTest::newRow("default") << QByteArray("") << get << u"callouts/5/events"_s << true;
        QTest::newRow("star") << QByteArray(",'path':'*'") << get << u"oauth/token"_s << true;
        QTest::newRow("below") << QByteArray(",'path':'callouts/*/events'") << get
                               << u"callouts/5/events"_s << true;
        QTest::newRow("whole") << QByteArray(",'path':'callouts/*'") << get
                               << u"customers/1/callouts"_s << false;
        QTest::newRow("exact") << QByteArray(",'path':'callouts/activeCallouts'") << get
                               << u"callouts/activeCallouts"_s << true;
        QTest::newRow("slash") << QByteArray(",'path':'/callouts/activeCallouts'") << get
                               << u"callouts/activeCallouts"_s << true;
        QTest::newRow("other method")
            << QByteArray(",'method':'POST'") << get << u"callouts/5"_s << false;
        QTest::newRow("method") << QByteArray(",'method':'POST'") << u"POST"_s
                                << u"callouts/5/cancel"_s << true;
    }

    void pathsAndMethods()
    {
        QFETCH(const QByteArray, members);
        QFETCH(const QString, method);
        QFETCH(const QString, path);
        QFETCH(const bool, struck);
        FaultBook book(1);
        book.begin(fault("{'kind':'error'" + members + '}'), now);
        QCOMPARE(book.strike(method, path, now).answer.has_value(), struck);
    }

    void scenarioFaultsAreTheScenarios()
    {
        FaultBook book(1);
        book.beginOfScenario(3, fault("{'kind':'drip'}"));
        book.begin(fault("{'kind':'cutBody'}"), now);
        QCOMPARE(book.described(now).size(), 2);
        // Sent back as it was read, the scenario's stays what it was.
        const QJsonArray read = book.described(now);
        book.replace({}, {fault("{'kind':'drip'}").given}, now);
        QCOMPARE(book.described(now), QJsonArray{read.at(0)});
        book.endOfScenario(3);
        QVERIFY(book.isEmpty());
        book.beginOfScenario(4, fault("{'kind':'drip'}"));
        book.replace({}, {}, now);
        QVERIFY(book.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_SandboxFaultBook)
#include "tst_sandbox_faultbook.moc"
