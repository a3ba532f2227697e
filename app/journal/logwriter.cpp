// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/logwriter.h"

#include <QMutexLocker>

#include <iterator>
#include <ranges>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// How long a lock held by another program is waited for: much longer than a reader's checkpoint
/// takes, and no longer than an operator should wait for a word about his command.
constexpr Millis busyTimeout{1000};
/// One commit: large, so that even a flush of a second on a busy disk keeps up with 1,000
/// entries/s.
constexpr std::size_t largestBatch = 4096;
/// One turn of the event loop for the answers: small, so that the window is not held up.
constexpr std::size_t largestReport = 128;
constexpr std::size_t largestQueue = 250'000;

} // namespace

LogWriter::LogWriter(QString path, Owner owner) : m_path(std::move(path)), m_owner(std::move(owner))
{
    setObjectName(u"operator-log"_s);
}

LogWriter::~LogWriter()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stop = true;
        m_wake.wakeAll();
    }
    wait();
}

bool LogWriter::enqueue(Request &&request)
{
    const QMutexLocker lock(&m_mutex);
    if (m_queue.size() >= largestQueue)
        return false;
    m_queue.push_back(std::move(request));
    m_wake.wakeAll();
    return true;
}

void LogWriter::reopen()
{
    const QMutexLocker lock(&m_mutex);
    m_openWanted = true;
    m_wake.wakeAll();
}

void LogWriter::refuse(const QString &sentence)
{
    const QMutexLocker lock(&m_mutex);
    m_refusal = sentence;
    m_wake.wakeAll();
}

void LogWriter::run()
{
    for (;;) {
        std::deque<Request> batch;
        bool openWanted = false;
        bool quitting = false;
        {
            QMutexLocker lock(&m_mutex);
            while (!m_stop && !m_openWanted && m_queue.empty() && m_refusal.isEmpty())
                m_wake.wait(&m_mutex);
            if (m_stop && m_queue.empty() && !m_openWanted)
                break;
            openWanted = std::exchange(m_openWanted, false);
            if (const QString refusal = std::exchange(m_refusal, {}); !refusal.isEmpty()) {
                m_file.reset();
                m_sentence = refusal;
            }
            quitting = m_stop;
            const auto count = std::min(m_queue.size(), largestBatch);
            const auto end = m_queue.begin() + std::ptrdiff_t(count);
            std::ranges::move(m_queue.begin(), end, std::back_inserter(batch));
            m_queue.erase(m_queue.begin(), end);
        }
        if (openWanted && !m_file)
            openFile();
        if (!batch.empty())
            writeBatch(std::move(batch), quitting);
    }
    m_file.reset();
}

void LogWriter::openFile()
{
    auto opened = LogFile::open(m_path, LogFile::Mode::Write, busyTimeout);
    m_lastFailed = false;
    if (opened) {
        m_file = std::move(*opened);
        m_owner.opened(std::nullopt);
    } else {
        m_sentence = opened.error().sentence;
        m_owner.opened(opened.error());
    }
}

void LogWriter::writeBatch(std::deque<Request> batch, bool quitting)
{
    std::optional<LogError> error;
    if (!m_file) {
        error = LogError{m_sentence};
    } else if (quitting && m_lastFailed) {
        error = LogError{u"the program is ending"_s}; // do not wait for each batch in turn
    } else {
        std::vector<LogEntry> entries;
        entries.reserve(batch.size());
        for (Request &request : batch)
            entries.push_back(std::move(request.entry));
        if (const auto written = m_file->append(entries); !written)
            error = written.error();
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].entry = std::move(entries[i]);
    }
    m_lastFailed = error.has_value();
    for (auto next = batch.begin(); next != batch.end();) {
        Report report;
        report.error = error;
        report.refused = !m_file;
        const auto end = next + std::min(std::ptrdiff_t(largestReport), batch.end() - next);
        report.requests.assign(std::move_iterator(next), std::move_iterator(end));
        next = end;
        m_owner.written(std::move(report));
    }
}

} // namespace console
