// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frameloop.h"

#include <QEvent>
#include <QQuickWidget>
#include <QQuickWindow>

namespace bench {

using Clock = std::chrono::steady_clock;

FrameLoop::FrameLoop(QWidget &window, QQuickWidget &surface, std::function<void(int)> step,
                     QObject *parent)
    : QObject(parent), m_window(window), m_step(std::move(step))
{
    connect(
        surface.quickWindow(), &QQuickWindow::afterRendering, this, [this] { m_rendered = true; },
        Qt::DirectConnection);
    window.installEventFilter(this);
}

void FrameLoop::run(std::chrono::milliseconds duration, int warmUp)
{
    m_duration = duration;
    m_warmUp = warmUp;
    m_number = 0;
    next();
}

void FrameLoop::next()
{
    const Clock::time_point now = Clock::now();
    if (m_number == m_warmUp)
        m_began = now;
    if (m_number > m_warmUp) {
        m_frames.add(std::chrono::duration<double, std::milli>(now - m_frameBegan).count());
        m_ended = now;
        if (now - m_began >= m_duration) {
            emit finished();
            return;
        }
    }
    m_frameBegan = now;
    m_rendered = false;
    m_step(m_number++);
}

bool FrameLoop::eventFilter(QObject *watched, QEvent *event)
{
    // All dirty parts of a window are painted and flushed in one UpdateRequest: by the time that
    // what is queued here runs, it has been.
    if (watched == &m_window && event->type() == QEvent::UpdateRequest)
        QMetaObject::invokeMethod(this, &FrameLoop::painted, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FrameLoop::painted()
{
    if (!m_rendered)
        return;
    m_rendered = false;
    next();
}

double FrameLoop::framesPerSecond() const
{
    const double seconds = std::chrono::duration<double>(m_ended - m_began).count();
    return seconds > 0 ? double(m_frames.size()) / seconds : 0;
}

} // namespace bench
