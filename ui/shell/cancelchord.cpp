// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/cancelchord.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

namespace console {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
           || key == Qt::Key_Meta || key == Qt::Key_CapsLock || key == Qt::Key_AltGr;
}

} // namespace

CancelChord::CancelChord(QWidget *window, QAction *cancel) : QObject(window), m_cancel(cancel)
{
    m_first = new QShortcut(QKeySequence(Qt::Key_X), window);
    m_first->setAutoRepeat(false);
    connect(m_first, &QShortcut::activated, this, &CancelChord::arm);
    m_timer.setSingleShot(true);
    m_timer.setInterval(3000);
    connect(&m_timer, &QTimer::timeout, this, &CancelChord::disarm);
}

void CancelChord::setWantsAlt(bool want)
{
    m_wantsAlt = want;
    m_first->setKey(want ? QKeySequence(Qt::ALT | Qt::Key_X) : QKeySequence(Qt::Key_X));
}

void CancelChord::arm()
{
    if (!m_cancel->isEnabled()) {
        emit refused(m_cancel->property("disabledReason").toString());
        return;
    }
    m_timer.start();
    QCoreApplication::instance()->installEventFilter(this);
    emit armed();
}

void CancelChord::disarm()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    emit ended();
}

bool CancelChord::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        disarm();
        return QObject::eventFilter(watched, event);
    }
    // The override comes first: taking it keeps V from being any other shortcut.
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (isModifier(key->key()))
        return QObject::eventFilter(watched, event);
    const Qt::KeyboardModifiers meaningless = m_wantsAlt
                                                  ? Qt::KeypadModifier | Qt::AltModifier
                                                  : Qt::KeyboardModifiers(Qt::KeypadModifier);
    const bool plain = !(key->modifiers() & ~meaningless);
    const bool goesOn = plain && (key->key() == Qt::Key_V || key->key() == Qt::Key_Escape);
    if (event->type() == QEvent::ShortcutOverride) {
        if (!goesOn) {
            disarm();
            return QObject::eventFilter(watched, event);
        }
        event->accept();
        return true;
    }
    disarm();
    if (!goesOn)
        return QObject::eventFilter(watched, event);
    if (key->key() == Qt::Key_V && m_cancel->isEnabled())
        m_cancel->trigger();
    return true;
}

} // namespace console
