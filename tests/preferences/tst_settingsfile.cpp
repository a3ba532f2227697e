// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Settings as files: everything there and back, no secret in them, and a bad file changes nothing
// and says where it is bad.
#include "journal/profilestore.h"
#include "journal/settings.h"
#include "settingsfile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;

class TestSettingsFile final : public QObject {
    Q_OBJECT

private slots:
    void thereAndBack();
    void whatStaysHere();
    void noKeysInAddresses();
    void changesSaidFirst();
    void profilesAreMerged();
    void badFiles_data();
    void badFiles();
    void floodFiguresAreCheckedTogether();

private:
    static ConnectionProfile profile(const QString &name, const QString &host);
};

ConnectionProfile TestSettingsFile::profile(const QString &name, const QString &host)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.apiRoot = QUrl(u"https://%1/panic-api/v2"_s.arg(host));
    profile.clientId = u"client-of-"_s + host;
    return profile;
}

void TestSettingsFile::thereAndBack()
{
    QTemporaryDir one;
    QTemporaryDir other;
    Settings from(one.path());
    ProfileStore profiles(from);
    QVERIFY(profiles.save(profile(u"Live"_s, u"aura.example"_s)));
    QVERIFY(from.set(SettingKey::PollSeconds, 9));
    QVERIFY(from.set(SettingKey::Theme, u"night"_s));
    QVERIFY(from.set(SettingKey::EscalationSeconds, u"5;10;20;40;80"_s));
    QVERIFY(from.set(SettingKey::PhoneList,
                     u"[{\"name\":\"AURA control\",\"number\":\"+27 21 555 0100\"}]"_s));
    QVERIFY(from.set(SettingKey::PriorityRules, u"[{\"priority\":2,\"responseType\":\"FIRE\"}]"_s));
    QVERIFY(from.set(SettingKey::MapXyzTemplate, u"https://tiles.example/{z}/{x}/{y}.png"_s));

    Settings to(other.path());
    ProfileStore there(to);
    const auto import = SettingsFile::read(SettingsFile::write(from), SettingsFile::values(to));
    QVERIFY2(import, import ? "" : qPrintable(import.error().sentence));
    SettingsFile::apply(*import, to);
    QCOMPARE(SettingsFile::values(to), SettingsFile::values(from));
    QCOMPARE(there.find(u"Live"_s), profiles.find(u"Live"_s));
    QVERIFY(SettingsFile::changes(*import, to).isEmpty());
    QVERIFY(to.flush());
    QCOMPARE(Settings(other.path()).integer(SettingKey::PollSeconds), 9);
}

void TestSettingsFile::whatStaysHere()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    QVERIFY(settings.set(SettingKey::CommandHistory, u"[\"/go somewhere\"]"_s));
    QVERIFY(settings.set(SettingKey::LastProfile, u"Live"_s));
    const QByteArray file = SettingsFile::write(settings);
    QVERIFY(file.contains("pollSeconds"));
    for (const char *absent : {"somewhere", "lastProfile", "geometry", "layout", "secret"})
        QVERIFY2(!file.contains(absent), absent);
}

void TestSettingsFile::noKeysInAddresses()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    for (const QString &address : {u"https://t.example/{z}/{x}/{y}.png?key=abcd"_s,
                                   u"https://t.example/apikey-abcd/{z}/{x}/{y}.png"_s,
                                   u"https://abcd@t.example/{z}/{x}/{y}.png"_s}) {
        QVERIFY(settings.set(SettingKey::MapXyzTemplate, address));
        QVERIFY2(!SettingsFile::write(settings).contains("abcd"), qPrintable(address));
    }
}

void TestSettingsFile::changesSaidFirst()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    QSignalSpy changed(&settings, &Settings::changed);
    const auto import = SettingsFile::read(
        R"({"format": "callout-console-settings", "version": 1,
            "settings": {"sound.volume": 60, "reducedMotion": 0, "theme": "night"}})",
        SettingsFile::values(settings));
    QVERIFY(import);
    const auto changes = SettingsFile::changes(*import, settings);
    QCOMPARE(changes.size(), 2); // the third is as it is here
    QCOMPARE(changes.at(0).what, u"Volume"_s);
    QCOMPARE(changes.at(0).now, u"80 %"_s);
    QCOMPARE(changes.at(0).then, u"60 %"_s);
    QCOMPARE(changes.at(1).then, u"Night"_s);
    QVERIFY(changed.isEmpty());
    SettingsFile::apply(*import, settings);
    QCOMPARE(changed.size(), 2);
}

void TestSettingsFile::profilesAreMerged()
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    ProfileStore profiles(settings);
    QVERIFY(profiles.save(profile(u"Live"_s, u"old.example"_s)));
    QVERIFY(profiles.save(profile(u"Mine"_s, u"mine.example"_s)));
    const auto import = SettingsFile::read(
        R"({"format": "callout-console-settings", "version": 1,
            "profiles": [{"name": "Live", "apiRoot": "https://new.example"}]})",
        SettingsFile::values(settings));
    QVERIFY(import);
    const auto changes = SettingsFile::changes(*import, settings);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).then, u"https://new.example"_s);
    SettingsFile::apply(*import, settings);
    QCOMPARE(profiles.profiles().size(), 2U);
    QCOMPARE(profiles.find(u"Live"_s)->apiRoot, QUrl(u"https://new.example"_s));
    QVERIFY(profiles.find(u"Mine"_s));
}

void TestSettingsFile::badFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *settings, int line, const QString &words) {
        QTest::newRow(name) << QByteArray("{\"format\": \"callout-console-settings\",\n"
                                          "\"version\": 1,\n\"settings\": {\n")
                                   + settings + "}}"
                            << line << words;
    };
    row("syntax", "\"pollSeconds\": 2,\n\"theme\": }", 5, u"not JSON"_s);
    row("unknown", "\"pollSeconds\": 2,\n\"colour\": \"red\"", 5, u"colour"_s);
    row("out of range", "\"pollSeconds\": 2,\n\n\"sound.volume\": 10", 6, u"sound.volume"_s);
    row("wrong type", "\"pollSeconds\": \"2\"", 4, u"pollSeconds"_s);
    row("not whole", "\"pollSeconds\": 2.5", 4, u"pollSeconds"_s);
    row("of this machine", "\"lastProfile\": \"x\"", 4, u"lastProfile"_s);
    row("bad ladder", "\"escalation.seconds\": \"9;8;7;6;5;4\"", 4, u"Five"_s);
    row("bad rule", "\"priorityRules\": [{\"colour\": 1, \"priority\": 1}]", 4, u"Row 1"_s);
    row("bad phone", "\"phoneList\": [{\"name\": \"A\", \"number\": \"x\"}]", 4, u"phone"_s);
    row("plain http map", "\"map.xyzTemplate\": \"http://t.example/{z}/{x}/{y}.png\"", 4,
        u"map.xyzTemplate"_s);
    QTest::newRow("something else") << QByteArray("{\"a\": 1}") << 1 << u"not settings"_s;
    QTest::newRow("newer") << QByteArray("{\"format\": \"callout-console-settings\",\n"
                                         "\"version\": 2}")
                           << 2 << u"version 1"_s;
    QTest::newRow("secret in a profile")
        << QByteArray("{\"format\": \"callout-console-settings\", \"version\": 1, \"profiles\": [\n"
                      "{\"name\": \"A\", \"apiRoot\": \"https://a.example\", \"secret\": \"s\"}]}")
        << 2 << u"secret"_s;
    QTest::newRow("profile by plain http")
        << QByteArray("{\"format\": \"callout-console-settings\", \"version\": 1, \"profiles\": [\n"
                      "{\"name\": \"A\", \"apiRoot\": \"http://a.example\"}]}")
        << 2 << u"https"_s;
    QTest::newRow("empty") << QByteArray() << 1 << u"not JSON"_s;
}

void TestSettingsFile::badFiles()
{
    QFETCH(QByteArray, file);
    QFETCH(int, line);
    QFETCH(QString, words);
    QTemporaryDir folder;
    const Settings settings(folder.path());
    const auto import = SettingsFile::read(file, SettingsFile::values(settings));
    QVERIFY(!import);
    QVERIFY2(import.error().line == line, qPrintable(import.error().sentence));
    QVERIFY2(import.error().sentence.contains(words), qPrintable(import.error().sentence));
    QVERIFY(import.error().sentence.contains(u"Line %1:"_s.arg(line)));
}

void TestSettingsFile::floodFiguresAreCheckedTogether()
{
    QTemporaryDir folder;
    const Settings settings(folder.path());
    const auto file = [](const char *rows) {
        return QByteArray("{\"format\": \"callout-console-settings\", \"version\": 1, "
                          "\"settings\": {")
               + rows + "}}";
    };
    QVERIFY(!SettingsFile::read(file("\"flood.leave\": 20"), SettingsFile::values(settings)));
    QVERIFY(SettingsFile::read(file("\"flood.leave\": 20, \"flood.enter\": 30"),
                               SettingsFile::values(settings)));
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
