// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logtrap.h"

#include <QMutex>

namespace console::test {

namespace {
QMutex mutex;
QString collected;

void collect(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    const QMutexLocker lock(&mutex);
    collected += QLatin1StringView(context.category ? context.category : "default");
    collected += QStringLiteral(": ") + message + u'\n';
}
} // namespace

LogTrap::LogTrap(const QString &rules)
{
    QLoggingCategory::setFilterRules(rules);
    {
        const QMutexLocker lock(&mutex);
        collected.clear();
    }
    m_previous = qInstallMessageHandler(collect);
}

LogTrap::~LogTrap()
{
    qInstallMessageHandler(m_previous);
    QLoggingCategory::setFilterRules({});
}

QString LogTrap::text() const
{
    const QMutexLocker lock(&mutex);
    return collected;
}

} // namespace console::test
