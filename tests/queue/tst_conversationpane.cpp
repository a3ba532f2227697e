// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/boardfixture.h"
#include "ui/conversation/conversationpane.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace fixture;

namespace {

struct Talk {
    Theme theme;
    ConversationPane pane{theme};
    QPlainTextEdit *edit = pane.findChild<QPlainTextEdit *>(u"conversationEdit"_s);
    QPushButton *send = pane.findChild<QPushButton *>(u"conversationSend"_s);
    QListView *list = pane.findChild<QListView *>(u"conversationList"_s);

    Talk()
    {
        theme.applyToApplication();
        pane.resize(520, 300);
        pane.setCallout(992'014);
        pane.setRead(true);
    }
    [[nodiscard]] bool show()
    {
        pane.show();
        pane.activateWindow();
        return QTest::qWaitForWindowActive(&pane);
    }
    [[nodiscard]] QString words(const QString &name) const
    {
        const auto *label = pane.findChild<QLabel *>(name);
        return label && label->isVisibleTo(&pane) ? label->text() : QString();
    }
};

MessageRow own(quint64 id, const QString &text, MessageRow::Delivery delivery)
{
    MessageRow row;
    row.localId = id;
    row.author = MessageRow::You;
    row.text = text;
    row.delivery = delivery;
    row.note = delivery == MessageRow::NotSent ? u"no answer in 10 s"_s : QString();
    return row;
}

} // namespace

class TestConversationPane final : public QObject {
    Q_OBJECT

private slots:
    void ctrlEnterSends();
    void blankAndTooLongAreNotSent();
    void draftsStayWithTheirCallout();
    void retryAndDiscardByKeyboard();
    void actionsGoWithTheMessage();
    void wordsWhereThereIsNothing();
    void saysWhyNothingCanBeWritten();
    void followsTheEndUnlessReadingBack();
    void ownMessagesStandOnTheirGround_data();
    void ownMessagesStandOnTheirGround();
    void tabGoesThroughAll();
    void editGrowsToFourLines();
};

void TestConversationPane::ctrlEnterSends()
{
    Talk talk;
    QVERIFY(talk.show());
    talk.list->setFocus();
    talk.pane.focusComposer();
    QVERIFY(talk.edit->hasFocus());
    QSignalSpy sent(&talk.pane, &ConversationPane::sendRequested);
    QTest::keyClicks(talk.edit, u"  On my way <b>now</b>"_s);
    QTest::keyClick(talk.edit, Qt::Key_Return); // a new line, not a message
    QTest::keyClicks(talk.edit, u"Op 07 "_s);
    QCOMPARE(sent.size(), 0);
    QTest::keyClick(talk.edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(0).value<CalloutId>(), 992'014);
    QCOMPARE(sent.at(0).at(1).toString(), u"On my way <b>now</b>\nOp 07"_s);
    QCOMPARE(talk.edit->toPlainText(), QString());
    QTest::keyClicks(talk.edit, u"By mouse"_s);
    QTest::mouseClick(talk.send, Qt::LeftButton);
    QCOMPARE(sent.size(), 2);
}

void TestConversationPane::blankAndTooLongAreNotSent()
{
    Talk talk;
    QVERIFY(talk.show());
    QSignalSpy sent(&talk.pane, &ConversationPane::sendRequested);
    QVERIFY(!talk.send->isEnabled());
    talk.edit->setPlainText(u"  \n "_s);
    QVERIFY(!talk.send->isEnabled());
    QTest::keyClick(talk.edit, Qt::Key_Enter, Qt::ControlModifier);
    talk.edit->setPlainText(QString(2001, u'x'));
    QVERIFY(!talk.send->isEnabled());
    QCOMPARE(talk.words(u"conversationLength"_s), u"1 characters too many"_s);
    QTest::keyClick(talk.edit, Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(talk.edit->toPlainText().size(), 2001); // kept, to be shortened
    talk.edit->setPlainText(QString(2000, u'x'));
    QCOMPARE(talk.words(u"conversationLength"_s), u"0 characters left"_s);
    QTest::keyClick(talk.edit, Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
}

void TestConversationPane::draftsStayWithTheirCallout()
{
    Talk talk;
    QTest::keyClicks(talk.edit, u"For the first"_s);
    talk.pane.setCallout(992'020);
    QCOMPARE(talk.edit->toPlainText(), QString());
    QTest::keyClicks(talk.edit, u"For the second"_s);
    talk.pane.setCallout(0);
    QVERIFY(!talk.edit->isEnabled());
    QCOMPARE(talk.edit->toPlainText(), QString());
    talk.pane.setCallout(992'014);
    QCOMPARE(talk.edit->toPlainText(), u"For the first"_s);
    QCOMPARE(talk.pane.draft(992'020), u"For the second"_s);
    QTest::keyClick(talk.edit, Qt::Key_Enter, Qt::ControlModifier);
    talk.pane.setCallout(992'020);
    talk.pane.setCallout(992'014);
    QCOMPARE(talk.edit->toPlainText(), QString()); // sent: no longer a draft
}

void TestConversationPane::retryAndDiscardByKeyboard()
{
    Talk talk;
    QVERIFY(talk.show());
    talk.pane.setMessages(
        {own(7, u"First"_s, MessageRow::Accepted), own(8, u"Second"_s, MessageRow::NotSent)});
    auto *retry = talk.pane.findChild<QPushButton *>(u"conversationRetry8"_s);
    auto *discard = talk.pane.findChild<QPushButton *>(u"conversationDiscard8"_s);
    QVERIFY(retry && discard);
    QTRY_VERIFY(retry->isVisible());
    QVERIFY(talk.list->viewport()->rect().contains(
        retry->mapTo(talk.list->viewport(), retry->rect().center())));
    QSignalSpy retried(&talk.pane, &ConversationPane::retryRequested);
    QSignalSpy discarded(&talk.pane, &ConversationPane::discardRequested);
    retry->setFocus(Qt::TabFocusReason);
    QTest::keyClick(retry, Qt::Key_Space);
    QTRY_COMPARE(retried.size(), 1);
    QCOMPARE(retried.at(0).at(0).toULongLong(), 8);
    QTest::keyClick(retry, Qt::Key_Tab);
    QTRY_VERIFY(discard->hasFocus());
    QTest::keyClick(discard, Qt::Key_Space);
    QTRY_COMPARE(discarded.size(), 1);
}

void TestConversationPane::actionsGoWithTheMessage()
{
    Talk talk;
    QVERIFY(talk.show());
    talk.pane.setMessages({own(8, u"Second"_s, MessageRow::NotSent)});
    QVERIFY(talk.pane.findChild<QPushButton *>(u"conversationRetry8"_s));
    const int failed = talk.list->visualRect(talk.pane.model().index(0)).height();
    talk.pane.setMessages({own(8, u"Second"_s, MessageRow::Sending)});
    QTRY_VERIFY(!talk.pane.findChild<QPushButton *>(u"conversationRetry8"_s));
    QTRY_VERIFY(talk.list->visualRect(talk.pane.model().index(0)).height() < failed);
}

void TestConversationPane::wordsWhereThereIsNothing()
{
    Talk talk;
    QVERIFY(talk.show());
    QCOMPARE(talk.words(u"conversationEmptyText"_s), u"No messages yet."_s);
    talk.pane.setCallout(3);
    QCOMPARE(talk.words(u"conversationEmptyText"_s), u"Reading…"_s);
    talk.pane.setCallout(0);
    QCOMPARE(talk.words(u"conversationEmptyText"_s), u"No callout selected."_s);
    QCOMPARE(talk.words(u"conversationAudience"_s),
             u"Goes to AURA control. It may also show on the customer’s phone."_s);
    QCOMPARE(talk.words(u"conversationNotice"_s), QString());
    talk.pane.setNotice(u"The messages could not be read."_s);
    QCOMPARE(talk.words(u"conversationNotice"_s), u"The messages could not be read."_s);
}

void TestConversationPane::saysWhyNothingCanBeWritten()
{
    Talk talk;
    talk.edit->setPlainText(u"Half a"_s);
    talk.pane.setComposerEnabled(false, u"Closed: AURA takes no more messages."_s);
    QVERIFY(!talk.edit->isEnabled() && !talk.send->isEnabled());
    QCOMPARE(talk.send->toolTip(), u"Closed: AURA takes no more messages."_s);
    QCOMPARE(talk.edit->placeholderText(), u"Closed: AURA takes no more messages."_s);
    talk.pane.setComposerEnabled(true);
    QVERIFY(talk.send->isEnabled());
}

void TestConversationPane::followsTheEndUnlessReadingBack()
{
    Talk talk;
    QVERIFY(talk.show());
    QList<MessageRow> rows;
    for (quint64 id = 1; id <= 30; ++id)
        rows << own(id, u"Message %1"_s.arg(id), MessageRow::Accepted);
    talk.pane.setMessages(rows);
    const QScrollBar *bar = talk.list->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    talk.list->verticalScrollBar()->setValue(0);
    rows << own(31, u"Later"_s, MessageRow::Accepted);
    talk.pane.setMessages(rows);
    QCoreApplication::processEvents();
    QCOMPARE(bar->value(), 0); // what is being read stays
}

void TestConversationPane::ownMessagesStandOnTheirGround_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::addRow("day") << ThemeKind::Day;
    QTest::addRow("night") << ThemeKind::Night;
}

void TestConversationPane::ownMessagesStandOnTheirGround()
{
    QFETCH(ThemeKind, kind);
    Talk talk;
    talk.theme.setKind(kind);
    QVERIFY(talk.show());
    MessageRow theirs = own(1, u"Theirs"_s, MessageRow::None);
    theirs.author = MessageRow::AuraControl;
    talk.pane.setMessages({theirs, own(2, u"Mine"_s, MessageRow::Accepted)});
    QTRY_VERIFY(talk.list->visualRect(talk.pane.model().index(1)).isValid());
    const auto ground = [&talk](int row) {
        const QRect rect = talk.list->visualRect(talk.pane.model().index(row));
        return talk.list->viewport()->grab().toImage().pixelColor(rect.topLeft() + QPoint(3, 3));
    };
    QCOMPARE(ground(0), talk.theme.color("base"_L1));
    QCOMPARE(ground(1), talk.theme.color("accentTint"_L1));
}

void TestConversationPane::tabGoesThroughAll()
{
    Talk talk;
    QVERIFY(talk.show());
    talk.edit->setPlainText(u"Text"_s);
    talk.list->setFocus();
    QTest::keyClick(talk.list, Qt::Key_Tab);
    QVERIFY(talk.edit->hasFocus());
    QTest::keyClick(talk.edit, Qt::Key_Tab); // leaves the edit instead of indenting
    QVERIFY(talk.send->hasFocus());
    QCOMPARE(talk.edit->toPlainText(), u"Text"_s);
    for (const QWidget *widget :
         {static_cast<QWidget *>(talk.edit), static_cast<QWidget *>(talk.send),
          static_cast<QWidget *>(talk.list)})
        QVERIFY(!widget->accessibleName().isEmpty());
}

void TestConversationPane::editGrowsToFourLines()
{
    Talk talk;
    QVERIFY(talk.show());
    const int one = talk.edit->height();
    QCOMPARE(one, talk.theme.metric("input"_L1));
    talk.edit->setPlainText(u"1\n2\n3"_s);
    const int three = talk.edit->height();
    QVERIFY(three > 2 * one - 6);
    talk.edit->setPlainText(u"1\n2\n3\n4"_s);
    const int four = talk.edit->height();
    QVERIFY(four > three);
    talk.edit->setPlainText(u"1\n2\n3\n4\n5\n6"_s);
    QCOMPARE(talk.edit->height(), four);
    talk.edit->clear();
    QCOMPARE(talk.edit->height(), one);
}

QTEST_MAIN(TestConversationPane)
#include "tst_conversationpane.moc"
