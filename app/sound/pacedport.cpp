// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sound/pacedport.h"

#include "sound/tonebook.h"
#include "sound/tonestream.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

PacedPort::PacedPort(const Clock &clock) : m_clock(clock)
{
    m_pace.setInterval(20ms);
    QObject::connect(&m_pace, &QTimer::timeout, &m_pace, [this] { take(); });
}

QStringList PacedPort::devices()
{
    return {u"-"_s};
}

bool PacedPort::open(const QString &, ToneStream &source)
{
    source.setChannels(1);
    m_source = &source;
    m_openedAt = m_clock.monoNow();
    m_played = {};
    m_pace.start();
    return true;
}

void PacedPort::close()
{
    m_pace.stop();
    m_source = nullptr;
}

void PacedPort::take()
{
    const Millis due = m_clock.monoNow() - m_openedAt;
    // After a pause of the machine the rest is dropped, as a real output would.
    const Millis piece = std::min<Millis>(due - m_played, 200ms);
    const qint64 frames = piece.count() * toneRate / 1000;
    if (frames > 0 && m_source->read(frames * 2).size() == frames * 2)
        m_played = due;
}

} // namespace console
