// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "consoleapplication.h"

#include <QEvent>
#include <QMetaEnum>
#include <QWidget>

namespace console {

using namespace Qt::StringLiterals;

ConsoleApplication::ConsoleApplication(int &argc, char **argv) : QApplication(argc, argv)
{
    m_timer.start();
}

bool ConsoleApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);

    const QEvent::Type type = event->type();
    const QPointer<QObject> target = receiver;
    const qint64 begin = m_timer.nsecsElapsed();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const qint64 took = m_timer.nsecsElapsed() - begin;
    if (took > stallNanoseconds) {
        const char *typeName = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        const QString className =
            target ? QString::fromLatin1(target->metaObject()->className()) : u"?"_s;
        emit stalled(double(took) / 1e6, className + u' ' + QString::fromLatin1(typeName));
    }
    // A top-level widget flushes all its dirty parts, the map included, in one UpdateRequest.
    if (m_window && target == m_window && type == QEvent::UpdateRequest)
        emit painted();
    return handled;
}

} // namespace console
