// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "unattendedrun.h"

#include "ui/dialogs/errortext.h"

#include <QFileInfo>
#include <QPixmap>
#include <QThreadPool>
#include <QWidget>

#include <cstdio>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

UnattendedRun::UnattendedRun(Job job, QObject *parent) : QObject(parent), m_job(std::move(job))
{
    m_sinceStart.start();
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &UnattendedRun::look);
    m_timer.start();
}

void UnattendedRun::boardRead()
{
    if (m_board)
        return;
    m_board = true;
    m_sinceBoard.start();
}

void UnattendedRun::boardMoved()
{
    m_moved = true;
}

void UnattendedRun::fail(const QString &sentence)
{
    if (m_ended)
        return;
    std::fputs(qPrintable(u"callout-console: "_s + sentence + u'\n'), stderr);
    end(notLinked);
}

void UnattendedRun::look()
{
    if (!m_board) {
        if (m_sinceStart.elapsed() > linkDeadlineMs)
            fail(u"not linked within %1 s: %2"_s.arg(linkDeadlineMs / 1000)
                     .arg(m_link.error ? errorText(*m_link.error, ErrorContext::Board)
                                       : u"no answer."_s));
        return;
    }
    // A summary is of a board that lives, so it waits for the first change after the first reading.
    const bool late = m_sinceBoard.elapsed() > mapDeadlineMs;
    const bool ready =
        (m_job.mapSettled() || m_job.screenshotFile.isEmpty()) && (m_moved || !m_job.summary);
    if (!ready && !late) {
        m_settled.invalidate();
        return;
    }
    if (!m_settled.isValid())
        m_settled.start();
    if (m_settled.elapsed() >= settledForMs || late)
        deliver();
}

void UnattendedRun::deliver()
{
    m_timer.stop();
    if (m_job.summary)
        std::fputs(qPrintable(m_job.summaryText()), stdout);
    if (m_job.screenshotFile.isEmpty()) {
        end(0);
        return;
    }
    const QImage image = m_job.window->grab().toImage();
    QThreadPool::globalInstance()->start([this, image, file = m_job.screenshotFile] {
        const bool written = image.save(file, "PNG");
        QMetaObject::invokeMethod(this, [this, written, file] {
            if (!written) {
                std::fputs(
                    qPrintable(u"callout-console: the picture could not be written to %1. "
                               "Check that the folder exists and is writable.\n"_s.arg(file)),
                    stderr);
            }
            end(written ? 0 : notWritten);
        });
    });
}

void UnattendedRun::end(int code)
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    std::fflush(stdout);
    emit finished(code);
}

} // namespace console
