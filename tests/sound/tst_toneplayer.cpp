// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/pacedport.h"
#include "sound/tonebook.h"
#include "sound/toneplayer.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace console;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A driver that hangs until a test lets it go on.
class HangingPort final : public AudioPort {
public:
    explicit HangingPort(QSemaphore &gate) : m_gate(gate) { }
    QStringList devices() override
    {
        m_gate.acquire();
        m_gate.release();
        return {};
    }
    bool open(const QString &, ToneStream &) override { return false; }
    void close() override { }
    bool isRunning() const override { return false; }
    qint64 playedMicroseconds() const override { return 0; }
    int delayMs() const override { return 0; }

private:
    QSemaphore &m_gate;
};

/// Its first opening never returns, as long as the gate is shut.
class TrapPort final : public AudioPort {
public:
    struct Machine {
        QSemaphore gate;
        std::atomic_int opened = 0;
        std::atomic_int changes = 0;
    };
    TrapPort(Machine &machine, const Clock &clock) : m_machine(machine), m_port(clock) { }
    QStringList devices() override { return {u"Speaker"_s}; }
    int changes() const override { return m_machine.changes; }
    bool open(const QString &device, ToneStream &source) override
    {
        if (++m_machine.opened > 1)
            return m_port.open(device, source);
        m_machine.gate.acquire();
        return false;
    }
    void close() override { m_port.close(); }
    bool isRunning() const override { return m_port.isRunning(); }
    qint64 playedMicroseconds() const override { return m_port.playedMicroseconds(); }
    int delayMs() const override { return 0; }

private:
    Machine &m_machine;
    PacedPort m_port;
};

AlarmPicture ringing(quint64 ring)
{
    AlarmPicture picture;
    picture.tone = AlarmClass::New;
    picture.every = 5s;
    picture.level = Escalation::Tone;
    picture.ring = ring;
    return picture;
}

} // namespace

/// The thread, and what comes through it.
class TestTonePlayer final : public QObject {
    Q_OBJECT

private slots:
    void aToneStartsAndIsTold();
    void aHangingDriverHoldsUpNobody();
    void anOutputThatHangsIsLeftBehind();
    void aRealOutputPlays();

private:
    const SystemClock m_clock;
};

void TestTonePlayer::aToneStartsAndIsTold()
{
    TonePlayer player(m_clock, [this] { return std::make_unique<PacedPort>(m_clock); });
    QTRY_VERIFY_WITH_TIMEOUT(player.state().works(), 20'000);
    QSignalSpy started(&player, &TonePlayer::started);
    const MonoTime asked = m_clock.monoNow();
    player.follow(ringing(1));
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
    QCOMPARE(started.first().at(0).value<AlarmClass>(), AlarmClass::New);
    QVERIFY(started.first().at(1).value<MonoTime>() >= asked);
    player.follow({});
    player.follow(ringing(2));
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 2, 20'000);
}

void TestTonePlayer::aHangingDriverHoldsUpNobody()
{
    QSemaphore gate;
    {
        TonePlayer player(m_clock, [&gate] { return std::make_unique<HangingPort>(gate); });
        QSignalSpy tested(&player, &TonePlayer::selfTested);
        player.setDevice(u"Speaker"_s);
        player.setVolume(60);
        player.follow(ringing(1));
        player.selfTest();
        QVERIFY(!player.state().known); // got here: nothing waits for the driver
        QCOMPARE(tested.size(), 0);
        gate.release();
        QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, 20'000);
    }
}

void TestTonePlayer::anOutputThatHangsIsLeftBehind()
{
    TrapPort::Machine machine;
    {
        TonePlayer player(
            m_clock, [&] { return std::make_unique<TrapPort>(machine, m_clock); }, 1s);
        QSignalSpy started(&player, &TonePlayer::started);
        player.follow(ringing(1));
        QTRY_VERIFY_WITH_TIMEOUT(player.state().isLost(), 20'000);
        QCOMPARE(player.state().trouble, SoundTrouble::Stopped);
        QCOMPARE(machine.opened.load(), 1); // not tried again as long as nothing has changed
        machine.changes = 1;
        QTRY_VERIFY_WITH_TIMEOUT(player.state().works(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(started.size() >= 1, 20'000); // and what rings goes on
        machine.gate.release(); // the driver comes back at last: nobody hears it twice
        QTest::qWait(0);
        QVERIFY(player.state().works());
    }
}

void TestTonePlayer::aRealOutputPlays()
{
    TonePlayer player(m_clock, &TonePlayer::machineOutputs);
    QTRY_VERIFY_WITH_TIMEOUT(player.state().known, 20'000);
    if (player.state().trouble == SoundTrouble::NoDevice)
        QSKIP("This machine has no sound output.");
    QVERIFY(player.state().works());
    QVERIFY(!player.state().device.isEmpty());
    QSignalSpy tested(&player, &TonePlayer::selfTested);
    player.setVolume(40);
    player.selfTest();
    QTRY_COMPARE_WITH_TIMEOUT(tested.size(), 1, 20'000);
    QCOMPARE(tested.first().first().value<QList<AlarmClass>>(), ToneBook::classes());
}

QTEST_GUILESS_MAIN(TestTonePlayer)
#include "tst_toneplayer.moc"
