// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells assistive technology what happened: at most once in three seconds, merged, so that a burst
// of callouts does not talk over itself (design 5).
#pragma once

#include "domain/clock.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace console {

class Announcer final : public QObject {
    Q_OBJECT

public:
    explicit Announcer(QWidget *window);

    /// Assertive is for a new callout and a lost link only.
    void announce(const QString &text, bool assertive, MonoTime now);
    /// Says what has waited.
    void tick(MonoTime now);

signals:
    void announced(const QString &text, bool assertive);

private:
    void say(MonoTime now);

    QWidget *m_window = nullptr;
    QStringList m_waiting;
    bool m_assertive = false;
    std::optional<MonoTime> m_last;
};

} // namespace console
