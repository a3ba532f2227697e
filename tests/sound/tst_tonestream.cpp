// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/tonebook.h"
#include "sound/tonestream.h"
#include "steppedclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace console;
using namespace console::test;
using namespace std::chrono_literals;

/// Which sample comes when: the stream is told nothing but orders, and counted sample by sample.
class TestToneStream final : public QObject {
    Q_OBJECT

private slots:
    void silenceWithoutAnOrder();
    void onceAndThenSilence();
    void repeatsToTheSample();
    void aToneThatHasEndedBeginsToRepeat();
    void anotherNumberStartsAtOnce();
    void theSameNumberGoesOn();
    void whatIsCutOffFades();
    void loudnessGoesInSmallSteps();
    void everyChannelHasIt();
    void afterAPauseOnlyRepeatsGoOn();

private:
    static QList<int> read(ToneStream &stream, qsizetype frames);
    static QByteArray level(qint16 value, qsizetype frames);

    SteppedClock m_clock;
};

QList<int> TestToneStream::read(ToneStream &stream, qsizetype frames)
{
    const QByteArray bytes = stream.read(frames * 2);
    const auto *first = reinterpret_cast<const qint16 *>(bytes.constData());
    return {first, first + bytes.size() / 2};
}

QByteArray TestToneStream::level(qint16 value, qsizetype frames)
{
    QByteArray bytes(frames * 2, Qt::Uninitialized);
    std::fill_n(reinterpret_cast<qint16 *>(bytes.data()), frames, value);
    return bytes;
}

void TestToneStream::silenceWithoutAnOrder()
{
    ToneStream stream(m_clock);
    const auto got = read(stream, 480);
    QCOMPARE(got.size(), 480);
    QCOMPARE(got.count(0), 480);
    QVERIFY(stream.bytesAvailable() > 0); // an output that asks for more never starves
}

void TestToneStream::onceAndThenSilence()
{
    ToneStream stream(m_clock);
    QSignalSpy started(&stream, &ToneStream::started);
    QSignalSpy ended(&stream, &ToneStream::ended);
    stream.play({.number = 7, .samples = level(1000, 100), .every = 0ms, .gain = 1});
    QCOMPARE(started.size(), 0); // not before somebody takes it
    m_clock.mono += 30ms;
    const auto got = read(stream, 300);
    QCOMPARE(got.first(100), QList<int>(100, 1000));
    QCOMPARE(got.sliced(100), QList<int>(200, 0));
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().at(0).toULongLong(), 7U);
    QCOMPARE(started.first().at(1).value<MonoTime>(), m_clock.mono);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(read(stream, 48'000).count(0), 48'000);
}

void TestToneStream::repeatsToTheSample()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(500, 48), .every = 10ms, .gain = 1});
    const auto got = read(stream, 480 * 3);
    for (qsizetype i = 0; i < got.size(); ++i)
        QCOMPARE(got[i], i % 480 < 48 ? 500 : 0);
    stream.play({.number = 2, .samples = {}, .every = 0ms, .gain = 1});
    QCOMPARE(read(stream, 960).count(0), 960);
}

void TestToneStream::aToneThatHasEndedBeginsToRepeat()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(500, 48), .every = 0ms, .gain = 1});
    QCOMPARE(read(stream, 480).count(500), 48);
    stream.play({.number = 1, .samples = level(500, 48), .every = 10ms, .gain = 1});
    QCOMPARE(read(stream, 960).count(500), 96);
}

void TestToneStream::anotherNumberStartsAtOnce()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(500, 48), .every = 1000ms, .gain = 1});
    read(stream, 480);
    stream.play({.number = 2, .samples = level(700, 48), .every = 1000ms, .gain = 1});
    QCOMPARE(read(stream, 48), QList<int>(48, 700));
    stream.play({.number = 3, .samples = level(700, 48), .every = 1000ms, .gain = 1});
    QCOMPARE(read(stream, 48), QList<int>(48, 700)); // the same tone again
}

void TestToneStream::theSameNumberGoesOn()
{
    ToneStream stream(m_clock);
    QSignalSpy started(&stream, &ToneStream::started);
    stream.play({.number = 1, .samples = level(500, 480), .every = 20ms, .gain = 1});
    read(stream, 240);
    stream.play({.number = 1, .samples = level(500, 480), .every = 30ms, .gain = 1});
    const auto got = read(stream, 1440);
    QCOMPARE(got.first(240), QList<int>(240, 500));
    QCOMPARE(got.sliced(240, 960), QList<int>(960, 0));
    QCOMPARE(got.sliced(1200), QList<int>(240, 500));
    QCOMPARE(started.size(), 1);
}

void TestToneStream::whatIsCutOffFades()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(20'000, 48'000), .every = 0ms, .gain = 1});
    read(stream, 480);
    stream.play({.number = 2, .samples = {}, .every = 0ms, .gain = 1});
    const auto got = read(stream, 480);
    int before = 20'000;
    for (const int sample : got) {
        QVERIFY(before - sample >= 0 && before - sample < 200);
        before = sample;
    }
    QCOMPARE(got.sliced(240), QList<int>(240, 0)); // within 5 ms
}

void TestToneStream::loudnessGoesInSmallSteps()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(20'000, 48'000), .every = 0ms, .gain = 0.25F});
    QCOMPARE(read(stream, 10), QList<int>(10, 5000));
    stream.play({.number = 1, .samples = level(20'000, 48'000), .every = 0ms, .gain = 1});
    int before = 5000;
    for (const int sample : read(stream, 2400)) {
        QVERIFY(sample >= before && sample - before < 20);
        before = sample;
    }
    QCOMPARE(read(stream, 1).first(), 20'000);
}

void TestToneStream::everyChannelHasIt()
{
    ToneStream stream(m_clock);
    stream.setChannels(2);
    stream.play({.number = 1, .samples = level(300, 10), .every = 0ms, .gain = 1});
    const auto got = read(stream, 40); // 20 frames
    QCOMPARE(got.first(20), QList<int>(20, 300));
    QCOMPARE(got.sliced(20), QList<int>(20, 0));
}

void TestToneStream::afterAPauseOnlyRepeatsGoOn()
{
    ToneStream stream(m_clock);
    stream.play({.number = 1, .samples = level(300, 480), .every = 0ms, .gain = 1});
    read(stream, 10);
    stream.resume();
    QCOMPARE(read(stream, 480).count(0), 480);
    stream.play({.number = 2, .samples = level(300, 480), .every = 1000ms, .gain = 1});
    read(stream, 600);
    stream.resume();
    QCOMPARE(read(stream, 480).count(300), 480);
}

QTEST_GUILESS_MAIN(TestToneStream)
#include "tst_tonestream.moc"
