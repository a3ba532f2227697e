// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The quick decoder of the active list against the plain one, which is the judge, and what it keeps
// from one list to the next.
#include "panicapi/codec/activelist.h"

#include <QtTest/QtTest>

#include <algorithm>

using namespace console;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QFileInfoList goldenInputs()
{
    return QDir(QStringLiteral(TEST_DATA_DIR "/panicapi/list"))
        .entryInfoList({u"*.in.json"_s}, QDir::Files, QDir::Name);
}

QByteArray element(int id, int round = 0)
{
    return "{\"id\":"_ba + QByteArray::number(id) + ",\"status\":\"created\",\"latitude\":-33.9"_ba
           + QByteArray::number(round) + ",\"longitude\":18.4}"_ba;
}

QByteArray listOf(const QList<QByteArray> &elements)
{
    return "["_ba + elements.join(", "_ba) + "]"_ba;
}

QList<QByteArray> elements(int first, int last)
{
    QList<QByteArray> all;
    for (int id = first; id <= last; ++id)
        all.append(element(id));
    return all;
}

/// Empty when both say the same.
QString difference(const DecodeResult<Snapshot> &quick, const DecodeResult<Snapshot> &judge)
{
    if (quick.has_value() != judge.has_value())
        return judge ? u"refused: "_s + quick.error().detail : u"should be refused"_s;
    if (!judge)
        return quick.error() == judge.error() ? QString() : u"another error"_s;
    const Snapshot &a = quick->value;
    const Snapshot &b = judge->value;
    if (a.callouts.size() != b.callouts.size())
        return u"%1 callouts instead of %2"_s.arg(a.callouts.size()).arg(b.callouts.size());
    for (qsizetype i = 0; i < a.callouts.size(); ++i) {
        if (*a.callouts.at(i) != *b.callouts.at(i))
            return u"callout %1 differs"_s.arg(i);
    }
    if (a.complete != b.complete || a.skipped != b.skipped || a.duplicates != b.duplicates)
        return u"other counts"_s;
    if (a.unknownFields != b.unknownFields || a.unknownStatuses != b.unknownStatuses)
        return u"other drift"_s;
    if (quick->dialect != judge->dialect)
        return u"another dialect"_s;
    return quick->drift == judge->drift ? QString() : u"other drift of the answer"_s;
}

class Mutator {
public:
    explicit Mutator(quint32 seed) : m_random(seed) { }

    QByteArray operator()(QByteArray bytes, const QByteArray &other)
    {
        static const QList<QByteArray> tokens{"null",  "-1",
                                              "1e400", "[",
                                              "]",     "{",
                                              "}",     ",",
                                              ":",     "\"id\":0,",
                                              "\"",    "\\u00e9",
                                              "\xff",  "1.0",
                                              "true",  "\"Id\":3,",
                                              " ",     "\\ud800",
                                              "tru",   "{\"a\":1}",
                                              "\n",    "99999999999999999999"};
        const int count = m_random.bounded(1, 3);
        for (int i = 0; i < count && !bytes.isEmpty(); ++i) {
            const qsizetype at = m_random.bounded(bytes.size());
            const qsizetype length = m_random.bounded(qsizetype(1), qsizetype(20));
            switch (m_random.bounded(6)) {
            case 0: bytes[at] = char(m_random.bounded(256)); break;
            case 1: bytes.remove(at, length); break;
            case 2: bytes.insert(at, bytes.mid(m_random.bounded(bytes.size()), length * 4)); break;
            case 3: bytes.insert(at, other.mid(m_random.bounded(other.size() + 1), length)); break;
            default: bytes.insert(at, tokens.at(m_random.bounded(tokens.size()))); break;
            }
        }
        return bytes;
    }
    qsizetype below(qsizetype most) { return m_random.bounded(most); }

private:
    QRandomGenerator m_random;
};

} // namespace

class TestActiveList final : public QObject {
    Q_OBJECT

private slots:
    void sameAsTheJudge_data();
    void sameAsTheJudge();
    void sameAsTheJudgeWhateverComes();
    void sameBytesSameCallout();
    void changedOneIsNew();
    void removedAndAdded();
    void anotherOrder();
    void duplicatesStayKnown();
    void driftOfWhatIsKnownIsCounted();
    void brokenListForgets();
    void wordsAreShared();

private:
    QList<CalloutPtr> read(const QList<QByteArray> &list, qsizetype fresh)
    {
        const QByteArray body = listOf(list);
        auto decoded = m_decoder->decode(body);
        [&] {
            QVERIFY(decoded.has_value());
            QCOMPARE(difference(decoded, decodeActiveList(body)), QString());
            QCOMPARE(decoded->value.fresh, fresh);
        }();
        return decoded ? decoded->value.callouts : QList<CalloutPtr>();
    }

    std::unique_ptr<ActiveListDecoder> m_decoder;

private slots:
    void init() { m_decoder = std::make_unique<ActiveListDecoder>(); }
};

void TestActiveList::sameAsTheJudge_data()
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo &file : goldenInputs())
        QTest::addRow("%s", qPrintable(file.fileName())) << file.filePath();
}

void TestActiveList::sameAsTheJudge()
{
    QFETCH(const QString, path);
    const QByteArray body = contentOf(path);
    const auto judge = decodeActiveList(body);
    for (int round = 0; round < 3; ++round)
        QCOMPARE(difference(m_decoder->decode(body), judge), QString());
}

void TestActiveList::sameAsTheJudgeWhateverComes()
{
    QList<QByteArray> seeds;
    for (const QFileInfo &file : goldenInputs()) {
        if (file.size() < 6'000)
            seeds.append(contentOf(file.filePath()));
    }
    QVERIFY(seeds.size() > 20);
    Mutator mutate(20'261);
    int readable = 0;
    for (int round = 0; round < 30'000; ++round) {
        const QByteArray &seed = seeds.at(mutate.below(seeds.size()));
        const QByteArray body = mutate(seed, seeds.at(mutate.below(seeds.size())));
        const auto judge = decodeActiveList(body);
        readable += judge ? 1 : 0;
        // Now and then the list before, so that elements are known.
        if (round % 3 == 0)
            (void)m_decoder->decode(seed);
        const QString wrong = difference(m_decoder->decode(body), judge);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u": "_s + QString::fromLatin1(body)));
    }
    QVERIFY(readable > 1'000);
}

void TestActiveList::sameBytesSameCallout()
{
    const auto first = read(elements(1, 50), 50);
    const auto second = read(elements(1, 50), 0);
    QVERIFY(first == second); // the very same, not equal ones
}

void TestActiveList::changedOneIsNew()
{
    auto list = elements(1, 50);
    const auto before = read(list, 50);
    list[20] = element(21, 5);
    list[21] = element(22, 5);
    const auto after = read(list, 2);
    for (qsizetype i = 0; i < 50; ++i)
        QCOMPARE(before.at(i) == after.at(i), i != 20 && i != 21);
    read(list, 0);
}

void TestActiveList::removedAndAdded()
{
    auto list = elements(1, 100);
    const auto before = read(list, 100);
    list.remove(10, 30);
    list.prepend(element(200));
    list.append(element(201));
    const auto after = read(list, 2);
    QVERIFY(after.at(1) == before.at(0));
    QVERIFY(after.at(11) == before.at(40));
    QVERIFY(after.at(70) == before.at(99));
}

void TestActiveList::anotherOrder()
{
    auto list = elements(1, 100);
    const auto before = read(list, 100);
    std::ranges::reverse(list);
    const auto after = read(list, 0);
    for (qsizetype i = 0; i < 100; ++i)
        QVERIFY(after.at(i) == before.at(99 - i));
    list[50] = element(50, 3); // where 50 is
    read(list, 1);
}

void TestActiveList::duplicatesStayKnown()
{
    auto list = elements(1, 5);
    list.append(element(2, 7));
    list.append(element(4));
    const auto first = read(list, 7); // the same bytes twice in one list are two
    QCOMPARE(first.size(), 5);
    const auto second = read(list, 0);
    QVERIFY(first == second);
    list.removeLast();
    list.removeLast();
    QVERIFY(read(list, 0).at(1) != first.at(1)); // what stood behind it is back
}

void TestActiveList::driftOfWhatIsKnownIsCounted()
{
    const QList<QByteArray> list{"{\"id\":1,\"status\":\"Odd\",\"newField\":1}"_ba,
                                 "{\"id\":2,\"status\":\"Odd\"}"_ba, "{\"status\":\"no id\"}"_ba,
                                 "{\"id\":3,\"status\":\"created\",\"newField\":2}"_ba};
    for (int round = 0; round < 3; ++round) {
        const auto decoded = m_decoder->decode(listOf(list));
        QVERIFY(decoded.has_value());
        QCOMPARE(decoded->value.unknownFields.value(u"newField"_s), 2);
        QCOMPARE(decoded->value.unknownStatuses.value(u"Odd"_s), 2);
        QCOMPARE(decoded->value.skipped, 1);
        QVERIFY(!decoded->value.complete);
        QCOMPARE(decoded->value.fresh, round == 0 ? 4 : 0);
    }
}

void TestActiveList::brokenListForgets()
{
    const auto before = read(elements(1, 10), 10);
    QByteArray broken = listOf(elements(1, 10));
    broken.chop(4);
    QVERIFY(!m_decoder->decode(broken).has_value());
    const auto after = read(elements(1, 10), 10);
    QVERIFY(*after.at(3) == *before.at(3));
    read(elements(1, 10), 0);
}

void TestActiveList::wordsAreShared()
{
    const auto callouts = read(elements(1, 2), 2);
    QVERIFY(callouts.at(0)->statusText.constData() == callouts.at(1)->statusText.constData());
}

QTEST_GUILESS_MAIN(TestActiveList)
#include "tst_activelist.moc"
