// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/priorityrules.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcTime now{1'752'480'000s};

BoardEntry entryOf(Millis age = 1min)
{
    BoardEntry entry;
    entry.callout.id = 7;
    entry.callout.createdAt = now - age;
    entry.firstSeenUtc = now;
    return entry;
}

PriorityRules rulesOf(const QString &json)
{
    auto rules = PriorityRules::fromJson(json);
    if (!rules)
        qFatal("%s", qPrintable(rules.error().reason));
    return *rules;
}

} // namespace

class TestPriorityRules final : public QObject {
    Q_OBJECT

private slots:
    void builtInTable();
    void emptyIsBuiltIn();
    void conditions_data();
    void conditions();
    void firstRowDecides();
    void typeByNumberAlone();
    void ageComes();
    void mistakes_data();
    void mistakes();
};

void TestPriorityRules::builtInTable()
{
    const PriorityRules rules;
    BoardEntry entry = entryOf();
    QCOMPARE(rules.priorityOf(entry, now), PriorityRules::usual);
    entry.callout.responseTypeName = u"medical"_s;
    QCOMPARE(rules.priorityOf(entry, now), 1);
    entry.callout.responseTypeName = u"SECURITY"_s;
    QCOMPARE(rules.priorityOf(entry, now), 2);
    entry.callout.createdAt = now - 25h;
    QCOMPARE(rules.priorityOf(entry, now), 4);
    entry.callout.internalTest = true;
    QCOMPARE(rules.priorityOf(entry, now), 5);
    // What is offered to start from is that table.
    QCOMPARE(rulesOf(PriorityRules::builtInJson()).priorityOf(entry, now), 5);
}

void TestPriorityRules::emptyIsBuiltIn()
{
    BoardEntry entry = entryOf();
    entry.callout.responseTypeName = u"FIRE"_s;
    for (const QString &json : {QString(), u" \n"_s, u"[]"_s})
        QCOMPARE(rulesOf(json).priorityOf(entry, now), 1);
}

void TestPriorityRules::conditions_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString &condition, bool fits) {
        QTest::newRow(qPrintable(condition)) << condition << fits;
    };
    row(u"\"responseType\": \"security\""_s, true);
    row(u"\"responseType\": \"MEDICAL\""_s, false);
    row(u"\"responseType\": 4"_s, true);
    row(u"\"responseType\": 5"_s, false);
    row(u"\"classification\": \"real\""_s, true);
    row(u"\"classification\": \"Test\""_s, false);
    row(u"\"classification\": \"none\""_s, false);
    row(u"\"emergency\": \"hijack\""_s, true);
    row(u"\"emergency\": \"fire\""_s, false);
    row(u"\"olderThanMinutes\": 19"_s, true);
    row(u"\"olderThanMinutes\": 21"_s, false);
    row(u"\"pinned\": true"_s, true);
    row(u"\"pinned\": false"_s, false);
    row(u"\"chattering\": false"_s, true);
    row(u"\"repeated\": true"_s, true);
    row(u"\"chattering\": true"_s, false);
    row(u"\"responseType\": \"security\", \"olderThanMinutes\": 21"_s, false); // both
}

void TestPriorityRules::conditions()
{
    QFETCH(QString, condition);
    QFETCH(bool, fits);
    BoardEntry entry = entryOf(20min);
    entry.callout.responseTypeId = 4;
    entry.callout.responseTypeName = u"SECURITY"_s;
    entry.callout.classification = Classification::Real;
    entry.callout.emergency = u"Attempted Hijacking"_s;
    entry.pinned = true;
    entry.repeats = 2;
    const PriorityRules rules = rulesOf(u"[{%1, \"priority\": 1}]"_s.arg(condition));
    QCOMPARE(rules.priorityOf(entry, now) == 1, fits);
}

void TestPriorityRules::firstRowDecides()
{
    const PriorityRules rules =
        rulesOf(u"[{\"pinned\": true, \"priority\": 2}, {\"priority\": 4}, {\"priority\": 1}]"_s);
    BoardEntry entry = entryOf();
    QCOMPARE(rules.priorityOf(entry, now), 4);
    entry.pinned = true;
    QCOMPARE(rules.priorityOf(entry, now), 2);
}

void TestPriorityRules::typeByNumberAlone()
{
    PriorityRules rules;
    BoardEntry entry = entryOf();
    entry.callout.responseTypeId = 12;
    QCOMPARE(rules.priorityOf(entry, now), PriorityRules::usual);
    rules.setResponseTypes({{11, u"SECURITY"_s, {}}, {12, u"MEDICAL"_s, {}}});
    QCOMPARE(rules.priorityOf(entry, now), 1);
}

void TestPriorityRules::ageComes()
{
    const PriorityRules rules = rulesOf(u"[{\"olderThanMinutes\": 30, \"priority\": 1},"
                                        "{\"olderThanMinutes\": 10, \"priority\": 2}]"_s);
    BoardEntry entry = entryOf(4min);
    const auto first = rules.nextChange(entry, now);
    QCOMPARE(first, 6min + 1ms);
    QCOMPARE(rules.priorityOf(entry, now + *first - 1ms), 3);
    QCOMPARE(rules.priorityOf(entry, now + *first), 2);
    const auto second = rules.nextChange(entry, now + *first);
    QCOMPARE(rules.priorityOf(entry, now + *first + *second), 1);
    QCOMPARE(rules.nextChange(entry, now + *first + *second), std::nullopt);
    entry.callout.createdAt.reset();
    QCOMPARE(rules.priorityOf(entry, now + 11min), 2); // since this console saw it
}

void TestPriorityRules::mistakes_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << u"[\n{\"priority\": 1},\n}"_s << 0 << u"Line 3:"_s;
    QTest::newRow("no list") << u"{}"_s << 0 << u"not a list"_s;
    QTest::newRow("no object") << u"[4]"_s << 1 << u"Row 1:"_s;
    QTest::newRow("no priority") << u"[{\"priority\": 1}, {\"pinned\": true}]"_s << 2
                                 << u"Row 2: \"priority\" is missing."_s;
    QTest::newRow("priority 6") << u"[{\"priority\": 6}]"_s << 1 << u"from 1 to 5"_s;
    QTest::newRow("priority 1.5") << u"[{\"priority\": 1.5}]"_s << 1 << u"whole number"_s;
    QTest::newRow("priority huge") << u"[{\"priority\": 1e300}]"_s << 1 << u"whole number"_s;
    QTest::newRow("unknown") << u"[{\"priority\": 1, \"colour\": 2}]"_s << 1 << u"\"colour\""_s;
    QTest::newRow("flag") << u"[{\"priority\": 1, \"pinned\": 1}]"_s << 1 << u"true nor false"_s;
    QTest::newRow("class") << u"[{\"priority\": 1, \"classification\": \"x\"}]"_s << 1
                           << u"\"classification\""_s;
    QTest::newRow("type") << u"[{\"priority\": 1, \"responseType\": true}]"_s << 1
                          << u"\"responseType\""_s;
    QTest::newRow("emergency") << u"[{\"priority\": 1, \"emergency\": 3}]"_s << 1
                               << u"\"emergency\""_s;
    QTest::newRow("minutes") << u"[{\"priority\": 1, \"olderThanMinutes\": 0}]"_s << 1
                             << u"\"olderThanMinutes\""_s;
    QStringList many;
    for (int i = 0; i < 101; ++i)
        many.append(u"{\"priority\": 1}"_s);
    QTest::newRow("too many") << u"[%1]"_s.arg(many.join(u',')) << 0 << u"more than 100"_s;
}

void TestPriorityRules::mistakes()
{
    QFETCH(QString, json);
    QFETCH(int, row);
    QFETCH(QString, says);
    const auto rules = PriorityRules::fromJson(json);
    QVERIFY(!rules);
    QCOMPARE(rules.error().row, row);
    QVERIFY2(rules.error().reason.contains(says), qPrintable(rules.error().reason));
}

QTEST_GUILESS_MAIN(TestPriorityRules)
#include "tst_priorityrules.moc"
