// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/play.h"
#include "sandbox/scenariofile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sandbox;

namespace {

// With ' for ".
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray whole =
    quoted("{\n"
           " 'name': 'Night at the depot',\n"
           " 'basis': 'empty', 'seed': 7, 'speed': 20,\n"
           " 'callouts': [\n"
           "  {'at': -60, 'customerId': 'random', 'responseType': 'MEDICAL',\n"
           "   'position': {'latitude': -33.9, 'longitude': 18.5},\n"
           "   'motion': 'driving', 'steps': [\n"
           "    {'after': 10, 'do': 'own'},\n"
           "    {'after': 5.5, 'do': 'chat', 'text': 'Hello', 'source': 'control'},\n"
           "    {'after': 20, 'do': 'dispatch', 'text': 'Unit 40'},\n"
           "    {'after': 60, 'do': 'withdraw'},\n"
           "    {'after': 20, 'do': 'dispatch'},\n"
           "    {'after': 90, 'do': 'cancelWrong'},\n"
           "    {'after': 90, 'do': 'arrive'},\n"
           "    {'after': 30, 'do': 'complete'},\n"
           "    {'after': 5, 'do': 'cancelRight'},\n"
           "    {'after': 30, 'do': 'close'}]},\n"
           "  {'at': 30, 'fixedLocation': 'STORE-002', 'classification': 2}],\n"
           " 'faults': [{'at': 60, 'for': 30, 'kind': 'clockSkew', 'seconds': 9}]\n"
           "}\n");

QStringList mistakesIn(const QByteArray &text)
{
    const auto read = OwnScenario::read(quoted(text));
    return read ? QStringList() : read.error();
}

} // namespace

// Scenarios that people write, and what they get wrong: the line and the reason, all at once.
class tst_SandboxScenarioFile final : public QObject {
    Q_OBJECT

private slots:
    void everythingThereIs()
    {
        const auto own = OwnScenario::read(whole);
        QVERIFY2(own, own ? "" : qPrintable(own.error().join(u'\n')));
        QCOMPARE(own->name, u"Night at the depot"_s);
        QCOMPARE(own->seed, 7);
        QCOMPARE(own->speed, 20.0);
        QCOMPARE(own->callouts.size(), 2);
        const OwnCallout &first = own->callouts.constFirst();
        QCOMPARE(first.atMs, -60000);
        QVERIFY(!first.customerId);
        QCOMPARE(first.responseTypeId, 2);
        QCOMPARE(first.motion, Motion::Driving);
        QCOMPARE(first.position->latitude, -33.9);
        QCOMPARE(first.steps.size(), 10);
        QCOMPARE(first.steps.at(1).afterMs, 5500);
        QCOMPARE(own->callouts.at(1).fixedLocationId, 99002);
        QCOMPARE(own->callouts.at(1).customerId, 178935); // the place's own
        QCOMPARE(own->faults.constFirst().forMs, 30000);
        QCOMPARE(own->faults.constFirst().fault.skewSeconds, 9);
    }

    void oneMistake_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &text, const QString &said) {
            QTest::newRow(name) << text << said;
        };
        row("syntax", "{\n 'name': 'a',\n 'callouts': [,]\n}", u"line 3: This is not valid JSON"_s);
        row("unfinished", "{\n 'name': 'a'\n\n", u"line 4: This is not valid JSON"_s);
        row("empty", "", u"line 1: This is not valid JSON"_s);
        row("list", "[1]", u"line 1: A scenario must be a JSON object."_s);
        row("no name", "\n{\n}", u"line 2: name is missing."_s);
        row("name", "{'name': ' '}", u"line 1: name must be a text that is not empty."_s);
        row("built in", "{\n'name': 'flood'}", u"line 2: \"flood\" is the name of a built-in"_s);
        row("basis", "{'name': 'a',\n\n'basis': 'war'}", u"line 3: basis must be one of shift,"_s);
        row("seed", "{'name': 'a',\n'seed': 1.5}", u"line 2: seed must be a whole number"_s);
        row("speed", "{'name': 'a',\n'speed': 2000}", u"line 2: speed must be a number from"_s);
        row("unknown", "{'name': 'a',\n'calouts': []}",
            u"line 2: \"calouts\" is not known here; known are basis, callouts,"_s);
        row("twice", "{'name': 'a',\n\n'name': 'b'}", u"line 3: name is there twice."_s);
        row("callouts", "{'name': 'a', 'callouts':\n{}}", u"line 1: callouts must be a list."_s);
        const auto callout = [&row](const char *name, const QByteArray &members,
                                    const QString &said) {
            row(name, "{'name': 'a', 'callouts': [\n {'at': 1},\n {'at': 2,\n" + members + "}]}",
                u"line 4: "_s + said);
        };
        row("callout", "{'name': 'a', 'callouts': [\n 5]}",
            u"line 2: A callout must be an object."_s);
        row("no at", "{'name': 'a', 'callouts': [\n {}]}", u"line 2: at is missing."_s);
        callout("customer", "'customerId': 5", u"There is no customer 5."_s);
        callout("customer text", "'customerId': 'me'",
                u"customerId must be a number or \"random\"."_s);
        callout("no cover", "'customerId': 178951", u"Customer 178951 has no subscription"_s);
        callout("latitude", "'position': {'latitude': 91, 'longitude': 0}",
                u"latitude must be a number from -90 to 90."_s);
        callout("longitude", "'position': {'latitude': 1}", u"longitude is missing."_s);
        callout("place", "'fixedLocation': 'NOWHERE'",
                u"There is no fixed location \"NOWHERE\"."_s);
        callout("both", "'fixedLocation': 'STORE-001', 'position': {'latitude': 1, 'longitude': 1}",
                u"position and fixedLocation exclude each other."_s);
        callout("type", "'responseType': 77", u"responseType must be one of 1 ("_s);
        callout("class", "'classification': 'MAYBE'",
                u"classification must be one of 1 (REAL), 2 (TEST)."_s);
        callout("motion", "'motion': 'flying'", u"motion must be one of fixed, standing,"_s);
        callout("steps", "'steps': 'many'", u"steps must be a list."_s);
        callout("action", "'steps': [{'after': 1, 'do': 'dance'}]", u"do must be one of own,"_s);
        callout("no after", "'steps': [{'do': 'own'}]", u"after is missing."_s);
        callout("no do", "'steps': [{'after': 1}]", u"do is missing."_s);
        callout("no text", "'steps': [{'after': 1, 'do': 'chat'}]", u"chat needs a text."_s);
        callout("text", "'steps': [{'after': 1, 'do': 'close', 'text': 'a'}]",
                u"close takes no text."_s);
        callout("source", "'steps': [{'after': 1, 'do': 'own', 'source': 'control'}]",
                u"Only chat takes a source."_s);
        callout("order", "'steps': [{'after': 1, 'do': 'arrive'}]",
                u"arrive needs a responder on the way: a dispatch before it."_s);
        callout("complete", "'steps': [{'after': 1, 'do': 'complete'}]",
                u"complete needs a responder on scene: an arrive before it."_s);
        callout("withdraw", "'steps': [{'after': 1, 'do': 'withdraw'}]",
                u"withdraw needs a responder on the way"_s);
        callout("again",
                "'steps': [{'after': 1, 'do': 'dispatch'}, {'after': 1, 'do': 'dispatch'}]",
                u"A responder is dispatched already; withdraw comes first."_s);
        callout("after the end",
                "'steps': [{'after': 1, 'do': 'close'}, {'after': 1, 'do': 'own'}]",
                u"Nothing can follow close."_s);
        row("training",
            "{'name': 'a', 'basis': 'training', 'callouts': [{'at': 1,\n"
            "'steps': [{'after': 1, 'do': 'own'}]}]}",
            u"line 2: On the basis of training there are no steps"_s);
        const auto fault = [&row](const char *name, const QByteArray &members,
                                  const QString &said) {
            row(name, "{'name': 'a', 'faults': [\n {'at': 2, 'for': 9,\n" + members + "}]}",
                u"line 3: "_s + said);
        };
        fault("kind", "'kind': 'rain'", u"kind must be one of latency, error,"_s);
        fault("codes", "'kind': 'error', 'codes': {'200': 1}",
              u"\"200\" is not a status from 400 to 599."_s);
        fault("weight", "'kind': 'error', 'codes': {'500': 0}",
              u"The weight of 500 must be a number above 0."_s);
        fault("share", "'kind': 'drip', 'share': 2", u"share must be a number from 0 to 1."_s);
        fault("seconds", "'kind': 'drip', 'seconds': 2", u"In a scenario \"for\" says how long."_s);
        fault("path of refuse", "'kind': 'refuse', 'path': 'a'", u"\"path\" is not known here"_s);
        row("no milliseconds",
            "{'name': 'a', 'faults': [\n {'at': 2, 'for': 9,'kind': 'latency'}]}",
            u"line 2: milliseconds is missing."_s);
        row("no for", "{'name': 'a', 'faults': [\n {'at': 2, 'kind': 'drip'}]}",
            u"line 2: for is missing."_s);
        row("ids or number",
            "{'name': 'a', 'faults': [\n {'at': 2, 'for': 9, 'kind': 'dropFromList'}]}",
            u"line 2: dropFromList needs either ids or number."_s);
    }

    void oneMistake()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, said);
        const QStringList mistakes = mistakesIn(text);
        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.constFirst().startsWith(said), qPrintable(mistakes.constFirst()));
    }

    void allMistakesInTheOrderOfTheirLines()
    {
        const QStringList mistakes = mistakesIn("{\n"
                                                " 'faults': [\n"
                                                "  {'at': 1, 'for': 5, 'kind': 'rain'}\n"
                                                " ],\n"
                                                " 'basis': 'war',\n"
                                                " 'callouts': [\n"
                                                "  {'at': 'soon',\n"
                                                "   'steps': [\n"
                                                "    {'after': -1,\n"
                                                "     'do': 'dance'}]}\n"
                                                " ]\n"
                                                "}");
        QStringList lines;
        for (const QString &mistake : mistakes)
            lines.append(mistake.left(mistake.indexOf(u':')));
        QCOMPARE(lines, QStringList({u"line 1"_s, u"line 3"_s, u"line 5"_s, u"line 7"_s,
                                     u"line 9"_s, u"line 10"_s}));
    }

    void withinAnotherText()
    {
        const auto own = OwnScenario::read("{ \"definition\":\n" + whole + "}", u"/definition"_s);
        QVERIFY(own);
        const auto wrong =
            OwnScenario::read("{ \"definition\":\n{\n\"name\": 5 } }", u"/definition"_s);
        QCOMPARE(wrong.error(), QStringList{u"line 3: name must be a text that is not empty."_s});
        QVERIFY(!OwnScenario::read("{}", u"/definition"_s));
    }

    void linesAreFoundInAwkwardTexts()
    {
        // Escapes, brackets and line ends within texts, a byte order mark, Windows line ends.
        QCOMPARE(mistakesIn("\xef\xbb\xbf{\r\n 'name': 'a]}\\u0022\\\\',\r\n 'seed': -1\r\n}"),
                 QStringList{u"line 3: seed must be a whole number from 0 to 4294967295."_s});
        QCOMPARE(
            mistakesIn("{'name': 'a', 'callouts': [ [], \n {'at':\n1, '\\u0061t2': [[1,[2]]]}]}"),
            QStringList({u"line 1: A callout must be an object."_s,
                         u"line 3: \"at2\" is not known here; known are at, classification, "
                         "customerId, fixedLocation, motion, position, responseType, steps."_s}));
    }
};

QTEST_GUILESS_MAIN(tst_SandboxScenarioFile)
#include "tst_sandbox_scenariofile.moc"
