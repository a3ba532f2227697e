// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/audioengine.h"
#include "steppedclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace console;
using namespace console::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A machine whose outputs come and go as a test wants.
class FakePort final : public AudioPort {
public:
    struct Machine {
        QStringList devices{u"Speaker"_s};
        bool refuses = false;
        bool stuck = false; ///< open, but takes nothing
        bool broken = false; ///< open, but in error
        QString open;
        ToneStream *source = nullptr;
        qint64 played = 0;
    };
    explicit FakePort(Machine &machine) : m_machine(machine) { }

    QStringList devices() override { return m_machine.devices; }
    bool open(const QString &device, ToneStream &source) override
    {
        if (m_machine.refuses)
            return false;
        m_machine.open = device;
        m_machine.source = &source;
        m_machine.played = 0;
        return true;
    }
    void close() override
    {
        m_machine.open.clear();
        m_machine.source = nullptr;
    }
    bool isRunning() const override { return m_machine.source && !m_machine.broken; }
    qint64 playedMicroseconds() const override { return m_machine.played; }
    int delayMs() const override { return 40; }

private:
    Machine &m_machine;
};

} // namespace

/// Plays what it is told and knows whether it can be heard. Time passes in steps of half a second.
class TestAudioEngine final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void worksAsSoonAsItPlays();
    void noOutputIsSaidWithinFiveSeconds();
    void aRefusalIsSaid();
    void aStuckOutputIsLostWithinFiveSeconds();
    void aBrokenOutputIsTriedAgainFirst();
    void itComesBackAndGoesOnRinging();
    void theChosenOutputIsUsedAndReplaced();
    void theSystemsChoiceIsFollowed();
    void aToneRepeatsUntilItIsSilenced();
    void anotherClassSoundsAtOnce();
    void loudnessAndTheFloorOfTheVolume();
    void theTestPlaysEveryTone();
    void anAlarmGoesBeforeTheTest();
    void theTestFailsWithoutAnOutput();
    void itIsSaidWhenATonesStart();

private:
    QList<int> pass(Millis time); ///< what was heard meanwhile
    Millis untilLost();
    static int peakOf(const QList<int> &samples);

    SteppedClock m_clock;
    FakePort::Machine m_machine;
    std::unique_ptr<AudioEngine> m_engine;
    SoundState m_state;
};

void TestAudioEngine::init()
{
    m_machine = {};
    m_state = {};
    m_engine = std::make_unique<AudioEngine>(std::make_unique<FakePort>(m_machine), m_clock);
    connect(m_engine.get(), &AudioEngine::stateChanged, this,
            [this](const SoundState &state) { m_state = state; });
}

QList<int> TestAudioEngine::pass(Millis time)
{
    QList<int> heard;
    for (Millis done{}; done < time; done += AudioEngine::checkEvery) {
        m_clock.mono += AudioEngine::checkEvery;
        if (m_machine.source && !m_machine.stuck && !m_machine.broken) {
            const QByteArray bytes = m_machine.source->read(toneRate);
            const auto *first = reinterpret_cast<const qint16 *>(bytes.constData());
            heard += QList<int>(first, first + bytes.size() / 2);
            m_machine.played += 500'000;
        }
        m_engine->check();
    }
    return heard;
}

Millis TestAudioEngine::untilLost()
{
    Millis waited{};
    while (!m_state.isLost() && waited < 10s) {
        pass(500ms);
        waited += 500ms;
    }
    return waited;
}

int TestAudioEngine::peakOf(const QList<int> &samples)
{
    int peak = 0;
    for (const int sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

void TestAudioEngine::worksAsSoonAsItPlays()
{
    pass(500ms);
    QVERIFY(!m_state.known); // open is not yet heard
    pass(500ms);
    QVERIFY(m_state.works());
    QCOMPARE(m_state.device, u"Speaker"_s);
}

void TestAudioEngine::noOutputIsSaidWithinFiveSeconds()
{
    m_machine.devices.clear();
    QVERIFY(untilLost() <= 5s);
    QCOMPARE(m_state.trouble, SoundTrouble::NoDevice);
    m_engine->play({.what = AlarmClass::New, .every = 5s, .loudness = 60, .ring = 1});
    pass(2s); // nothing breaks
    m_machine.devices = {u"Headphones"_s};
    QVERIFY(peakOf(pass(1500ms)) > 0);
    QVERIFY(m_state.works());
}

void TestAudioEngine::aRefusalIsSaid()
{
    m_machine.refuses = true;
    QVERIFY(untilLost() <= 5s);
    QCOMPARE(m_state.trouble, SoundTrouble::Refused);
}

void TestAudioEngine::aStuckOutputIsLostWithinFiveSeconds()
{
    pass(2s);
    QVERIFY(m_state.works());
    m_machine.stuck = true;
    QVERIFY(untilLost() <= 5s);
    QCOMPARE(m_state.trouble, SoundTrouble::Stopped);
    QVERIFY(m_state.device.isEmpty());
    pass(10s);
    QVERIFY(m_state.isLost()); // that it can be opened does not mean that it plays
}

void TestAudioEngine::aBrokenOutputIsTriedAgainFirst()
{
    pass(2s);
    QSignalSpy changes(m_engine.get(), &AudioEngine::stateChanged);
    m_machine.broken = true;
    pass(500ms);
    QVERIFY(m_machine.open.isEmpty());
    m_machine.broken = false;
    pass(2s);
    QVERIFY(m_state.works());
    QCOMPARE(changes.size(), 0); // nobody missed a tone
    m_machine.broken = true;
    QVERIFY(untilLost() <= 5s);
}

void TestAudioEngine::itComesBackAndGoesOnRinging()
{
    pass(1s);
    m_engine->play({.what = AlarmClass::New, .every = 5s, .loudness = 100, .ring = 1});
    QVERIFY(peakOf(pass(500ms)) > 0);
    m_machine.devices.clear();
    QVERIFY(untilLost() <= 5s);
    m_machine.devices = {u"Speaker"_s};
    QVERIFY(peakOf(pass(1s)) > 0); // at once, not at the next fifth second
    QVERIFY(m_state.works());
}

void TestAudioEngine::theChosenOutputIsUsedAndReplaced()
{
    m_machine.devices = {u"Speaker"_s, u"Headset"_s};
    m_engine->setDevice(u"Headset"_s);
    pass(1s);
    QCOMPARE(m_machine.open, u"Headset"_s);
    QVERIFY(!m_state.substitute);
    m_machine.devices = {u"Speaker"_s};
    pass(1s);
    QCOMPARE(m_machine.open, u"Speaker"_s);
    QVERIFY(m_state.works());
    QVERIFY(m_state.substitute);
    m_machine.devices = {u"Speaker"_s, u"Headset"_s};
    pass(1s);
    QCOMPARE(m_machine.open, u"Headset"_s);
    QVERIFY(!m_state.substitute);
}

void TestAudioEngine::theSystemsChoiceIsFollowed()
{
    m_machine.devices = {u"Speaker"_s, u"Headset"_s};
    pass(1s);
    QCOMPARE(m_machine.open, u"Speaker"_s);
    m_machine.devices = {u"Headset"_s, u"Speaker"_s};
    pass(1s);
    QCOMPARE(m_machine.open, u"Headset"_s);
    QCOMPARE(m_state.device, u"Headset"_s);
}

void TestAudioEngine::aToneRepeatsUntilItIsSilenced()
{
    pass(1s);
    m_engine->play({.what = AlarmClass::New, .every = 5s, .loudness = 60, .ring = 1});
    for (int i = 0; i < 3; ++i) {
        QVERIFY(peakOf(pass(500ms)) > 0);
        QCOMPARE(peakOf(pass(4500ms)), 0);
    }
    m_engine->play({});
    QCOMPARE(peakOf(pass(10s)), 0);
}

void TestAudioEngine::anotherClassSoundsAtOnce()
{
    QSignalSpy started(m_engine.get(), &AudioEngine::started);
    pass(1s);
    m_engine->play({.what = AlarmClass::New, .every = 5s, .loudness = 60, .ring = 1});
    pass(1s);
    m_engine->play({.what = AlarmClass::Late, .every = 3s, .loudness = 100, .ring = 1});
    QVERIFY(peakOf(pass(1s)) > 0);
    QCOMPARE(started.size(), 2);
    QCOMPARE(started.last().first().value<AlarmClass>(), AlarmClass::Late);
    // A repeat of the same is told by the number of the ring only.
    m_engine->play({.what = AlarmClass::Late, .every = 3s, .loudness = 100, .ring = 1});
    QCOMPARE(peakOf(pass(500ms)), 0);
    m_engine->play({.what = AlarmClass::Late, .every = 3s, .loudness = 100, .ring = 2});
    QVERIFY(peakOf(pass(500ms)) > 0);
}

void TestAudioEngine::loudnessAndTheFloorOfTheVolume()
{
    pass(1s);
    auto peakAt = [this, ring = quint64(0)](int volume, int loudness) mutable {
        m_engine->setVolume(volume);
        m_engine->play(
            {.what = AlarmClass::New, .every = 0ms, .loudness = loudness, .ring = ++ring});
        return peakOf(pass(1s));
    };
    const int full = peakAt(100, 100);
    QVERIFY(full > 29'000 && full <= 32'767);
    QVERIFY(peakAt(100, 60) < peakAt(100, 80));
    QVERIFY(peakAt(100, 80) < full);
    QVERIFY(peakAt(50, 100) < full);
    QCOMPARE(peakAt(0, 100), peakAt(40, 100)); // nobody turns an alarm off by the volume
    QVERIFY(peakAt(0, 100) > full / 3);
}

void TestAudioEngine::theTestPlaysEveryTone()
{
    pass(1s);
    QSignalSpy tested(m_engine.get(), &AudioEngine::selfTested);
    QSignalSpy started(m_engine.get(), &AudioEngine::started);
    m_engine->selfTest();
    QVERIFY(peakOf(pass(4s)) > 0);
    QCOMPARE(tested.size(), 1);
    QCOMPARE(tested.first().first().value<QList<AlarmClass>>(), ToneBook::classes());
    QCOMPARE(started.size(), 0); // no alarm
    QCOMPARE(peakOf(pass(2s)), 0);
}

void TestAudioEngine::anAlarmGoesBeforeTheTest()
{
    pass(1s);
    QSignalSpy tested(m_engine.get(), &AudioEngine::selfTested);
    m_engine->selfTest();
    pass(500ms);
    m_engine->play({.what = AlarmClass::Late, .every = 3s, .loudness = 100, .ring = 1});
    QCOMPARE(tested.size(), 1);
    QVERIFY(tested.first().first().value<QList<AlarmClass>>().size() < 7);
    QVERIFY(peakOf(pass(500ms)) > 0);
    pass(2500ms);
    QVERIFY(peakOf(pass(500ms)) > 0); // and it repeats
    m_engine->selfTest(); // while it sounds: not now
    QCOMPARE(tested.size(), 2);
    QVERIFY(tested.last().first().value<QList<AlarmClass>>().isEmpty());
}

void TestAudioEngine::theTestFailsWithoutAnOutput()
{
    m_machine.devices.clear();
    untilLost();
    QSignalSpy tested(m_engine.get(), &AudioEngine::selfTested);
    m_engine->selfTest();
    QCOMPARE(tested.size(), 1);
    QVERIFY(tested.first().first().value<QList<AlarmClass>>().isEmpty());
    m_machine.devices = {u"Speaker"_s};
    pass(1500ms);
    m_engine->selfTest();
    pass(500ms);
    m_machine.stuck = true;
    QVERIFY(untilLost() <= 5s);
    QCOMPARE(tested.size(), 2); // ends, and says how far it came
}

void TestAudioEngine::itIsSaidWhenATonesStart()
{
    pass(1s);
    QSignalSpy started(m_engine.get(), &AudioEngine::started);
    m_engine->play({.what = AlarmClass::New, .every = 5s, .loudness = 60, .ring = 1});
    pass(500ms);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started.first().at(1).value<MonoTime>(), m_clock.mono + 40ms); // with the buffer
    pass(10s);
    QCOMPARE(started.size(), 1); // of the alarm, not of each repeat
}

QTEST_GUILESS_MAIN(TestAudioEngine)
#include "tst_audioengine.moc"
