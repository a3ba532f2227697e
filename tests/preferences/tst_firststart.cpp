// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first start by keys alone, and what it says of an address that cannot be used.
#include "dialogfixture.h"
#include "ui/firststart/firststartdialog.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestFirstStart final : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { delete m_dialog; }
    void enterStartsTheSandbox();
    void stagingGoesOnToTheSignIn();
    void ownAddress();
    void refusesAddresses_data();
    void refusesAddresses();
    void escapeAsksNobody();
    void everythingCanBeReached();
    void pictures();

private:
    FirstStartDialog *opened()
    {
        m_dialog = new FirstStartDialog(m_fixture.theme, &m_fixture.window);
        return m_fixture.open(m_dialog.data());
    }

    DialogFixture m_fixture;
    QPointer<FirstStartDialog> m_dialog;
};

void TestFirstStart::enterStartsTheSandbox()
{
    QVERIFY(opened());
    QSignalSpy sandbox(m_dialog.data(), &FirstStartDialog::sandboxWanted);
    QSignalSpy connection(m_dialog.data(), &FirstStartDialog::connectionWanted);
    press(Qt::Key_Return);
    QCOMPARE(sandbox.size(), 1);
    QVERIFY(connection.isEmpty());
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestFirstStart::stagingGoesOnToTheSignIn()
{
    QVERIFY(opened());
    QSignalSpy connection(m_dialog.data(), &FirstStartDialog::connectionWanted);
    press(Qt::Key_Down);
    QVERIFY(child<QRadioButton>(m_dialog, "firstStart.staging")->isChecked());
    QVERIFY(!child<QLineEdit>(m_dialog, "firstStart.url")->isVisible());
    press(Qt::Key_Return);
    QCOMPARE(connection.size(), 1);
    const auto profile = connection.at(0).at(0).value<ConnectionProfile>();
    QCOMPARE(profile.apiRoot, QUrl(u"https://staging-panic.aura.services/panic-api/v2"_s));
    QVERIFY(checkApiRoot(profile.apiRoot.toString()));
    QVERIFY(!profile.name.isEmpty() && !profile.sandbox);
}

void TestFirstStart::ownAddress()
{
    QVERIFY(opened());
    QSignalSpy connection(m_dialog.data(), &FirstStartDialog::connectionWanted);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    QVERIFY(child<QLineEdit>(m_dialog, "firstStart.url")->hasFocus());
    typeText(u"https://aura.example/panic-api/v2/"_s);
    press(Qt::Key_Return);
    QCOMPARE(connection.size(), 1);
    const auto profile = connection.at(0).at(0).value<ConnectionProfile>();
    QCOMPARE(profile.apiRoot, QUrl(u"https://aura.example/panic-api/v2"_s));
    QCOMPARE(profile.name, u"aura.example"_s);
}

void TestFirstStart::refusesAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QString() << u"Write the address"_s;
    QTest::newRow("plain http") << u"http://aura.example"_s << u"HTTPS only"_s;
    QTest::newRow("password") << u"https://me:secret@aura.example"_s << u"password"_s;
    QTest::newRow("query") << u"https://aura.example/?a=b"_s << u"question mark"_s;
    QTest::newRow("words") << u"aura"_s << u"Not an address"_s;
}

void TestFirstStart::refusesAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, words);
    QVERIFY(opened());
    QSignalSpy connection(m_dialog.data(), &FirstStartDialog::connectionWanted);
    child<QRadioButton>(m_dialog, "firstStart.own")->setChecked(true);
    auto *url = child<QLineEdit>(m_dialog, "firstStart.url");
    url->setText(address);
    child<QPushButton>(m_dialog, "firstStart.go")->click();
    QVERIFY(connection.isEmpty());
    QVERIFY(m_dialog->isVisible());
    QVERIFY(url->hasFocus());
    const QString said = child<QLabel>(m_dialog, "firstStart.url.error")->text();
    QVERIFY2(said.contains(words), qPrintable(said));
    url->setText(u"https://aura.example"_s);
    QVERIFY(child<QLabel>(m_dialog, "firstStart.url.error")->text().isEmpty());
}

void TestFirstStart::escapeAsksNobody()
{
    QVERIFY(opened());
    QSignalSpy sandbox(m_dialog.data(), &FirstStartDialog::sandboxWanted);
    QSignalSpy connection(m_dialog.data(), &FirstStartDialog::connectionWanted);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    QVERIFY(sandbox.isEmpty() && connection.isEmpty());
}

void TestFirstStart::everythingCanBeReached()
{
    QVERIFY(opened());
    child<QRadioButton>(m_dialog, "firstStart.own")->setChecked(true);
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    child<QRadioButton>(m_dialog, "firstStart.own")->setFocus();
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

void TestFirstStart::pictures()
{
    const QString folder = qEnvironmentVariable("CONSOLE_PICTURES");
    for (const ThemeKind kind : {ThemeKind::Day, ThemeKind::Night}) {
        m_fixture.theme.setKind(kind);
        QVERIFY(opened());
        child<QRadioButton>(m_dialog, "firstStart.own")->setChecked(true);
        auto *url = child<QLineEdit>(m_dialog, "firstStart.url");
        QTRY_VERIFY(!url->visibleRegion().isEmpty()); // the window has grown
        const QImage shot = m_dialog->grab().toImage();
        QVERIFY(shot.height() <= 740);
        if (!folder.isEmpty())
            shot.save(QDir(folder).filePath(u"first-start-%1.png"_s.arg(int(kind))));
        delete m_dialog;
    }
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
