// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/announcer.h"

#include <QAccessible>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr std::chrono::seconds pause{3};
}

Announcer::Announcer(QWidget *window) : QObject(window), m_window(window) { }

void Announcer::announce(const QString &text, bool assertive, MonoTime now)
{
    if (text.isEmpty())
        return;
    if (!m_waiting.contains(text))
        m_waiting << text;
    m_assertive |= assertive;
    tick(now);
}

void Announcer::tick(MonoTime now)
{
    if (!m_waiting.isEmpty() && (!m_last || now - *m_last >= pause))
        say(now);
}

void Announcer::say(MonoTime now)
{
    const QString text = m_waiting.join(u' ');
    const bool assertive = m_assertive;
    m_waiting.clear();
    m_assertive = false;
    m_last = now;
    QAccessibleAnnouncementEvent event(m_window, text);
    event.setPoliteness(assertive ? QAccessible::AnnouncementPoliteness::Assertive
                                  : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
    emit announced(text, assertive);
}

} // namespace console
