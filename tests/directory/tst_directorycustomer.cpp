// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people.h"

#include "ui/directory/customerdialog.h"
#include "ui/directory/directorytext.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace console;
using namespace console::test;

namespace {

// A whole number that is nobody's, in two parts so that nothing below prints it.
const QString mobileHead = u"+2700"_s;
const QString mobileTail = u"1357911"_s;

} // namespace

class TestDirectoryCustomer final : public QObject {
    Q_OBJECT

private slots:
    void aNewCustomerByKeys();
    void theNumberIsWipedWhatever();
    void aServerThatRepeatsTheNumber();
    void aChangeNeverFillsTheNumberIn();
    void aCustomerWithMistakes();
    void typedInputIsNotLostInPassing();

private:
    DialogFixture m_desk;
};

void TestDirectoryCustomer::aNewCustomerByKeys()
{
    QPointer dialog = new CustomerDialog(m_desk.theme, std::nullopt, &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    CustomerDraft sent;
    connect(dialog, &CustomerDialog::submitted, this,
            [&sent](const CustomerDraft &draft) { sent = draft; });
    typeText(u"Lindiwe"_s);
    press(Qt::Key_Tab);
    typeText(u"Jacobs"_s);
    press(Qt::Key_Tab);
    typeText(mobileHead + u' ' + mobileTail);
    press(Qt::Key_Tab);
    const QString hint = child<QLineEdit>(dialog, "customer.mobile")->accessibleDescription();
    QVERIFY(hint.startsWith(u"Reads +2"_s) && hint.contains(u"11 digits"_s));
    // Dots as soon as the field is left, for the eye and for assistive technology.
    auto *mobile = child<QLineEdit>(dialog, "customer.mobile");
    QVERIFY(!mobile->displayText().contains(mobileTail.last(4)));
    auto *told = QAccessible::queryAccessibleInterface(mobile);
    QVERIFY(told && !told->text(QAccessible::Value).contains(mobileTail.last(4)));
    QVERIFY(told->state().passwordEdit);
    typeText(u"lindiwe@example.org"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.name, u"Lindiwe"_s);
    QCOMPARE(sent.surname, u"Jacobs"_s);
    QCOMPARE(sent.email, u"lindiwe@example.org"_s);
    QCOMPARE(sent.id, 0);
    QVERIFY(dialog->isBusy());
    dialog->finish();
    QTRY_VERIFY(!dialog);
}

void TestDirectoryCustomer::theNumberIsWipedWhatever()
{
    QPointer dialog = new CustomerDialog(m_desk.theme, std::nullopt, &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    bool whole = false;
    connect(dialog, &CustomerDialog::submitted, this, [&whole](const CustomerDraft &draft) {
        whole = draft.mobile == mobileHead + mobileTail;
    });
    retype(dialog, "customer.name", u"Lindiwe"_s);
    retype(dialog, "customer.surname", u"Jacobs"_s);
    retype(dialog, "customer.mobile", mobileHead + mobileTail);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(whole);
    auto *mobile = child<QLineEdit>(dialog, "customer.mobile");
    QVERIFY(mobile->text().isEmpty());
    dialog->showError(u"AURA has a fault."_s);
    QVERIFY(mobile->text().isEmpty());
    // Neither undo nor the clipboard bring it back.
    mobile->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(mobile->text().isEmpty() && !mobile->isUndoAvailable());
    QVERIFY2(!DialogFixture::everyText(dialog).contains(mobileTail), "the number is still there");
    QCOMPARE(dialog->statusText(), u"AURA has a fault."_s);
    // What is not secret stays for the second try, which wants the number again.
    QCOMPARE(child<QLineEdit>(dialog, "customer.name")->text(), u"Lindiwe"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->isBusy());
    QCOMPARE(text(dialog, "customer.mobile.error"), u"Type the mobile number."_s);
    dialog->done(QDialog::Rejected);
    QTRY_VERIFY(!dialog);
}

void TestDirectoryCustomer::aServerThatRepeatsTheNumber()
{
    const ApiError taken =
        error(ApiError::Kind::Conflict, 409,
              u"Customer with mobile %1 %2 exists"_s.arg(mobileHead, mobileTail));
    const QString sentence = DirectoryText::changeError(taken);
    QVERIFY(!sentence.contains(mobileTail) && !sentence.contains(mobileTail.last(4)));
    QVERIFY(sentence.endsWith(u"(409)"_s));
    QPointer dialog = new CustomerDialog(m_desk.theme, std::nullopt, &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    retype(dialog, "customer.name", u"Lindiwe"_s);
    retype(dialog, "customer.surname", u"Jacobs"_s);
    retype(dialog, "customer.mobile", mobileHead + mobileTail);
    press(Qt::Key_Return, Qt::ControlModifier);
    dialog->showNumberTaken(sentence);
    QCOMPARE(text(dialog, "customer.mobile.error"),
             u"AURA has a customer with this number already."_s);
    QVERIFY(child<QLineEdit>(dialog, "customer.mobile")->hasFocus());
    QVERIFY(!DialogFixture::everyText(dialog).contains(mobileTail.last(4)));
    dialog->done(QDialog::Rejected);
}

void TestDirectoryCustomer::aChangeNeverFillsTheNumberIn()
{
    QPointer dialog = new CustomerDialog(m_desk.theme, thandeka(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    auto *mobile = child<QLineEdit>(dialog, "customer.mobile");
    QVERIFY(mobile->text().isEmpty());
    QVERIFY(mobile->accessibleDescription().contains(u"•••"_s));
    QCOMPARE(child<QLineEdit>(dialog, "customer.name")->text(), u"Thandeka"_s);
    QCOMPARE(child<QLineEdit>(dialog, "customer.make")->text(), QString());
    CustomerDraft sent;
    connect(dialog, &CustomerDialog::submitted, this,
            [&sent](const CustomerDraft &draft) { sent = draft; });
    retype(dialog, "customer.surname", u"Ndlovu"_s);
    retype(dialog, "customer.plate", u"CA 9"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.id, 201554);
    QCOMPARE(sent.surname, u"Ndlovu"_s);
    QCOMPARE(sent.vehiclePlate, u"CA 9"_s);
    QCOMPARE(sent.externalReference, u"partner-user-123"_s);
    QVERIFY(sent.mobile.isEmpty());
    dialog->finish();
    QTRY_VERIFY(!dialog);
}

void TestDirectoryCustomer::aCustomerWithMistakes()
{
    QPointer dialog = new CustomerDialog(m_desk.theme, std::nullopt, &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    QSignalSpy submitted(dialog, &CustomerDialog::submitted);
    retype(dialog, "customer.mobile", u"082"_s);
    retype(dialog, "customer.email", u"lindiwe"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.count(), 0);
    QCOMPARE(text(dialog, "customer.name.error"), u"Give a name."_s);
    QCOMPARE(text(dialog, "customer.surname.error"), u"Give a surname."_s);
    QVERIFY(text(dialog, "customer.mobile.error").startsWith(u"Not a whole number."_s));
    QCOMPARE(text(dialog, "customer.email.error"), u"Not an email address."_s);
    QVERIFY(child<QLineEdit>(dialog, "customer.name")->hasFocus());
    typeText(u"L"_s);
    QCOMPARE(text(dialog, "customer.name.error"), QString());
    dialog->done(QDialog::Rejected);
}

void TestDirectoryCustomer::typedInputIsNotLostInPassing()
{
    QPointer dialog = new CustomerDialog(m_desk.theme, thandeka(), &m_desk.window);
    QVERIFY(m_desk.open(dialog.data()));
    retype(dialog, "customer.surname", u"Ndlovu"_s);
    press(Qt::Key_Escape);
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box && QTest::qWaitForWindowActive(box));
    press(Qt::Key_Return); // the default keeps editing
    QTRY_VERIFY(!dialog->findChild<QMessageBox *>());
    QVERIFY(dialog && dialog->isVisible());
    dialog->activateWindow(); // as a window manager does
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    press(Qt::Key_Escape);
    box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    QTest::mouseClick(child<QPushButton>(box, "customer.ask.leave"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestDirectoryCustomer)
#include "tst_directorycustomer.moc"
