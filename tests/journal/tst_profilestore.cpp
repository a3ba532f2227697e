// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/profilestore.h"
#include "journal/secretstore.h"
#include "journal/settings.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace console;
using namespace Qt::StringLiterals;

namespace {

ConnectionProfile profileOf(const QString &name,
                            const QString &url = u"https://aura.example/panic-api/v2"_s)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.apiRoot = QUrl(url);
    profile.clientId = u"desk-%1"_s.arg(name);
    return profile;
}

QStringList namesOf(const ProfileStore &store)
{
    QStringList names;
    for (const ConnectionProfile &profile : store.profiles())
        names.append(profile.name);
    return names;
}

} // namespace

class TestProfileStore final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void savedProfilesComeBack();
    void whatTheContractOnlyAssumesComesBack();
    void unusablePathsFallBack();
    void saveReplacesTheSameName();
    void badProfilesAreRefused_data();
    void badProfilesAreRefused();
    void removeForgetsEverything();
    void renameCarriesEverything();
    void unusableEntriesAreLeftOut();
    void noSecretInAnyFile();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestProfileStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestProfileStore::savedProfilesComeBack()
{
    ConnectionProfile local =
        profileOf(u"local, \"test\""_s, u"http://127.0.0.1:8080/panic-api/v2/"_s);
    local.usesToken = true;
    local.sandbox = true;
    local.clientId.clear();
    {
        Settings settings(m_dir->path());
        ProfileStore store(settings);
        QSignalSpy changed(&store, &ProfileStore::changed);
        QVERIFY(store.save(profileOf(u"Zululand"_s)));
        QVERIFY(store.save(local));
        QCOMPARE(changed.size(), 2);
        store.setLastUsed(u"Zululand"_s);
        QCOMPARE(settings.currentProfile(), u"Zululand"_s);
    }
    Settings settings(m_dir->path());
    const ProfileStore store(settings);
    QCOMPARE(namesOf(store), QStringList({u"local, \"test\""_s, u"Zululand"_s}));
    local.apiRoot = QUrl(u"http://127.0.0.1:8080/panic-api/v2"_s); // without the trailing slash
    QVERIFY(store.find(local.name) == local);
    QCOMPARE(store.lastUsed().value_or(ConnectionProfile()).name, u"Zululand"_s);
}

void TestProfileStore::whatTheContractOnlyAssumesComesBack()
{
    ConnectionProfile site = profileOf(u"site"_s);
    site.dialect = DialectChoice::Nested;
    site.scopeCustomerId = 178921;
    site.legacyRaise = true;
    site.paths = {{u"dismiss"_s, u"/callouts/{id}/hide"_s}};
    {
        Settings settings(m_dir->path());
        ProfileStore store(settings);
        QVERIFY(store.save(site));
        // What is as usual is not written.
        QVERIFY(store.save(profileOf(u"plain"_s)));
        const QString text = settings.text(SettingKey::Profiles);
        QCOMPARE(text.count(u"dialect"_s), 1);
        QCOMPARE(text.count(u"paths"_s), 1);
    }
    Settings settings(m_dir->path());
    const ProfileStore store(settings);
    QCOMPARE(store.find(u"site"_s), site);
    QCOMPARE(store.find(u"plain"_s), profileOf(u"plain"_s));
}

void TestProfileStore::unusablePathsFallBack()
{
    Settings settings(m_dir->path());
    settings.set(SettingKey::Profiles,
                 uR"([{"name":"a","apiRoot":"https://aura.example","dialect":"klingon",
                 "scopeCustomerId":-4,"paths":{"dismiss":"/callouts/hide","responseTypes":"/types",
                 "unheardOf":"/x"}}])"_s);
    QTest::ignoreMessage(QtWarningMsg,
                         "settings.ini: the path \"dismiss\" is not used: The path must "
                         "contain {id} once, where the number goes.");
    const ProfileStore store(settings);
    const auto profile = store.find(u"a"_s);
    QVERIFY(profile);
    QCOMPARE(profile->dialect, DialectChoice::Detect);
    QCOMPARE(profile->scopeCustomerId, 0);
    QCOMPARE(profile->paths, (QMap<QString, QString>{{u"responseTypes"_s, u"/types"_s}}));
}

void TestProfileStore::saveReplacesTheSameName()
{
    Settings settings(m_dir->path());
    ProfileStore store(settings);
    QVERIFY(store.save(profileOf(u"One"_s)));
    QVERIFY(store.save(profileOf(u"One"_s, u"https://other.example"_s)));
    QCOMPARE(store.profiles().size(), 1U);
    QCOMPARE(store.profiles().front().apiRoot, QUrl(u"https://other.example"_s));
}

void TestProfileStore::badProfilesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<ProfileProblem>("problem");
    const QString good = u"https://aura.example"_s;
    QTest::newRow("no name") << QString() << good << ProfileProblem::NoName;
    QTest::newRow("blanks around") << u" A"_s << good << ProfileProblem::NoName;
    QTest::newRow("two lines") << u"A\nB"_s << good << ProfileProblem::NoName;
    QTest::newRow("long") << QString(61, u'x') << good << ProfileProblem::NoName;
    QTest::newRow("taken, other case") << u"THERE"_s << good << ProfileProblem::NameTaken;
    QTest::newRow("plain http") << u"A"_s << u"http://aura.example"_s << ProfileProblem::BadUrl;
    QTest::newRow("password in the address")
        << u"A"_s << u"https://user:word@aura.example"_s << ProfileProblem::BadUrl;
    QTest::newRow("no url") << u"A"_s << QString() << ProfileProblem::BadUrl;
}

void TestProfileStore::badProfilesAreRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, url);
    Settings settings(m_dir->path());
    ProfileStore store(settings);
    QVERIFY(store.save(profileOf(u"There"_s)));
    const auto result = store.save(profileOf(name, url));
    QVERIFY(!result);
    QTEST(result.error(), "problem");
    QCOMPARE(namesOf(store), QStringList(u"There"_s));
}

void TestProfileStore::removeForgetsEverything()
{
    Settings settings(m_dir->path());
    ProfileStore store(settings);
    QVERIFY(store.save(profileOf(u"North"_s)));
    store.setLastUsed(u"North"_s);
    settings.set(SettingKey::CancelDefaultReason, u"Duplicate"_s);
    QVERIFY(store.remove(u"North"_s));
    QVERIFY(store.profiles().empty());
    QVERIFY(!store.lastUsed());
    QCOMPARE(store.remove(u"North"_s).error(), ProfileProblem::NotFound);
    QVERIFY(settings.flush());
    QFile file(settings.filePath());
    QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("North"));
}

void TestProfileStore::renameCarriesEverything()
{
    Settings settings(m_dir->path());
    ProfileStore store(settings);
    QVERIFY(store.save(profileOf(u"North"_s)));
    QVERIFY(store.save(profileOf(u"South"_s)));
    store.setLastUsed(u"North"_s);
    settings.set(SettingKey::CancelDefaultReason, u"Duplicate"_s);
    QCOMPARE(store.rename(u"North"_s, u"south"_s).error(), ProfileProblem::NameTaken);
    QCOMPARE(store.rename(u"West"_s, u"East"_s).error(), ProfileProblem::NotFound);
    QVERIFY(store.rename(u"North"_s, u"NORTH"_s));
    QCOMPARE(namesOf(store), QStringList({u"NORTH"_s, u"South"_s}));
    QCOMPARE(store.lastUsed().value_or(ConnectionProfile()).name, u"NORTH"_s);
    QCOMPARE(settings.currentProfile(), u"NORTH"_s);
    QCOMPARE(settings.text(SettingKey::CancelDefaultReason), u"Duplicate"_s);
}

void TestProfileStore::unusableEntriesAreLeftOut()
{
    Settings settings(m_dir->path());
    settings.set(
        SettingKey::Profiles,
        uR"([{"name":"Bad","apiRoot":"http://aura.example"},{"name":"Good","apiRoot":"https://a.example"},
                     {"name":"Good","apiRoot":"https://b.example"},7])"_s);
    QTest::ignoreMessage(QtWarningMsg, "settings.ini: the profile \"Bad\" cannot be used");
    QTest::ignoreMessage(QtWarningMsg, "settings.ini: the profile \"Good\" cannot be used");
    QTest::ignoreMessage(QtWarningMsg, "settings.ini: the profile \"\" cannot be used");
    const ProfileStore store(settings);
    QCOMPARE(namesOf(store), QStringList(u"Good"_s));
    QCOMPARE(store.profiles().front().apiRoot, QUrl(u"https://a.example"_s));
}

void TestProfileStore::noSecretInAnyFile()
{
    const QByteArray marker = "c0ffee-not-for-files"_ba;
    {
        Settings settings(m_dir->path());
        ProfileStore store(settings);
        SecretStore secrets(makeKeychainBackend());
        QVERIFY(store.save(profileOf(u"North"_s)));
        secrets.keepInMemory(u"North"_s, QString::fromLatin1(marker));
        QString read;
        secrets.read(u"North"_s, this, [&](auto result) { read = result.value_or(QString()); });
        QTRY_COMPARE(read, QString::fromLatin1(marker));
        store.setLastUsed(u"North"_s);
    }
    int files = 0;
    QDirIterator it(m_dir->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains(marker));
        QVERIFY(!bytes.contains(marker.toBase64()) && !bytes.contains(marker.toHex()));
        ++files;
    }
    QVERIFY(files >= 1);
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
