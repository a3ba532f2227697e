// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preferences window: values in and out, what is said of wrong ones, by keys alone.
#include "dialogfixture.h"
#include "journal/settingstable.h"
#include "ui/preferences/importdialog.h"
#include "ui/preferences/preferencesdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestPreferences final : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void searchByKeys();
    void firstEscapeClearsTheSearch();
    void givesOutOnlyWhatChanged();
    void cancelChangesNothing();
    void backToDefault();
    void wrongFieldGetsASentenceAndTheFocus();
    void escalationIsReadAsPeopleWriteIt();
    void rulesThereAndBack();
    void tableByKeys();
    void aHeadsetThatIsAwayStaysChosen();
    void trialIsAskedForAndAnswered();
    void otherThingsWaitForUnsavedChanges();
    void importSaysWhatWouldChange();
    void everythingCanBeReached_data();
    void everythingCanBeReached();
    void pictures();

private:
    static PreferencesDialog::Facts facts();
    PreferencesDialog *opened(const PreferencesDialog::Facts &given = facts());
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, (QByteArray("preferences.") + name).constData());
    }
    [[nodiscard]] QString errorAt(const char *name) const
    {
        const auto *label = at<QLabel>((QByteArray(name) + ".error").constData());
        return label ? label->text() : QString();
    }
    [[nodiscard]] int page() const
    {
        return m_dialog->findChild<QStackedWidget *>()->currentIndex();
    }

    DialogFixture m_fixture;
    QPointer<PreferencesDialog> m_dialog;
};

void TestPreferences::cleanup()
{
    delete m_dialog;
    m_fixture.theme.setKind(ThemeKind::Day);
}

PreferencesDialog::Facts TestPreferences::facts()
{
    PreferencesDialog::Facts facts;
    for (const SettingSpec &spec : settingsTable())
        facts.standards.insert(QString(spec.name), spec.defaultValue);
    facts.values = facts.standards;
    facts.profile = u"Staging"_s;
    facts.address = u"https://aura.example/panic-api/v2"_s;
    facts.soundDevices = {u"Headset"_s, u"Speakers"_s};
    return facts;
}

PreferencesDialog *TestPreferences::opened(const PreferencesDialog::Facts &given)
{
    m_dialog = new PreferencesDialog(m_fixture.theme, given, &m_fixture.window);
    return m_fixture.open(m_dialog.data());
}

void TestPreferences::searchByKeys()
{
    QVERIFY(opened());
    QVERIFY(at<QLineEdit>("search")->hasFocus());
    typeText(u"flood"_s);
    auto *list = at<QListWidget>("pages");
    QVERIFY(list->count() >= 2);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(page(), int(PreferencePage::Alarms));
    press(Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    press(Qt::Key_Return);
    QVERIFY(at<QSpinBox>("flood.leave")->hasFocus());
    QVERIFY(m_dialog->isVisible());
    // Also when it lies on the map's page.
    at<QLineEdit>("search")->setFocus();
    at<QLineEdit>("search")->setText(u"nominatim"_s);
    press(Qt::Key_Return);
    QCOMPARE(page(), int(PreferencePage::Map));
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"mapPreferences.geocoder"_s);
}

void TestPreferences::firstEscapeClearsTheSearch()
{
    QVERIFY(opened());
    typeText(u"zebra"_s);
    auto *list = at<QListWidget>("pages");
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains(u"No setting"_s));
    press(Qt::Key_Return); // goes nowhere
    press(Qt::Key_Escape);
    QVERIFY(at<QLineEdit>("search")->text().isEmpty());
    QCOMPARE(list->count(), int(PreferencePage::Transfer) + 1);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestPreferences::givesOutOnlyWhatChanged()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    QSignalSpy map(m_dialog.data(), &PreferencesDialog::basemapSubmitted);
    QVERIFY(!at<QPushButton>("apply")->isEnabled());
    at<QSpinBox>("pollSeconds")->setValue(7);
    at<QCheckBox>("reducedMotion")->setChecked(true);
    QVERIFY(at<QPushButton>("apply")->isEnabled());
    at<QPushButton>("apply")->click();
    QCOMPARE(sent.size(), 1);
    const PreferenceValues expected{{u"pollSeconds"_s, 7}, {u"reducedMotion"_s, 1}};
    QCOMPARE(sent.at(0).at(0).value<PreferenceValues>(), expected);
    QVERIFY(!at<QPushButton>("apply")->isEnabled());
    child<QComboBox>(m_dialog, "mapPreferences.coordinates")->setCurrentIndex(2);
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(map.size(), 1);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestPreferences::cancelChangesNothing()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    at<QSpinBox>("pollSeconds")->setValue(7);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    QVERIFY(sent.isEmpty());
}

void TestPreferences::backToDefault()
{
    auto given = facts();
    given.values[u"sound.volume"_s] = 55;
    QVERIFY(opened(given));
    m_dialog->showPage(PreferencePage::Sound);
    auto *reset = at<QPushButton>("sound.volume.reset");
    QVERIFY(reset->isVisible());
    QVERIFY(reset->toolTip().contains(u"80"_s));
    reset->click();
    QCOMPARE(at<QSpinBox>("sound.volume")->value(), 80);
    QVERIFY(!reset->isVisible());
    QVERIFY(at<QSpinBox>("sound.volume")->hasFocus());
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.at(0).at(0).value<PreferenceValues>(),
             (PreferenceValues{{u"sound.volume"_s, 80}}));
}

void TestPreferences::wrongFieldGetsASentenceAndTheFocus()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    at<QSpinBox>("pollSeconds")->setValue(9);
    at<QSpinBox>("flood.leave")->setValue(50);
    at<QPushButton>("ok")->click();
    QVERIFY(sent.isEmpty()); // nothing half-applied
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(page(), int(PreferencePage::Alarms));
    QVERIFY(at<QSpinBox>("flood.leave")->hasFocus());
    QVERIFY(errorAt("flood.leave").contains(u"below"_s));
    at<QSpinBox>("flood.leave")->setValue(5);
    QVERIFY(errorAt("flood.leave").isEmpty());
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.size(), 1);
}

void TestPreferences::escalationIsReadAsPeopleWriteIt()
{
    QVERIFY(opened());
    QCOMPARE(at<QLineEdit>("escalation.seconds")->text(), u"15, 20, 30, 60, 90"_s);
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    at<QLineEdit>("escalation.seconds")->setText(u"10 20 30 40 50"_s);
    at<QPushButton>("apply")->click();
    QCOMPARE(sent.at(0).at(0).value<PreferenceValues>().value(u"escalation.seconds"_s).toString(),
             u"10;20;30;40;50"_s);
}

void TestPreferences::rulesThereAndBack()
{
    const QString own = u"[{\"classification\":\"real\",\"emergency\":\"12\","
                        "\"olderThanMinutes\":30,\"pinned\":false,\"priority\":2,"
                        "\"repeated\":true,\"responseType\":7}]"_s;
    auto given = facts();
    given.values[u"priorityRules"_s] = own;
    QVERIFY(opened(given));
    m_dialog->showPage(PreferencePage::Priority);
    auto *table = at<QTableWidget>("priorityRules.table");
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 4)->text(), u"no"_s);
    // A mistake is told with its row, and the row is selected.
    at<QPushButton>("priorityRules.add")->click();
    press(Qt::Key_Escape);
    table->item(1, 3)->setText(u"soon"_s);
    at<QPushButton>("ok")->click();
    QVERIFY2(errorAt("priorityRules").startsWith(u"Row 2:"_s),
             qPrintable(errorAt("priorityRules")));
    QCOMPARE(table->currentRow(), 1);
    QVERIFY(m_dialog->isVisible());
}

void TestPreferences::tableByKeys()
{
    QVERIFY(opened());
    m_dialog->showPage(PreferencePage::Phones);
    auto *table = at<QTableWidget>("phoneList.table");
    table->setFocus();
    press(Qt::Key_Insert);
    QTRY_VERIFY(QApplication::focusWidget() != table); // in the cell
    typeText(u"Control"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(table->item(0, 0)->text(), u"Control"_s);
    QVERIFY(m_dialog->isVisible());
    table->item(0, 1)->setText(u"021 555 0100"_s);
    press(Qt::Key_Insert);
    press(Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QTRY_VERIFY(table->hasFocus());
    QCOMPARE(table->rowCount(), 2);
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(table->item(1, 0)->text(), u"Control"_s);
    table->setCurrentCell(0, 0);
    press(Qt::Key_Delete);
    QCOMPARE(table->rowCount(), 1);
    QSignalSpy sent(m_dialog.data(), &PreferencesDialog::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.at(0).at(0).value<PreferenceValues>().value(u"phoneList"_s).toString(),
             u"[{\"name\":\"Control\",\"number\":\"021 555 0100\"}]"_s);
}

void TestPreferences::aHeadsetThatIsAwayStaysChosen()
{
    auto given = facts();
    given.values[u"sound.device"_s] = u"Old headset"_s;
    QVERIFY(opened(given));
    auto *device = at<QComboBox>("sound.device");
    QCOMPARE(device->count(), 4);
    QVERIFY(device->currentText().contains(u"not connected"_s));
    QVERIFY(!at<QPushButton>("apply")->isEnabled());
}

void TestPreferences::trialIsAskedForAndAnswered()
{
    QVERIFY(opened());
    m_dialog->showPage(PreferencePage::Files);
    QSignalSpy asked(m_dialog.data(), &PreferencesDialog::fileTrialWanted);
    at<QLineEdit>("checklist.file")->setText(u"/lists.json"_s);
    at<QPushButton>("checklist.file.try")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), u"checklist.file"_s);
    QCOMPARE(asked.at(0).at(1).toString(), u"/lists.json"_s);
    m_dialog->showFileTrial(u"checklist.file"_s, false, u"Line 4: a step has no id."_s);
    QCOMPARE(errorAt("checklist.file"), u"Line 4: a step has no id."_s);
    m_dialog->showFileTrial(u"checklist.file"_s, true, u"It works."_s);
    QVERIFY(errorAt("checklist.file").isEmpty());
    QVERIFY(at<QLineEdit>("checklist.file")->accessibleDescription().startsWith(u"It works."_s));
}

void TestPreferences::otherThingsWaitForUnsavedChanges()
{
    QVERIFY(opened());
    QSignalSpy connection(m_dialog.data(), &PreferencesDialog::connectionWanted);
    at<QSpinBox>("pollSeconds")->setValue(9);
    at<QPushButton>("connection")->click();
    QVERIFY(connection.isEmpty());
    QVERIFY(m_dialog->statusText().contains(u"Apply"_s));
    at<QPushButton>("import")->click();
    QVERIFY(!m_dialog->findChild<QFileDialog *>());
    at<QPushButton>("apply")->click();
    at<QPushButton>("connection")->click();
    QCOMPARE(connection.size(), 1);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestPreferences::importSaysWhatWouldChange()
{
    auto *question = new ImportDialog(
        m_fixture.theme, u"/some/where/desk.json"_s,
        {{u"Volume"_s, u"80 %"_s, u"60 %"_s}, {u"Colours"_s, u"Day"_s, u"Night"_s}},
        &m_fixture.window);
    QVERIFY(m_fixture.open(question));
    QSignalSpy agreed(question, &ImportDialog::agreed);
    const auto *table = child<QTableWidget>(question, "importSettings.changes");
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(1, 2)->text(), u"Night"_s);
    QVERIFY(child<QPushButton>(question, "importSettings.cancel")->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(agreed.isEmpty());
    auto *same = new ImportDialog(m_fixture.theme, u"desk.json"_s, {}, &m_fixture.window);
    QVERIFY(m_fixture.open(same));
    QVERIFY(!child<QPushButton>(same, "importSettings.agree"));
    same->close();
}

void TestPreferences::everythingCanBeReached_data()
{
    QTest::addColumn<int>("page");
    for (int i = 0; i <= int(PreferencePage::Transfer); ++i)
        QTest::newRow(qPrintable(PreferenceTable::pageName(PreferencePage(i)))) << i;
}

void TestPreferences::everythingCanBeReached()
{
    QFETCH(int, page);
    QVERIFY(opened());
    m_dialog->showPage(PreferencePage(page));
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        press(Qt::Key_Tab);
    }
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const auto *radio = qobject_cast<QAbstractButton *>(widget);
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !widget->isEnabled()
            || widget->focusProxy() || (radio && radio->group()))
            continue;
        QVERIFY2(reached.contains(widget), qPrintable(widget->objectName()));
    }
}

void TestPreferences::pictures()
{
    const QString folder = qEnvironmentVariable("CONSOLE_PICTURES");
    m_fixture.window.resize(1280, 800);
    for (const ThemeKind kind : {ThemeKind::Day, ThemeKind::Night}) {
        m_fixture.theme.setKind(kind);
        QVERIFY(opened());
        for (int i = 0; i <= int(PreferencePage::Transfer); ++i) {
            m_dialog->showPage(PreferencePage(i));
            m_dialog->resize(1010, 640); // as it opens on a screen of 1280 x 800
            const QImage shot = m_dialog->grab().toImage();
            QVERIFY(m_dialog->findChild<QScrollArea *>()->horizontalScrollBar()->maximum() == 0);
            if (!folder.isEmpty())
                shot.save(QDir(folder).filePath(u"preferences-%1-%2.png"_s.arg(i).arg(int(kind))));
        }
        delete m_dialog;
    }
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
