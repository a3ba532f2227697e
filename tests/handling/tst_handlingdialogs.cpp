// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs about one callout, by keys alone: snooze, note, reset, take over.
#include "../dialogs/dialogfixture.h"
#include "ui/handling/notedialog.h"
#include "ui/handling/resetdialog.h"
#include "ui/handling/snoozedialog.h"
#include "ui/handling/takeoverdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {
const UtcTime now(Millis(1'784'032'527'000)); // 14:35:27 in South Africa
}

class TestHandlingDialogs final : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void snoozeByKeys();
    void snoozeByOwnWords();
    void snoozeSaysWhatIsMissing();
    void snoozeFailureKeepsTheInput();
    void noteByKeys();
    void noteIsNotLostByEsc();
    void noteTooLongIsSaid();
    void resetByKeys();
    void resetSaysWhatIsMissing();
    void takeOverLeavesByDefault();
    void takeOverByMnemonic();
    void takeOverGoesOnCounting();
    void everythingCanBeReached_data();
    void everythingCanBeReached();

private:
    template <typename Dialog, typename... Arguments> Dialog *opened(Arguments &&...arguments)
    {
        auto *dialog = new Dialog(m_fixture.theme, DialogFixture::head(),
                                  std::forward<Arguments>(arguments)..., &m_fixture.window);
        m_dialog = dialog;
        return m_fixture.open(dialog);
    }
    SnoozeDialog *snooze()
    {
        return opened<SnoozeDialog>(5, [] { return now; });
    }
    [[nodiscard]] QString error(const char *field) const
    {
        return child<QLabel>(m_dialog, (QByteArray(field) + ".error").constData())->text();
    }

    DialogFixture m_fixture;
    QPointer<ConsoleDialog> m_dialog;
};

void TestHandlingDialogs::cleanup()
{
    delete m_dialog;
}

void TestHandlingDialogs::snoozeByKeys()
{
    auto *dialog = snooze();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &SnoozeDialog::submitted);
    QSignalSpy said(dialog, &ConsoleDialog::announced);
    QVERIFY(child<QComboBox>(dialog, "snooze.reason")->hasFocus());
    QVERIFY(child<QSpinBox>(dialog, "snooze.minutes")
                ->accessibleDescription()
                .startsWith("Back at 14:40"_L1));
    press(Qt::Key_Down); // the first of the reasons
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(0).toLongLong(), 992014);
    QCOMPARE(sent.front().at(1).toInt(), 5);
    QCOMPARE(sent.front().at(2).toString(), u"Waiting for AURA control"_s);
    QVERIFY(dialog->isBusy());
    dialog->finishUntil(now + std::chrono::minutes(5));
    QCOMPARE(said.back().front().toString(), u"Snoozed until 14:40"_s);
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::snoozeByOwnWords()
{
    auto *dialog = snooze();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &SnoozeDialog::submitted);
    typeText(u"Gate is being repaired"_s);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(child<QSpinBox>(dialog, "snooze.minutes")->hasFocus());
    press(Qt::Key_A, Qt::ControlModifier);
    typeText(u"30"_s);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(1).toInt(), 30);
    QCOMPARE(sent.front().at(2).toString(), u"Gate is being repaired"_s);
}

void TestHandlingDialogs::snoozeSaysWhatIsMissing()
{
    auto *dialog = snooze();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &SnoozeDialog::submitted);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(error("snooze.reason"), u"Choose a reason."_s);
    typeText(u"Test"_s);
    QCOMPARE(error("snooze.reason"), QString());
    child<QSpinBox>(dialog, "snooze.minutes")->setValue(31);
    QCOMPARE(error("snooze.minutes"), u"At most 30 minutes."_s);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QVERIFY(child<QSpinBox>(dialog, "snooze.minutes")->hasFocus());
    child<QSpinBox>(dialog, "snooze.minutes")->setValue(0);
    QCOMPARE(child<QSpinBox>(dialog, "snooze.minutes")->value(), 1);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::snoozeFailureKeepsTheInput()
{
    auto *dialog = snooze();
    QVERIFY(dialog);
    typeText(u"Gate"_s);
    press(Qt::Key_Return);
    dialog->finish(u"This callout has ended."_s);
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->isBusy());
    QCOMPARE(child<QComboBox>(dialog, "snooze.reason")->currentText(), u"Gate"_s);
}

void TestHandlingDialogs::noteByKeys()
{
    auto *dialog = opened<NoteDialog>();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &NoteDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(error("note.text"), u"Write a note."_s);
    typeText(u"Dog in the"_s);
    press(Qt::Key_Return); // a new line
    typeText(u"yard"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(1).toString(), u"Dog in the yard"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    dialog->finish();
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::noteIsNotLostByEsc()
{
    auto *dialog = opened<NoteDialog>();
    QVERIFY(dialog);
    typeText(u"Dog"_s);
    press(Qt::Key_Escape);
    auto *ask = child<QDialog>(dialog, "note.ask");
    QVERIFY(ask);
    ask->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(ask));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog->findChild<QDialog *>(u"note.ask"_s));
    QVERIFY(dialog->isVisible());
    QCOMPARE(child<QPlainTextEdit>(dialog, "note.text")->toPlainText(), u"Dog"_s);
    child<QPlainTextEdit>(dialog, "note.text")->clear();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::noteTooLongIsSaid()
{
    auto *dialog = opened<NoteDialog>();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &NoteDialog::submitted);
    child<QPlainTextEdit>(dialog, "note.text")
        ->setPlainText(QString(NoteDialog::longestNote + 2, u'x'));
    QCOMPARE(error("note.text"), u"At most 500 characters; these are 502."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
}

void TestHandlingDialogs::resetByKeys()
{
    auto *dialog = opened<ResetDialog>(QStringList{u"Lost contact"_s, u"Private mark"_s});
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &ResetDialog::submitted);
    QVERIFY(DialogFixture::everyText(dialog).contains("Lost contact, Private mark"_L1));
    typeText(u"Op 01"_s);
    press(Qt::Key_Tab);
    typeText(u"Seen on site by the patrol"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(1).toString(), u"Op 01"_s);
    QCOMPARE(sent.front().at(2).toString(), u"Seen on site by the patrol"_s);
    dialog->finish();
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::resetSaysWhatIsMissing()
{
    auto *dialog = opened<ResetDialog>(QStringList{u"Lost contact"_s});
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &ResetDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("reset.supervisor"), u"Give the supervisor's name."_s);
    QCOMPARE(error("reset.note"), u"Write at least 10 characters."_s);
    typeText(u"Op 01"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(child<QPlainTextEdit>(dialog, "reset.note")->hasFocus());
    typeText(u"too short"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::takeOverLeavesByDefault()
{
    auto *dialog = opened<TakeOverDialog>(u"Op 03"_s, Millis(4'000));
    QVERIFY(dialog);
    QSignalSpy taken(dialog, &TakeOverDialog::confirmed);
    auto *leave = child<QPushButton>(dialog, "takeOver.leave");
    QVERIFY(leave->hasFocus());
    QVERIFY(leave->isDefault());
    QCOMPARE(leave->accessibleName(), u"Leave with Op 03"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(taken.size(), 0);
}

void TestHandlingDialogs::takeOverByMnemonic()
{
    auto *dialog = opened<TakeOverDialog>(u"Op 03"_s, Millis(4'000));
    QVERIFY(dialog);
    QSignalSpy taken(dialog, &TakeOverDialog::confirmed);
    press(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(taken.front().front().toLongLong(), 992014);
    QTRY_VERIFY(!m_dialog);
}

void TestHandlingDialogs::takeOverGoesOnCounting()
{
    auto *dialog = new TakeOverDialog(m_fixture.theme, DialogFixture::head(), u"Op & 03"_s,
                                      Millis(4'000), &m_fixture.window);
    m_dialog = dialog;
    QSignalSpy said(dialog, &ConsoleDialog::announced);
    QVERIFY(m_fixture.open(dialog));
    QVERIFY(said.front().front().toString().startsWith("Owned by Op & 03 for "_L1));
    const QString before = DialogFixture::everyText(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(DialogFixture::everyText(dialog) != before, 10'000);
}

void TestHandlingDialogs::everythingCanBeReached_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("snooze") << 0;
    QTest::newRow("note") << 1;
    QTest::newRow("reset") << 2;
    QTest::newRow("take over") << 3;
}

void TestHandlingDialogs::everythingCanBeReached()
{
    QFETCH(int, which);
    switch (which) {
    case 0: snooze(); break;
    case 1: opened<NoteDialog>(); break;
    case 2: opened<ResetDialog>(QStringList{u"Lost contact"_s}); break;
    default: opened<TakeOverDialog>(u"Op 03"_s, Millis(4'000)); break;
    }
    QVERIFY(m_dialog);
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestHandlingDialogs)
#include "tst_handlingdialogs.moc"
