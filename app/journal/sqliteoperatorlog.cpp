// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/sqliteoperatorlog.h"

#include "journal/logwriter.h"

#include <QThreadPool>

#include <utility>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr Millis readerBusyTimeout{1000};

void answer(LogWriter::Request &request, const std::optional<LogError> &error)
{
    if (!request.done || !request.context)
        return;
    std::expected<LogEntry, LogError> result = request.entry;
    if (error)
        result = std::unexpected(*error);
    if (request.context->thread() == QThread::currentThread()) {
        request.done(std::move(result));
    } else {
        QMetaObject::invokeMethod(
            request.context.get(),
            [done = std::move(request.done), result = std::move(result)]() mutable {
                done(std::move(result));
            },
            Qt::QueuedConnection);
    }
}

} // namespace

struct SqliteOperatorLog::Private {
    explicit Private(SqliteOperatorLog *log)
        : q(log),
          writer(log->m_filePath,
                 LogWriter::Owner{
                     [this](std::optional<LogOpenError> error) { opened(std::move(error)); },
                     [this](LogWriter::Report report) { written(std::move(report)); }})
    {
        readers.setMaxThreadCount(1);
        readers.setObjectName(u"operator-log-reader"_s);
        writer.start();
    }

    ~Private()
    {
        stop = true;
        readers.clear();
        readers.waitForDone();
    }

    // From the writer's thread to the log's own.
    void opened(std::optional<LogOpenError> error);
    void written(LogWriter::Report report);
    // On the log's own thread.
    void deliver(LogWriter::Report &report);
    void whenOpened(std::function<void()> job);

    SqliteOperatorLog *q;
    std::atomic_bool stop = false;
    std::vector<std::function<void()>> afterOpening;
    QThreadPool readers; // one thread, its own read-only connection for each job
    LogWriter writer;
};

void SqliteOperatorLog::Private::opened(std::optional<LogOpenError> error)
{
    QMetaObject::invokeMethod(
        q,
        [this, error] {
            if (error) {
                q->setState(State::Refused, error->problem, error->sentence);
            } else {
                q->setState(State::Ready, LogProblem::None, {});
                q->verify();
            }
            for (const auto &job : std::exchange(afterOpening, {}))
                job();
        },
        Qt::QueuedConnection);
}

void SqliteOperatorLog::Private::written(LogWriter::Report report)
{
    QMetaObject::invokeMethod(
        q,
        [this, shared = std::make_shared<LogWriter::Report>(std::move(report))] {
            deliver(*shared);
        },
        Qt::QueuedConnection);
}

void SqliteOperatorLog::Private::deliver(LogWriter::Report &report)
{
    if (!report.refused && q->m_state != State::Refused) {
        if (report.error)
            q->setState(State::WriteFailed, LogProblem::None,
                        u"The operator log could not be written: %1"_s.arg(report.error->detail));
        else
            q->setState(State::Ready, LogProblem::None, {});
    }
    for (LogWriter::Request &request : report.requests) {
        if (!report.error)
            emit q->appended(request.entry);
        answer(request, report.error);
    }
}

void SqliteOperatorLog::Private::whenOpened(std::function<void()> job)
{
    if (q->m_state == State::Opening)
        afterOpening.push_back(std::move(job));
    else
        job();
}

SqliteOperatorLog::SqliteOperatorLog(const QString &filePath, const Clock &clock, QObject *parent)
    : QObject(parent), m_filePath(filePath), m_clock(clock), d(std::make_unique<Private>(this))
{
}

SqliteOperatorLog::~SqliteOperatorLog() = default;

void SqliteOperatorLog::append(LogEntry entry, QObject *context,
                               std::function<void(std::expected<LogEntry, LogError>)> done)
{
    entry.sequence = 0;
    entry.at = m_clock.utcNow(); // when it was said, not when the disk got round to it
    LogWriter::Request request{std::move(entry), context, std::move(done)};
    if (d->writer.enqueue(std::move(request)))
        return;
    LogWriter::Report report;
    report.error = LogError{u"too many entries are waiting to be written"_s};
    report.requests.push_back(std::move(request));
    d->written(std::move(report));
}

void SqliteOperatorLog::reopen()
{
    if (m_state != State::Refused)
        return;
    setState(State::Opening, LogProblem::None, {});
    d->writer.reopen();
}

void SqliteOperatorLog::verify()
{
    d->whenOpened([this] {
        if (m_state == State::Refused)
            return;
        d->readers.start([this, path = m_filePath] {
            LogCheck check;
            if (auto file = LogFile::open(path, LogFile::Mode::Read, readerBusyTimeout))
                check = (*file)->verify(d->stop);
            if (d->stop)
                return;
            QMetaObject::invokeMethod(
                this,
                [this, check] {
                    if (!check.damage.isEmpty()) {
                        const QString text =
                            u"The operator log %1 is damaged (%2). Keep it for examination: "
                            u"move it away to start a new one."_s.arg(m_filePath, check.damage);
                        d->writer.refuse(text);
                        setState(State::Refused, LogProblem::Damaged, text);
                    }
                    emit verified(check.entries, check.intact, check.firstBad);
                },
                Qt::QueuedConnection);
        });
    });
}

void SqliteOperatorLog::recent(int count, QObject *context, EntriesDone done)
{
    // The guard is only looked at on the log's own thread; the reading job carries it past.
    auto deliver = [guard = QPointer<QObject>(context), done = std::move(done)](
                       const std::expected<std::vector<LogEntry>, LogError> &result) {
        if (guard)
            done(result);
    };
    d->whenOpened([this, count, deliver = std::move(deliver)] {
        if (m_state == State::Refused) {
            const LogError error{m_sentence};
            QMetaObject::invokeMethod(
                this, [deliver, error] { deliver(std::unexpected(error)); }, Qt::QueuedConnection);
            return;
        }
        d->readers.start([this, count, deliver, path = m_filePath] {
            std::expected<std::vector<LogEntry>, LogError> result;
            if (auto file = LogFile::open(path, LogFile::Mode::Read, readerBusyTimeout))
                result = (*file)->recent(count);
            else
                result = std::unexpected(LogError{file.error().sentence});
            QMetaObject::invokeMethod(
                this, [deliver, result = std::move(result)] { deliver(result); },
                Qt::QueuedConnection);
        });
    });
}

void SqliteOperatorLog::setState(State state, LogProblem problem, const QString &sentence)
{
    const bool changed = m_state != state || m_sentence != sentence;
    m_state = state;
    m_problem = problem;
    m_sentence = sentence;
    if (!changed)
        return;
    emit stateChanged(state);
    if (state == State::Refused || state == State::WriteFailed)
        emit failed(sentence);
}

} // namespace console
