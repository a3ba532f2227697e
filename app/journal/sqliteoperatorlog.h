// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator log on disk: append-only, hash-chained, written on a thread of its own, so that "no
// log, no cancel" never means "the disk is slow, the window is frozen".
//
// - Entries are written in the order of the calls and numbered without gaps; a failed one takes no
// number.
// - An answer means: flushed to disk (SQLite WAL, synchronous = FULL). Neither kill -9 nor a power
// cut
//   loses an entry that was answered with a value.
// - What cannot be opened (unwritable, in use by another console, foreign, damaged, newer) is left
// as it
//   is: state() is Refused, and every append is answered with a LogError. A disk that fills up
//   later makes WriteFailed; the next append tries again.
// - The whole chain is verified in the background after opening. A broken chain is reported, and
// the log
//   goes on after it: refusing would let whoever altered one byte stop every cancel.
// - A second console on the same file is refused with a sentence; readers (sqlite3, backups) are
// welcome.
//
// Secrets: the callers never pass any. There is no filter here on purpose: a rule that cuts out
// whatever looks like the end of a phone number would also cut callout numbers, times and
// coordinates, and a log that edits what it was told is no log.
#pragma once

#include "domain/operatorlog.h"
#include "journal/logproblem.h"

#include <QObject>

#include <memory>
#include <vector>

namespace console {

class SqliteOperatorLog final : public QObject, public OperatorLog {
    Q_OBJECT

public:
    enum class State : quint8 {
        Opening,
        Ready,
        WriteFailed, ///< the last write failed; each append tries again
        Refused, ///< not open: nothing can be written until reopen() succeeds
    };
    Q_ENUM(State)

    using EntriesDone = std::function<void(std::expected<std::vector<LogEntry>, LogError>)>;

    /// Starts opening `filePath` (made with its folder when missing) and verifying at once, in the
    /// background. `clock` must outlive the log.
    SqliteOperatorLog(const QString &filePath, const Clock &clock, QObject *parent = nullptr);
    /// Writes everything that was appended before, and closes; callbacks still waiting are dropped.
    /// Takes at most some seconds, and that only while another program locks the file.
    ~SqliteOperatorLog() override;

    /// Returns at once, whatever the disk does. Any thread. A context of another thread than the
    /// log's must outlive the log; one of the log's own thread may go at any time.
    void append(LogEntry entry, QObject *context = nullptr,
                std::function<void(std::expected<LogEntry, LogError>)> done = {}) override;

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Refused; None otherwise.
    [[nodiscard]] LogProblem problem() const { return m_problem; }
    /// The sentence for Refused and WriteFailed; empty otherwise.
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] QString filePath() const { return m_filePath; }

    /// After Refused: tries again (the other console was closed, the folder was repaired).
    void reopen();
    /// Checks the whole chain in the background; verified() tells.
    void verify();
    /// The last `count` entries, oldest first, read in the background. Entries appended meanwhile
    /// may be both in the answer and in appended(): the sequence number tells.
    void recent(int count, QObject *context, EntriesDone done);

signals:
    void stateChanged(console::SqliteOperatorLog::State state);
    /// With every change to Refused or WriteFailed: an English sentence that names the file or the
    /// cause.
    void failed(const QString &sentence);
    /// On disk now.
    void appended(const console::LogEntry &entry);
    /// `firstBad`: the first entry missing or altered; 0 when intact, or when nothing could be
    /// read.
    void verified(qint64 entries, bool intact, qint64 firstBad);

private:
    struct Private;

    void setState(State state, LogProblem problem, const QString &sentence);

    const QString m_filePath;
    const Clock &m_clock;
    State m_state = State::Opening;
    LogProblem m_problem = LogProblem::None;
    QString m_sentence;
    std::unique_ptr<Private> d; ///< threads; goes first
};

} // namespace console
