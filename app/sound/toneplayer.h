// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes audible what the alarm picture says, without ever holding up the thread that asks: the work
// is done in a thread of its own. It sees nothing but the picture, so that it cannot sound
// different for anything that the picture does not say.
#pragma once

#include "domain/alarm.h"
#include "sound/audioengine.h"
#include "sound/audioport.h"
#include "sound/soundstate.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

class QThread;

namespace console {

class TonePlayer final : public QObject {
    Q_OBJECT

public:
    /// Called in the player's own thread.
    using PortMaker = std::function<std::unique_ptr<AudioPort>()>;

    /// The outputs of this machine.
    [[nodiscard]] static std::unique_ptr<AudioPort> machineOutputs();

    /// A driver that does not answer for so long has hung: another engine takes over.
    static constexpr Millis usualPatience{3000};

    /// `clock` must outlive it.
    TonePlayer(const Clock &clock, PortMaker makePort, Millis patience = usualPatience,
               QObject *parent = nullptr);
    ~TonePlayer() override;

    /// Description of the output; empty = the system's own choice.
    void setDevice(const QString &device);
    /// Per cent; below 40 counts as 40.
    void setVolume(int percent);
    void follow(const AlarmPicture &picture);
    /// Each tone once; selfTested() says which ran. An alarm goes first and ends it.
    void selfTest();

    [[nodiscard]] const SoundState &state() const { return m_state; }

signals:
    void stateChanged(const console::SoundState &state);
    /// Descriptions of the outputs that are there now, the system's own choice first.
    void devicesChanged(const QStringList &devices);
    /// `at`: when the tone can be heard, at the latest.
    void started(console::AlarmClass what, console::MonoTime at);
    void selfTested(const QList<console::AlarmClass> &heard);

private:
    void begin(const QString &avoided);
    /// The engine ends when the driver gives it back, or never: nobody waits for it.
    void abandon();
    void watch();
    void setState(const SoundState &state);

    const Clock &m_clock;
    const PortMaker m_makePort;
    QThread *m_thread = nullptr; ///< deletes itself when it ends
    AudioEngine *m_engine = nullptr; ///< in the thread; deleted when that ends
    std::shared_ptr<AudioEngine::Pulse> m_pulse;
    QTimer m_watch;
    const Millis m_leastPatience;
    Millis m_patience; ///< twice as long after each engine that hung in vain
    SoundState m_state;
    QString m_device;
    int m_volume = 80;
    AudioEngine::Tone m_tone;
};

} // namespace console
