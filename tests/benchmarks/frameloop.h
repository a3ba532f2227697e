// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drives a map as fast as it can paint: the next step begins when the last one has been rendered
// and has reached the window. The same loop for the console's map and for its peer.
#pragma once

#include "figures.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QQuickWidget;
class QWidget;

namespace bench {

class FrameLoop final : public QObject {
    Q_OBJECT

public:
    /// `step(n)` moves the map so that it has to be painted anew.
    FrameLoop(QWidget &window, QQuickWidget &surface, std::function<void(int)> step,
              QObject *parent = nullptr);

    /// Runs for that long after `warmUp` frames, then emits finished().
    void run(std::chrono::milliseconds duration, int warmUp);

    [[nodiscard]] const Samples &frames() const { return m_frames; } ///< milliseconds each
    [[nodiscard]] double framesPerSecond() const;

signals:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void next();
    void painted();

    QWidget &m_window;
    std::function<void(int)> m_step;
    Samples m_frames;
    std::chrono::steady_clock::time_point m_began;
    std::chrono::steady_clock::time_point m_frameBegan;
    std::chrono::steady_clock::time_point m_ended;
    std::chrono::milliseconds m_duration{0};
    int m_number = 0;
    int m_warmUp = 0;
    bool m_rendered = false;
};

} // namespace bench
