// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/toneplayer.h"

#include "sound/audioengine.h"
#include "sound/qtaudioport.h"

#include <QTimer>

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

TonePlayer::TonePlayer(const Clock &clock, PortMaker makePort, QObject *parent)
    : QObject(parent),
      m_thread(std::make_unique<QThread>()),
      m_engine(new AudioEngine(std::make_unique<LatePort>(std::move(makePort)), clock))
{
    m_thread->setObjectName(u"sound"_s);
    m_engine->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_engine, &AudioEngine::stateChanged, this, [this](const SoundState &state) {
        m_state = state;
        emit stateChanged(state);
    });
    connect(m_engine, &AudioEngine::devicesChanged, this, &TonePlayer::devicesChanged);
    connect(m_engine, &AudioEngine::started, this, &TonePlayer::started);
    connect(m_engine, &AudioEngine::selfTested, this, &TonePlayer::selfTested);
    connect(m_thread.get(), &QThread::started, m_engine, [engine = m_engine] {
        auto *checks = new QTimer(engine);
        connect(checks, &QTimer::timeout, engine, &AudioEngine::check);
        checks->start(AudioEngine::checkEvery);
        engine->check();
    });
    m_thread->start(QThread::TimeCriticalPriority);
}

TonePlayer::~TonePlayer()
{
    m_thread->quit();
    // A driver that hangs must not keep the program from ending.
    if (!m_thread->wait(3s))
        (void)m_thread.release();
}

void TonePlayer::setDevice(const QString &device)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, device] { engine->setDevice(device); });
}

void TonePlayer::setVolume(int percent)
{
    QMetaObject::invokeMethod(m_engine,
                              [engine = m_engine, percent] { engine->setVolume(percent); });
}

void TonePlayer::follow(const AlarmPicture &picture)
{
    const AudioEngine::Tone tone{.what = picture.tone,
                                 .every = picture.every,
                                 .loudness = picture.loudness,
                                 .ring = picture.ring};
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, tone] { engine->play(tone); });
}

void TonePlayer::selfTest()
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine] { engine->selfTest(); });
}

} // namespace console
