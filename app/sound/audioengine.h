// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps one output open and fed, plays what it is told, and notices within five seconds when nobody
// can hear it any more. Lives in a thread of its own: opening an output may block.
#pragma once

#include "domain/alarm.h"
#include "sound/audioport.h"
#include "sound/soundstate.h"
#include "sound/tonebook.h"
#include "sound/tonestream.h"

#include <QMutex>
#include <QObject>

#include <atomic>
#include <memory>

namespace console {

class AudioEngine final : public QObject {
    Q_OBJECT

public:
    /// What of an AlarmPicture can be heard.
    struct Tone {
        AlarmClass what = AlarmClass::None;
        Millis every{};
        int loudness = 100; ///< per cent of the volume
        quint64 ring = 0;

        friend bool operator==(const Tone &, const Tone &) = default;
    };

    static constexpr Millis checkEvery{500};
    static constexpr Millis silentUntilLost{2000}; ///< played nothing, or no device, for so long
    /// What is to be known of an engine that hangs in a driver, and the other way about. Some do:
    /// QAudioSink::start() of Qt 6.8 never returns when PulseAudio has lost the output meanwhile.
    struct Pulse {
        std::atomic<MonoTime> checked{MonoTime{}}; ///< when check() last began or ended
        std::atomic_bool abandoned = false; ///< another engine has taken over
        QMutex mutex;
        QString opening; ///< description of the output that is being opened
    };

    static constexpr int volumeFloor =
        40; ///< per cent: an alarm cannot be turned off by the volume

    /// `clock` must outlive it.
    AudioEngine(std::unique_ptr<AudioPort> port, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] std::shared_ptr<Pulse> pulse() const { return m_pulse; }
    /// It has hung: not to be opened before an output comes or goes, or somebody tests the sound.
    void avoid(const QString &device) { m_avoided = device; }
    ~AudioEngine() override;

    /// Description of the output; empty = the system's own choice.
    void setDevice(const QString &device);
    void setVolume(int percent); ///< not below the floor
    void play(const Tone &tone);
    /// Each tone once, unless an alarm interrupts it.
    void selfTest();
    void check(); ///< to be called every 500 ms

signals:
    void stateChanged(const console::SoundState &state);
    void devicesChanged(const QStringList &devices);
    /// `at`: when it can be heard, at the latest.
    void started(console::AlarmClass what, console::MonoTime at);
    void selfTested(const QList<console::AlarmClass> &heard); ///< those that ran to their end

private:
    void lookAround();
    [[nodiscard]] QString choice() const;
    [[nodiscard]] bool openGuarded(const QString &device);
    void openOutput(MonoTime now);
    void closeOutput();
    void watchOutput(MonoTime now);
    void setState(const SoundState &state);
    void lose(SoundTrouble trouble);
    void order(AlarmClass what, Millis every, int loudness);
    void testNext();
    void endTest();
    void noteEnded(quint64 number);

    const Clock &m_clock;
    const ToneBook m_book;
    ToneStream m_stream;
    std::unique_ptr<AudioPort> m_port;
    const std::shared_ptr<Pulse> m_pulse = std::make_shared<Pulse>();
    QString m_avoided;
    int m_changes = 0; ///< of the port, when last looked at
    QString m_wanted;
    QString m_open; ///< description of the output that is open; empty = none
    QStringList m_devices;
    SoundState m_state;
    int m_volume = 80;
    Tone m_tone;
    quint64 m_number = 0; ///< of the newest order
    AlarmClass m_ordered = AlarmClass::None;
    QList<AlarmClass> m_toTest;
    QList<AlarmClass> m_heard;
    bool m_testing = false;
    qint64 m_played = 0;
    MonoTime m_movedAt{}; ///< when it was last known to play, or the search for one began
    MonoTime m_openedAt{};
};

} // namespace console
