// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tiles kept on disk: what comes back, what goes first, and that no file there can stop it.
#include "basemap/tilediskcache.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

class TestTileDiskCache final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void givesBackWhatItKept();
    void dropsWhatWasUsedLongestAgo();
    void countsReplacedTilesOnce();
    void lowersToANewLimit();
    void replacesAForeignFile();
    void worksWithoutAFolder();
    void writesNoAddress();

private:
    [[nodiscard]] CachedTile tile(char fill, qsizetype size) const
    {
        return {QByteArray(size, fill), "image/png",          "\"e\"", "then",
                m_clock.utcNow(),       m_clock.utcNow() + 1h};
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTileDiskCache::givesBackWhatItKept()
{
    TileDiskCache cache(m_dir->path(), 1000, m_clock);
    QVERIFY(cache.isUsable());
    QVERIFY(!cache.find(u"a"_s));
    const CachedTile kept = tile('a', 100);
    cache.store(u"a"_s, kept);
    const auto found = cache.find(u"a"_s);
    QVERIFY(found);
    QCOMPARE(found->bytes, kept.bytes);
    QCOMPARE(found->type, kept.type);
    QCOMPARE(found->etag, kept.etag);
    QCOMPARE(found->modified, kept.modified);
    QCOMPARE(found->fetched, kept.fetched);
    QCOMPARE(found->freshUntil, kept.freshUntil);
    cache.renew(u"a"_s, kept.fetched + 5h, kept.freshUntil + 9h);
    QCOMPARE(cache.find(u"a"_s)->fetched, kept.fetched + 5h);
    QCOMPARE(cache.find(u"a"_s)->freshUntil, kept.freshUntil + 9h);
}

void TestTileDiskCache::dropsWhatWasUsedLongestAgo()
{
    TileDiskCache cache(m_dir->path(), 1000, m_clock);
    for (int i = 0; i < 10; ++i) {
        cache.store(QString::number(i), tile('x', 100));
        m_clock.advance(1h);
    }
    QCOMPARE(cache.size(), 1000);
    QVERIFY(cache.find(u"0"_s)); // used just now
    cache.store(u"new"_s, tile('n', 100));
    QVERIFY(cache.size() <= 1000);
    QVERIFY(cache.find(u"0"_s));
    QVERIFY(cache.find(u"new"_s));
    QVERIFY(!cache.find(u"1"_s));
    QVERIFY(cache.find(u"9"_s));
    cache.store(u"huge"_s, tile('h', 1001));
    QVERIFY(!cache.find(u"huge"_s));
    QVERIFY(cache.find(u"9"_s));
}

void TestTileDiskCache::countsReplacedTilesOnce()
{
    TileDiskCache cache(m_dir->path(), 1000, m_clock);
    for (int i = 0; i < 20; ++i)
        cache.store(u"a"_s, tile('a', 100 + i));
    QCOMPARE(cache.size(), 119);
}

void TestTileDiskCache::lowersToANewLimit()
{
    {
        TileDiskCache cache(m_dir->path(), 1000, m_clock);
        for (int i = 0; i < 10; ++i)
            cache.store(QString::number(i), tile('x', 100));
    }
    const TileDiskCache smaller(m_dir->path(), 300, m_clock);
    QVERIFY(smaller.size() > 0);
    QVERIFY(smaller.size() <= 300);
}

void TestTileDiskCache::replacesAForeignFile()
{
    QFile file(m_dir->filePath(u"tiles.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'z'));
    file.close();
    TileDiskCache cache(m_dir->path(), 1000, m_clock);
    QVERIFY(cache.isUsable());
    cache.store(u"a"_s, tile('a', 10));
    QVERIFY(cache.find(u"a"_s));
}

void TestTileDiskCache::worksWithoutAFolder()
{
    for (const QString &folder : {QString(), u"/dev/null/tiles"_s}) {
        TileDiskCache cache(folder, 1000, m_clock);
        QVERIFY(!cache.isUsable());
        cache.store(u"a"_s, tile('a', 10));
        QVERIFY(!cache.find(u"a"_s));
        QCOMPARE(cache.size(), 0);
    }
}

void TestTileDiskCache::writesNoAddress()
{
    {
        TileDiskCache cache(m_dir->path(), 1000, m_clock);
        cache.store(u"https://tiles.example/1/0/0.png?key=topsecretkey"_s, tile('a', 10));
    }
    for (const QFileInfo &about : QDir(m_dir->path()).entryInfoList(QDir::Files)) {
        QFile file(about.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("topsecretkey"));
        QVERIFY(!bytes.contains("tiles.example"));
    }
}

QTEST_MAIN(TestTileDiskCache)
#include "tst_tilediskcache.moc"
