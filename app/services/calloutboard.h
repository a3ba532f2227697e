// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The single source of truth: every callout this console knows of, whatever AURA says or does not
// say. Nothing leaves the queue unless an operator clears it. While the outcome of a verified
// cancel is held back, nothing that leaves this class (entries, changes, log lines) differs by that
// outcome.
#pragma once

#include "domain/boardentry.h"
#include "domain/operatorlog.h"
#include "domain/panicapi.h"
#include "domain/priorityrules.h"
#include "services/attentionrules.h"
#include "services/boardcounts.h"
#include "services/boardrows.h"
#include "services/pastownership.h"
#include "services/privatenote.h"
#include "services/repeatcallers.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace console {

class CalloutBoard final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostCleared = 500;

    CalloutBoard(const Clock &clock, const ServerClock &serverClock, QObject *parent = nullptr);
    ~CalloutBoard() override;

    // What AURA says.
    void applySnapshot(const Snapshot &snapshot);
    void applyRead(const CalloutRead &read);
    void applyReadFailure(CalloutId id, const ApiError &error);
    void applyCustomerCancel(CalloutId id); ///< the customer asked to call it off; may be repeated
    /// The callout that a raise answered with. `answered`: when; what was sent before it is older.
    void applyRaised(const Callout &callout, MonoTime answered);

    /// The newest list told exactly this: applying it again would change nothing of it.
    [[nodiscard]] bool repeats(const CalloutPtr &callout) const;

    /// Once a second: ages, freeze ends, notes that fall due, further reads. True: there is more to
    /// do than one turn of the event loop should take, so call again soon.
    bool tick();
    /// Not read means: for three of these, but never less than 60 s.
    void setPollInterval(Millis interval);
    /// Forgets everything, for signing in elsewhere; says so with `removed`.
    void reset();
    /// After a restart: for callouts on the board and on the next complete list.
    void restoreOwnership(const QList<PastOwnership> &past);
    void restoreAlarms(const QHash<CalloutId, AlarmMemory> &past); ///< likewise
    void setPriorityRules(const PriorityRules &rules);

    // What operators do; DeskActions logs it, so others call that. False: nothing changed.
    bool take(CalloutId id, const QString &operatorName);
    bool release(CalloutId id);
    /// Only an ended one; it then counts as closed today (the newest 500 are kept).
    bool clear(CalloutId id);
    bool markRated(CalloutId id);
    bool mark(CalloutId id, const Mark &mark); ///< services/attentionrules.h
    bool settleJump(CalloutId id, bool useNew); ///< services/positionrules.h
    /// Key E: nobody listens in any more. Lets the outcome show; needed once per verified cancel.
    bool contactEnded(CalloutId id);
    [[nodiscard]] PrivateNote privateNote(CalloutId id) const;

    // The course of a cancel, told by CalloutCommands.
    void beginCancel(CalloutId id, bool verified);
    void setCancelMark(CalloutId id, CancelMark mark); ///< NotDelivered and None hold nothing back
    void abandonCancel(CalloutId id); ///< nothing was sent: as if beginCancel() had not been
    void setUnconditionalOutcome(CalloutId id, CancelOutcome outcome);
    void setVerifiedOutcome(CalloutId id, CancelOutcome outcome); ///< for the private note only
    /// E was pressed, 2 min have passed, or none was delivered.
    [[nodiscard]] bool mayCancelVerified(CalloutId id) const;

    [[nodiscard]] std::optional<BoardEntry> find(CalloutId id) const;
    [[nodiscard]] bool contains(CalloutId id) const { return m_rows.contains(id); }
    [[nodiscard]] QList<BoardEntry> entries() const; ///< by id
    [[nodiscard]] BoardCounts counts() const;
    /// The New one that stands first: pinned, priority, created first; 0 when there is none.
    [[nodiscard]] CalloutId nextToTake() const;
    /// Receipt of the newest complete list. What is shown as Listed was read then or later: take
    /// the later of entry.lastRead, which is not announced one by one, and this.
    [[nodiscard]] MonoTime boardReadAt() const { return m_boardRead; }

signals:
    void changed(const console::BoardChanges &changes);
    void readMoved(console::MonoTime boardReadAt); ///< before changed() of the same list
    void readWanted(console::CalloutId id); ///< absent from a complete list: read it by id
    void startedAnew(console::CalloutId id); ///< before changed(): another one under a used number
    void outcomeReleased(console::CalloutId id); ///< after changed(): no longer held back
    void happened(const console::LogEntry &entry); ///< for the operator log; after changed()

private:
    void touch(BoardRow &row);
    void add(const CalloutPtr &callout, MonoTime sent, MonoTime received);
    void applyListed(const CalloutPtr &callout, MonoTime sent, MonoTime received,
                     bool announceRead);
    void showFrozenRead(MonoTime received, bool announceRead);
    void noteFrozen(CalloutId id);
    void applyNews(BoardRow &row, const Callout &news, MonoTime received, bool listed);
    void findMissing(MonoTime sent, MonoTime received);
    void comeBack(BoardRow &row);
    void startAnew(BoardRow &row, MonoTime received);
    void restore(BoardRow &row);
    void want(BoardRow &row, MonoTime now);
    void judgeContact(BoardRow &row, MonoTime now);
    [[nodiscard]] BoardMoment moment(MonoTime now) const;
    void tickRow(BoardRow &row, MonoTime now);
    void tickMissing(BoardRow &row, MonoTime now);
    void endFreeze(BoardRow &row, std::optional<MonoTime> until = {});
    void follow(BoardRow &row, const BoardEntry &before, MonoTime now);
    void drop(const std::vector<CalloutId> &ids);
    void dropSurplusCleared();
    /// Publishes what was touched; rows of which only lastRead moved only with `announceRead`.
    void flush(bool announceRead);

    const Clock &m_clock;
    const ServerClock &m_serverClock;
    BoardRows m_rows;
    std::vector<std::pair<CalloutId, BoardEntry>> m_touched; ///< as before, until flush()
    QList<CalloutId> m_removed;
    std::vector<CalloutId> m_wanted;
    std::vector<CalloutId> m_released;
    std::vector<CalloutId> m_replaced;
    QHash<CalloutId, PastOwnership> m_past; ///< until the first complete list
    QHash<CalloutId, AlarmMemory> m_pastAlarms; ///< likewise
    PriorityRules m_rules;
    RepeatCallers m_repeats;
    QList<LogEntry> m_notes;
    Millis m_pollInterval{2'000};
    MonoTime m_newestSent = MonoTime::min(); ///< of the newest list applied
    MonoTime m_boardRead{};
    MonoTime m_announcedRead{};
    quint64 m_serial = 0; ///< of the list being applied
    std::size_t m_met = 0; ///< rows that stand in it
    quint64 m_wholeSerial = 0; ///< of the newest complete one
    std::vector<CalloutId> m_frozen; ///< at least those whose outcome is held back
    std::optional<UtcTime> m_clockMark; ///< tells that the server's clock was corrected
};

} // namespace console
