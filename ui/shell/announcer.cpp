// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/announcer.h"

#include <QAccessible>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr std::chrono::seconds pause{3};
}

Announcer::Announcer(QWidget *window) : QObject(window), m_window(window) { }

void Announcer::announce(const QString &text, bool assertive, MonoTime now, QLatin1StringView topic)
{
    if (text.isEmpty())
        return;
    m_waiting.removeIf([&](const Waiting &one) {
        return one.text == text || (!topic.isEmpty() && one.topic == topic);
    });
    const auto firstPolite = std::ranges::find(m_waiting, false, &Waiting::assertive);
    m_waiting.insert(assertive ? firstPolite : m_waiting.end(), {text, topic, assertive});
    tick(now);
}

void Announcer::tick(MonoTime now)
{
    if (!m_waiting.isEmpty() && (!m_last || now - *m_last >= pause))
        say(now);
}

void Announcer::say(MonoTime now)
{
    QStringList texts;
    for (const Waiting &one : std::as_const(m_waiting))
        texts << one.text;
    const QString text = texts.join(u' ');
    const bool assertive = m_waiting.constFirst().assertive;
    m_waiting.clear();
    m_last = now;
    QAccessibleAnnouncementEvent event(m_window, text);
    event.setPoliteness(assertive ? QAccessible::AnnouncementPoliteness::Assertive
                                  : QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&event);
    emit announced(text, assertive);
}

} // namespace console
