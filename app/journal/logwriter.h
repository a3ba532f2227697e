// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The thread that owns the log's writing connection. It takes whatever is waiting and commits it in
// one transaction (a group commit): one flush to disk serves hundreds of entries, and a single
// entry waits for nothing but its own flush.
#pragma once

#include "journal/logfile.h"

#include <QMutex>
#include <QPointer>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <optional>

namespace console {

class LogWriter final : public QThread {
    Q_OBJECT

public:
    using Done = std::function<void(std::expected<LogEntry, LogError>)>;

    struct Request {
        LogEntry entry;
        QPointer<QObject> context; ///< only looked at on the log's thread
        Done done;
    };
    struct Report {
        std::vector<Request> requests; ///< with sequence numbers, unless there is an error
        std::optional<LogError> error; ///< of all of them
        bool refused = false; ///< the file is not open: nothing was tried
    };
    struct Owner {
        std::function<void(std::optional<LogOpenError>)> opened; ///< both called on this thread
        std::function<void(Report)> written;
    };

    LogWriter(QString path, Owner owner);
    /// Writes what is waiting, then closes the file. At most about one busy time-out.
    ~LogWriter() override;

    /// Never blocks. False when too many are waiting; `request` is untouched then.
    [[nodiscard]] bool enqueue(Request &&request);
    /// Tries to open again after a refusal.
    void reopen();
    /// The database turned out to be broken: nothing is written to it any more.
    void refuse(const QString &sentence);

protected:
    void run() override;

private:
    void openFile();
    void writeBatch(std::deque<Request> batch, bool quitting);

    const QString m_path;
    const Owner m_owner;

    QMutex m_mutex; // guards the following
    QWaitCondition m_wake;
    std::deque<Request> m_queue;
    QString m_refusal; ///< set by refuse()
    bool m_openWanted = true;
    bool m_stop = false;

    // This thread only.
    std::unique_ptr<LogFile> m_file;
    QString m_sentence; ///< why there is no file
    bool m_lastFailed = false;
};

} // namespace console
