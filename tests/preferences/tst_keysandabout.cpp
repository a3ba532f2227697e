// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Letters with Alt, the cheat sheet that follows them, and what the About box shows and copies.
#include "dialogfixture.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/cancelchord.h"
#include "ui/shell/keysheet.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestKeysAndAbout final : public QObject {
    Q_OBJECT

private slots:
    void noTwoCommandsShareAKey_data();
    void noTwoCommandsShareAKey();
    void lettersGoBehindAltAndBack();
    void chordWithAlt();
    void sheetIsNarrowedByWords();
    void everyLicenceHasItsText();
    void copyForSupport();

private:
    DialogFixture m_fixture;
};

void TestKeysAndAbout::noTwoCommandsShareAKey_data()
{
    QTest::addColumn<bool>("alt");
    QTest::newRow("letters alone") << false;
    QTest::newRow("letters with Alt") << true;
}

void TestKeysAndAbout::noTwoCommandsShareAKey()
{
    QFETCH(bool, alt);
    ActionRegistry actions(m_fixture.theme);
    actions.setLettersWantAlt(alt);
    QHash<QString, QString> owners;
    for (const auto *action : actions.actions()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString(QKeySequence::PortableText);
            QVERIFY2(!owners.contains(text),
                     qPrintable(text + u": "_s + owners.value(text) + u' ' + action->objectName()));
            owners.insert(text, action->objectName());
            if (alt)
                QVERIFY2(text.size() > 1, qPrintable(action->objectName()));
        }
    }
    QVERIFY(owners.size() > 20);
}

void TestKeysAndAbout::lettersGoBehindAltAndBack()
{
    ActionRegistry actions(m_fixture.theme);
    QStringList before;
    for (const auto *action : actions.actions())
        before += action->text() + ActionRegistry::keysText(action) + action->toolTip();
    auto *next = actions.action("callout.takeNext"_L1);
    auto *cancel = actions.action("callout.cancelVerified"_L1);
    actions.setDisabledReason("callout.takeNext"_L1, u"Nothing waits."_s);
    actions.setLettersWantAlt(true);
    QCOMPARE(ActionRegistry::keysText(next), u"Alt N or F2"_s);
    QVERIFY(next->toolTip().contains(u"Alt N"_s));
    QVERIFY(next->toolTip().contains(u"Nothing waits."_s));
    QCOMPARE(ActionRegistry::keysText(cancel), u"Alt X V"_s);
    QVERIFY(cancel->text().endsWith(u"\tAlt X V"_s));
    QCOMPARE(ActionRegistry::keysText(actions.action("view.filter"_L1)), u"Ctrl F"_s);
    actions.setLettersWantAlt(true);
    actions.setLettersWantAlt(false);
    actions.setDisabledReason("callout.takeNext"_L1, {});
    QStringList after;
    for (const auto *action : actions.actions())
        after += action->text() + ActionRegistry::keysText(action) + action->toolTip();
    QCOMPARE(after, before);
}

void TestKeysAndAbout::chordWithAlt()
{
    QAction cancel;
    QSignalSpy triggered(&cancel, &QAction::triggered);
    QWidget window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    CancelChord chord(&window, &cancel);
    press(Qt::Key_X, Qt::AltModifier);
    QVERIFY(!chord.isArmed());
    chord.setWantsAlt(true);
    press(Qt::Key_X);
    QVERIFY(!chord.isArmed());
    press(Qt::Key_X, Qt::AltModifier);
    QVERIFY(chord.isArmed());
    press(Qt::Key_V, Qt::AltModifier);
    QCOMPARE(triggered.size(), 1);
    press(Qt::Key_X, Qt::AltModifier);
    press(Qt::Key_V);
    QCOMPARE(triggered.size(), 2);
}

void TestKeysAndAbout::sheetIsNarrowedByWords()
{
    const ActionRegistry actions(m_fixture.theme);
    auto *sheet = new KeySheet(m_fixture.theme, actions, &m_fixture.window);
    QVERIFY(m_fixture.open(sheet));
    QCOMPARE(DialogFixture::usabilityProblem(sheet), QString());
    const auto shown = [sheet](const QString &text) {
        const auto labels = sheet->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    QVERIFY(shown(u"Take next"_s) && shown(u"Zoom in"_s));
    typeText(u"zoom"_s);
    QCOMPARE(child<QLineEdit>(sheet, "keySheet.search")->text(), u"zoom"_s);
    QVERIFY(shown(u"Zoom in"_s));
    QVERIFY(!shown(u"Take next"_s));
    QVERIFY(!shown(u"Callout"_s)); // nor the head of a group without any
    child<QLineEdit>(sheet, "keySheet.search")->setText(u"f2"_s); // by key, too
    QVERIFY(shown(u"Take next"_s) && !shown(u"Zoom in"_s));
    child<QLineEdit>(sheet, "keySheet.search")->setText(u"zebra"_s);
    QVERIFY(child<QLabel>(sheet, "keySheet.none")->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(sheet->isVisible() && shown(u"Zoom in"_s));
    QPointer<KeySheet> gone(sheet);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!gone);
}

void TestKeysAndAbout::everyLicenceHasItsText()
{
    auto *about = new AboutBox(
        m_fixture.theme, {{u"Callout Console"_s, u"1.2"_s}, {u"Qt"_s, u"6"_s}}, &m_fixture.window);
    QVERIFY(m_fixture.open(about));
    QCOMPARE(DialogFixture::usabilityProblem(about), QString());
    auto *list = child<QListWidget>(about, "aboutBox.parts");
    const auto *text = child<QPlainTextEdit>(about, "aboutBox.licence");
    int whole = 0;
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        QVERIFY(text->toPlainText().size() > 10);
        whole += text->toPlainText().size() > 700;
    }
    QVERIFY(whole >= 6);
    QVERIFY(DialogFixture::everyText(about).contains(u"Callout Console 1.2"_s));
    about->close();
}

void TestKeysAndAbout::copyForSupport()
{
    auto *about = new AboutBox(
        m_fixture.theme, {{u"Callout Console"_s, u"1.2"_s}, {u"Qt"_s, u"6"_s}}, &m_fixture.window);
    QVERIFY(m_fixture.open(about));
    child<QPushButton>(about, "aboutBox.copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Callout Console: 1.2\nQt: 6\n"_s);
    QCOMPARE(about->statusText(), u"Copied."_s);
    about->close();
}

QTEST_MAIN(TestKeysAndAbout)
#include "tst_keysandabout.moc"
