// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An output that nobody hears: takes samples at the speed of the clock and throws them away. For a
// program without a screen, before which nobody sits.
#pragma once

#include "domain/clock.h"
#include "sound/audioport.h"

#include <QTimer>

namespace console {

class PacedPort final : public AudioPort {
public:
    /// `clock` must outlive it.
    explicit PacedPort(const Clock &clock);

    [[nodiscard]] QStringList devices() override;
    [[nodiscard]] bool open(const QString &device, ToneStream &source) override;
    void close() override;
    [[nodiscard]] bool isRunning() const override { return m_pace.isActive(); }
    [[nodiscard]] qint64 playedMicroseconds() const override { return m_played.count() * 1000; }
    [[nodiscard]] int delayMs() const override { return 0; }

private:
    void take();

    const Clock &m_clock;
    QTimer m_pace;
    ToneStream *m_source = nullptr;
    MonoTime m_openedAt{};
    Millis m_played{};
};

} // namespace console
