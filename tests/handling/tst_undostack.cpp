// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What may be taken back, and in which order.
#include "checklistwords.h"
#include "undostack.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestUndoStack final : public QObject {
    Q_OBJECT

private slots:
    void newestFirst();
    void impossibleOnesArePassedOver();
    void failureIsNoUndo();
    void oldestGoWhenThereAreTooMany();
    void everyMistakeOfAChecklistHasWords();

private:
    UndoStep step(const QString &words, bool *possible = nullptr, bool works = true)
    {
        return {.id = 992014,
                .words = words,
                .isPossible = [possible] { return !possible || *possible; },
                .undo =
                    [this, words, works] {
                        m_undone << words;
                        return works;
                    }};
    }

    QStringList m_undone;
};

void TestUndoStack::newestFirst()
{
    m_undone.clear();
    UndoStack stack;
    QVERIFY(stack.words().isEmpty());
    QVERIFY(stack.undo().words.isEmpty());
    stack.push(step(u"took"_s));
    stack.push(step(u"snoozed"_s));
    QCOMPARE(stack.words(), u"snoozed"_s);
    QCOMPARE(stack.undo().words, u"snoozed"_s);
    QCOMPARE(stack.undo().id, 992014);
    QVERIFY(stack.isEmpty());
    QCOMPARE(m_undone, (QStringList{u"snoozed"_s, u"took"_s}));
    stack.push(step(u"took"_s));
    stack.clear();
    QVERIFY(stack.words().isEmpty());
}

void TestUndoStack::impossibleOnesArePassedOver()
{
    m_undone.clear();
    UndoStack stack;
    bool possible = true;
    stack.push(step(u"took"_s));
    stack.push(step(u"snoozed"_s, &possible));
    QCOMPARE(stack.words(), u"snoozed"_s);
    possible = false; // it came back by itself
    QCOMPARE(stack.words(), u"took"_s);
    possible = true;
    QCOMPARE(stack.words(), u"snoozed"_s);
    possible = false;
    QCOMPARE(stack.undo().words, u"took"_s);
    QCOMPARE(m_undone, QStringList{u"took"_s});
    possible = true; // too late: what was before it is gone
    QVERIFY(stack.words().isEmpty());
}

void TestUndoStack::failureIsNoUndo()
{
    UndoStack stack;
    stack.push(step(u"took"_s, nullptr, false));
    QVERIFY(stack.undo().words.isEmpty());
    QVERIFY(stack.isEmpty());
}

void TestUndoStack::oldestGoWhenThereAreTooMany()
{
    m_undone.clear();
    UndoStack stack;
    for (int i = 0; i < UndoStack::most + 5; ++i)
        stack.push(step(QString::number(i)));
    while (!stack.isEmpty())
        (void)stack.undo();
    QCOMPARE(m_undone.size(), UndoStack::most);
    QCOMPARE(m_undone.front(), QString::number(UndoStack::most + 4));
    QCOMPARE(m_undone.back(), u"5"_s);
}

void TestUndoStack::everyMistakeOfAChecklistHasWords()
{
    QSet<QString> sentences;
    constexpr int last = int(ChecklistMistake::Kind::UnknownKey);
    for (int kind = 0; kind <= last; ++kind) {
        const QString words = ChecklistWords::mistake(
            {.kind = ChecklistMistake::Kind(kind), .line = 14, .detail = u"here"_s});
        QVERIFY2(words.startsWith("Line 14: "_L1) && (words.endsWith(u'.') || words.endsWith(u'?')),
                 qPrintable(words));
        QVERIFY2(!words.contains("%1"_L1), qPrintable(words));
        sentences.insert(words);
    }
    QCOMPARE(sentences.size(), last + 1);
}

QTEST_GUILESS_MAIN(TestUndoStack)
#include "tst_undostack.moc"
