// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Handing over one callout, or a whole shift, and the phone list; by keys alone.
#include "../dialogs/dialogfixture.h"
#include "ui/handling/handoverdialog.h"
#include "ui/handling/phonelistdialog.h"
#include "ui/handling/shiftdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestShiftDialogs final : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void handOverByKeys();
    void handOverAllOfMine();
    void handOverSaysWhatIsMissing();
    void shiftBothMustSign();
    void shiftByKeys();
    void shiftFileHasNoPrivateMarks();
    void phoneListCopiesAndDials();
    void emptyPhoneListSaysHowToFillIt();
    void phoneListIsReadFromTheSetting();
    void everythingCanBeReached_data();
    void everythingCanBeReached();

private:
    HandOverDialog *handOver(const QList<CalloutId> &others = {})
    {
        auto *dialog = new HandOverDialog(
            m_fixture.theme, DialogFixture::head(), u"Op 07"_s,
            {.operators = {u"Op 03"_s, u"Op 05"_s}, .callouts = others}, &m_fixture.window);
        m_dialog = dialog;
        return m_fixture.open(dialog);
    }
    ShiftDialog *shift()
    {
        auto *dialog = new ShiftDialog(m_fixture.theme, summary(), u"Op 07"_s, {u"Op 03"_s},
                                       &m_fixture.window);
        m_dialog = dialog;
        return m_fixture.open(dialog);
    }
    PhoneListDialog *phones(const QList<PhoneEntry> &entries)
    {
        auto *dialog = new PhoneListDialog(m_fixture.theme, entries, &m_fixture.window);
        m_dialog = dialog;
        return m_fixture.open(dialog);
    }
    static ShiftSummary summary()
    {
        return {.open = {u"992 014 · Dispatched · Op 07"_s, u"992 021 · NEW"_s},
                .snoozed = {u"992 003 · back at 14:40"_s},
                .privateMarks = {u"991 995"_s},
                .unsent = {},
                .toRate = {u"991 990"_s}};
    }
    [[nodiscard]] QString error(const char *field) const
    {
        return child<QLabel>(m_dialog, (QByteArray(field) + ".error").constData())->text();
    }

    DialogFixture m_fixture;
    QPointer<ConsoleDialog> m_dialog;
};

void TestShiftDialogs::cleanup()
{
    delete m_dialog;
}

void TestShiftDialogs::handOverByKeys()
{
    auto *dialog = handOver();
    QVERIFY(dialog);
    QVERIFY(!child<QCheckBox>(dialog, "handOver.all"));
    QSignalSpy sent(dialog, &HandOverDialog::submitted);
    QSignalSpy said(dialog, &ConsoleDialog::announced);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    typeText(u"Waits for the locksmith"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(0).value<QList<CalloutId>>(), QList<CalloutId>{992014});
    QCOMPARE(sent.front().at(1).toString(), u"Op 05"_s);
    QCOMPARE(sent.front().at(2).toString(), u"Waits for the locksmith"_s);
    dialog->finishWith(1);
    QCOMPARE(said.back().front().toString(), u"Handed over 1 callout"_s);
    QTRY_VERIFY(!m_dialog);
}

void TestShiftDialogs::handOverAllOfMine()
{
    auto *dialog = handOver({992006, 992020, 991995});
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &HandOverDialog::submitted);
    QSignalSpy said(dialog, &ConsoleDialog::announced);
    auto *all = child<QCheckBox>(dialog, "handOver.all");
    QCOMPARE(all->accessibleName(), u"Also the other 3 callouts that Op 07 has"_s);
    typeText(u"Op 09"_s);
    press(Qt::Key_Tab);
    typeText(u"All quiet"_s);
    press(Qt::Key_Tab);
    QVERIFY(all->hasFocus());
    press(Qt::Key_Space);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(0).value<QList<CalloutId>>(),
             (QList<CalloutId>{992014, 992006, 992020, 991995}));
    QCOMPARE(sent.front().at(1).toString(), u"Op 09"_s);
    dialog->finishWith(4);
    QCOMPARE(said.back().front().toString(), u"Handed over 4 callouts"_s);
}

void TestShiftDialogs::handOverSaysWhatIsMissing()
{
    auto *dialog = handOver();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &HandOverDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("handOver.operator"), u"Give the operator's name."_s);
    QCOMPARE(error("handOver.note"), u"Write a note."_s);
    typeText(u"Op 07"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("handOver.operator"), u"Op 07 has it already."_s);
    QCOMPARE(sent.size(), 0);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestShiftDialogs::shiftBothMustSign()
{
    auto *dialog = shift();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &ShiftDialog::submitted);
    QVERIFY(child<QComboBox>(dialog, "shift.to")->hasFocus());
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("shift.to"), u"Both must sign."_s);
    typeText(u"Op 07"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("shift.to"), u"Somebody else takes over."_s);
    child<QComboBox>(dialog, "shift.from")->setEditText({});
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(error("shift.from"), u"Both must sign."_s);
    QVERIFY(child<QComboBox>(dialog, "shift.from")->hasFocus());
    QCOMPARE(sent.size(), 0);
}

void TestShiftDialogs::shiftByKeys()
{
    auto *dialog = shift();
    QVERIFY(dialog);
    QSignalSpy sent(dialog, &ShiftDialog::submitted);
    typeText(u"Op 09"_s);
    press(Qt::Key_Tab);
    typeText(u"Quiet night"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(0).toString(), u"Op 07"_s);
    QCOMPARE(sent.front().at(1).toString(), u"Op 09"_s);
    QCOMPARE(sent.front().at(2).toString(), u"Quiet night"_s);
    dialog->finishWith(2);
    QTRY_VERIFY(!m_dialog);
}

void TestShiftDialogs::shiftFileHasNoPrivateMarks()
{
    auto *dialog = shift();
    QVERIFY(dialog);
    QSignalSpy wanted(dialog, &ShiftDialog::exportRequested);
    const QString shown = child<QPlainTextEdit>(dialog, "shift.list")->toPlainText();
    QVERIFY(shown.contains("991 995"_L1));
    QVERIFY(shown.contains("Open callouts: 2"_L1));
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(wanted.size(), 1);
    const QString file = wanted.front().front().toString();
    QVERIFY(!file.contains("991 995"_L1));
    QVERIFY(file.contains("Private marks: 1"_L1));
    QVERIFY(file.contains(u"992 003 · back at 14:40"_s));
    QVERIFY(file.contains("Messages not sent: 0"_L1));
    QVERIFY(file.contains("To rate: 1\n  991 990"_L1));
    dialog->showExported(u"Saved as shift.txt"_s, false);
    QCOMPARE(dialog->statusText(), u"Saved as shift.txt"_s);
}

void TestShiftDialogs::phoneListCopiesAndDials()
{
    auto *dialog = phones({{.name = u"AURA control"_s, .number = u"021 555 0100"_s},
                           {.name = u"Police"_s, .number = u"10111"_s}});
    QVERIFY(dialog);
    QSignalSpy copied(dialog, &PhoneListDialog::copyRequested);
    QSignalSpy dialled(dialog, &PhoneListDialog::dialRequested);
    QVERIFY(child<QTableWidget>(dialog, "phoneList.list")->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(copied.front().front().toString(), u"021 555 0100"_s);
    QVERIFY(dialog->isVisible());
    press(Qt::Key_Down);
    press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(dialled.size(), 1);
    QCOMPARE(dialled.front().front().toString(), u"10111"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestShiftDialogs::emptyPhoneListSaysHowToFillIt()
{
    auto *dialog = phones({});
    QVERIFY(dialog);
    QSignalSpy edit(dialog, &PhoneListDialog::editRequested);
    QVERIFY(child<QLabel>(dialog, "phoneList.empty")->text().contains("Preferences"_L1));
    QVERIFY(!child<QTableWidget>(dialog, "phoneList.list"));
    QCOMPARE(DialogFixture::usabilityProblem(dialog), QString());
    press(Qt::Key_E, Qt::AltModifier);
    QTRY_COMPARE(edit.size(), 1);
    QTRY_VERIFY(!m_dialog);
}

void TestShiftDialogs::phoneListIsReadFromTheSetting()
{
    QVERIFY(PhoneListDialog::read("[]").isEmpty());
    QVERIFY(PhoneListDialog::read("nonsense").isEmpty());
    const QList<PhoneEntry> entries = PhoneListDialog::read(
        R"([{"name": " Police ", "number": "10111"}, {"name": "No number"}, 5])");
    QCOMPARE(entries, (QList<PhoneEntry>{{.name = u"Police"_s, .number = u"10111"_s}}));
}

void TestShiftDialogs::everythingCanBeReached_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("hand over") << 0;
    QTest::newRow("shift") << 1;
    QTest::newRow("phone list") << 2;
}

void TestShiftDialogs::everythingCanBeReached()
{
    QFETCH(int, which);
    switch (which) {
    case 0: handOver({992006, 992020}); break;
    case 1: shift(); break;
    default: phones({{.name = u"Police"_s, .number = u"10111"_s}}); break;
    }
    QVERIFY(m_dialog);
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestShiftDialogs)
#include "tst_shiftdialogs.moc"
