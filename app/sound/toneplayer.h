// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes audible what the alarm picture says, without ever holding up the thread that asks: the work
// is done in a thread of its own. It sees nothing but the picture, so that it cannot sound
// different for anything that the picture does not say.
#pragma once

#include "domain/alarm.h"
#include "sound/audioport.h"
#include "sound/soundstate.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace console {

class AudioEngine;

class TonePlayer final : public QObject {
    Q_OBJECT

public:
    /// Called in the player's own thread.
    using PortMaker = std::function<std::unique_ptr<AudioPort>()>;

    /// The outputs of this machine.
    [[nodiscard]] static std::unique_ptr<AudioPort> machineOutputs();

    /// `clock` must outlive it.
    TonePlayer(const Clock &clock, PortMaker makePort, QObject *parent = nullptr);
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
    std::unique_ptr<QThread> m_thread;
    AudioEngine *m_engine = nullptr; ///< in the thread; deleted when that ends
    SoundState m_state;
};

} // namespace console
