// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An endless stream of samples in which a tone sounds now and then and silence otherwise. It never
// ends, so that an output that has died is noticed while nothing rings. Any thread.
#pragma once

#include "domain/clock.h"

#include <QByteArray>
#include <QIODevice>
#include <QMutex>

namespace console {

class ToneStream final : public QIODevice {
    Q_OBJECT

public:
    /// What is to sound from now on.
    struct Order {
        quint64 number = 0; ///< another number: it starts anew
        QByteArray samples; ///< empty = silence
        Millis every{}; ///< from start to start; 0 = once
        float gain = 1; ///< 0 to 1
    };

    /// `clock` must outlive it.
    explicit ToneStream(const Clock &clock, QObject *parent = nullptr);

    /// Of the output: each sample goes to all of them.
    void setChannels(int channels);
    /// Another number: the tone before fades out within 5 ms, and the new one starts with the next
    /// sample asked for. The same: loudness and distance change, and what has ended begins again if
    /// it is to repeat now.
    void play(const Order &order);
    /// After the output was away: what repeats begins anew, what sounds once is over.
    void resume();

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    /// Some outputs try to give back what they could not take; there is no way back.
    bool seek(qint64) override { return false; }

signals:
    /// From the thread that reads: the tone's first sample went out at `at`.
    void started(quint64 number, console::MonoTime at);
    void ended(quint64 number); ///< of a tone that sounds once

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Happened {
        quint64 started = 0;
        quint64 ended = 0;
    };
    [[nodiscard]] float nextSample(Happened &happened);
    void begin();

    const Clock &m_clock;
    QMutex m_mutex;
    int m_channels = 1;
    Order m_order;
    bool m_ringing = false; ///< the order's tone sounds or waits for its next time
    bool m_announce = false; ///< its first sample has not gone out yet
    qsizetype m_position = 0; ///< in the order's samples, in frames
    qint64 m_sinceStart = 0; ///< frames
    float m_gain = 1; ///< goes to the order's in small steps
    QByteArray m_fading; ///< the tone that was cut off
    qsizetype m_fadingAt = 0;
    int m_fadeLeft = 0; ///< frames
};

} // namespace console
