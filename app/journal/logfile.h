// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator log's SQLite file. Everything here may block: it is used on the log's own threads
// only, each object on the thread that opened it.
//
// One writer per file: a lock file beside it keeps a second console out, because each one holds the
// head of the chain in memory, and two writers would make two chains. Readers need no lock (WAL).
#pragma once

#include "domain/operatorlog.h"
#include "journal/logchain.h"
#include "journal/logproblem.h"

#include <QSqlDatabase>

#include <atomic>
#include <memory>
#include <span>
#include <vector>

class QLockFile;

namespace console {

struct LogCheck {
    qint64 entries = 0; ///< rows found
    bool intact = false; ///< the chain holds from the first entry to the stored head
    qint64 firstBad =
        0; ///< sequence of the first entry that is missing or altered; 0 when intact or unread
    QString damage; ///< not empty: the database itself is broken; what it said
};

class LogFile final {
public:
    enum class Mode : quint8 { Write, Read };
    /// Opens, and in Write mode makes the file when there is none. Nothing is written to a file
    /// that is not an operator log of this version.
    [[nodiscard]] static std::expected<std::unique_ptr<LogFile>, LogOpenError>
    open(const QString &path, Mode mode, Millis busyTimeout);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    /// All of them in one transaction, or none. Fills in the sequence numbers.
    [[nodiscard]] std::expected<void, LogError> append(std::span<LogEntry> entries);
    /// The last `count` entries, oldest first.
    [[nodiscard]] std::expected<std::vector<LogEntry>, LogError> recent(int count);
    /// Walks the whole chain in one snapshot; `stop` ends it early (the result is then worth
    /// nothing).
    [[nodiscard]] LogCheck verify(const std::atomic_bool &stop);

private:
    LogFile(QString path, QString connection);
    [[nodiscard]] std::expected<void, LogOpenError> prepareForWriting();
    [[nodiscard]] bool restoreTriggers();
    [[nodiscard]] bool loadHead();
    [[nodiscard]] bool insertAll(std::span<LogEntry> entries, qint64 sequence, QByteArray hash);
    void verifyRows(LogCheck &check, const std::atomic_bool &stop);
    [[nodiscard]] bool exec(const QString &statement);
    [[nodiscard]] bool fail(const QSqlError &error);

    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<QLockFile> m_lock;
    qint64 m_lastSequence = 0;
    QByteArray m_headHash;
    bool m_headKnown = false;
    bool m_damaged = false;
    QString m_error; ///< of the last statement that failed
};

} // namespace console
