// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checklist files as people write them, mistakes included, and the ticks that are kept.
#include "checklists/checklists.h"
#include "checklists/checklistticks.h"
#include "checklists/jsonplace.h"

#include <QJsonDocument>
#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

using Kind = ChecklistMistake::Kind;

Q_DECLARE_METATYPE(ChecklistMistake::Kind)

class TestChecklists final : public QObject {
    Q_OBJECT

private slots:
    void builtInKnowsEveryTypeInBothLanguages();
    void textFallsBackToEnglish();
    void ownFile();
    void mistakes_data();
    void mistakes();
    void placeOfNestedValues();
    void ticksSurviveAsJson();
    void ticksOfAnOlderCalloutAreDropped();
};

void TestChecklists::builtInKnowsEveryTypeInBothLanguages()
{
    const Checklists lists = Checklists::builtIn();
    for (const auto &type : {u"SECURITY"_s, u"MEDICAL"_s, u"anything else"_s}) {
        const auto steps = lists.steps(type);
        QVERIFY2(steps.size() >= 4, qPrintable(type));
        QVERIFY(std::ranges::any_of(steps, &ChecklistStep::required));
        for (const ChecklistStep &step : steps)
            QVERIFY2(step.text.contains(u"en"_s) && step.text.contains(u"af"_s),
                     qPrintable(step.id));
    }
    QCOMPARE(lists.steps(u" security "_s), lists.steps(u"SECURITY"_s));
    QVERIFY(lists.steps(u"SECURITY"_s) != lists.steps(u"MEDICAL"_s));
    QVERIFY(Checklists::followUp().required);
}

void TestChecklists::textFallsBackToEnglish()
{
    const ChecklistStep step = Checklists::followUp();
    QCOMPARE(step.textIn(u"en"_s), u"Read the follow-up note"_s);
    QCOMPARE(step.textIn(u"af"_s), u"Lees die opvolgnota"_s);
    QCOMPARE(step.textIn(u"zu"_s), u"Read the follow-up note"_s);
}

void TestChecklists::ownFile()
{
    const auto read = Checklists::fromJson(R"({"checklists": [{"types": ["fire"], "steps": [
        {"id": "a", "text": "Call the\n brigade", "required": true, "phone": "Fire brigade"},
        {"id": "b", "text": {"en": "Second", "af": "Tweede", "zu": " "}}]}]})");
    QVERIFY(read);
    const auto steps = read->steps(u"FIRE"_s);
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.at(0).textIn(u"af"_s), u"Call the brigade"_s);
    QCOMPARE(steps.at(0).phone, u"Fire brigade"_s);
    QVERIFY(steps.at(0).required);
    QVERIFY(!steps.at(1).required);
    QCOMPARE(steps.at(1).textIn(u"zu"_s), u"Second"_s);
    QVERIFY(read->steps(u"SECURITY"_s).isEmpty());
}

void TestChecklists::mistakes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &json, Kind kind, int line,
                        const QString &detail = {}) {
        QTest::newRow(name) << json << kind << line << detail;
    };
    // Two lines above the steps, so that the first stands in line 3.
    const auto steps = [](const QByteArray &lines) {
        return "{\"checklists\": [{\"types\": [\"*\"],\n\"steps\": [\n" + lines + "\n]}]}";
    };
    row("empty", "", Kind::Syntax, 1);
    row("comma", "{\"checklists\":\n[,]}", Kind::Syntax, 2);
    row("cut off", steps(R"({"id": "a", "text": "A")"), Kind::Syntax, 4);
    row("array", "[]", Kind::NoChecklists, 1);
    row("no lists", "{}", Kind::NoChecklists, 1);
    row("lists are a word", "{\n\"checklists\": \"none\"}", Kind::NoChecklists, 2);
    row("list is a number", "{\"checklists\": [\n7]}", Kind::NotAnObject, 2, u"checklists"_s);
    row("no steps", "{\"checklists\": [\n{\"types\": [\"*\"]}]}", Kind::NoSteps, 2);
    row("no types", "{\"checklists\": [{\n\"steps\": [{\"id\": \"a\", \"text\": \"A\"}]}]}",
        Kind::NoTypes, 1);
    row("type is a number", steps(R"({"id": "a", "text": "A"})").replace("\"*\"", "\n1"),
        Kind::NoTypes, 2);
    row("type twice", steps(R"({"id": "a", "text": "A"})").replace("\"*\"", "\"x\",\n\"X\""),
        Kind::TypeTwice, 2, u"X"_s);
    row("step is a word", steps("\"call\""), Kind::NotAnObject, 3, u"steps"_s);
    row("no id", steps("{\"text\": \"A\"}"), Kind::NoId, 3);
    row("id is a number", steps("{\"text\": \"A\",\n\"id\": 3}"), Kind::NoId, 4);
    row("id twice", steps("{\"id\": \"a\", \"text\": \"A\"},\n{\"text\": \"B\",\n \"id\": \"a\"}"),
        Kind::IdTwice, 5, u"a"_s);
    row("reserved id", steps(R"({"id": "console.followUp", "text": "A"})"), Kind::IdReserved, 3,
        u"console.followUp"_s);
    row("no text", steps(R"({"id": "a"})"), Kind::NoText, 3);
    row("blank text", steps(R"({"id": "a", "text": "  "})"), Kind::NoText, 3);
    row("no English", steps("{\"id\": \"a\",\n\"text\": {\"af\": \"A\"}}"), Kind::NoText, 4);
    row("required is a word", steps("{\"id\": \"a\", \"text\": \"A\",\n\"required\": \"yes\"}"),
        Kind::RequiredNotABool, 4);
    row("phone is a number", steps("{\"id\": \"a\", \"text\": \"A\",\n\n\"phone\": 112}"),
        Kind::PhoneNotAText, 5);
    row("misspelt key", steps("{\"id\": \"a\", \"text\": \"A\",\n\"requierd\": true}"),
        Kind::UnknownKey, 4, u"requierd"_s);
    row("misspelt list key", "{\"checklists\": [{\"type\": [\"*\"], \"steps\": []}]}",
        Kind::UnknownKey, 1, u"type"_s);
    row("braces in words", steps("{\"id\": \"a]}\", \"text\": \"{[\\\"\\\\\"},\n{\"id\": \"b\"}"),
        Kind::NoText, 4);
    row("too large", QByteArray(Checklists::largestFile + 1, ' '), Kind::TooLarge, 1);
}

void TestChecklists::mistakes()
{
    QFETCH(QByteArray, json);
    QFETCH(Kind, kind);
    QFETCH(int, line);
    QFETCH(QString, detail);
    const auto read = Checklists::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), int(kind));
    QCOMPARE(read.error().line, line);
    if (kind == Kind::Syntax)
        QVERIFY(!read.error().detail.isEmpty());
    else
        QCOMPARE(read.error().detail, detail);
}

void TestChecklists::placeOfNestedValues()
{
    const QByteArray json = "\n{\n \"a\\u0062\": [1,\n true, {\"x\":\n null}],\n \"c\": 2\n}";
    QCOMPARE(jsonLine(json, {}), 2);
    QCOMPARE(jsonLine(json, {u"ab"_s, 1}), 4);
    QCOMPARE(jsonLine(json, {u"ab"_s, 2, u"x"_s}), 5);
    QCOMPARE(jsonLine(json, {u"c"_s}), 6);
    QCOMPARE(jsonLine(json, {u"ab"_s, 7, u"x"_s}), 3);
    QCOMPARE(jsonLine(json, {u"nothing"_s}), 2);
    QCOMPARE(jsonLine("{\"broken", {u"x"_s, 1}), 1);
}

void TestChecklists::ticksSurviveAsJson()
{
    ChecklistTicks ticks;
    const ChecklistTick first{.who = u"Op 07"_s, .at = UtcTime(Millis(1'784'032'327'123))};
    QVERIFY(ticks.tick(992014, u"arrival"_s, first));
    QVERIFY(!ticks.tick(992014, u"arrival"_s, {.who = u"Op 03"_s, .at = UtcTime(Millis(1))}));
    QVERIFY(ticks.tick(992014, u"outcome"_s, first));
    QVERIFY(ticks.untick(992014, u"outcome"_s));
    QVERIFY(!ticks.untick(992014, u"outcome"_s));
    QVERIFY(!ticks.untick(1, u"outcome"_s));

    ChecklistTicks restored;
    QJsonObject stored =
        QJsonDocument::fromJson(QJsonDocument(ticks.toJson(992014)).toJson(QJsonDocument::Compact))
            .object();
    QCOMPARE(ChecklistTicks::newest(stored), first.at);
    QJsonObject steps = stored.value("steps"_L1).toObject();
    steps.insert(u"odd"_s, 5);
    steps.insert(u"nobody"_s, QJsonObject{{u"at"_s, 5}});
    stored.insert(u"steps"_s, steps);
    restored.addFromJson(992014, stored);
    QCOMPARE(restored.of(992014).size(), 1);
    QCOMPARE(restored.of(992014).value(u"arrival"_s), first);
    QVERIFY(restored.of(5).isEmpty());
    QVERIFY(!ChecklistTicks::newest({}));
    QVERIFY(restored.forget(992014));
    QVERIFY(restored.of(992014).isEmpty());
}

void TestChecklists::ticksOfAnOlderCalloutAreDropped()
{
    ChecklistTicks ticks;
    ticks.tick(7, u"a"_s, {.who = u"Op 07"_s, .at = UtcTime(Millis(1'000))});
    ticks.tick(7, u"b"_s, {.who = u"Op 07"_s, .at = UtcTime(Millis(3'000))});
    QVERIFY(!ticks.dropOlder(7, UtcTime(Millis(1'000))));
    QVERIFY(ticks.dropOlder(7, UtcTime(Millis(2'000))));
    QCOMPARE(ticks.of(7).keys(), QStringList{u"b"_s});
    QVERIFY(!ticks.dropOlder(8, UtcTime(Millis(2'000))));
}

QTEST_GUILESS_MAIN(TestChecklists)
#include "tst_checklists.moc"
