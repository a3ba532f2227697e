// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing in: addresses that are taken and that are not, and secrets that go to one place only.
#include "dialogfixture.h"
#include "tests/support/logtrap.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/errortext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestConnectionDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void byKeysWithSecret();
    void withToken();
    void addresses_data();
    void addresses();
    void nothingIsFilledIn();
    void missingFieldsAreToldInWords();
    void storedSecretGoesToItsOwnAddressOnly();
    void withoutKeychain();
    void sandbox();
    void problemKeepsTheInput();
    void secretIsNowhereToBeFound();
    void dialectAndScope();
    void budget();
    void assumedPaths();
    void badPathIsToldAndShown();
    void everythingCanBeReached();
    void advancedCanBeReached();

private:
    ConnectionDialog *opened(const std::vector<ConnectionProfile> &saved = {});
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, name);
    }
    void fill(const char *name, const QString &text) { at<QLineEdit>(name)->setText(text); }
    void fillAll();

    DialogFixture m_fixture;
    QPointer<ConnectionDialog> m_dialog;
};

namespace {
ConnectionProfile saved()
{
    return {.name = u"Staging"_s,
            .apiRoot = QUrl(u"https://panic.example/panic-api/v2"_s),
            .clientId = u"desk-a"_s,
            .usesToken = false,
            .sandbox = false,
            .paths = {}};
}
} // namespace

void TestConnectionDialog::init()
{
    if (m_dialog)
        delete m_dialog;
}

ConnectionDialog *TestConnectionDialog::opened(const std::vector<ConnectionProfile> &profiles)
{
    m_dialog = new ConnectionDialog(m_fixture.theme, profiles, &m_fixture.window);
    return m_fixture.open(m_dialog.data());
}

void TestConnectionDialog::fillAll()
{
    at<QComboBox>("connection.name")->setEditText(u"Staging"_s);
    fill("connection.url", u"https://panic.example/panic-api/v2"_s);
    fill("connection.clientId", u"desk-a"_s);
    fill("connection.secret", u"hush-hush"_s);
}

void TestConnectionDialog::byKeysWithSecret()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    typeText(u"Staging"_s);
    press(Qt::Key_Tab);
    typeText(u"https://panic.example/panic-api/v2/"_s);
    press(Qt::Key_Tab); // reply form
    press(Qt::Key_Tab); // sign in with
    press(Qt::Key_Tab);
    typeText(u"desk-a"_s);
    press(Qt::Key_Tab);
    typeText(u"hush-hush"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto profile = sent.front().at(0).value<ConnectionProfile>();
    const auto credentials = sent.front().at(1).value<Credentials>();
    QCOMPARE(profile, saved());
    QCOMPARE(credentials.clientId, u"desk-a"_s);
    QVERIFY(credentials.clientSecret == u"hush-hush"_s);
    QVERIFY(credentials.token.isEmpty());
    QCOMPARE(sent.front().at(2).toBool(), true);
    QVERIFY(m_dialog->isBusy());
    m_dialog->finish();
    QTRY_VERIFY(!m_dialog);
}

void TestConnectionDialog::withToken()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    fillAll();
    at<QRadioButton>("connection.byToken")->click();
    QVERIFY(!at<QLineEdit>("connection.clientId")->isVisible());
    QVERIFY(at<QLineEdit>("connection.secret")->text().isEmpty());
    at<QLineEdit>("connection.secret")->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("connection.secret.error")->text(), u"Paste the token."_s);
    fill("connection.secret", u" abc.def \n"_s);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto credentials = sent.front().at(1).value<Credentials>();
    QVERIFY(credentials.token == u"abc.def"_s);
    QVERIFY(credentials.clientId.isEmpty() && credentials.clientSecret.isEmpty());
    QVERIFY(sent.front().at(0).value<ConnectionProfile>().usesToken);
}

void TestConnectionDialog::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("problem"); // -1: taken
    const auto row = [](const char *text, int problem) {
        QTest::newRow(text) << QString::fromUtf8(text) << problem;
    };
    row("https://panic.example", -1);
    row("https://panic.example/panic-api/v2", -1);
    row("http://127.0.0.1:8085/panic-api/v2", -1);
    row("http://localhost:8085", -1);
    row("http://[::1]:8085", -1);
    row("", int(UrlProblem::Empty));
    row("panic.example", int(UrlProblem::NotAUrl));
    row("https://", int(UrlProblem::NotAUrl));
    row("ftp://panic.example", int(UrlProblem::NotHttp));
    row("http://panic.example", int(UrlProblem::PlainHttp));
    row("http://127.0.0.1.panic.example", int(UrlProblem::PlainHttp));
    row("https://me:pw@panic.example", int(UrlProblem::HasUserInfo));
    row("https://panic.example/?a=b", int(UrlProblem::HasQuery));
    row("https://panic.example/#top", int(UrlProblem::HasQuery));
}

void TestConnectionDialog::addresses()
{
    QFETCH(QString, text);
    QFETCH(int, problem);
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    fillAll();
    fill("connection.url", text);
    at<QLineEdit>("connection.url")->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), problem < 0 ? 1 : 0);
    QCOMPARE(at<QLabel>("connection.url.error")->text(),
             problem < 0 ? QString() : urlProblemText(UrlProblem(problem)));
}

void TestConnectionDialog::nothingIsFilledIn()
{
    QVERIFY(opened());
    for (const char *name : {"connection.url", "connection.clientId", "connection.secret"}) {
        QVERIFY(at<QLineEdit>(name)->text().isEmpty());
        QVERIFY(!at<QLineEdit>(name)->placeholderText().contains("://"_L1));
    }
    QVERIFY(at<QComboBox>("connection.name")->currentText().isEmpty());
}

void TestConnectionDialog::missingFieldsAreToldInWords()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("connection.name.error")->text(), u"Give the profile a name."_s);
    QCOMPARE(at<QLabel>("connection.clientId.error")->text(),
             u"Give the client ID that AURA issued."_s);
    QCOMPARE(at<QLabel>("connection.secret.error")->text(), u"Give the client secret."_s);
    press(Qt::Key_Escape);
    QCOMPARE(sent.size(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestConnectionDialog::storedSecretGoesToItsOwnAddressOnly()
{
    QVERIFY(opened({saved()}));
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    m_dialog->setProfile(saved());
    QVERIFY(at<QLineEdit>("connection.secret")->placeholderText().startsWith("As stored"_L1));
    fill("connection.url", u"https://elsewhere.example/panic-api/v2"_s);
    QVERIFY(at<QLineEdit>("connection.secret")->placeholderText().isEmpty());
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("connection.secret.error")->text(),
             u"The profile has changed: type its secret again."_s);
    m_dialog->setProfile(saved());
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QVERIFY(!sent.front().at(1).value<Credentials>().isComplete());
}

void TestConnectionDialog::withoutKeychain()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    m_dialog->setKeychainAvailable(false);
    auto *remember = at<QCheckBox>("connection.remember");
    QVERIFY(!remember->isEnabled() && !remember->isChecked());
    QVERIFY(remember->accessibleDescription().contains("kept in memory only"_L1));
    fillAll();
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.front().at(2).toBool(), false);
}

void TestConnectionDialog::sandbox()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    fill("connection.secret", u"hush-hush"_s);
    press(Qt::Key_W, Qt::AltModifier);
    QTRY_COMPARE(sent.size(), 1);
    QVERIFY(sent.front().at(0).value<ConnectionProfile>().sandbox);
    QVERIFY(sent.front().at(0).value<ConnectionProfile>().apiRoot.isEmpty());
    const auto credentials = sent.front().at(1).value<Credentials>();
    QVERIFY(credentials.clientSecret.isEmpty() && credentials.token.isEmpty());
}

void TestConnectionDialog::problemKeepsTheInput()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    fillAll();
    press(Qt::Key_Return, Qt::ControlModifier);
    m_dialog->showProblem(
        u"AURA did not accept this console's sign-in. Check the profile. (401)"_s);
    QVERIFY(!m_dialog->isBusy());
    QCOMPARE(at<QLineEdit>("connection.clientId")->text(), u"desk-a"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 2);
    m_dialog->showResult(u"Linked, 12 callouts read."_s, true);
    QCOMPARE(m_dialog->statusText(), u"Linked, 12 callouts read."_s);
}

void TestConnectionDialog::secretIsNowhereToBeFound()
{
    LogTrap log(u"*=true"_s);
    QVERIFY(opened());
    fillAll();
    auto *edit = at<QLineEdit>("connection.secret");
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QVERIFY(!edit->displayText().contains("hush"_L1));
    press(Qt::Key_Return, Qt::ControlModifier);
    m_dialog->finish();
    QVERIFY(edit->text().isEmpty());
    QVERIFY(!DialogFixture::everyText(m_dialog).contains("hush-hush"_L1));
    QVERIFY(!log.text().contains("hush"_L1));
}

void TestConnectionDialog::dialectAndScope()
{
    QVERIFY(opened());
    fillAll();
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    auto *dialect = at<QComboBox>("connection.dialect");
    QCOMPARE(dialect->currentData().toInt(), int(DialectChoice::Detect));
    dialect->setCurrentIndex(dialect->findData(int(DialectChoice::Nested)));
    fill("connection.scope", u"many"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(at<QLabel>("connection.scope.error")->text(),
             u"A customer number, digits only, or nothing."_s);
    QVERIFY(at<QLineEdit>("connection.scope")->hasFocus());
    fill("connection.scope", u"178 921"_s);
    at<QCheckBox>("connection.legacyRaise")->setChecked(true);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto profile = sent.front().at(0).value<ConnectionProfile>();
    QCOMPARE(profile.dialect, DialectChoice::Nested);
    QCOMPARE(profile.scopeCustomerId, 178921);
    QVERIFY(profile.legacyRaise);
    QVERIFY(profile.paths.isEmpty());
    // And a saved profile comes back as it was.
    delete m_dialog;
    QVERIFY(opened({profile}));
    m_dialog->setProfile(profile);
    QCOMPARE(at<QComboBox>("connection.dialect")->currentText(), u"Nested"_s);
    QCOMPARE(at<QLineEdit>("connection.scope")->text(), u"178921"_s);
    QVERIFY(at<QCheckBox>("connection.legacyRaise")->isVisible()); // unfolded, as it differs
    ConnectionProfile plain = saved();
    m_dialog->setProfile(plain);
    QCOMPARE(at<QComboBox>("connection.dialect")->currentText(), u"Detect by itself"_s);
    QVERIFY(at<QLineEdit>("connection.scope")->text().isEmpty());
    QVERIFY(!at<QCheckBox>("connection.legacyRaise")->isChecked());
}

void TestConnectionDialog::budget()
{
    QVERIFY(opened());
    QCOMPARE(m_dialog->requestsPerSecond(), 5);
    QCOMPARE(m_dialog->burst(), 10);
    m_dialog->setBudget(3, 100);
    QCOMPARE(m_dialog->requestsPerSecond(), 3);
    QCOMPARE(m_dialog->burst(), 100);
    m_dialog->setBudget(500, 0);
    QCOMPARE(m_dialog->requestsPerSecond(), 50);
    QCOMPARE(m_dialog->burst(), 1);
}

void TestConnectionDialog::assumedPaths()
{
    QVERIFY(opened());
    fillAll();
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    for (const AssumedPath &assumed : console::assumedPaths()) {
        const auto *edit = m_dialog->findChild<QLineEdit *>(u"connection.path."_s + assumed.key);
        QVERIFY2(edit, assumed.key.data());
        QCOMPARE(edit->text(), QString(assumed.path));
    }
    fill("connection.path.dismiss", u"/callouts/{id}/dismissal"_s);
    fill("connection.path.responseTypes", u"/other"_s);
    auto *reset = at<QPushButton>("connection.path.responseTypes.reset");
    QVERIFY(reset->isEnabled());
    reset->click();
    QVERIFY(!reset->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    const auto profile = sent.front().at(0).value<ConnectionProfile>();
    QCOMPARE(profile.paths,
             (QMap<QString, QString>{{u"dismiss"_s, u"/callouts/{id}/dismissal"_s}}));
}

void TestConnectionDialog::badPathIsToldAndShown()
{
    QVERIFY(opened());
    fillAll();
    QSignalSpy sent(m_dialog.data(), &ConnectionDialog::submitted);
    QVERIFY(!at<QLineEdit>("connection.path.dismiss")->isVisible());
    fill("connection.path.dismiss", u"/callouts/dismiss"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QVERIFY(at<QLineEdit>("connection.path.dismiss")->isVisible());
    QVERIFY(at<QLineEdit>("connection.path.dismiss")->hasFocus());
    QCOMPARE(at<QLabel>("connection.path.dismiss.error")->text(),
             u"The path must contain {id} once, where the number goes."_s);
    fill("connection.path.dismiss", u"/callouts/{id}/dismiss"_s);
    QVERIFY(!at<QLabel>("connection.path.dismiss.error")->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
}

void TestConnectionDialog::advancedCanBeReached()
{
    QVERIFY(opened());
    auto *header = at<QAbstractButton>("connection.advanced.header");
    header->setFocus();
    press(Qt::Key_Space);
    fill("connection.path.dismiss", u"/x"_s); // or its reset button is off
    QTRY_VERIFY(at<QLineEdit>("connection.path.dismiss")->isVisible());
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
}

void TestConnectionDialog::everythingCanBeReached()
{
    QVERIFY(opened({saved()}));
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

QTEST_MAIN(TestConnectionDialog)
#include "tst_connectiondialog.moc"
