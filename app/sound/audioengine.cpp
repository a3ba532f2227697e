// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/audioengine.h"

namespace console {

AudioEngine::AudioEngine(std::unique_ptr<AudioPort> port, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_stream(clock, this),
      m_port(std::move(port)),
      m_movedAt(clock.monoNow())
{
    connect(&m_stream, &ToneStream::started, this, [this](quint64 number, MonoTime at) {
        if (number == m_number && !m_testing)
            emit started(m_ordered, at + Millis(m_port->delayMs()));
    });
    connect(&m_stream, &ToneStream::ended, this, &AudioEngine::noteEnded);
}

AudioEngine::~AudioEngine()
{
    m_port->close(); // it reads from the stream
}

void AudioEngine::setDevice(const QString &device)
{
    if (device == m_wanted)
        return;
    m_wanted = device;
    closeOutput();
    openOutput(m_clock.monoNow());
}

void AudioEngine::setVolume(int percent)
{
    m_volume = std::clamp(percent, volumeFloor, 100);
    order(m_ordered, m_testing ? Millis(0) : m_tone.every, m_testing ? 100 : m_tone.loudness);
}

void AudioEngine::play(const Tone &tone)
{
    if (tone == m_tone)
        return;
    const bool anew = tone.what != m_tone.what || tone.ring != m_tone.ring;
    m_tone = tone;
    if (m_testing && tone.what == AlarmClass::None)
        return;
    if (anew || m_testing)
        ++m_number;
    if (m_testing)
        endTest();
    order(tone.what, tone.every, tone.loudness);
}

void AudioEngine::order(AlarmClass what, Millis every, int loudness)
{
    m_ordered = what;
    // The ear hears in ratios: 60, 80 and 100 per cent are 9, 4 and 0 dB below the volume.
    const float share = float(loudness) / 100;
    m_stream.play({.number = m_number,
                   .samples = m_book.samples(what),
                   .every = every,
                   .gain = share * share * float(m_volume) / 100});
}

void AudioEngine::selfTest()
{
    m_avoided.clear();
    m_heard.clear();
    m_toTest = ToneBook::classes();
    m_testing = true;
    if (m_state.works() && m_tone.what == AlarmClass::None)
        testNext();
    else
        endTest();
}

void AudioEngine::testNext()
{
    if (m_toTest.isEmpty()) {
        endTest();
        return;
    }
    ++m_number;
    order(m_toTest.takeFirst(), Millis(0), 100);
}

void AudioEngine::noteEnded(quint64 number)
{
    if (!m_testing || number != m_number)
        return;
    m_heard << m_ordered;
    testNext();
}

void AudioEngine::endTest()
{
    m_testing = false;
    m_toTest.clear();
    emit selfTested(m_heard);
}

void AudioEngine::check()
{
    if (m_pulse->abandoned) {
        closeOutput();
        return;
    }
    const MonoTime now = m_clock.monoNow();
    m_pulse->checked = now;
    lookAround();
    if (m_open.isEmpty())
        openOutput(now);
    else
        watchOutput(now);
    m_pulse->checked = m_clock.monoNow();
}

void AudioEngine::lookAround()
{
    const QStringList devices = m_port->devices();
    if (const int changes = m_port->changes(); changes != m_changes || devices != m_devices) {
        m_changes = changes;
        if (!m_devices.isEmpty())
            m_avoided.clear();
    }
    if (devices != m_devices) {
        m_devices = devices;
        emit devicesChanged(devices);
    }
    if (!m_open.isEmpty() && m_open != choice())
        closeOutput();
}

/// The wanted output, else the system's own choice; empty = none that can be tried.
QString AudioEngine::choice() const
{
    if (m_devices.contains(m_wanted) && m_wanted != m_avoided)
        return m_wanted;
    for (const QString &device : m_devices) {
        if (device != m_avoided)
            return device;
    }
    return {};
}

bool AudioEngine::openGuarded(const QString &device)
{
    {
        const QMutexLocker lock(&m_pulse->mutex);
        m_pulse->opening = device;
    }
    const bool opened = m_port->open(device, m_stream);
    const QMutexLocker lock(&m_pulse->mutex);
    m_pulse->opening.clear();
    return opened && !m_pulse->abandoned;
}

void AudioEngine::openOutput(MonoTime now)
{
    const QString device = choice();
    const bool late = now - m_movedAt >= silentUntilLost;
    if (device.isEmpty()) {
        if (late)
            lose(m_devices.isEmpty() ? SoundTrouble::NoDevice : SoundTrouble::Stopped);
        return;
    }
    if (!openGuarded(device)) {
        m_port->close();
        if (late)
            lose(SoundTrouble::Refused);
        return;
    }
    m_stream.resume();
    m_open = device;
    m_openedAt = now;
    m_played = 0;
    if (m_state.works())
        setState({.known = true,
                  .trouble = SoundTrouble::None,
                  .device = device,
                  .substitute = device != m_wanted && !m_wanted.isEmpty()});
}

void AudioEngine::closeOutput()
{
    m_port->close();
    m_open.clear();
}

/// What counts is that it plays, not what it says of itself.
void AudioEngine::watchOutput(MonoTime now)
{
    const qint64 played = m_port->playedMicroseconds();
    if (m_port->isRunning() && played > m_played) {
        m_played = played;
        m_movedAt = now;
        setState({.known = true,
                  .trouble = SoundTrouble::None,
                  .device = m_open,
                  .substitute = !m_wanted.isEmpty() && m_open != m_wanted});
        return;
    }
    if (m_port->isRunning() && now - std::max(m_movedAt, m_openedAt) < silentUntilLost)
        return;
    closeOutput(); // the next check tries again, with whatever is there then
    if (now - m_movedAt >= silentUntilLost)
        lose(SoundTrouble::Stopped);
}

void AudioEngine::lose(SoundTrouble trouble)
{
    setState({.known = true, .trouble = trouble, .device = {}, .substitute = false});
    if (m_testing)
        endTest();
}

void AudioEngine::setState(const SoundState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace console
