// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/qtaudioport.h"

#include "sound/tonebook.h"
#include "sound/tonestream.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

namespace console {

namespace {

constexpr int bufferMs = 40; ///< a tone starts at most this much after it was asked for

/// One channel if the device takes it, else two; null format if it takes neither.
QAudioFormat formatFor(const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleRate(toneRate);
    format.setSampleFormat(QAudioFormat::Int16);
    for (const int channels : {1, 2}) {
        format.setChannelCount(channels);
        if (device.isFormatSupported(format))
            return format;
    }
    return {};
}

} // namespace

QtAudioPort::QtAudioPort() : m_machine(std::make_unique<QMediaDevices>())
{
    QObject::connect(m_machine.get(), &QMediaDevices::audioOutputsChanged, m_machine.get(),
                     [this] { ++m_changes; });
}

QtAudioPort::~QtAudioPort() = default;

QStringList QtAudioPort::devices()
{
    QStringList names;
    for (const QAudioDevice &device : QMediaDevices::audioOutputs()) {
        if (device.isDefault())
            names.prepend(device.description());
        else
            names.append(device.description());
    }
    return names;
}

bool QtAudioPort::open(const QString &device, ToneStream &source)
{
    close();
    for (const QAudioDevice &one : QMediaDevices::audioOutputs()) {
        if (one.description() != device)
            continue;
        const QAudioFormat format = formatFor(one);
        if (!format.isValid())
            return false;
        source.setChannels(format.channelCount());
        m_sink = std::make_unique<QAudioSink>(one, format);
        m_sink->setBufferSize(format.bytesForDuration(bufferMs * 1000));
        m_sink->start(&source);
        return isRunning();
    }
    return false;
}

void QtAudioPort::close()
{
    m_sink.reset();
}

bool QtAudioPort::isRunning() const
{
    return m_sink && m_sink->state() != QAudio::StoppedState
           && (m_sink->error() == QAudio::NoError || m_sink->error() == QAudio::UnderrunError);
}

qint64 QtAudioPort::playedMicroseconds() const
{
    return m_sink ? m_sink->processedUSecs() : 0;
}

int QtAudioPort::delayMs() const
{
    return m_sink ? int(m_sink->format().durationForBytes(qint32(m_sink->bufferSize())) / 1000) : 0;
}

} // namespace console
