// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/tonestream.h"

#include "sound/tonebook.h"

namespace console {

namespace {

constexpr int fadeFrames = toneRate / 200; ///< 5 ms
constexpr float gainStep = 1.0F / (toneRate / 20); ///< the whole way in 50 ms

float sampleAt(const QByteArray &samples, qsizetype frame)
{
    return float(reinterpret_cast<const qint16 *>(samples.constData())[frame]);
}

qsizetype framesOf(const QByteArray &samples)
{
    return samples.size() / qsizetype(sizeof(qint16));
}

} // namespace

ToneStream::ToneStream(const Clock &clock, QObject *parent) : QIODevice(parent), m_clock(clock)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void ToneStream::setChannels(int channels)
{
    const QMutexLocker lock(&m_mutex);
    m_channels = channels;
}

void ToneStream::begin()
{
    m_position = 0;
    m_sinceStart = 0;
    m_ringing = !m_order.samples.isEmpty();
    m_announce = m_ringing;
    m_gain = m_order.gain;
}

void ToneStream::play(const Order &order)
{
    const QMutexLocker lock(&m_mutex);
    const bool anew = order.number != m_order.number;
    if (anew && m_ringing && m_position > 0 && m_position < framesOf(m_order.samples)) {
        m_fading = m_order.samples;
        m_fadingAt = m_position;
        m_fadeLeft = fadeFrames;
    }
    m_order = order;
    if (anew || (!m_ringing && order.every > Millis(0)))
        begin();
}

void ToneStream::resume()
{
    const QMutexLocker lock(&m_mutex);
    m_fadeLeft = 0;
    if (m_order.every > Millis(0))
        begin();
    else
        m_ringing = false;
}

/// Silence costs nothing, so there is always enough of it.
qint64 ToneStream::bytesAvailable() const
{
    return qint64(toneRate) * qint64(sizeof(qint16)) + QIODevice::bytesAvailable();
}

float ToneStream::nextSample(Happened &happened)
{
    float value = 0;
    if (m_fadeLeft > 0 && m_fadingAt < framesOf(m_fading)) {
        value = sampleAt(m_fading, m_fadingAt++) * m_gain * float(m_fadeLeft) / fadeFrames;
        --m_fadeLeft;
    }
    if (!m_ringing)
        return value;
    const qint64 period = m_order.every.count() * toneRate / 1000;
    if (period > 0 && m_sinceStart >= std::max<qint64>(period, framesOf(m_order.samples))) {
        m_position = 0;
        m_sinceStart = 0;
    }
    if (m_announce) {
        happened.started = m_order.number;
        m_announce = false;
    }
    m_gain += std::clamp(m_order.gain - m_gain, -gainStep, gainStep);
    ++m_sinceStart;
    if (m_position < framesOf(m_order.samples)) {
        value += sampleAt(m_order.samples, m_position++) * m_gain;
    } else if (period <= 0) {
        m_ringing = false;
        happened.ended = m_order.number;
    }
    return value;
}

qint64 ToneStream::readData(char *data, qint64 size)
{
    Happened happened;
    qint64 written = 0;
    {
        const QMutexLocker lock(&m_mutex);
        auto *out = reinterpret_cast<qint16 *>(data);
        const qint64 frames = size / qint64(sizeof(qint16)) / m_channels;
        for (qint64 i = 0; i < frames; ++i) {
            const auto sample = qint16(std::clamp(nextSample(happened), -32767.0F, 32767.0F));
            for (int channel = 0; channel < m_channels; ++channel)
                *out++ = sample;
        }
        written = frames * m_channels * qint64(sizeof(qint16));
    }
    if (happened.started)
        emit started(happened.started, m_clock.monoNow());
    if (happened.ended)
        emit ended(happened.ended);
    return written;
}

} // namespace console
