// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator's handling of one callout in the real program, by keys alone.
#include "desk.h"

#include "ui/shell/actionregistry.h"

#include <QAction>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace e2e;
using namespace Qt::StringLiterals;

class TestHandlingDesk final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void takeAndUndo();
    void snoozeWakeAndUndo();
    void noteGoesToTheLogWithoutDigits();
    void handOverThenTakeOver();
    void resetByKeys();
    void shiftHandOver();
    void phoneList();
    void reasonsWhenNothingIsSelected();

private:
    /// Another callout that nobody has taken, selected.
    CalloutId fresh()
    {
        const CalloutId id = m_other->raise(sampleCustomer, -33.9258, 18.4233);
        if (id <= 0 || !m_desk->waitFor(id))
            return 0;
        m_desk->select(id);
        return id;
    }
    [[nodiscard]] QString log(CalloutId id) { return m_desk->log(id).join(u'\n'); }
    [[nodiscard]] QAction *action(QLatin1StringView id)
    {
        return m_desk->window().actions().action(id);
    }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<OtherClient> m_other;
    std::unique_ptr<ConsoleDesk> m_desk;
};

void TestHandlingDesk::init()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY(m_sandbox->start());
    m_other = std::make_unique<OtherClient>(m_sandbox->root());
    QVERIFY(m_other->isSignedIn());
    m_desk = std::make_unique<ConsoleDesk>(m_sandbox->root());
    QVERIFY(m_desk->waitForWindow());
}

void TestHandlingDesk::cleanup()
{
    m_desk.reset();
    m_other.reset();
    m_sandbox.reset();
}

void TestHandlingDesk::takeAndUndo()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QCOMPARE(m_desk->window().actions().disabledReason("edit.undo"_L1),
             u"There is nothing to undo."_s);
    m_desk->key(Qt::Key_T);
    QTRY_VERIFY(m_desk->entry(id)->isTaken());
    QVERIFY(action("edit.undo"_L1)->isEnabled());
    QVERIFY(action("edit.undo"_L1)->text().contains("took"_L1));
    m_desk->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!m_desk->entry(id)->isTaken());
    QVERIFY(!action("edit.undo"_L1)->isEnabled());
    QTRY_VERIFY(log(id).contains("last step taken back"_L1));
    QVERIFY(log(id).contains(" released"_L1));
    // N is taken back, too.
    m_desk->key(Qt::Key_N);
    QTRY_VERIFY(m_desk->entry(id)->isTaken());
    QVERIFY(action("edit.undo"_L1)->isEnabled());
}

void TestHandlingDesk::snoozeWakeAndUndo()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QVERIFY(!action("callout.unsnooze"_L1)->isEnabled());
    m_desk->key(Qt::Key_Z);
    QVERIFY(m_desk->dialog(u"snooze"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_desk->entry(id)->isSnoozed());
    QCOMPARE(m_desk->entry(id)->snoozeReason, u"Waiting for AURA control"_s);
    QTRY_VERIFY(log(id).contains("snoozed for 5 min: Waiting for AURA control"_L1));
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"snooze"_s));
    QVERIFY(!action("callout.snooze"_L1)->isEnabled());
    m_desk->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!m_desk->entry(id)->isSnoozed());
    QTRY_VERIFY(log(id).contains("snooze ended by the operator"_L1));
    // And by its own key.
    m_desk->key(Qt::Key_Z);
    QVERIFY(m_desk->dialog(u"snooze"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Gate repair"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_desk->entry(id)->isSnoozed());
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"snooze"_s));
    m_desk->key(Qt::Key_Z, Qt::ShiftModifier);
    QTRY_VERIFY(!m_desk->entry(id)->isSnoozed());
    QVERIFY(!m_desk->window().actions().disabledReason("callout.unsnooze"_L1).isEmpty());
}

void TestHandlingDesk::noteGoesToTheLogWithoutDigits()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    m_desk->key(Qt::Key_O);
    QVERIFY(m_desk->dialog(u"note"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Dog in the yard 9431 house 12"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(log(id).contains("note: Dog in the yard"_L1));
    QVERIFY(!log(id).contains("9431"_L1));
    QVERIFY(log(id).contains("house 12"_L1));
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"note"_s));
}

void TestHandlingDesk::handOverThenTakeOver()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QVERIFY(!action("callout.handOver"_L1)->isEnabled());
    m_desk->key(Qt::Key_T);
    QTRY_VERIFY(m_desk->entry(id)->isTaken());
    m_desk->key(Qt::Key_H);
    QVERIFY(m_desk->dialog(u"handOver"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Op 03"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"Waits for the locksmith"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->entry(id)->owner, u"Op 03"_s);
    QTRY_VERIFY(log(id).contains("handed over to Op 03"_L1));
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"handOver"_s));

    // What another operator has is taken over only when asked for twice.
    m_desk->key(Qt::Key_T);
    QVERIFY(m_desk->dialog(u"takeOver"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"takeOver"_s));
    QCOMPARE(m_desk->entry(id)->owner, u"Op 03"_s);
    m_desk->key(Qt::Key_T);
    QDialog *dialog = m_desk->dialog(u"takeOver"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(m_desk->entry(id)->owner, u"Op 01"_s);
    QTRY_VERIFY(log(id).contains("taken over from Op 03"_L1));
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"takeOver"_s));
    m_desk->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->entry(id)->owner, u"Op 03"_s);
    m_desk->key(Qt::Key_Z, Qt::ControlModifier); // the handing over before it
    QTRY_COMPARE(m_desk->entry(id)->owner, u"Op 01"_s);
}

void TestHandlingDesk::resetByKeys()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QVERIFY(!action("callout.reset"_L1)->isEnabled());
    // An unconditional cancel that could not be delivered.
    CalloutBoard &board = m_desk->application().session()->board();
    board.beginCancel(id, false);
    board.setCancelMark(id, CancelMark::NotDelivered);
    QTRY_VERIFY(m_desk->entry(id)->latched.testFlag(Attention::CancelFailed));
    QTRY_VERIFY(action("callout.reset"_L1)->isEnabled());
    m_desk->key(Qt::Key_A, Qt::ShiftModifier);
    QVERIFY(m_desk->dialog(u"reset"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Op 02"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"Spoke with AURA control"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!m_desk->entry(id)->latched);
    QTRY_VERIFY(log(id).contains("reset: Spoke with AURA control (supervisor: Op 02)"_L1));
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"reset"_s));
}

void TestHandlingDesk::shiftHandOver()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    m_desk->key(Qt::Key_T);
    QTRY_VERIFY(m_desk->entry(id)->isTaken());
    m_desk->key(Qt::Key_H, Qt::ControlModifier);
    QDialog *dialog = m_desk->dialog(u"shift"_s);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPlainTextEdit *>(u"shift.list"_s)
                ->toPlainText()
                .contains("Open callouts: "_L1));
    QTest::keyClicks(QApplication::focusWidget(), u"Op 09"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"Quiet night 9431"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->entry(id)->owner, u"Op 09"_s);
    QCOMPARE(m_desk->application().table().operatorName(), u"Op 09"_s);
    QCOMPARE(m_desk->application().session()->commands().operatorName(), u"Op 09"_s);
    QTRY_VERIFY(log(0).contains("Shift handed over from Op 01 to Op 09, 1 callouts"_L1));
    QVERIFY(log(0).contains("Quiet night"_L1));
    QVERIFY(!log(0).contains("9431"_L1));
    QVERIFY(!log(id).contains("9431"_L1));
}

void TestHandlingDesk::phoneList()
{
    m_desk->key(Qt::Key_F9);
    QDialog *dialog = m_desk->dialog(u"phoneList"_s);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QWidget *>(u"phoneList.empty"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"phoneList"_s));
}

void TestHandlingDesk::reasonsWhenNothingIsSelected()
{
    m_desk->select(0);
    for (const auto id : {"callout.snooze"_L1, "callout.unsnooze"_L1, "callout.handOver"_L1,
                          "callout.note"_L1, "callout.reset"_L1}) {
        QVERIFY2(!action(id)->isEnabled(), id.data());
        QCOMPARE(m_desk->window().actions().disabledReason(id), u"No callout is selected."_s);
    }
    QVERIFY(action("tools.phoneList"_L1)->isEnabled());
    QVERIFY(action("shift.handOver"_L1)->isEnabled());
}

CONSOLE_E2E_MAIN(TestHandlingDesk)
#include "tst_handlingdesk.moc"
