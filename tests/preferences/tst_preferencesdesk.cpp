// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preferences in the whole program: what is chosen acts, is stored and is logged; files come in
// and go out; the first start asks where to begin.
#include "application.h"
#include "consoleapplication.h"
#include "ui/firststart/firststartdialog.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/shell/actionregistry.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;

namespace {

QByteArray walOf(const QString &database)
{
    QFile file(database + u"-wal"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPreferencesDesk final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void firstStartIsAskedOnce();
    void whatIsChosenActsAndIsKept();
    void exportAndImport();
    void badImportChangesNothing();
    void checklistIsTried();
    void opensAtThePageThatIsAskedFor();

private:
    PreferencesDialog *opened(const QString &page = {});
    template <typename Widget> Widget *at(const QString &name) const
    {
        return m_application->window().findChild<Widget *>(u"preferences."_s + name);
    }
    QString write(const QByteArray &bytes) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Application> m_application;
};

void TestPreferencesDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    LaunchOptions options;
    options.configDir = m_folder->path();
    options.size = QSize(1280, 800);
    m_application = std::make_unique<Application>(options, Credentials{});
    m_application->start();
}

void TestPreferencesDesk::cleanup()
{
    m_application.reset();
    m_folder.reset();
}

PreferencesDialog *TestPreferencesDesk::opened(const QString &page)
{
    auto *action = m_application->window().actions().action("shift.preferences"_L1);
    action->setData(page);
    action->trigger();
    return m_application->window().findChild<PreferencesDialog *>();
}

QString TestPreferencesDesk::write(const QByteArray &bytes) const
{
    QFile file(path(u"given.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

void TestPreferencesDesk::firstStartIsAskedOnce()
{
    MainWindow &window = m_application->window();
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<FirstStartDialog *>(), 30000);
    QPointer<FirstStartDialog> first = window.findChild<FirstStartDialog *>();
    // On to the connection's own page, with the address filled in.
    ConnectionProfile profile;
    profile.name = u"Own"_s;
    profile.apiRoot = QUrl(u"https://aura.example"_s);
    emit first->connectionWanted(profile);
    first->close();
    QTRY_VERIFY(window.findChild<QDialog *>(u"connection"_s));
}

void TestPreferencesDesk::whatIsChosenActsAndIsKept()
{
    MainWindow &window = m_application->window();
    QVERIFY(opened());
    at<QComboBox>(u"theme"_s)->setCurrentIndex(1);
    at<QSpinBox>(u"textSizePercent"_s)->setValue(120);
    at<QCheckBox>(u"keys.lettersWithAlt"_s)->setChecked(true);
    const int height = window.fontMetrics().height();
    at<QPushButton>(u"ok"_s)->click();
    QTRY_VERIFY(!window.findChild<PreferencesDialog *>());
    QVERIFY(window.actions().lettersWantAlt());
    QVERIFY(window.fontMetrics().height() > height);
    QVERIFY(window.palette().color(QPalette::Window).lightness() < 100);
    m_application.reset(); // writes what is left
    QFile log(path(u"operatorlog.sqlite"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray lines = log.readAll() + walOf(log.fileName());
    QVERIFY(lines.contains("Settings changed: "));
    const Settings kept(m_folder->path());
    QCOMPARE(kept.text(SettingKey::Theme), u"night"_s);
    QCOMPARE(kept.integer(SettingKey::TextSizePercent), 120);
    QCOMPARE(kept.integer(SettingKey::LettersWithAlt), 1);
}

void TestPreferencesDesk::exportAndImport()
{
    auto *dialog = opened();
    at<QSpinBox>(u"sound.volume"_s)->setValue(66);
    at<QPushButton>(u"apply"_s)->click();
    emit dialog->exportWanted(path(u"out.json"_s));
    QTRY_VERIFY(dialog->statusText().contains(u"Exported"_s));
    at<QSpinBox>(u"sound.volume"_s)->setValue(50);
    at<QPushButton>(u"apply"_s)->click();
    emit dialog->importWanted(path(u"out.json"_s));
    QTRY_VERIFY(dialog->findChild<QDialog *>(u"importSettings"_s));
    auto *question = dialog->findChild<QDialog *>(u"importSettings"_s);
    const auto *table = question->findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 2)->text(), u"66 %"_s);
    QCOMPARE(at<QSpinBox>(u"sound.volume"_s)->value(), 50); // not before somebody agrees
    question->findChild<QPushButton *>(u"importSettings.agree"_s)->click();
    QTRY_COMPARE(at<QSpinBox>(u"sound.volume"_s)->value(), 66);
    QVERIFY(!at<QPushButton>(u"apply"_s)->isEnabled());
    emit dialog->exportWanted(u"/nowhere/at/all.json"_s);
    QTRY_VERIFY(dialog->statusText().contains(u"cannot be written"_s));
}

void TestPreferencesDesk::badImportChangesNothing()
{
    auto *dialog = opened();
    const QString file = write("{\"format\": \"callout-console-settings\", \"version\": 1,\n"
                               "\"settings\": {\"theme\": \"night\",\n\"sound.volume\": 5}}");
    emit dialog->importWanted(file);
    QTRY_VERIFY2(dialog->statusText().startsWith(u"Line 3:"_s), qPrintable(dialog->statusText()));
    QVERIFY(!dialog->findChild<QDialog *>(u"importSettings"_s));
    QCOMPARE(at<QComboBox>(u"theme"_s)->currentIndex(), 0);
    emit dialog->importWanted(path(u"missing.json"_s));
    QTRY_VERIFY(dialog->statusText().contains(u"cannot be read"_s));
}

void TestPreferencesDesk::checklistIsTried()
{
    auto *dialog = opened(u"files"_s);
    const auto error = [this] {
        return m_application->window()
            .findChild<QLabel *>(u"preferences.checklist.file.error"_s)
            ->text();
    };
    emit dialog->fileTrialWanted(u"checklist.file"_s, write("{\n\"lists\": []}"));
    QTRY_VERIFY2(error().startsWith(u"Line "_s), qPrintable(error()));
    emit dialog->fileTrialWanted(u"checklist.file"_s, {});
    QTRY_VERIFY(error().isEmpty());
}

void TestPreferencesDesk::opensAtThePageThatIsAskedFor()
{
    auto *dialog = opened(u"phones"_s);
    const auto *stack = dialog->findChild<QStackedWidget *>();
    QCOMPARE(stack->currentIndex(), int(PreferencePage::Phones));
    QCOMPARE(opened(u"look"_s), dialog); // the same window, another page
    QCOMPARE(stack->currentIndex(), int(PreferencePage::Look));
}

int main(int argc, char **argv)
{
    ConsoleApplication application(argc, argv);
    TestPreferencesDesk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_preferencesdesk.moc"
