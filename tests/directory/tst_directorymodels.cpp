// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorytext.h"
#include "ui/directory/sitemodel.h"
#include "ui/directory/subscriptionmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;

namespace {

FixedLocation site(qint64 id, const QString &name, const QString &reference = {})
{
    FixedLocation made;
    made.id = id;
    made.name = name;
    made.externalReference = reference;
    return made;
}

QString shown(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        rows << cells.join(u'|');
    }
    return rows.join(u'\n');
}

} // namespace

class TestDirectoryModels final : public QObject {
    Q_OBJECT

private slots:
    void sitesKeepTheirPlace();
    void randomReadingsMatchAList();
    void theFilterWantsEveryWord();
    void sitesAreSortedByNameThenNumber();
    void subscriptionsAsRows();
    void aStateFollowsTheClock();
    void mobileNumbers_data();
    void mobileNumbers();
    void moments_data();
    void moments();
    void digitsAreTakenOutOfWords();
    void coverageWords_data();
    void coverageWords();
};

void TestDirectoryModels::sitesKeepTheirPlace()
{
    SiteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({site(1, u"A"_s), site(2, u"B"_s), site(3, u"C"_s), site(2, u"twice"_s)});
    QCOMPARE(shown(model), u"A|Not given|Not given|Not given\n"
                           "B|Not given|Not given|Not given\n"
                           "C|Not given|Not given|Not given"_s);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({site(4, u"D"_s), site(3, u"C2"_s), site(2, u"B"_s)});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rows().size(), 3);
    QCOMPARE(model.rowOf(2), 0);
    QCOMPARE(model.rowOf(3), 1);
    QCOMPARE(model.rowOf(4), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    model.put(site(4, u"E"_s));
    model.removeId(2);
    model.removeId(77);
    QCOMPARE(model.find(4)->name, u"E"_s);
    QVERIFY(!model.find(2));
}

void TestDirectoryModels::randomReadingsMatchAList()
{
    SiteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    SiteFilter filter(&model);
    QAbstractItemModelTester filterTester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(7);
    for (int step = 0; step < 200; ++step) {
        QList<FixedLocation> wanted;
        for (qint64 id = 1; id <= 12; ++id) {
            if (random.bounded(3) > 0)
                wanted << site(id, QString(QChar(u'a' + random.bounded(3))));
        }
        model.setRows(wanted);
        QMap<qint64, QString> expected;
        for (const FixedLocation &one : wanted)
            expected.insert(one.id, one.name);
        QMap<qint64, QString> found;
        for (const FixedLocation &one : model.rows())
            found.insert(one.id, one.name);
        QCOMPARE(found, expected);
        QCOMPARE(filter.rowCount(), int(wanted.size()));
        for (int row = 1; row < filter.rowCount(); ++row)
            QVERIFY(filter.index(row - 1, 0).data().toString()
                    <= filter.index(row, 0).data().toString());
    }
}

void TestDirectoryModels::theFilterWantsEveryWord()
{
    SiteModel model;
    FixedLocation depot = site(99001, u"Depot 4"_s, u"CPT-0417"_s);
    depot.address = u"12 Orange Street"_s;
    depot.what3words = u"filled.count.soap"_s;
    depot.customerId = 201554;
    model.setRows({depot, site(99002, u"Long Street Store"_s, u"STORE-001"_s)});
    SiteFilter filter(&model);
    const auto count = [&filter](const QString &text) {
        filter.setText(text);
        return filter.rowCount();
    };
    QCOMPARE(count({}), 2);
    QCOMPARE(count(u"street"_s), 2);
    QCOMPARE(count(u"STREET orange"_s), 1);
    QCOMPARE(count(u"0417"_s), 1);
    QCOMPARE(count(u"soap"_s), 1);
    QCOMPARE(count(u"201554"_s), 1);
    QCOMPARE(count(u"99002 long"_s), 1);
    QCOMPARE(count(u"orange store"_s), 0);
}

void TestDirectoryModels::sitesAreSortedByNameThenNumber()
{
    SiteModel model;
    model.setRows({site(5, u"Quay"_s), site(9, u"Annex"_s), site(7, u"Annex"_s)});
    SiteFilter filter(&model);
    QList<qint64> ids;
    for (int row = 0; row < filter.rowCount(); ++row)
        ids << filter.index(row, 0).data(SiteModel::IdRole).toLongLong();
    QCOMPARE(ids, (QList<qint64>{7, 9, 5}));
}

void TestDirectoryModels::subscriptionsAsRows()
{
    SubscriptionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const UtcTime now = *DirectoryText::momentFromText(u"2026-07-14 12:00"_s, false);
    Subscription one;
    one.id = 8811;
    one.typeId = 4;
    one.validFrom = DirectoryText::momentFromText(u"2026-06-10"_s, false);
    one.validTo = DirectoryText::momentFromText(u"2027-06-09"_s, true);
    one.dependants = {201555};
    Subscription cancelled = one;
    cancelled.id = 8812;
    cancelled.typeId = 0;
    cancelled.cancelledAt = DirectoryText::momentFromText(u"2026-06-11 08:30"_s, false);
    cancelled.dependants.clear();
    Subscription word;
    word.id = 8813;
    word.typeId = 9;
    word.statusText = u"ACTIVE"_s;
    model.setNow(now);
    model.setRows({one, cancelled, word});
    model.setTypes({{.id = 4, .name = u"WEB_SIGNUP_FAMILY"_s}});
    const QString nbsp = QString(QChar::Nbsp);
    QString all = shown(model);
    all.replace(nbsp, u" "_s);
    QCOMPARE(all, u"Active|WEB_SIGNUP_FAMILY|10 Jun 2026|9 Jun 2027||8811|201 555\n"
                  "Cancelled|Not given|10 Jun 2026|9 Jun 2027|11 Jun 2026|8812|None\n"
                  "Active|Type 9|Not given|Not given||8813|None"_s);
    QCOMPARE(model.index(1, 0).data(SubscriptionModel::StateRole).toInt(),
             int(SubscriptionState::Cancelled));
    QCOMPARE(model.index(0, 3).data(Qt::ToolTipRole).toString(), u"9 Jun 2027, 23:59"_s);
    QVERIFY(model.index(0, 2).data(Qt::AccessibleTextRole).toString().startsWith(u"State Active"));
}

void TestDirectoryModels::aStateFollowsTheClock()
{
    SubscriptionModel model;
    const UtcTime now{Millis(1'780'000'000'000)};
    Subscription one;
    one.id = 1;
    one.validFrom = now - 24h;
    one.validTo = now + 10s;
    model.setNow(now);
    model.setRows({one});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(now + 9s);
    QCOMPARE(changed.count(), 0);
    model.setNow(now + 11s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), u"Lapsed"_s);
}

void TestDirectoryModels::mobileNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"+27820000000"_s << true;
    QTest::newRow("written for the eye") << u" +27 (82) 000-00.00 "_s << true;
    QTest::newRow("no country code") << u"0820000000"_s << false;
    QTest::newRow("country code zero") << u"+0820000000"_s << false;
    QTest::newRow("too short") << u"+278200"_s << false;
    QTest::newRow("too long") << u"+2782000000000000"_s << false;
    QTest::newRow("letters") << u"+2782000OOOO"_s << false;
    QTest::newRow("a plus inside") << u"+2782+0000000"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestDirectoryModels::mobileNumbers()
{
    QFETCH(QString, typed);
    QFETCH(bool, good);
    QVERIFY((DirectoryText::mobileFromText(typed) == u"+27820000000"_s) == good);
}

void TestDirectoryModels::moments_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("last");
    QTest::addColumn<QString>("read");
    QTest::newRow("a day begins") << u"2026-07-14"_s << false << u"2026-07-14 00:00"_s;
    QTest::newRow("a day ends") << u" 2026-07-14 "_s << true << u"2026-07-14 23:59"_s;
    QTest::newRow("a time") << u"2026-07-14  08:05"_s << true << u"2026-07-14 08:05"_s;
    QTest::newRow("no such day") << u"2026-02-30"_s << false << QString();
    QTest::newRow("the other way round") << u"14/07/2026"_s << false << QString();
    QTest::newRow("words") << u"tomorrow"_s << false << QString();
}

void TestDirectoryModels::moments()
{
    QFETCH(QString, typed);
    QFETCH(bool, last);
    QFETCH(QString, read);
    const auto time = DirectoryText::momentFromText(typed, last);
    QCOMPARE(time ? DirectoryText::typedMoment(*time) : QString(), read);
}

void TestDirectoryModels::digitsAreTakenOutOfWords()
{
    const QString said =
        DirectoryText::withoutNumbers(u"Mobile +27 82 000-1111 is taken; code 2222, page 3"_s);
    QVERIFY(!said.contains(u"1111"_s) && !said.contains(u"2222"_s));
    QVERIFY(said.startsWith(u"Mobile •••• is taken"_s) && said.endsWith(u"page 3"_s));
}

void TestDirectoryModels::coverageWords_data()
{
    QTest::addColumn<int>("security"); // -1 = not given
    QTest::addColumn<int>("medical");
    QTest::addColumn<QString>("words");
    QTest::newRow("both") << 1 << 1 << u"Security, medical"_s;
    QTest::newRow("security") << 1 << 0 << u"Security only"_s;
    QTest::newRow("medical") << 0 << 1 << u"Medical only"_s;
    QTest::newRow("neither") << 0 << 0 << u"Neither"_s;
    QTest::newRow("only security told") << 0 << -1 << u"No security"_s;
    QTest::newRow("only medical told") << -1 << 1 << u"Medical"_s;
    QTest::newRow("nothing told") << -1 << -1 << QString();
}

void TestDirectoryModels::coverageWords()
{
    QFETCH(int, security);
    QFETCH(int, medical);
    QFETCH(QString, words);
    FixedLocation one;
    if (security >= 0)
        one.securityCoverage = security == 1;
    if (medical >= 0)
        one.medicalCoverage = medical == 1;
    QCOMPARE(DirectoryText::coverage(one), words);
}

QTEST_MAIN(TestDirectoryModels)
#include "tst_directorymodels.moc"
