// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog of the verified cancel: what an operator's keys do, and that the safe code is nowhere
// to be found but in the one request that is sent.
#include "dialogfixture.h"
#include "tests/support/logtrap.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/safecodefield.h"
#include "ui/dialogs/verifiedcanceldialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

const QList<ExceptionReason> reasons{{.id = 11, .reason = u"Customer asked for it"_s},
                                     {.id = 12, .reason = u"False alarm triggered"_s}};

} // namespace

class TestCancelVerified final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void fourDigitsAndEnterSendOnce();
    void keysGoThroughTheWindow();
    void lettersAreIgnored();
    void moreThanFourDigitsAreIgnored();
    void backspaceTakesTheLastDigit();
    void nothingCanBePasted();
    void losingTheWindowClearsTheCode();
    void itsOwnListKeepsTheCode();
    void escapeSendsNothing();
    void incompleteCodeIsToldInWords();
    void withoutReasonNothingIsSent();
    void reasonsMayComeLaterOrNotAtAll();
    void presetReasonDoesNotOverruleTheOperator();
    void pictureIsTheSameForEveryOutcome();
    void anotherOneAsksWhy();
    void cannotBeClosedWhileSending();
    void windowMayGoInTheMiddle();
    void theCodeIsNowhereToBeFound();
    void everythingCanBeReached();

private:
    VerifiedCancelDialog *opened(const QString &preset = {});
    [[nodiscard]] SafeCodeField *code() const
    {
        return child<SafeCodeField>(m_dialog, "cancelVerified.code");
    }
    [[nodiscard]] QPushButton *send() const
    {
        return child<QPushButton>(m_dialog, "cancelVerified.send");
    }

    DialogFixture m_fixture;
    QPointer<VerifiedCancelDialog> m_dialog;
    std::vector<VerifiedCancel> m_sent;
};

void TestCancelVerified::init()
{
    if (m_dialog)
        delete m_dialog;
    m_sent.clear();
}

VerifiedCancelDialog *TestCancelVerified::opened(const QString &preset)
{
    m_dialog = new VerifiedCancelDialog(m_fixture.theme, DialogFixture::head(), &m_fixture.window);
    m_dialog->setSubmit([this](VerifiedCancel request) { m_sent.push_back(std::move(request)); });
    m_dialog->setReasons(reasons, preset);
    return m_fixture.open(m_dialog.data());
}

void TestCancelVerified::fourDigitsAndEnterSendOnce()
{
    QVERIFY(opened(u"customer ASKED for it"_s));
    QVERIFY(!send()->isEnabled());
    typeText(u"0471"_s);
    QVERIFY(send()->isEnabled());
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_sent.front().calloutId, 992014);
    QCOMPARE(m_sent.front().reasonId, 11);
    QVERIFY(m_sent.front().code.forRequest() == u"0471"_s);
    QVERIFY(m_dialog->isSubmitted());
    QCOMPARE(m_dialog->statusText(), u"Sending…"_s);
    QCOMPARE(code()->count(), 0);
    QSignalSpy ended(m_dialog.data(), &VerifiedCancelDialog::ended);
    m_dialog->finish();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.front().front().toString(), u"Cancel request sent. AURA closes the callout."_s);
    QTRY_VERIFY(!m_dialog);
}

void TestCancelVerified::keysGoThroughTheWindow()
{
    QVERIFY(opened());
    QVERIFY(code()->hasFocus());
    typeText(u"1234"_s);
    press(Qt::Key_Tab);
    auto *box = child<QComboBox>(m_dialog, "cancelVerified.reason");
    QVERIFY(box->hasFocus());
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    auto *note = child<QLineEdit>(m_dialog, "cancelVerified.note");
    QVERIFY(note->hasFocus());
    typeText(u"said so twice"_s);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_sent.front().reasonId, 12);
    QCOMPARE(m_sent.front().note, u"said so twice"_s);
}

void TestCancelVerified::lettersAreIgnored()
{
    QVERIFY(opened());
    typeText(u"a1b2 x-"_s);
    QCOMPARE(code()->count(), 2);
    press(Qt::Key_3, Qt::AltModifier);
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(code()->count(), 2);
}

void TestCancelVerified::moreThanFourDigitsAreIgnored()
{
    QVERIFY(opened(reasons.first().reason));
    typeText(u"123456"_s);
    QCOMPARE(code()->count(), 4);
    press(Qt::Key_Return);
    QVERIFY(m_sent.front().code.forRequest() == u"1234"_s);
}

void TestCancelVerified::backspaceTakesTheLastDigit()
{
    QVERIFY(opened(reasons.first().reason));
    typeText(u"129"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(code()->count(), 2);
    typeText(u"34"_s);
    press(Qt::Key_Return);
    QVERIFY(m_sent.front().code.forRequest() == u"1234"_s);
    QVERIFY(!SafeCode::fromText(u"123"));
}

void TestCancelVerified::nothingCanBePasted()
{
    QVERIFY(opened());
    QGuiApplication::clipboard()->setText(u"5678"_s);
    press(Qt::Key_V, Qt::ControlModifier);
    press(Qt::Key_Insert, Qt::ShiftModifier);
    QTest::mouseClick(code(), Qt::MiddleButton);
    QCOMPARE(code()->count(), 0);
    QVERIFY(!code()->acceptDrops());
    QVERIFY(!code()->testAttribute(Qt::WA_InputMethodEnabled));
    // Nor can anything be taken out again.
    typeText(u"4711"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    press(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"5678"_s);
    QCOMPARE(code()->count(), 4);
    press(Qt::Key_Backspace);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(code()->count(), 3);
}

void TestCancelVerified::losingTheWindowClearsTheCode()
{
    QVERIFY(opened());
    typeText(u"4711"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_COMPARE(code()->count(), 0);
    QVERIFY(child<QLabel>(m_dialog, "cancelVerified.code.count")->text().contains("lost focus"_L1));
    QVERIFY(m_sent.empty());
}

void TestCancelVerified::itsOwnListKeepsTheCode()
{
    QVERIFY(opened());
    typeText(u"4711"_s);
    auto *box = child<QComboBox>(m_dialog, "cancelVerified.reason");
    box->setFocus();
    box->showPopup();
    box->hidePopup();
    QCOMPARE(code()->count(), 4);
}

void TestCancelVerified::escapeSendsNothing()
{
    QVERIFY(opened(reasons.first().reason));
    QSignalSpy ended(m_dialog.data(), &VerifiedCancelDialog::ended);
    typeText(u"4711"_s);
    press(Qt::Key_Escape);
    QVERIFY(m_sent.empty());
    QCOMPARE(ended.size(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestCancelVerified::incompleteCodeIsToldInWords()
{
    QVERIFY(opened(reasons.first().reason));
    typeText(u"471"_s);
    press(Qt::Key_Return);
    QVERIFY(m_sent.empty());
    auto *error = child<QLabel>(m_dialog, "cancelVerified.code.error");
    QVERIFY(error->isVisible());
    QCOMPARE(error->text(), u"Enter all four digits."_s);
    typeText(u"1"_s);
    QVERIFY(!error->isVisible());
}

void TestCancelVerified::withoutReasonNothingIsSent()
{
    QVERIFY(opened());
    typeText(u"4711"_s);
    QVERIFY(!send()->isEnabled());
    press(Qt::Key_Return);
    QVERIFY(m_sent.empty());
    QCOMPARE(child<QLabel>(m_dialog, "cancelVerified.reason.error")->text(), u"Choose a reason."_s);
    QCOMPARE(code()->count(), 4);
}

void TestCancelVerified::reasonsMayComeLaterOrNotAtAll()
{
    m_dialog = new VerifiedCancelDialog(m_fixture.theme, DialogFixture::head(), &m_fixture.window);
    m_dialog->setSubmit([this](VerifiedCancel request) { m_sent.push_back(std::move(request)); });
    QVERIFY(m_fixture.open(m_dialog.data()));
    auto *box = child<QComboBox>(m_dialog, "cancelVerified.reason");
    QCOMPARE(box->placeholderText(), u"Reading reasons…"_s);
    typeText(u"4711"_s);
    press(Qt::Key_Return);
    QVERIFY(m_sent.empty());
    m_dialog->setReasonsFailed(u"No answer in 10 s."_s);
    auto *again = child<QPushButton>(m_dialog, "cancelVerified.reason.again");
    QVERIFY(again->isVisible());
    QSignalSpy asked(m_dialog.data(), &VerifiedCancelDialog::reasonsRequested);
    again->click();
    QCOMPARE(asked.size(), 1);
    m_dialog->setReasons(reasons, reasons.last().reason);
    QCOMPARE(box->currentText(), reasons.last().reason);
    QVERIFY(!again->isVisible());
    QCOMPARE(code()->count(), 4);
    QVERIFY(send()->isEnabled());
}

void TestCancelVerified::presetReasonDoesNotOverruleTheOperator()
{
    QVERIFY(opened(reasons.first().reason));
    auto *box = child<QComboBox>(m_dialog, "cancelVerified.reason");
    box->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(box->currentData().toLongLong(), 12);
    m_dialog->setReasons(reasons, reasons.first().reason);
    QCOMPARE(box->currentData().toLongLong(), 12);
}

void TestCancelVerified::pictureIsTheSameForEveryOutcome()
{
    // The dialog is told nothing before it closes, so that all it can show is this one picture.
    QImage first;
    for (const QString &digits : {u"0000"_s, u"9413"_s}) {
        QVERIFY(opened(reasons.first().reason));
        typeText(digits);
        press(Qt::Key_Return);
        QCOMPARE(m_dialog->statusText(), u"Sending…"_s);
        QCoreApplication::processEvents();
        const QImage picture = m_dialog->grab().toImage();
        if (first.isNull())
            first = picture;
        QVERIFY(picture == first);
        QSignalSpy ended(m_dialog.data(), &VerifiedCancelDialog::ended);
        if (digits == "0000"_L1)
            m_dialog->finish();
        else
            m_dialog->finish(u"Not delivered: no answer in 10 s."_s);
        QCOMPARE(ended.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        QTRY_VERIFY(!m_dialog);
    }
}

void TestCancelVerified::anotherOneAsksWhy()
{
    m_dialog = new VerifiedCancelDialog(m_fixture.theme, DialogFixture::head(), &m_fixture.window);
    m_dialog->setSubmit([this](VerifiedCancel request) { m_sent.push_back(std::move(request)); });
    m_dialog->setReasons(reasons, u"Customer asked for it"_s);
    QVERIFY(!child<QComboBox>(m_dialog, "cancelVerified.again")->isVisibleTo(m_dialog));
    QVERIFY(m_dialog->whyAgain().isEmpty());
    m_dialog->askWhyAgain();
    QVERIFY(m_fixture.open(m_dialog.data()));
    typeText(u"0471"_s);
    QVERIFY(!send()->isEnabled());
    press(Qt::Key_Return);
    QCOMPARE(m_sent.size(), 0U);
    QCOMPARE(child<QLabel>(m_dialog, "cancelVerified.again.error")->text(), u"Choose a reason."_s);
    QVERIFY(child<QComboBox>(m_dialog, "cancelVerified.again")->hasFocus());
    press(Qt::Key_Down);
    QVERIFY(send()->isEnabled());
    press(Qt::Key_Return);
    QCOMPARE(m_sent.size(), 1U);
    QCOMPARE(m_dialog->whyAgain(), u"The customer called again"_s);
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
}

void TestCancelVerified::cannotBeClosedWhileSending()
{
    QVERIFY(opened(reasons.first().reason));
    typeText(u"4711"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    m_dialog->close(); // the window's own button
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!child<QComboBox>(m_dialog, "cancelVerified.reason")->isEnabled());
    QVERIFY(!send()->isEnabled());
    m_dialog->setReasons({}); // too late to change anything
    QCOMPARE(child<QComboBox>(m_dialog, "cancelVerified.reason")->count(), 2);
    m_dialog->done(QDialog::Rejected); // the program, when the session is gone
    QTRY_VERIFY(!m_dialog);
}

void TestCancelVerified::windowMayGoInTheMiddle()
{
    auto window = std::make_unique<QWidget>();
    window->show();
    QPointer dialog(new VerifiedCancelDialog(m_fixture.theme, DialogFixture::head(), window.get()));
    QSignalSpy said(dialog.data(), &ConsoleDialog::announced);
    QVERIFY(m_fixture.open(dialog.data()));
    typeText(u"47"_s);
    QCOMPARE(said.size(), 2);
    window.reset(); // its parts hide, wipe and speak to a dialog that must still be whole
    QVERIFY(!dialog);
    QCOMPARE(said.size(), 2);
}

void TestCancelVerified::theCodeIsNowhereToBeFound()
{
    LogTrap log(u"*=true"_s);
    QVERIFY(opened(reasons.first().reason));
    QSignalSpy said(m_dialog.data(), &ConsoleDialog::announced);
    typeText(u"7305"_s);
    const auto look = [this] {
        const QString all = DialogFixture::everyText(m_dialog);
        return !all.isEmpty() && !all.contains("7305"_L1) && !all.contains("730"_L1)
               && !all.contains("305"_L1);
    };
    QVERIFY(look());
    QVERIFY(DialogFixture::everyText(m_dialog).contains("Digit 4 of 4 entered"_L1));
    press(Qt::Key_Return);
    QVERIFY(look());
    QCOMPARE(said.size(), 4);
    QCOMPARE(said.at(1).first().toString(), u"Digit 2 of 4 entered"_s);
    QVERIFY(!log.text().contains("7305"_L1));
    QCOMPARE(m_sent.size(), 1U);
}

void TestCancelVerified::everythingCanBeReached()
{
    QVERIFY(opened());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(m_dialog->windowModality(), Qt::WindowModal);
    m_fixture.theme.setTextSize(150);
    QTRY_VERIFY(m_dialog->width() > 700);
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
    m_fixture.theme.setTextSize(100);
}

QTEST_MAIN(TestCancelVerified)
#include "tst_cancelverified.moc"
