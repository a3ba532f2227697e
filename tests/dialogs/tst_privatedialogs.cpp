// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The private note and the revealed number: seen for a while, on the screen, and nowhere else.
#include "dialogfixture.h"
#include "ui/dialogs/privatedialogs.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestPrivateDialogs final : public QObject {
    Q_OBJECT

private slots:
    void noteIsPaintedButNeverSpoken();
    void noteMasksItself();
    void noteMasksWhenTheWindowLosesFocus();
    void numberNeedsAReason();
    void numberIsShownOnceLoggedAndMaskedAgain();
    void enterKeepsItHidden();
    void everythingCanBeReached();

private:
    DialogFixture m_fixture;
    const QString m_words = u"AURA does not show the cancel. Treat the callout as live."_s;
    [[nodiscard]] static Customer someone()
    {
        Customer customer;
        customer.id = 201554;
        customer.mobile = MaskedNumber::fromFull(u"+27 71 123 4321");
        customer.facts = {{CustomerFact::Allergies, u"Penicillin"_s},
                          {CustomerFact::NextOfKin, u"Sipho M."_s}};
        return customer;
    }
    const Customer m_number = someone();
};

void TestPrivateDialogs::noteIsPaintedButNeverSpoken()
{
    QPointer dialog(
        new PrivateNoteDialog(m_fixture.theme, DialogFixture::head(), m_words, &m_fixture.window));
    QVERIFY(m_fixture.open(dialog.data()));
    auto *text = child<QWidget>(dialog, "privateNote.text");
    const QImage shown = text->grab().toImage();
    QVERIFY(!DialogFixture::everyText(dialog).contains("Treat the callout"_L1));
    QGuiApplication::clipboard()->setText(u"before"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    dialog->mask();
    QVERIFY(text->grab().toImage() != shown);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestPrivateDialogs::noteMasksItself()
{
    QPointer dialog(
        new PrivateNoteDialog(m_fixture.theme, DialogFixture::head(), m_words, &m_fixture.window));
    QVERIFY(m_fixture.open(dialog.data()));
    QVERIFY(!dialog->isMasked());
    // Its own clock runs for 15 s; here the test lets it strike.
    auto *timer = dialog->findChild<QTimer *>(u"privateNote.timer"_s);
    QVERIFY(timer && timer->isActive() && timer->isSingleShot());
    QCOMPARE(timer->intervalAsDuration(), std::chrono::milliseconds(PrivateNoteDialog::shownFor));
    timer->start(0);
    QTRY_VERIFY(dialog->isMasked());
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->statusText().startsWith("Masked."_L1));
    delete dialog;
}

void TestPrivateDialogs::noteMasksWhenTheWindowLosesFocus()
{
    QPointer dialog(
        new PrivateNoteDialog(m_fixture.theme, DialogFixture::head(), m_words, &m_fixture.window));
    QVERIFY(m_fixture.open(dialog.data()));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(dialog->isMasked());
    delete dialog;
}

void TestPrivateDialogs::numberNeedsAReason()
{
    QPointer dialog(new RevealNumberDialog(m_fixture.theme, DialogFixture::head(), m_number,
                                           &m_fixture.window));
    QSignalSpy confirmed(dialog.data(), &RevealNumberDialog::confirmed);
    QVERIFY(m_fixture.open(dialog.data()));
    press(Qt::Key_V, Qt::AltModifier);
    QTRY_COMPARE(child<QLabel>(dialog, "reveal.reason.error")->text(), u"Choose a reason."_s);
    QCOMPARE(confirmed.size(), 0);
    QCOMPARE(child<QLabel>(dialog, "reveal.number")->text(), u"+27 71 ••• ••••"_s);
    delete dialog;
}

void TestPrivateDialogs::numberIsShownOnceLoggedAndMaskedAgain()
{
    QPointer dialog(new RevealNumberDialog(m_fixture.theme, DialogFixture::head(), m_number,
                                           &m_fixture.window));
    QSignalSpy confirmed(dialog.data(), &RevealNumberDialog::confirmed);
    QVERIFY(m_fixture.open(dialog.data()));
    press(Qt::Key_Down);
    press(Qt::Key_V, Qt::AltModifier);
    QTRY_COMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed.front().at(0).toLongLong(), 992014);
    auto *number = child<QLabel>(dialog, "reveal.number");
    QCOMPARE(number->text(), u"+27 71 ••• ••••"_s); // not before the log has it
    QVERIFY(!DialogFixture::everyText(dialog).contains("Penicillin"_L1));
    dialog->reveal();
    QCOMPARE(number->text(), u"+27 71 123 ••••"_s);
    QCOMPARE(child<QLabel>(dialog, "reveal.allergies")->text(), u"Penicillin"_s);
    QCOMPARE(child<QLabel>(dialog, "reveal.nextOfKin")->text(), u"Sipho M."_s);
    QVERIFY(!DialogFixture::everyText(dialog).contains("4321"_L1));
    auto *timer = dialog->findChild<QTimer *>(u"reveal.timer"_s);
    QVERIFY(timer && timer->isActive());
    QCOMPARE(timer->intervalAsDuration(), std::chrono::milliseconds(RevealNumberDialog::shownFor));
    timer->start(0);
    QTRY_VERIFY(!dialog->isRevealed());
    const QString after = DialogFixture::everyText(dialog);
    QVERIFY(!after.contains("Penicillin"_L1) && !after.contains("Sipho"_L1));
    QCOMPARE(number->text(), u"+27 71 ••• ••••"_s);
    delete dialog;
}

void TestPrivateDialogs::enterKeepsItHidden()
{
    QPointer dialog(new RevealNumberDialog(m_fixture.theme, DialogFixture::head(), m_number,
                                           &m_fixture.window));
    QSignalSpy confirmed(dialog.data(), &RevealNumberDialog::confirmed);
    QVERIFY(m_fixture.open(dialog.data()));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(confirmed.size(), 0);
    QTRY_VERIFY(!dialog);
}

void TestPrivateDialogs::everythingCanBeReached()
{
    QPointer note(
        new PrivateNoteDialog(m_fixture.theme, DialogFixture::head(), m_words, &m_fixture.window));
    QVERIFY(m_fixture.open(note.data()));
    QVERIFY(child<QPushButton>(note, "privateNote.close")->hasFocus());
    delete note;
    QPointer reveal(new RevealNumberDialog(m_fixture.theme, DialogFixture::head(), m_number,
                                           &m_fixture.window));
    QVERIFY(m_fixture.open(reveal.data()));
    QCOMPARE(DialogFixture::usabilityProblem(reveal), QString());
    delete reveal;
}

QTEST_MAIN(TestPrivateDialogs)
#include "tst_privatedialogs.moc"
