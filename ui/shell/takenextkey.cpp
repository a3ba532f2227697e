// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/takenextkey.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace console {

TakeNextKey::TakeNextKey(QWidget *window, QAction *takeNext)
    : QObject(window), m_window(window), m_takeNext(takeNext)
{
    window->installEventFilter(this);
}

bool TakeNextKey::eventFilter(QObject *watched, QEvent *event)
{
    auto *application = QCoreApplication::instance();
    if (watched == m_window && event->type() == QEvent::WindowBlocked)
        application->installEventFilter(this);
    else if (watched == m_window && event->type() == QEvent::WindowUnblocked)
        application->removeEventFilter(this);
    else if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F2 && key->modifiers() == Qt::NoModifier
            && m_takeNext->isEnabled()) {
            // Not blocked any more: the window's own shortcut does it.
            if (!static_cast<QWidget *>(watched)->window()->isModal())
                return QObject::eventFilter(watched, event);
            if (!key->isAutoRepeat())
                m_takeNext->trigger();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace console
