// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells assistive technology what happened: at most once in three seconds, merged, so that a burst
// of callouts does not talk over itself (design 5).
#pragma once

#include "domain/clock.h"

#include <QList>
#include <QObject>

class QWidget;

namespace console {

class Announcer final : public QObject {
    Q_OBJECT

public:
    explicit Announcer(QWidget *window);

    /// Assertive is for what cannot wait: a new or late callout, lost link or sound. It is said
    /// first. What still waits under the same topic is out of date then and falls away.
    void announce(const QString &text, bool assertive, MonoTime now, QLatin1StringView topic = {});
    /// Says what has waited.
    void tick(MonoTime now);

signals:
    void announced(const QString &text, bool assertive);

private:
    void say(MonoTime now);

    QWidget *m_window = nullptr;
    struct Waiting {
        QString text;
        QLatin1StringView topic;
        bool assertive = false;
    };
    QList<Waiting> m_waiting;
    std::optional<MonoTime> m_last;
};

} // namespace console
