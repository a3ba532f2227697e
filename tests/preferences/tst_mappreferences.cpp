// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map's preferences: values in and out, what is said of wrong ones, by keys alone, and the
// words for the state of the tiles.
#include "dialogfixture.h"
#include "ui/preferences/mappreferencesdialog.h"
#include "ui/preferences/maptext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

class TestMapPreferences final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void givesBackWhatItGot_data();
    void givesBackWhatItGot();
    void showsWhatBelongsToTheSource();
    void byKeys();
    void templates_data();
    void templates();
    void refusesContactsThatBreakTheHeader();
    void fileAndGeocoder();
    void applyStaysOpen();
    void trial();
    void choosesAFile();
    void everythingCanBeReached_data();
    void everythingCanBeReached();
    void stateInWords();
    void pictures();

private:
    MapPreferencesDialog *opened(const BasemapSettings &settings = {});
    template <typename Widget> [[nodiscard]] Widget *at(const char *name) const
    {
        return child<Widget>(m_dialog, (QByteArray("mapPreferences.") + name).constData());
    }
    [[nodiscard]] QString errorAt(const char *name) const
    {
        const auto *label = at<QLabel>((QByteArray(name) + ".error").constData());
        return label && label->isVisibleTo(m_dialog) ? label->text() : QString();
    }
    static BasemapSettings server();

    DialogFixture m_fixture;
    QPointer<MapPreferencesDialog> m_dialog;
};

void TestMapPreferences::init()
{
    m_fixture.theme.setKind(ThemeKind::Day);
}

void TestMapPreferences::cleanup()
{
    delete m_dialog;
}

BasemapSettings TestMapPreferences::server()
{
    BasemapSettings settings;
    settings.kind = BasemapKind::Xyz;
    settings.xyzTemplate = u"https://{s}.tiles.example/{z}/{x}/{y}{r}.png"_s;
    settings.attribution = u"© Surveyors"_s;
    settings.contact = u"maps@desk.example"_s;
    return settings;
}

MapPreferencesDialog *TestMapPreferences::opened(const BasemapSettings &settings)
{
    m_dialog = new MapPreferencesDialog(m_fixture.theme, settings, &m_fixture.window);
    return m_fixture.open(m_dialog.data());
}

void TestMapPreferences::givesBackWhatItGot_data()
{
    QTest::addColumn<BasemapSettings>("settings");
    QTest::newRow("as at first") << BasemapSettings();
    QTest::newRow("server") << server();
    BasemapSettings all = server();
    all.kind = BasemapKind::Mbtiles;
    all.mbtilesFile = u"/maps/town.mbtiles"_s;
    all.cacheLimitBytes = 750 * BasemapSettings::megabyte;
    all.nightFilter = false;
    all.dayFilter = true;
    all.reverseGeocoderUrl = u"https://geo.example/reverse"_s;
    all.coordinateFormat = u"mgrs"_s;
    QTest::newRow("everything") << all;
}

void TestMapPreferences::givesBackWhatItGot()
{
    QFETCH(BasemapSettings, settings);
    QVERIFY(opened(settings));
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    QVERIFY(!at<QPushButton>("apply")->isEnabled());
    // There and back: what is sent is all of it, not only what was touched.
    const int format = at<QComboBox>("coordinates")->currentIndex();
    at<QComboBox>("coordinates")->setCurrentIndex((format + 1) % 4);
    QVERIFY(at<QPushButton>("apply")->isEnabled());
    at<QPushButton>("apply")->click();
    at<QComboBox>("coordinates")->setCurrentIndex(format);
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent.last().first().value<BasemapSettings>(), settings);
    QTRY_VERIFY(!m_dialog);
}

void TestMapPreferences::showsWhatBelongsToTheSource()
{
    QVERIFY(opened());
    const auto seen = [this](const char *name) { return at<QWidget>(name)->isVisible(); };
    QVERIFY(!seen("template") && !seen("policy") && !seen("file") && !seen("try"));
    QVERIFY(!at<QCheckBox>("night")->isEnabled());
    at<QRadioButton>("xyz")->click();
    QVERIFY(seen("template") && seen("attribution") && seen("contact") && seen("cache"));
    QVERIFY(seen("policy") && seen("try") && !seen("file"));
    QVERIFY(at<QCheckBox>("night")->isEnabled());
    at<QRadioButton>("mbtiles")->click();
    QVERIFY(seen("file") && seen("choose") && seen("try"));
    QVERIFY(!seen("template") && !seen("policy"));
}

void TestMapPreferences::byKeys()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    press(Qt::Key_Right); // tile server
    press(Qt::Key_Tab);
    typeText(u"https://tiles.example/{z}/{x}/{y}.png"_s);
    press(Qt::Key_Tab);
    typeText(u"Surveyors"_s);
    press(Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto settings = sent.first().first().value<BasemapSettings>();
    QCOMPARE(settings.kind, BasemapKind::Xyz);
    QCOMPARE(settings.xyzTemplate, u"https://tiles.example/{z}/{x}/{y}.png"_s);
    QCOMPARE(settings.attribution, u"Surveyors"_s);
    QTRY_VERIFY(!m_dialog);
}

void TestMapPreferences::templates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &text, const QString &words) {
        QTest::newRow(name) << text << words;
    };
    row("good", u"https://tiles.example/{z}/{x}/{y}.png"_s, {});
    row("with key", u"https://{s}.tiles.example/{z}/{y}/{x}{r}?key=k"_s, {});
    row("loopback", u"http://127.0.0.1:8080/{z}/{x}/{y}"_s, {});
    row("empty", u" "_s, u"Give the address of the tiles."_s);
    row("no y", u"https://tiles.example/{z}/{x}.png"_s, u"{y} is missing"_s);
    row("plain http", u"http://tiles.example/{z}/{x}/{y}.png"_s, u"HTTPS only"_s);
    row("file", u"file:///tmp/{z}/{x}/{y}.png"_s, u"not a complete address"_s);
    row("ftp", u"ftp://tiles.example/{z}/{x}/{y}.png"_s, u"must begin with https://"_s);
    row("relative", u"tiles/{z}/{x}/{y}.png"_s, u"not a complete address"_s);
    row("unknown part", u"https://tiles.example/{q}/{z}/{x}/{y}"_s, u"{q} is not known"_s);
    row("open bracket", u"https://tiles.example/{z}/{x}/{y}{"_s, u"is not known"_s);
    row("host", u"https://{x}.example/{z}/{x}/{y}"_s, u"after the server's name"_s);
    row("password", u"https://me:pw@tiles.example/{z}/{x}/{y}"_s, u"name or a password"_s);
    row("fragment", u"https://tiles.example/{z}/{x}/{y}#a"_s, u"the character #"_s);
    row("loopback by name only", u"http://127.0.0.1.example/{z}/{x}/{y}"_s, u"HTTPS only"_s);
}

void TestMapPreferences::templates()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    at<QRadioButton>("xyz")->click();
    at<QLineEdit>("template")->setText(text);
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.size(), words.isEmpty() ? 1 : 0);
    if (words.isEmpty())
        return;
    QVERIFY2(errorAt("template").contains(words), qPrintable(errorAt("template")));
    QCOMPARE(m_dialog->focusWidget(), at<QLineEdit>("template"));
    at<QLineEdit>("template")->setText(u"https://tiles.example/{z}/{x}/{y}"_s);
    QCOMPARE(errorAt("template"), QString());
}

void TestMapPreferences::refusesContactsThatBreakTheHeader()
{
    QVERIFY(opened(server()));
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    for (const QString &text : {u"a(b"_s, u"dësk@example"_s, u"a\tb"_s}) {
        at<QLineEdit>("contact")->setText(text);
        at<QPushButton>("apply")->click();
        QVERIFY2(!errorAt("contact").isEmpty(), qPrintable(text));
    }
    QCOMPARE(sent.size(), 0);
}

void TestMapPreferences::fileAndGeocoder()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    at<QRadioButton>("mbtiles")->click();
    at<QLineEdit>("geocoder")->setText(u"http://geo.example/reverse"_s);
    at<QPushButton>("ok")->click();
    QCOMPARE(errorAt("file"), u"Choose an MBTiles file."_s);
    QVERIFY(errorAt("geocoder").contains(u"HTTPS only"_s));
    QCOMPARE(m_dialog->focusWidget(), at<QLineEdit>("file"));
    at<QLineEdit>("file")->setText(u"town.mbtiles"_s);
    at<QLineEdit>("geocoder")->clear();
    at<QPushButton>("ok")->click();
    QVERIFY(errorAt("file").contains(u"whole path"_s));
    QCOMPARE(sent.size(), 0);
    at<QLineEdit>("file")->setText(u"/maps/town.mbtiles"_s);
    at<QPushButton>("ok")->click();
    QCOMPARE(sent.size(), 1);
}

void TestMapPreferences::applyStaysOpen()
{
    QVERIFY(opened());
    QSignalSpy sent(m_dialog.data(), &MapPreferencesDialog::submitted);
    at<QComboBox>("coordinates")->setCurrentIndex(2);
    at<QPushButton>("apply")->click();
    QCOMPARE(sent.size(), 1);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->statusText(), u"Applied."_s);
    QVERIFY(!at<QPushButton>("apply")->isEnabled());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(sent.size(), 1);
}

void TestMapPreferences::trial()
{
    QVERIFY(opened());
    QSignalSpy wanted(m_dialog.data(), &MapPreferencesDialog::tryWanted);
    QSignalSpy spoken(m_dialog.data(), &ConsoleDialog::announced);
    at<QRadioButton>("xyz")->click();
    at<QPushButton>("try")->click();
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!errorAt("template").isEmpty());
    at<QLineEdit>("template")->setText(server().xyzTemplate);
    at<QPushButton>("try")->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<BasemapSettings>().xyzTemplate, server().xyzTemplate);
    auto *words = at<QLabel>("trial");
    QCOMPARE(words->text(), u"Trying…"_s);
    m_dialog->showTrial(true, u"The server answered in 12 ms."_s);
    QCOMPARE(words->text(), u"It works. The server answered in 12 ms."_s);
    QCOMPARE(spoken.last().first().toString(), words->text());
    m_dialog->showTrial(false, u"The tile server cannot be reached."_s);
    QCOMPARE(words->text(), u"The tile server cannot be reached."_s);
    at<QLineEdit>("template")->setText(u"https://other.example/{z}/{x}/{y}"_s);
    QCOMPARE(words->text(), QString()); // it was said of another
}

void TestMapPreferences::choosesAFile()
{
    QVERIFY(opened());
    at<QRadioButton>("mbtiles")->click();
    at<QPushButton>("choose")->click();
    auto *files = m_dialog->findChild<QFileDialog *>(u"mapPreferences.fileDialog"_s);
    QVERIFY(files);
    emit files->fileSelected(u"/maps/town.mbtiles"_s);
    files->close();
    QCOMPARE(at<QLineEdit>("file")->text(), u"/maps/town.mbtiles"_s);
}

void TestMapPreferences::everythingCanBeReached_data()
{
    QTest::addColumn<BasemapKind>("kind");
    QTest::newRow("built-in") << BasemapKind::BuiltIn;
    QTest::newRow("server") << BasemapKind::Xyz;
    QTest::newRow("file") << BasemapKind::Mbtiles;
}

void TestMapPreferences::everythingCanBeReached()
{
    QFETCH(BasemapKind, kind);
    BasemapSettings settings = server();
    settings.kind = kind;
    QVERIFY(opened(settings));
    QCOMPARE(DialogFixture::usabilityProblem(m_dialog), QString());
    QCOMPARE(DialogFixture::tabOrderProblem(m_dialog), QString());
}

void TestMapPreferences::stateInWords()
{
    using namespace std::chrono_literals;
    using Kind = TileState::Kind;
    const UtcTime now(std::chrono::hours(500'000));
    const auto words = [now](const TileState &state) { return tileStateText(state, now); };
    QCOMPARE(words({}), QString());
    QCOMPARE(words({Kind::Cached, now - 75h, u"x"_s}), u"Map tiles: cached, 3 days old"_s);
    QCOMPARE(words({Kind::Cached, now - 5h, u"x"_s}), u"Map tiles: cached, 5 hours old"_s);
    QCOMPARE(words({Kind::Cached, now - 5min, u"x"_s}),
             u"Map tiles: cached, less than an hour old"_s);
    QCOMPARE(words({Kind::Cached, std::nullopt, u"x"_s}), u"Map tiles: cached"_s);
    QCOMPARE(words({Kind::Failing, std::nullopt, u"The tile server cannot be reached."_s}),
             u"Map tiles are missing: The tile server cannot be reached."_s);
    QCOMPARE(words({Kind::Unusable, std::nullopt, u"The file is empty."_s}),
             u"Built-in map is shown: The file is empty."_s);
}

void TestMapPreferences::pictures()
{
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    if (folder.isEmpty())
        QSKIP("set CONSOLE_UI_PICTURES to a folder");
    for (const ThemeKind theme : {ThemeKind::Day, ThemeKind::Night}) {
        m_fixture.theme.setKind(theme);
        for (const BasemapKind kind :
             {BasemapKind::BuiltIn, BasemapKind::Xyz, BasemapKind::Mbtiles}) {
            BasemapSettings settings = server();
            settings.kind = kind;
            QVERIFY(opened(settings));
            if (kind != BasemapKind::BuiltIn) {
                at<QPushButton>("try")->click();
                m_dialog->showTrial(kind == BasemapKind::Xyz, u"The server answered in 212 ms."_s);
            }
            QCoreApplication::processEvents();
            const QString name = u"mappreferences-%1-%2.png"_s.arg(int(kind)).arg(
                theme == ThemeKind::Day ? u"day"_s : u"night"_s);
            QVERIFY(m_dialog->grab().save(QDir(folder).filePath(name)));
            delete m_dialog;
        }
    }
}

QTEST_MAIN(TestMapPreferences)
#include "tst_mappreferences.moc"
