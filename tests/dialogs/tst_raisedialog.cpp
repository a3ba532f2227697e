// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raising a callout by keys: one place or the other, never both, and nothing lost by accident.
#include "dialogfixture.h"
#include "ui/dialogs/raisedialog.h"
#include "ui/dialogs/segmented.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

Q_DECLARE_METATYPE(console::RaiseRequest)

class TestRaiseDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void liveByKeys();
    void fixedSiteByKeys();
    void neverBothPlaces();
    void enterDoesNotRaise();
    void missingFieldsAreToldInWords();
    void badFieldsAreToldWhenLeft_data();
    void badFieldsAreToldWhenLeft();
    void customersOfTheList();
    void positionIsPrefilled();
    void escapeAsksOnlyWhenSomethingWasTyped();
    void failureKeepsTheInput();
    void typesMayFail();
    void everythingCanBeReached();

private:
    RaiseDialog *opened(bool withTypes = true);
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, name);
    }
    [[nodiscard]] static RaiseRequest request(const QSignalSpy &spy)
    {
        return spy.front().front().value<RaiseRequest>();
    }

    DialogFixture m_fixture;
    QPointer<RaiseDialog> m_dialog;
};

void TestRaiseDialog::init()
{
    if (m_dialog)
        delete m_dialog;
}

RaiseDialog *TestRaiseDialog::opened(bool withTypes)
{
    m_dialog = new RaiseDialog(m_fixture.theme, &m_fixture.window);
    Customer customer;
    customer.id = 201554;
    customer.name = u"Naledi"_s;
    customer.surname = u"Khumalo"_s;
    customer.mobile = MaskedNumber::fromFull(u"+27711234321");
    m_dialog->setCustomers({customer});
    if (withTypes)
        m_dialog->setResponseTypes({{.id = 1, .value = u"SECURITY"_s, .description = {}},
                                    {.id = 2, .value = u"MEDICAL"_s, .description = u"Medical"_s}});
    return m_fixture.open(m_dialog.data());
}

void TestRaiseDialog::liveByKeys()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    QVERIFY(at<QLineEdit>("raise.customer")->hasFocus());
    typeText(u"178 921"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_Right); // nothing is chosen before: from Security to Medical
    press(Qt::Key_Space);
    press(Qt::Key_Tab); // Live position
    QVERIFY(at<QRadioButton>("raise.place.live")->hasFocus());
    press(Qt::Key_Tab);
    typeText(u"-33.91052, 18.40833"_s);
    press(Qt::Key_Tab);
    QVERIFY(at<QPushButton>("raise.pick")->hasFocus());
    press(Qt::Key_Tab);
    typeText(u"35,5"_s);
    QCOMPARE(m_dialog->statusText(),
             u"Medical callout for customer 178\u00A0921 at −33.91052, 18.40833"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto raised = request(sent);
    QCOMPARE(raised.customerId, 178921);
    QCOMPARE(raised.responseTypeId, 2);
    QVERIFY(std::holds_alternative<Position>(raised.place));
    const auto &position = std::get<Position>(raised.place);
    QCOMPARE(position.point, (LatLon{.latitude = -33.91052, .longitude = 18.40833}));
    QCOMPARE(position.accuracyMetres, std::optional<double>(35.5));
    QCOMPARE(raised.classificationId, 1);
    QVERIFY(!raised.internalTest);
    m_dialog->finish();
    QTRY_VERIFY(!m_dialog);
}

void TestRaiseDialog::fixedSiteByKeys()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    typeText(u"178921"_s);
    press(Qt::Key_Y, Qt::AltModifier);
    press(Qt::Key_Space);
    press(Qt::Key_F, Qt::AltModifier);
    QTRY_VERIFY(!at<QLineEdit>("raise.coordinates")->isVisible());
    press(Qt::Key_I, Qt::AltModifier);
    QVERIFY(at<QLineEdit>("raise.site")->hasFocus());
    typeText(u"99001"_s);
    at<SegmentButton>("raise.class.2")->click();
    at<QCheckBox>("raise.internalTest")->click();
    QVERIFY(m_dialog->statusText().startsWith("TEST: Security callout"_L1));
    press(Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    if (sent.isEmpty()) // offscreen gives the keypad's Enter its own modifier
        press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto raised = request(sent);
    QVERIFY(std::holds_alternative<RaiseRequest::FixedSite>(raised.place));
    QCOMPARE(std::get<RaiseRequest::FixedSite>(raised.place).fixedLocationId, 99001);
    QCOMPARE(raised.classificationId, 2);
    QVERIFY(raised.internalTest);
}

void TestRaiseDialog::neverBothPlaces()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    m_dialog->setCustomer(178921);
    at<SegmentButton>("raise.type.1")->click();
    at<QRadioButton>("raise.place.fixed")->click();
    at<QLineEdit>("raise.site")->setText(u"99001"_s);
    at<QRadioButton>("raise.place.live")->click();
    // The site number that is still in its hidden field is no place.
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QVERIFY(at<QLabel>("raise.coordinates.error")->isVisible());
    at<QLineEdit>("raise.coordinates")->setText(u"33°55'29\"S 18°25'26\"E"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QVERIFY(std::holds_alternative<Position>(request(sent).place));
    QVERIFY(!std::get<Position>(request(sent).place).accuracyMetres);
}

void TestRaiseDialog::enterDoesNotRaise()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    m_dialog->setCustomer(178921);
    m_dialog->setPosition({.latitude = -33.9, .longitude = 18.4});
    at<SegmentButton>("raise.type.1")->click();
    at<QLineEdit>("raise.coordinates")->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QVERIFY(m_dialog->isVisible());
}

void TestRaiseDialog::missingFieldsAreToldInWords()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("raise.customer.error")->text(),
             u"Type a customer number, or choose from the list."_s);
    QCOMPARE(at<QLabel>("raise.type.error")->text(), u"Choose a response type."_s);
    QCOMPARE(at<QLabel>("raise.coordinates.error")->text(),
             u"Not a position. Example: −33.91052, 18.40833"_s);
    QVERIFY(at<QLineEdit>("raise.customer")->hasFocus());
}

void TestRaiseDialog::badFieldsAreToldWhenLeft_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("customer, a name") << u"raise.customer"_s << u"nobody"_s << false;
    QTest::newRow("customer, zero") << u"raise.customer"_s << u"0"_s << false;
    QTest::newRow("customer, too long")
        << u"raise.customer"_s << u"99999999999999999999"_s << false;
    QTest::newRow("customer") << u"raise.customer"_s << u"178 921"_s << true;
    QTest::newRow("coordinates") << u"raise.coordinates"_s << u"-33,18"_s << false;
    QTest::newRow("accuracy, below zero") << u"raise.accuracy"_s << u"-1"_s << false;
    QTest::newRow("accuracy, a word") << u"raise.accuracy"_s << u"near"_s << false;
    QTest::newRow("accuracy, not a number") << u"raise.accuracy"_s << u"nan"_s << false;
    QTest::newRow("accuracy, too much") << u"raise.accuracy"_s << u"100001"_s << false;
    QTest::newRow("accuracy") << u"raise.accuracy"_s << u"35 m"_s << true;
}

void TestRaiseDialog::badFieldsAreToldWhenLeft()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(bool, good);
    QVERIFY(opened());
    auto *edit = m_dialog->findChild<QLineEdit *>(field);
    edit->setFocus();
    typeText(text);
    press(Qt::Key_Tab);
    auto *error = m_dialog->findChild<QLabel *>(field + u".error"_s);
    QCOMPARE(error->isVisible(), !good);
    QCOMPARE(error->text().isEmpty(), good);
}

void TestRaiseDialog::customersOfTheList()
{
    QVERIFY(opened());
    m_dialog->setCustomer(201554);
    auto *edit = at<QLineEdit>("raise.customer");
    QCOMPARE(edit->text(), u"Naledi K. · 201\u00A0554 · +27 71 ••• ••••"_s);
    QVERIFY(!DialogFixture::everyText(m_dialog).contains("4321"_L1));
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    at<SegmentButton>("raise.type.2")->click();
    m_dialog->setPosition({.latitude = -33.9, .longitude = 18.4});
    QCOMPARE(m_dialog->statusText(), u"Medical callout for Naledi K. at −33.90000, 18.40000"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(request(sent).customerId, 201554);
}

void TestRaiseDialog::positionIsPrefilled()
{
    m_dialog = new RaiseDialog(m_fixture.theme, &m_fixture.window);
    m_dialog->setPosition({.latitude = -33.91052, .longitude = 18.40833});
    QVERIFY(m_fixture.open(m_dialog.data()));
    QCOMPARE(at<QLineEdit>("raise.coordinates")->text(), u"−33.91052, 18.40833"_s);
    QVERIFY(at<QLineEdit>("raise.customer")->hasFocus());
    // What was filled in for the operator is nothing that could be lost.
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestRaiseDialog::escapeAsksOnlyWhenSomethingWasTyped()
{
    QVERIFY(opened());
    typeText(u"9"_s); // no customer of the list, so that no list is open
    press(Qt::Key_Escape);
    auto *ask = m_dialog->findChild<QMessageBox *>(u"raise.ask"_s);
    QVERIFY(ask);
    QVERIFY(QTest::qWaitForWindowActive(ask));
    press(Qt::Key_Return); // the default keeps editing
    QVERIFY(m_dialog->isVisible());
    m_dialog->activateWindow(); // a desktop does that by itself
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QCOMPARE(at<QLineEdit>("raise.customer")->text(), u"9"_s);
    QTRY_VERIFY(!m_dialog->findChild<QMessageBox *>(u"raise.ask"_s));
    press(Qt::Key_Escape);
    ask = m_dialog->findChild<QMessageBox *>(u"raise.ask"_s);
    QVERIFY(ask);
    QVERIFY(QTest::qWaitForWindowActive(ask));
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(!m_dialog);
    QVERIFY(opened());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void TestRaiseDialog::failureKeepsTheInput()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &RaiseDialog::submitted);
    m_dialog->setCustomer(178921);
    m_dialog->setPosition({.latitude = -33.9, .longitude = 18.4});
    at<SegmentButton>("raise.type.1")->click();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_dialog->isBusy());
    QVERIFY(!at<QLineEdit>("raise.customer")->isEnabled());
    press(Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    m_dialog->showError(u"AURA refused: no active subscription. Nothing was raised. (403)"_s);
    QVERIFY(at<QLineEdit>("raise.customer")->isEnabled());
    QCOMPARE(at<QLineEdit>("raise.customer")->text(), u"178921"_s);
    QCOMPARE(m_dialog->statusText(),
             u"AURA refused: no active subscription. Nothing was raised. (403)"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 2);
}

void TestRaiseDialog::typesMayFail()
{
    QVERIFY(opened(false));
    QSignalSpy asked(m_dialog.data(), &RaiseDialog::responseTypesRequested);
    m_dialog->setResponseTypesFailed(u"No answer in 10 s. The list could not be read."_s);
    QVERIFY(at<QLabel>("raise.type.error")->isVisible());
    at<QPushButton>("raise.type.again")->click();
    QCOMPARE(asked.size(), 1);
    m_dialog->setResponseTypes({{.id = 7, .value = u"ARMED_RESPONSE"_s, .description = {}}});
    QVERIFY(!at<QLabel>("raise.type.error")->isVisible());
    QVERIFY(at<SegmentButton>("raise.type.7")->isChecked()); // the only one
    QCOMPARE(at<SegmentButton>("raise.type.7")->text(), u"Armed response"_s);
}

void TestRaiseDialog::everythingCanBeReached()
{
    QVERIFY(opened());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    at<QRadioButton>("raise.place.fixed")->click();
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestRaiseDialog)
#include "tst_raisedialog.moc"
