// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/toneplayer.h"

#include "sound/qtaudioport.h"

#include <QThread>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Makes the port where it lives: some outputs belong to the thread that found them.
class LatePort final : public AudioPort {
public:
    explicit LatePort(TonePlayer::PortMaker make) : m_make(std::move(make)) { }

    QStringList devices() override { return port().devices(); }
    bool open(const QString &device, ToneStream &source) override
    {
        return port().open(device, source);
    }
    void close() override
    {
        if (m_port)
            m_port->close();
    }
    bool isRunning() const override { return m_port && m_port->isRunning(); }
    qint64 playedMicroseconds() const override { return m_port ? m_port->playedMicroseconds() : 0; }
    int changes() const override { return m_port ? m_port->changes() : 0; }
    int delayMs() const override { return m_port ? m_port->delayMs() : 0; }

private:
    AudioPort &port()
    {
        if (!m_port)
            m_port = m_make();
        return *m_port;
    }

    TonePlayer::PortMaker m_make;
    std::unique_ptr<AudioPort> m_port;
};

} // namespace

std::unique_ptr<AudioPort> TonePlayer::machineOutputs()
{
    return std::make_unique<QtAudioPort>();
}

TonePlayer::TonePlayer(const Clock &clock, PortMaker makePort, Millis patience, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_makePort(std::move(makePort)),
      m_leastPatience(patience),
      m_patience(patience)
{
    begin({});
    connect(&m_watch, &QTimer::timeout, this, &TonePlayer::watch);
    m_watch.start(AudioEngine::checkEvery);
}

TonePlayer::~TonePlayer()
{
    QThread *const thread = m_thread;
    thread->disconnect(thread); // it is deleted here, when it has ended
    thread->quit();
    if (thread->wait(3s))
        delete thread; // else a driver that hangs must not keep the program from ending
}

void TonePlayer::begin(const QString &avoided)
{
    m_thread = new QThread;
    m_engine = new AudioEngine(std::make_unique<LatePort>(m_makePort), m_clock);
    m_pulse = m_engine->pulse();
    m_pulse->checked = m_clock.monoNow();
    m_engine->avoid(avoided);
    m_thread->setObjectName(u"sound"_s);
    m_engine->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    connect(m_engine, &AudioEngine::stateChanged, this, &TonePlayer::setState);
    connect(m_engine, &AudioEngine::devicesChanged, this, &TonePlayer::devicesChanged);
    connect(m_engine, &AudioEngine::started, this, &TonePlayer::started);
    connect(m_engine, &AudioEngine::selfTested, this, &TonePlayer::selfTested);
    connect(m_thread, &QThread::started, m_engine, [engine = m_engine] {
        auto *checks = new QTimer(engine);
        connect(checks, &QTimer::timeout, engine, &AudioEngine::check);
        checks->start(AudioEngine::checkEvery);
        engine->check();
    });
    m_thread->start(QThread::TimeCriticalPriority);
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, device = m_device, volume = m_volume, tone = m_tone] {
            engine->setDevice(device);
            engine->setVolume(volume);
            engine->play(tone);
        });
}

void TonePlayer::watch()
{
    if (m_clock.monoNow() - m_pulse->checked.load() < m_patience)
        return;
    QString opening;
    {
        const QMutexLocker lock(&m_pulse->mutex);
        opening = m_pulse->opening;
    }
    m_patience = std::min<Millis>(m_patience * 2, 60s);
    abandon();
    setState({.known = true, .trouble = SoundTrouble::Stopped, .device = {}, .substitute = false});
    begin(opening);
}

void TonePlayer::abandon()
{
    m_pulse->abandoned = true;
    m_engine->disconnect(this);
    m_thread->quit();
}

void TonePlayer::setState(const SoundState &state)
{
    if (state.works())
        m_patience = m_leastPatience;
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

void TonePlayer::setDevice(const QString &device)
{
    m_device = device;
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, device] { engine->setDevice(device); });
}

void TonePlayer::setVolume(int percent)
{
    m_volume = percent;
    QMetaObject::invokeMethod(m_engine,
                              [engine = m_engine, percent] { engine->setVolume(percent); });
}

void TonePlayer::follow(const AlarmPicture &picture)
{
    m_tone = {.what = picture.tone,
              .every = picture.every,
              .loudness = picture.loudness,
              .ring = picture.ring};
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, tone = m_tone] { engine->play(tone); });
}

void TonePlayer::selfTest()
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine] { engine->selfTest(); });
}

} // namespace console
