// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/scheduler.h"

#include <QTimer>

namespace console {

void TimerScheduler::after(Millis delay, QObject *context, std::function<void()> run)
{
    QTimer::singleShot(delay, Qt::PreciseTimer, context, std::move(run));
}

} // namespace console
