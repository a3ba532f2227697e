// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fetches report and map picture when a callout closes. AURA writes them some time after, so "not
// found" means "not yet" and is asked again, ever less often, for an hour.
#pragma once

#include "domain/panicapi.h"
#include "services/closingpapers.h"
#include "services/retry.h"
#include "services/scheduler.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <deque>
#include <memory>

namespace console {

class CalloutBoard;
struct BoardChanges;
struct BoardEntry;

class ReportReader final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostKept = 200; ///< the newest
    static constexpr Millis notYetFor{3'600'000};
    static constexpr int mostAtOnce = 2; ///< requests on their way: there is no hurry
    static constexpr int mostFailures = 10; ///< of the link, in a row

    ReportReader(PanicApi &api, CalloutBoard &board, const Clock &clock,
                 const ServerClock &serverClock, Scheduler &scheduler, QObject *parent = nullptr);
    ~ReportReader() override;

    /// Asks for the papers of one that has ended, if that was not done yet, and anew for what
    /// failed. For the selection.
    void want(CalloutId id);
    [[nodiscard]] ClosingPapers papers(CalloutId id) const;
    void reset(); ///< sign-out
    void setRandom(RandomSource random) { m_random = std::move(random); }

signals:
    void changed(console::CalloutId id);

private:
    enum class What : quint8 { Report, Map };
    using Key = std::pair<CalloutId, What>;
    struct Course {
        MonoTime since{}; ///< when it was first asked for
        int notYet = 0;
        int failures = 0; ///< of the link, in a row
    };
    struct File {
        ClosingPapers papers;
        Course report;
        Course map;
        quint64 number = 0; ///< of this file: answers to an earlier one are not taken
    };

    void follow(const BoardChanges &changes);
    void noteEntry(const BoardEntry &entry);
    void open(CalloutId id);
    void start(const Key &key);
    void pump();
    void answered(const Key &key, quint64 number, const ApiError *error);
    [[nodiscard]] std::optional<Millis> nextAttempt(Course &course, const ApiError &error) const;
    [[nodiscard]] static ClosingPapers::Paper &paperOf(File &file, What what);
    [[nodiscard]] static Course &courseOf(File &file, What what);

    PanicApi &m_api;
    CalloutBoard &m_board;
    const Clock &m_clock;
    const ServerClock &m_serverClock;
    Scheduler &m_scheduler;
    RandomSource m_random;
    QHash<CalloutId, File> m_files;
    std::deque<CalloutId> m_order; ///< oldest first
    std::deque<Key> m_queue;
    QSet<Key> m_onTheirWay;
    quint64 m_number = 0;
    std::unique_ptr<QObject> m_requests;
};

} // namespace console
