// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog of the unconditional cancel: nothing but intent may send it.
#include "dialogfixture.h"
#include "ui/dialogs/unconditionalcanceldialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

Q_DECLARE_METATYPE(console::UnconditionalCancel)

namespace {
const QList<ExceptionReason> reasons{{.id = 11, .reason = u"Customer asked for it"_s},
                                     {.id = 12, .reason = u"False alarm triggered"_s}};
}

class TestCancelUnconditional final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void completeByKeysSendsOnce();
    void enterInAnyFieldKeepsTheCallout_data();
    void enterInAnyFieldKeepsTheCallout();
    void incompleteCannotBeSent_data();
    void incompleteCannotBeSent();
    void fieldsSayWhatIsMissingWhenLeft();
    void theWarningIsAnnounced();
    void aSecondPersonByPolicy();
    void safeCodeInstead();
    void fixedSiteHasNoCode();
    void failureKeepsTheInput();
    void everythingCanBeReached();

private:
    UnconditionalCancelDialog *opened(bool fixedSite = false);
    void fill(int reason, const QString &note, const QString &number);
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, name);
    }

    DialogFixture m_fixture;
    QPointer<UnconditionalCancelDialog> m_dialog;
};

void TestCancelUnconditional::init()
{
    if (m_dialog)
        delete m_dialog;
}

UnconditionalCancelDialog *TestCancelUnconditional::opened(bool fixedSite)
{
    CalloutHead head = DialogFixture::head(992006);
    head.fixedSite = fixedSite;
    m_dialog = new UnconditionalCancelDialog(m_fixture.theme, head, &m_fixture.window);
    m_dialog->setReasons(reasons);
    return m_fixture.open(m_dialog.data());
}

void TestCancelUnconditional::fill(int reason, const QString &note, const QString &number)
{
    at<QComboBox>("cancelUnconditional.reason")->setCurrentIndex(reason);
    at<QPlainTextEdit>("cancelUnconditional.note")->setPlainText(note);
    at<QLineEdit>("cancelUnconditional.number")->setText(number);
}

void TestCancelUnconditional::completeByKeysSendsOnce()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    auto *send = at<QPushButton>("cancelUnconditional.send");
    QVERIFY(at<QComboBox>("cancelUnconditional.reason")->hasFocus());
    QCOMPARE(at<QComboBox>("cancelUnconditional.reason")->currentIndex(), -1);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    typeText(u"Site manager is at the gate"_s);
    press(Qt::Key_Tab);
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->property("kind").toString(), QString());
    typeText(u"992 006"_s);
    QVERIFY(send->isEnabled());
    QCOMPARE(send->property("kind").toString(), u"critical"_s);
    QVERIFY(!send->isDefault());
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(sent.size(), 1);
    const auto request = sent.front().front().value<UnconditionalCancel>();
    QCOMPARE(request.calloutId, 992006);
    QCOMPARE(request.reasonId, 12);
    QCOMPARE(request.note, u"Site manager is at the gate"_s);
    QVERIFY(m_dialog->isBusy());
    press(Qt::Key_S, Qt::AltModifier);
    QCOMPARE(sent.size(), 1);
    m_dialog->finish();
    QTRY_VERIFY(!m_dialog);
}

void TestCancelUnconditional::enterInAnyFieldKeepsTheCallout_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("reason") << u"cancelUnconditional.reason"_s;
    QTest::newRow("number") << u"cancelUnconditional.number"_s;
    QTest::newRow("keep") << u"cancelUnconditional.keep"_s;
}

void TestCancelUnconditional::enterInAnyFieldKeepsTheCallout()
{
    QFETCH(QString, field);
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    fill(1, u"Site manager is at the gate"_s, u"992006"_s);
    QVERIFY(at<QPushButton>("cancelUnconditional.send")->isEnabled());
    m_dialog->findChild<QWidget *>(field)->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestCancelUnconditional::incompleteCannotBeSent_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("number");
    QTest::newRow("no reason") << -1 << u"Site manager is at the gate"_s << u"992006"_s;
    QTest::newRow("short note") << 1 << u"nine char"_s << u"992006"_s;
    QTest::newRow("spaces only") << 1 << u"                 "_s << u"992006"_s;
    QTest::newRow("wrong number") << 1 << u"Site manager is at the gate"_s << u"992007"_s;
    QTest::newRow("half a number") << 1 << u"Site manager is at the gate"_s << u"9920"_s;
    QTest::newRow("too much") << 1 << u"Site manager is at the gate"_s << u"9920066"_s;
    QTest::newRow("empty") << 1 << u"Site manager is at the gate"_s << QString();
}

void TestCancelUnconditional::incompleteCannotBeSent()
{
    QFETCH(int, reason);
    QFETCH(QString, note);
    QFETCH(QString, number);
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    fill(reason, note, number);
    auto *send = at<QPushButton>("cancelUnconditional.send");
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->property("kind").toString(), QString());
    press(Qt::Key_S, Qt::AltModifier);
    send->click();
    QCOMPARE(sent.size(), 0);
    QVERIFY(m_dialog->isVisible());
}

void TestCancelUnconditional::fieldsSayWhatIsMissingWhenLeft()
{
    QVERIFY(opened());
    press(Qt::Key_Tab);
    QCOMPARE(at<QLabel>("cancelUnconditional.reason.error")->text(), u"Choose a reason."_s);
    typeText(u"too short"_s);
    press(Qt::Key_Tab);
    QCOMPARE(at<QLabel>("cancelUnconditional.note.error")->text(),
             u"Write at least 10 characters."_s);
    typeText(u"9920"_s);
    press(Qt::Key_Tab);
    auto *error = at<QLabel>("cancelUnconditional.number.error");
    QCOMPARE(error->text(), u"Type all six digits: 992006"_s);
    QVERIFY(error->isVisible());
    auto *number = at<QLineEdit>("cancelUnconditional.number");
    QCOMPARE(number->accessibleDescription(), error->text());
    number->setText(u"992006"_s);
    QVERIFY(!error->isVisible());
}

void TestCancelUnconditional::theWarningIsAnnounced()
{
    m_dialog =
        new UnconditionalCancelDialog(m_fixture.theme, DialogFixture::head(), &m_fixture.window);
    QSignalSpy said(m_dialog.data(), &ConsoleDialog::announced);
    QVERIFY(m_fixture.open(m_dialog.data()));
    QCOMPARE(said.size(), 1);
    QVERIFY(said.front().front().toString().startsWith(
        "This ends the response for everybody. AURA is told"_L1));
    QVERIFY(said.front().front().toString().contains("Unit 7 is stood down"_L1));
    QCOMPARE(said.front().at(1).toBool(), true);
}

void TestCancelUnconditional::aSecondPersonByPolicy()
{
    m_dialog = new UnconditionalCancelDialog(m_fixture.theme, DialogFixture::head(992006),
                                             &m_fixture.window);
    m_dialog->setReasons(reasons);
    m_dialog->askSecondPerson(u"Op 01"_s);
    QVERIFY(m_fixture.open(m_dialog.data()));
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    fill(1, u"Delivery crew at the gate"_s, u"992006"_s);
    auto *send = at<QPushButton>("cancelUnconditional.send");
    auto *second = at<QLineEdit>("cancelUnconditional.second");
    QVERIFY(!send->isEnabled());
    second->setFocus();
    typeText(u" op 01 "_s);
    QVERIFY(!send->isEnabled());
    press(Qt::Key_Tab);
    QCOMPARE(at<QLabel>("cancelUnconditional.second.error")->text(),
             u"Somebody else than Op 01 has to agree."_s);
    second->setFocus();
    second->clear();
    typeText(u"Op 05"_s);
    QVERIFY(send->isEnabled());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
    send->click();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(m_dialog->secondPerson(), u"Op 05"_s);
}

void TestCancelUnconditional::safeCodeInstead()
{
    QVERIFY(opened());
    QSignalSpy instead(m_dialog.data(), &UnconditionalCancelDialog::useSafeCodeRequested);
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    press(Qt::Key_U, Qt::AltModifier);
    QTRY_COMPARE(instead.size(), 1);
    QCOMPARE(sent.size(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestCancelUnconditional::fixedSiteHasNoCode()
{
    QVERIFY(opened(true));
    QVERIFY(!at<QPushButton>("cancelUnconditional.useSafeCode"));
    QVERIFY(m_dialog->accessibleDescription().contains("No safe code applies at a fixed site"_L1));
}

void TestCancelUnconditional::failureKeepsTheInput()
{
    QVERIFY(opened());
    fill(1, u"Site manager is at the gate"_s, u"992006"_s);
    QSignalSpy sent(m_dialog.data(), &UnconditionalCancelDialog::submitted);
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(sent.size(), 1);
    m_dialog->finish(u"AURA cannot be reached. Nothing was cancelled."_s);
    QVERIFY(!m_dialog->isBusy());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->statusText(), u"AURA cannot be reached. Nothing was cancelled."_s);
    QCOMPARE(at<QLineEdit>("cancelUnconditional.number")->text(), u"992006"_s);
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(sent.size(), 2);
}

void TestCancelUnconditional::everythingCanBeReached()
{
    QVERIFY(opened());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestCancelUnconditional)
#include "tst_cancelunconditional.moc"
