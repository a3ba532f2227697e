// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sound outputs of the machine by Qt Multimedia.
#pragma once

#include "sound/audioport.h"

#include <memory>

class QAudioSink;
class QMediaDevices;

namespace console {

class QtAudioPort final : public AudioPort {
public:
    QtAudioPort();
    ~QtAudioPort() override;

    [[nodiscard]] QStringList devices() override;
    [[nodiscard]] int changes() const override { return m_changes; }
    [[nodiscard]] bool open(const QString &device, ToneStream &source) override;
    void close() override;
    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] qint64 playedMicroseconds() const override;
    [[nodiscard]] int delayMs() const override;

private:
    std::unique_ptr<QMediaDevices> m_machine;
    std::unique_ptr<QAudioSink> m_sink;
    int m_changes = 0;
};

} // namespace console
