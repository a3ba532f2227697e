// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/secretstore.h"

#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace console;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that keeps, or refuses, as the test wants; answers later, like a real one.
class FakeBackend final : public SecretBackend {
public:
    struct State {
        QHash<QString, QString> kept;
        std::optional<SecretError> refusal;
        int calls = 0;
    };

    explicit FakeBackend(State &state) : m_state(state) { }

    void read(const QString &key, ReadDone done) override
    {
        later([this, key, done] {
            if (m_state.refusal)
                done(std::unexpected(*m_state.refusal));
            else if (!m_state.kept.contains(key))
                done(std::unexpected(SecretError{SecretError::Kind::NotFound, u"no such entry"_s}));
            else
                done(m_state.kept.value(key));
        });
    }
    void write(const QString &key, const QString &secret, Done done) override
    {
        later([this, key, secret, done] {
            if (m_state.refusal)
                return done(std::unexpected(*m_state.refusal));
            m_state.kept.insert(key, secret);
            done({});
        });
    }
    void remove(const QString &key, Done done) override
    {
        later([this, key, done] {
            if (m_state.refusal)
                return done(std::unexpected(*m_state.refusal));
            if (!m_state.kept.remove(key))
                return done(std::unexpected(SecretError{SecretError::Kind::NotFound, {}}));
            done({});
        });
    }

private:
    void later(std::function<void()> job)
    {
        ++m_state.calls;
        QMetaObject::invokeMethod(&m_context, std::move(job), Qt::QueuedConnection);
    }
    State &m_state;
    QObject m_context;
};

struct Fixture {
    std::optional<std::expected<void, SecretError>> wait(auto start)
    {
        std::optional<std::expected<void, SecretError>> got;
        start([&](std::expected<void, SecretError> result) { got = std::move(result); });
        if (got)
            return std::nullopt; // answered before the call returned
        (void)QTest::qWaitFor([&] { return got.has_value(); });
        return got;
    }
    std::expected<void, SecretError> write(const QString &profile, const QString &secret)
    {
        return wait([&](auto done) { store.write(profile, secret, &context, done); }).value();
    }
    std::expected<void, SecretError> remove(const QString &profile)
    {
        return wait([&](auto done) { store.remove(profile, &context, done); }).value();
    }
    std::expected<void, SecretError> rename(const QString &from, const QString &to)
    {
        return wait([&](auto done) { store.rename(from, to, &context, done); }).value();
    }
    std::expected<QString, SecretError> read(const QString &profile)
    {
        QString secret;
        const auto result = wait([&](auto done) {
            store.read(
                profile, &context, [&secret, done](std::expected<QString, SecretError> read) {
                    secret = read.value_or(QString());
                    done(read ? std::expected<void, SecretError>() : std::unexpected(read.error()));
                });
        });
        if (!result.value())
            return std::unexpected(result->error());
        return secret;
    }

    FakeBackend::State keychain;
    QObject context;
    SecretStore store{std::make_unique<FakeBackend>(keychain)};
};

const auto marker = u"s3cret-m4rker-never-in-a-file"_s;

} // namespace

class TestSecretStore final : public QObject {
    Q_OBJECT

private slots:
    void writeReadRemove();
    void noKeychainOffersMemory_data();
    void noKeychainOffersMemory();
    void memoryComesFirstAndGoesAfterAWrite();
    void renameMovesTheSecret();
    void aContextThatIsGoneIsNotCalled();
    void aStoreThatIsGoneCallsNobody();
    void theRealKeychainWithoutABusWritesNoFile();
};

void TestSecretStore::writeReadRemove()
{
    Fixture f;
    QCOMPARE(f.read(u"North"_s).error().kind, SecretError::Kind::NotFound);
    QVERIFY(!f.read(u"North"_s).error().offersMemory());
    QVERIFY(f.write(u"North"_s, marker));
    QVERIFY(!f.store.isInMemory(u"North"_s));
    QCOMPARE(f.read(u"North"_s).value(), marker);
    QVERIFY(f.remove(u"North"_s));
    QVERIFY(f.remove(u"North"_s)); // nothing there: no error
    QVERIFY(!f.read(u"North"_s));
}

void TestSecretStore::noKeychainOffersMemory_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("none") << int(SecretError::Kind::NoKeychain);
    QTest::newRow("denied") << int(SecretError::Kind::Denied);
    QTest::newRow("failed") << int(SecretError::Kind::Failed);
}

void TestSecretStore::noKeychainOffersMemory()
{
    QFETCH(const int, kind);
    Fixture f;
    f.keychain.refusal = SecretError{SecretError::Kind(kind), u"because"_s};
    const auto result = f.write(u"North"_s, marker);
    QVERIFY(!result);
    QVERIFY(result.error().offersMemory());
    QCOMPARE(result.error().detail, u"because"_s);
    QVERIFY2(!f.store.isInMemory(u"North"_s), "only when the operator says so");
    f.store.keepInMemory(u"North"_s, marker);
    QCOMPARE(f.read(u"North"_s).value(), marker);
    const bool removed = f.remove(u"North"_s).has_value();
    QCOMPARE(
        removed,
        kind == int(SecretError::Kind::NoKeychain)); // a keychain that refuses may still have it
    QVERIFY(!f.store.isInMemory(u"North"_s));
}

void TestSecretStore::memoryComesFirstAndGoesAfterAWrite()
{
    Fixture f;
    f.keychain.kept.insert(u"North"_s, u"old"_s);
    f.store.keepInMemory(u"North"_s, u"new"_s);
    QCOMPARE(f.read(u"North"_s).value(), u"new"_s);
    QCOMPARE(f.keychain.calls, 0);
    QVERIFY(f.write(u"North"_s, u"newest"_s));
    QVERIFY(!f.store.isInMemory(u"North"_s));
    QCOMPARE(f.read(u"North"_s).value(), u"newest"_s);
}

void TestSecretStore::renameMovesTheSecret()
{
    Fixture f;
    QVERIFY(f.rename(u"None"_s, u"Nothing"_s));
    f.keychain.kept.insert(u"North"_s, marker);
    QVERIFY(f.rename(u"North"_s, u"South"_s));
    QCOMPARE(f.keychain.kept.keys(), QStringList(u"South"_s));
    f.store.keepInMemory(u"East"_s, u"kept"_s);
    QVERIFY(f.rename(u"East"_s, u"West"_s));
    QVERIFY(f.store.isInMemory(u"West"_s) && !f.store.isInMemory(u"East"_s));
    f.keychain.refusal = SecretError{SecretError::Kind::Denied, {}};
    QCOMPARE(f.rename(u"South"_s, u"North"_s).error().kind, SecretError::Kind::Denied);
    QCOMPARE(f.keychain.kept.keys(), QStringList(u"South"_s));
}

void TestSecretStore::aContextThatIsGoneIsNotCalled()
{
    Fixture f;
    bool called = false;
    auto context = std::make_unique<QObject>();
    f.store.keepInMemory(u"East"_s, u"kept"_s);
    f.store.read(u"North"_s, context.get(), [&](auto) { called = true; });
    f.store.read(u"East"_s, context.get(), [&](auto) { called = true; });
    f.store.write(u"North"_s, marker, context.get(), [&](auto) { called = true; });
    context.reset();
    QVERIFY(f.read(u"North"_s)); // what was asked before has been done by now
    QVERIFY(!called);
}

void TestSecretStore::aStoreThatIsGoneCallsNobody()
{
    QObject context;
    bool called = false;
    {
        SecretStore store(makeKeychainBackend());
        store.read(u"North"_s, &context, [&](auto) { called = true; });
    }
    bool later = false;
    SecretStore other(makeKeychainBackend());
    other.read(u"South"_s, &context, [&](auto) { later = true; });
    QTRY_VERIFY_WITH_TIMEOUT(later, 20'000);
    QVERIFY(!called);
}

void TestSecretStore::theRealKeychainWithoutABusWritesNoFile()
{
    // QtKeychain itself, with no session bus (see CMakeLists.txt): an error, and nothing left
    // behind.
    QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    SecretStore store(makeKeychainBackend());
    std::optional<std::expected<void, SecretError>> answer;
    int calls = 0;
    store.write(u"North"_s, marker, this, [&](auto result) {
        answer = std::move(result);
        ++calls;
    });
    QVERIFY(!answer);
    QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000);
    QVERIFY(!*answer);
    QVERIFY(answer->error().offersMemory());
    QVERIFY(!answer->error().detail.contains(marker));
    std::optional<std::expected<QString, SecretError>> read;
    store.read(u"North"_s, this, [&](auto result) { read = std::move(result); });
    QTRY_VERIFY_WITH_TIMEOUT(read, 20'000);
    QVERIFY(!*read);
    QCOMPARE(calls, 1);
    QDirIterator it(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(marker.toUtf8()), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
