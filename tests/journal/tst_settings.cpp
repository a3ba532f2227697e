// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/settings.h"

#include <QElapsedTimer>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace console;
using namespace Qt::StringLiterals;

class TestSettings final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theTableIsSound();
    void defaultsWithoutAFile();
    void roundTrip();
    void defaultsAreNotWritten();
    void badValuesAreRefused_data();
    void badValuesAreRefused();
    void badValuesInTheFileFallBack_data();
    void badValuesInTheFileFallBack();
    void aFormerNameIsRead();
    void whatIsUnknownStaysInTheFile();
    void changedTellsOnce();
    void profilesHaveTheirOwnValues();
    void profileValuesFollowARename();
    void anUnwritableFolderIsTold();
    void theDelayedWriteHappensByItself();
    void noHalfFileIsLeft();

private:
    [[nodiscard]] QString filePath() const { return m_dir->filePath(u"settings.ini"_s); }
    [[nodiscard]] QByteArray fileBytes() const
    {
        QFile file(filePath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeFile(const QByteArray &bytes) const
    {
        QFile file(filePath());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestSettings::theTableIsSound()
{
    QSet<QString> names;
    QSet<SettingKey> keys;
    for (const SettingSpec &spec : settingsTable()) {
        const auto accepted = acceptSetting(spec, spec.defaultValue);
        QVERIFY2(accepted && *accepted == spec.defaultValue, spec.name.data());
        names.insert(spec.name);
        keys.insert(spec.key);
        QVERIFY(!names.contains(spec.formerName));
    }
    QCOMPARE(names.size(), qsizetype(settingsTable().size()));
    QCOMPARE(keys.size(), qsizetype(settingsTable().size()));
}

void TestSettings::defaultsWithoutAFile()
{
    Settings settings(m_dir->filePath(u"not/there/yet"_s));
    QCOMPARE(settings.integer(SettingKey::PollSeconds), 2);
    QCOMPARE(settings.text(SettingKey::Theme), u"day"_s);
    QCOMPARE(settings.text(SettingKey::OperatorName), u"Op 01"_s);
    QCOMPARE(settings.integer(SettingKey::TextSizePercent), 100);
    QVERIFY(settings.bytes(SettingKey::WindowState).isEmpty());
    QVERIFY(!settings.mapView());
    QVERIFY(settings.flush());
    QVERIFY2(!QFile::exists(settings.filePath()), "nothing chosen, nothing written");
}

void TestSettings::roundTrip()
{
    const QByteArray blob = QByteArray::fromHex("00ff01d9d0cb000300000a0d22255c2c3b");
    {
        Settings settings(m_dir->path());
        QVERIFY(settings.set(SettingKey::PollSeconds, 5));
        QVERIFY(settings.set(SettingKey::Theme, u"night"_s));
        QVERIFY(settings.set(SettingKey::OperatorName, u"Ngwenya, \"Op\" = 02; \u00eb"_s));
        QVERIFY(settings.set(SettingKey::WindowGeometry, blob));
        QVERIFY(settings.set(SettingKey::WindowState, blob + blob));
        settings.setMapView({{-33.924870, 18.424055}, 11.25});
        QVERIFY(settings.flush());
    }
    Settings settings(m_dir->path());
    QCOMPARE(settings.integer(SettingKey::PollSeconds), 5);
    QCOMPARE(settings.text(SettingKey::Theme), u"night"_s);
    QCOMPARE(settings.text(SettingKey::OperatorName), u"Ngwenya, \"Op\" = 02; \u00eb"_s);
    QCOMPARE(settings.bytes(SettingKey::WindowGeometry), blob);
    QCOMPARE(settings.bytes(SettingKey::WindowState), blob + blob);
    const auto view = settings.mapView();
    QVERIFY(view);
    QCOMPARE(view->centre, (LatLon{-33.924870, 18.424055}));
    QCOMPARE(view->zoom, 11.25);
}

void TestSettings::defaultsAreNotWritten()
{
    Settings settings(m_dir->path());
    settings.set(SettingKey::PollSeconds, 7);
    settings.set(SettingKey::Theme, u"night"_s);
    QVERIFY(settings.flush());
    QVERIFY(fileBytes().contains("pollSeconds=7"));
    settings.set(SettingKey::PollSeconds, 2);
    settings.reset(SettingKey::Theme);
    QVERIFY(settings.flush());
    QVERIFY2(!fileBytes().contains("pollSeconds") && !fileBytes().contains("theme"),
             fileBytes().constData());
}

void TestSettings::badValuesAreRefused_data()
{
    QTest::addColumn<SettingKey>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("poll 0") << SettingKey::PollSeconds << QVariant(0);
    QTest::newRow("poll 61") << SettingKey::PollSeconds << QVariant(61);
    QTest::newRow("poll soon") << SettingKey::PollSeconds << QVariant(u"soon"_s);
    QTest::newRow("theme") << SettingKey::Theme << QVariant(u"Night"_s);
    QTest::newRow("no name") << SettingKey::OperatorName << QVariant(u""_s);
    QTest::newRow("only blanks") << SettingKey::OperatorName << QVariant(u"  "_s);
    QTest::newRow("two lines") << SettingKey::OperatorName << QVariant(u"Op\n01"_s);
    QTest::newRow("long name") << SettingKey::OperatorName << QVariant(QString(41, u'x'));
    QTest::newRow("text size 74") << SettingKey::TextSizePercent << QVariant(74);
    QTest::newRow("profiles") << SettingKey::Profiles << QVariant(u"{}"_s);
    QTest::newRow("geometry") << SettingKey::WindowGeometry << QVariant(u"text"_s);
    QTest::newRow("view, two") << SettingKey::MapView << QVariant(u"1,2"_s);
    QTest::newRow("view, latitude") << SettingKey::MapView << QVariant(u"91,2,3"_s);
    QTest::newRow("view, nan") << SettingKey::MapView << QVariant(u"nan,2,3"_s);
}

void TestSettings::badValuesAreRefused()
{
    QFETCH(const SettingKey, key);
    QFETCH(const QVariant, value);
    Settings settings(m_dir->path());
    QSignalSpy changed(&settings, &Settings::changed);
    QVERIFY(!settings.set(key, value));
    QCOMPARE(settings.value(key), settingSpec(key).defaultValue);
    QVERIFY(changed.isEmpty());
}

void TestSettings::badValuesInTheFileFallBack_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<SettingKey>("key");
    QTest::newRow("range") << "[desk]\npollSeconds=900\n"_ba << SettingKey::PollSeconds;
    QTest::newRow("word") << "[desk]\npollSeconds=often\n"_ba << SettingKey::PollSeconds;
    QTest::newRow("choice") << "[desk]\ntheme=pink\n"_ba << SettingKey::Theme;
    QTest::newRow("json") << "[desk]\nprofiles=nonsense\n"_ba << SettingKey::Profiles;
    QTest::newRow("bytes") << "[window]\ngeometry=hello\n"_ba << SettingKey::WindowGeometry;
}

void TestSettings::badValuesInTheFileFallBack()
{
    QFETCH(const QByteArray, line);
    QFETCH(const SettingKey, key);
    writeFile(line);
    const QString name = settingSpec(key).name;
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"settings.ini: the value of \\w+/%1 is not "
                                            "acceptable, the default is used"_s.arg(name)));
    Settings settings(m_dir->path()); // a second warning would fail the test
    QCOMPARE(settings.value(key), settingSpec(key).defaultValue);
    QVERIFY(settings.set(SettingKey::TextSizePercent, 125));
    QVERIFY(settings.flush());
    QVERIFY2(fileBytes().contains(line.split('\n').at(1)),
             "the value is left for whoever understands it");
}

void TestSettings::aFormerNameIsRead()
{
    writeFile("[desk]\npollInterval=9\n");
    {
        Settings settings(m_dir->path());
        QCOMPARE(settings.integer(SettingKey::PollSeconds), 9);
    }
    QVERIFY2(fileBytes().contains("pollSeconds=9") && !fileBytes().contains("pollInterval"),
             fileBytes().constData());
    writeFile("[desk]\npollInterval=9\npollSeconds=4\n");
    QCOMPARE(Settings(m_dir->path()).integer(SettingKey::PollSeconds), 4);
}

void TestSettings::whatIsUnknownStaysInTheFile()
{
    writeFile("[desk]\nfromTheFuture=1\n[later]\nthing=2\n");
    Settings settings(m_dir->path());
    settings.set(SettingKey::PollSeconds, 3);
    QVERIFY(settings.flush());
    QVERIFY(fileBytes().contains("fromTheFuture=1"));
    QVERIFY(fileBytes().contains("thing=2"));
}

void TestSettings::changedTellsOnce()
{
    Settings settings(m_dir->path());
    QSignalSpy changed(&settings, &Settings::changed);
    settings.set(SettingKey::PollSeconds, 3);
    settings.set(SettingKey::PollSeconds, 3);
    settings.set(SettingKey::PollSeconds, u"3"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().value<SettingKey>(), SettingKey::PollSeconds);
    settings.reset(SettingKey::PollSeconds);
    QCOMPARE(changed.size(), 2);
}

void TestSettings::profilesHaveTheirOwnValues()
{
    {
        Settings settings(m_dir->path());
        settings.setCurrentProfile(u"North/West 100% [a]"_s);
        settings.set(SettingKey::CancelDefaultReason, u"False alarm, by customer"_s);
        settings.setCurrentProfile(u"South"_s);
        QCOMPARE(settings.text(SettingKey::CancelDefaultReason), QString());
        settings.set(SettingKey::CancelDefaultReason, u"Duplicate"_s);
        settings.setMapView({{1, 2}, 3});
        settings.setCurrentProfile({});
        QVERIFY(!settings.mapView());
    }
    Settings settings(m_dir->path());
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setCurrentProfile(u"North/West 100% [a]"_s);
    QCOMPARE(settings.text(SettingKey::CancelDefaultReason), u"False alarm, by customer"_s);
    QCOMPARE(changed.size(), 1);
    settings.setCurrentProfile(u"South"_s);
    QCOMPARE(settings.text(SettingKey::CancelDefaultReason), u"Duplicate"_s);
    QCOMPARE(changed.size(), 3); // the map's view too
}

void TestSettings::profileValuesFollowARename()
{
    {
        Settings settings(m_dir->path());
        settings.setCurrentProfile(u"Old"_s);
        settings.set(SettingKey::CancelDefaultReason, u"Duplicate"_s);
        settings.renameProfile(u"Old"_s, u"New"_s);
        QCOMPARE(settings.currentProfile(), u"New"_s);
        QCOMPARE(settings.text(SettingKey::CancelDefaultReason), u"Duplicate"_s);
    }
    QVERIFY2(fileBytes().contains("Duplicate") && !fileBytes().contains("Old"),
             fileBytes().constData());
    Settings settings(m_dir->path());
    settings.renameProfile(u"New"_s, {});
    QVERIFY(settings.flush());
    QVERIFY2(!fileBytes().contains("Duplicate"), fileBytes().constData());
}

void TestSettings::anUnwritableFolderIsTold()
{
    QFile inTheWay(m_dir->filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    QTest::failOnWarning(QRegularExpression(u"^$"_s)); // QSettings may complain itself
    Settings settings(m_dir->filePath(u"file/config"_s));
    QSignalSpy failed(&settings, &Settings::writeFailed);
    QVERIFY(settings.set(SettingKey::PollSeconds, 3));
    QVERIFY(!settings.flush());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains(u"cannot be written"_s));
    QCOMPARE(settings.integer(SettingKey::PollSeconds), 3);
}

void TestSettings::theDelayedWriteHappensByItself()
{
    Settings settings(m_dir->path());
    QElapsedTimer timer;
    timer.start();
    for (int i = 1; i <= 60; ++i)
        settings.set(SettingKey::PollSeconds, i);
    QVERIFY2(timer.elapsed() < 1000, "setting a value never waits for the disk");
    QTRY_VERIFY(fileBytes().contains("pollSeconds=60"));
}

void TestSettings::noHalfFileIsLeft()
{
    Settings settings(m_dir->path());
    settings.set(SettingKey::PollSeconds, 3);
    QVERIFY(settings.flush());
    const QStringList files = QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(files.contains(u"settings.ini"_s)
                 && files.filter(u"settings.ini."_s).filter(u"lock"_s).isEmpty(),
             qPrintable(files.join(u' ')));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
