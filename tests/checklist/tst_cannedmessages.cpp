// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The prepared messages: those built in, and what is said of a file that is wrong.
#include "checklists/cannedmessages.h"

#include <QTest>

using namespace console;
using namespace Qt::StringLiterals;

class TestCannedMessages final : public QObject {
    Q_OBJECT

private slots:
    void theBuiltInOnesSpeakTwoLanguages();
    void anUnknownLanguageIsEnglish();
    void mistakesAreToldWithTheirLine_data();
    void mistakesAreToldWithTheirLine();
};

void TestCannedMessages::theBuiltInOnesSpeakTwoLanguages()
{
    const QList<CannedMessage> messages = builtInCannedMessages();
    QVERIFY(messages.size() >= 5);
    bool anySafe = false;
    for (const CannedMessage &message : messages) {
        QVERIFY2(message.text.contains(u"af"_s), qPrintable(message.id));
        QCOMPARE_NE(message.in(u"af"_s), message.in(u"en"_s));
        anySafe = anySafe || message.safe;
        // What may show on a watched phone gives nothing away.
        if (message.safe)
            QVERIFY2(!message.in(u"en"_s).contains(u"responder"_s), qPrintable(message.id));
    }
    QVERIFY(anySafe);
}

void TestCannedMessages::anUnknownLanguageIsEnglish()
{
    CannedMessage message;
    message.text = {{u"en"_s, u"Stay there."_s}};
    QCOMPARE(message.in(u"zu"_s), u"Stay there."_s);
}

void TestCannedMessages::mistakesAreToldWithTheirLine_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("no JSON") << QByteArray("{\n\"messages\": [\n}") << 3 << u"not JSON"_s;
    QTest::newRow("no list") << QByteArray("{\n\"messages\": 4\n}") << 2 << u"list"_s;
    QTest::newRow("no id") << QByteArray("{\"messages\": [\n{\"text\": {\"en\": \"a\"}}]}") << 2
                           << u"no \"id\""_s;
    QTest::newRow("no English") << QByteArray(
        "{\"messages\": [\n{\"id\": \"a\", \"text\": {\"af\": \"b\"}}]}")
                                << 2 << u"no English"_s;
    QTest::newRow("misspelt") << QByteArray(
        "{\"messages\": [\n{\"id\": \"a\", \"save\": true, \"text\": {\"en\": \"b\"}}]}")
                              << 2 << u"\"save\""_s;
    QTest::newRow("not a truth value")
        << QByteArray("{\"messages\": [\n{\"id\": \"a\", \"safe\": 1, \"text\": {\"en\": \"b\"}}]}")
        << 2 << u"true or false"_s;
    QTest::newRow("twice") << QByteArray("{\"messages\": [\n"
                                         "{\"id\": \"a\", \"text\": {\"en\": \"b\"}},\n"
                                         "{\"id\": \"a\", \"text\": {\"en\": \"c\"}}]}")
                           << 3 << u"twice"_s;
}

void TestCannedMessages::mistakesAreToldWithTheirLine()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, line);
    QFETCH(const QString, words);
    const auto read = readCannedMessages(json);
    QVERIFY(!read);
    QCOMPARE(read.error().line, line);
    QVERIFY2(read.error().reason.contains(words), qPrintable(read.error().reason));
}

QTEST_GUILESS_MAIN(TestCannedMessages)
#include "tst_cannedmessages.moc"
