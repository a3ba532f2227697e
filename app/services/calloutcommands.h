// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything an operator can make happen at AURA. It is written to the operator log first;
// the HTTP answer to a cancel proves nothing, so the callout is read again; every command ends
// exactly once.
#pragma once

#include "domain/linkstate.h"
#include "domain/operatorlog.h"
#include "domain/panicapi.h"
#include "services/calloutboard.h"
#include "services/commandresult.h"
#include "services/deskactions.h"
#include "services/scheduler.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>

namespace console {

class DetailScheduler;
struct CalloutAnswer;
struct EventsAnswer;

class CalloutCommands final : public DeskActions {
    Q_OBJECT

public:
    /// From the call to verifiedCancelSettled(), whatever AURA answers or does not (design 8).
    static constexpr Millis verifiedSettle{1'500};
    static constexpr Millis logDeadline{5'000}; ///< no intent recorded by then: nothing is sent

    CalloutCommands(PanicApi &api, CalloutBoard &board, DetailScheduler &reader, OperatorLog &log,
                    const Clock &clock, const ServerClock &serverClock, Scheduler &scheduler,
                    QObject *parent = nullptr);
    ~CalloutCommands() override;

    void setLink(const LinkState &link) { m_link = link.kind; }

    /// Why it would be refused now; null when it may be sent. For enabling actions and their tool
    /// tips.
    [[nodiscard]] std::optional<CommandRefusal> refusal(CommandKind kind, CalloutId id = 0) const;
    [[nodiscard]] bool isCancelPending(CalloutId id) const;

    // To AURA. Each ends in one commandFinished() with the id returned, never before the call
    // returned.
    CommandId cancelVerified(VerifiedCancel &&request);
    CommandId cancelUnconditional(const UnconditionalCancel &request);
    /// When no answer came, AURA is asked what it has before anything else (see raisecommands.cpp).
    CommandId raise(const RaiseRequest &request);
    CommandId rate(const RatingRequest &request);
    CommandId dismiss(CalloutId id); ///< hides a closed one from the customer's app

signals:
    void commandFinished(const console::CommandResult &result);
    /// The dialog closes now. `trouble` is about the link or the log alone and only when known by
    /// now.
    void verifiedCancelSettled(console::CommandId id, console::CalloutId calloutId,
                               const std::optional<console::ApiError> &trouble);
    /// A rating is on its way: `done` of `total` aspects are answered.
    void ratingProgress(console::CommandId id, int done, int total);

private:
    struct Running;
    using Step = void (CalloutCommands::*)(Running &);
    struct Verified {
        MonoTime sent{};
        UtcTime sentUtc{}; ///< server's time
        CancelOutcome outcome = CancelOutcome::Pending;
    };

    Running &begin(CommandKind kind, CalloutId calloutId);
    [[nodiscard]] Running *running(CommandId id);
    void refuse(Running &command, CommandRefusal why);
    void recordIntent(Running &command, const QString &text, Step next);
    void notRecorded(Running &command);
    void end(Running &command); ///< finishes as soon as nothing is outstanding
    void logResult(Running &command, const QString &text, const QString &outcome);

    void startCancel(Running &command, const QString &intent);
    void sendCancel(Running &command);
    void verifiedAnswered(Running &command, const ApiResult<Callout> &answer);
    void unconditionalAnswered(Running &command, const ApiResult<Callout> &answer);
    void settleVerified(CommandId id);
    void showVerified(Running &command); ///< what may be seen of it, not before it has settled
    void attachReason(Running &command);
    void reasonAnswered(Running &command, const ApiError &error);
    void reconcile(Running &command);
    void readStep(CommandId id, int step);
    void noteRead(const CalloutAnswer &answer);
    void noteEvents(const EventsAnswer &answer);
    void noteLate(CalloutId id, MonoTime sent, const Callout *callout, bool cancelEvent);
    void readLater(CalloutId id);
    void stepAnswered(Running &command);
    void conclude(Running &command);
    void concludeVerified(Running &command);
    void concludeUnconditional(Running &command);
    void releaseHeldNotes(CalloutId id);

    void sendRaise(Running &command);
    void raiseAnswered(Running &command, const ApiResult<Callout> &answer);
    void checkRaise(Running &command);
    void raiseChecked(Running &command, const ApiResult<Snapshot> &answer);
    void raised(Running &command, Callout callout);
    void sendDismissal(Running &command);
    void sendRating(Running &command);
    void sendNextAspect(Running &command);

    PanicApi &m_api;
    DetailScheduler &m_reader;
    const Clock &m_clock;
    const ServerClock &m_serverClock;
    Scheduler &m_scheduler;
    LinkState::Kind m_link = LinkState::Kind::Connecting;
    CommandId m_lastId = 0;
    std::map<CommandId, std::unique_ptr<Running>> m_running;
    QHash<CalloutId, Verified> m_verified; ///< the newest of each callout, for the private note
    QHash<CalloutId, qint64> m_ratings; ///< AURA's ids of those that it has accepted
    QMultiHash<CalloutId, LogEntry> m_heldNotes; ///< log lines that would tell a held-back outcome
};

} // namespace console
