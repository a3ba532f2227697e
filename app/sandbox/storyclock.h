// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The story has a clock of its own, so that it can run faster than the wall and stand still while
// the server does not run. Unix milliseconds on one side, milliseconds of the story on the other.

#pragma once

#include <QtTypes>

namespace sandbox {

class StoryClock final {
public:
    StoryClock(qint64 storyMs, qint64 wallMs, double speed)
        : m_storyMs(storyMs), m_wallMs(wallMs), m_speed(speed)
    {
    }

    [[nodiscard]] qint64 storyAt(qint64 wallMs) const
    {
        const qint64 elapsed = wallMs > m_wallMs ? wallMs - m_wallMs : 0; // clocks are set back
        return m_storyMs + qint64(double(elapsed) * m_speed);
    }
    // What lies before the start happened at the pace of the wall: a callout that is forty minutes
    // old is so at any speed.
    [[nodiscard]] qint64 wallAt(qint64 storyMs) const
    {
        const qint64 since = storyMs - m_storyMs;
        return since < 0 ? m_wallMs + since : m_wallMs + qint64(double(since) / m_speed);
    }
    [[nodiscard]] double speed() const { return m_speed; }

private:
    qint64 m_storyMs;
    qint64 m_wallMs;
    double m_speed;
};

} // namespace sandbox
