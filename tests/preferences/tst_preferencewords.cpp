// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every setting is explained and found, has the ranges of the settings table, and a sentence for
// each value that cannot be used.
#include "domain/priorityrules.h"
#include "journal/settingstable.h"
#include "ui/preferences/preferencerows.h"
#include "ui/preferences/preferencewords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using Kind = PreferenceSpec::Kind;

class TestPreferenceWords final : public QObject {
    Q_OBJECT

private slots:
    void everySettingIsKnownAndExplained();
    void rangesAreThoseOfTheSettings();
    void found_data();
    void found();
    void refuses_data();
    void refuses();
    void escalationIsReadAsPeopleWriteIt();
    void rulesThereAndBack();
    void phonesThereAndBack();
    void valuesInWords();

private:
    static PreferenceValues standards();
};

PreferenceValues TestPreferenceWords::standards()
{
    PreferenceValues all;
    for (const SettingSpec &spec : settingsTable())
        all.insert(QString(spec.name), spec.defaultValue);
    return all;
}

void TestPreferenceWords::everySettingIsKnownAndExplained()
{
    QSet<QString> names;
    for (const PreferenceSpec &row : PreferenceTable::rows()) {
        QVERIFY2(!names.contains(row.name), qPrintable(row.name));
        names.insert(row.name);
        QVERIFY(!row.label.isEmpty() && !row.otherWords.isEmpty());
        QVERIFY2(row.kind == Kind::OnMapPage || row.explanation.endsWith(u'.')
                     || row.explanation.endsWith(u')'),
                 qPrintable(row.name));
    }
    // What the settings hold and people choose is here; the rest is remembered by the program.
    const QSet<QString> remembered{u"profiles"_s,  u"lastProfile"_s,      u"geometry"_s,
                                   u"state"_s,     u"queue.savedViews"_s, u"commandHistory"_s,
                                   u"layouts"_s,   u"layout"_s,           u"queue.hiddenColumns"_s,
                                   u"mapWindow"_s, u"map.lastView"_s};
    for (const SettingSpec &spec : settingsTable()) {
        const QString name(spec.name);
        if (!name.startsWith("map."_L1)) // on the map's own page
            QVERIFY2(names.contains(name) != remembered.contains(name), qPrintable(name));
    }
}

void TestPreferenceWords::rangesAreThoseOfTheSettings()
{
    const auto rows = PreferenceTable::rows();
    int numbers = 0;
    for (const PreferenceSpec &row : rows) {
        const auto spec = std::ranges::find_if(
            settingsTable(), [&row](const SettingSpec &one) { return one.name == row.name; });
        if (spec == settingsTable().end())
            continue;
        if (row.kind == Kind::Number || row.kind == Kind::Text) {
            QCOMPARE(row.least, spec->least);
            QCOMPARE(row.most, spec->most);
            ++numbers;
        }
        if (row.kind == Kind::Choice) {
            QStringList values;
            for (const auto &[value, words] : row.choices)
                values += value;
            QCOMPARE(values, spec->choices);
        }
        QVERIFY2(PreferenceWords::problem(row, standards()).isEmpty(), qPrintable(row.name));
    }
    QVERIFY(numbers >= 9);
}

void TestPreferenceWords::found_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("name");
    QTest::newRow("by name") << u"volume"_s << u"sound.volume"_s;
    QTest::newRow("by explanation") << u"how often"_s << u"pollSeconds"_s;
    QTest::newRow("by another word") << u"dark"_s << u"theme"_s;
    QTest::newRow("two words, any order") << u"size text"_s << u"textSizePercent"_s;
    QTest::newRow("case and accents") << u"TÁAL"_s << u"language"_s;
    QTest::newRow("on the map's page") << u"openstreetmap"_s << u"mapPreferences.source"_s;
    QTest::newRow("something to do") << u"backup"_s << u"export"_s;
    QTest::newRow("beginning of a word") << u"escal"_s << u"escalation.seconds"_s;
}

void TestPreferenceWords::found()
{
    QFETCH(QString, words);
    QFETCH(QString, name);
    const auto rows = PreferenceTable::rows();
    QStringList names;
    for (const qsizetype row : PreferenceWords::find(rows, words))
        names += rows.at(row).name;
    QVERIFY2(names.contains(name), qPrintable(names.join(u' ')));
    QVERIFY(names.size() < 8);
    QVERIFY(PreferenceWords::find(rows, u"zebra crossing"_s).isEmpty());
}

void TestPreferenceWords::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("not rising") << u"escalation.seconds"_s << QVariant(u"15;20;20;60;90"_s)
                                << u"above the one before"_s;
    QTest::newRow("four steps") << u"escalation.seconds"_s << QVariant(u"15;20;30;60"_s)
                                << u"Five"_s;
    QTest::newRow("flutter") << u"flood.leave"_s << QVariant(10) << u"below"_s;
    QTest::newRow("no name") << u"operatorName"_s << QVariant(u""_s) << u"Write a name"_s;
    QTest::newRow("relative path")
        << u"checklist.file"_s << QVariant(u"lists.json"_s) << u"whole path"_s;
    QTest::newRow("rule") << u"priorityRules"_s << QVariant(u"[{\"priority\": 9}]"_s) << u"Row 1"_s;
    QTest::newRow("phone") << u"phoneList"_s
                           << QVariant(u"[{\"name\": \"A\", \"number\": \"call me\"}]"_s)
                           << u"Row 1: not a phone number"_s;
    QTest::newRow("nameless phone")
        << u"phoneList"_s << QVariant(u"[{\"name\": \"\", \"number\": \"021 555 0100\"}]"_s)
        << u"Row 1: write a name"_s;
}

void TestPreferenceWords::refuses()
{
    QFETCH(QString, name);
    QFETCH(QVariant, value);
    QFETCH(QString, words);
    PreferenceValues all = standards();
    all[name] = value;
    const auto rows = PreferenceTable::rows();
    const auto row = std::ranges::find(rows, name, &PreferenceSpec::name);
    QVERIFY(row != rows.end());
    const QString problem = PreferenceWords::problem(*row, all);
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestPreferenceWords::phonesThereAndBack()
{
    const QString list = u"[{\"name\":\"AURA control\",\"number\":\"+27 21 555 0100\"}]"_s;
    QCOMPARE(rowsToPhones(phonesToRows(list)), list);
    QVERIFY(problemOfPhones(list).isEmpty());
    QVERIFY(problemOfPhones(u"[]"_s).isEmpty());
}

void TestPreferenceWords::escalationIsReadAsPeopleWriteIt()
{
    QCOMPARE(tidySeconds(u"15, 20;30  60 , 90 s"_s), u"15;20;30;60;90"_s);
    QCOMPARE(tidySeconds(u"soon"_s), u"soon"_s);
}

void TestPreferenceWords::rulesThereAndBack()
{
    QCOMPARE(rowsToRules(rulesToRows(u"[]"_s)), u"[]"_s);
    QVERIFY(rulesToRows(u"[]"_s).size() >= 4);
    const QString own = u"[{\"classification\":\"real\",\"emergency\":\"12\","
                        "\"olderThanMinutes\":30,\"pinned\":false,\"priority\":2,"
                        "\"repeated\":true,\"responseType\":7}]"_s;
    QVERIFY(PriorityRules::fromJson(own));
    QCOMPARE(rowsToRules(rulesToRows(own)), own);
}

void TestPreferenceWords::valuesInWords()
{
    const auto rows = PreferenceTable::rows();
    const auto words = [&rows](const QString &name, const QVariant &value) {
        return PreferenceWords::valueText(*std::ranges::find(rows, name, &PreferenceSpec::name),
                                          value);
    };
    QCOMPARE(words(u"pollSeconds"_s, 2), u"2 s"_s);
    QCOMPARE(words(u"reducedMotion"_s, 1), u"on"_s);
    QCOMPARE(words(u"theme"_s, u"night"_s), u"Night"_s);
    QCOMPARE(words(u"checklist.file"_s, QString()), u"built in"_s);
    QCOMPARE(words(u"escalation.seconds"_s, u"15;20;30;60;90"_s), u"15, 20, 30, 60, 90 s"_s);
    QCOMPARE(words(u"priorityRules"_s, u"[]"_s), u"built in"_s);
}

QTEST_GUILESS_MAIN(TestPreferenceWords)
#include "tst_preferencewords.moc"
