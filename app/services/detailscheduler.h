// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Spends what is left of the request budget on the single reads that are needed most: after a
// command, what is selected, what nobody has taken, what was soft-cancelled, what is missing from
// the list, and then every active callout in turn. It asks for one turn at a time and decides what
// for when the turn comes.
#pragma once

#include "domain/linkstate.h"
#include "domain/panicapi.h"
#include "services/circuit.h"
#include "services/detailqueue.h"
#include "services/detailrotation.h"
#include "services/requestbudget.h"
#include "services/retry.h"

#include <QCache>
#include <QObject>

#include <memory>

namespace console {

class CalloutBoard;
struct BoardChanges;

/// One answer about one callout. `sent`: when it was asked for.
struct CalloutAnswer {
    CalloutId id = 0;
    MonoTime sent{};
    ApiResult<CalloutRead> result;
};

struct EventsAnswer {
    CalloutId id = 0;
    MonoTime sent{};
    ApiResult<QList<CalloutEvent>> result; ///< by id
};

class DetailScheduler final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis selectedInterval{5'000};
    static constexpr Millis endedInterval{30'000}; ///< of a selected one that has ended
    static constexpr Millis betweenTurns{500}; ///< of the background: at most 2/s
    static constexpr Millis overdueAfter{5'000}; ///< then a lane gets its share (see FairShare)
    static constexpr Millis deadline{12'000}; ///< from sending, besides the transport's own 10 s
    static constexpr int mostCustomers = 500;
    static constexpr int mostCustomerAttempts = 10;

    /// `api` is the bare one: the turns are asked for here. Reads go to `board` (applyRead,
    /// applyReadFailure) and to the signals; how they went, to `circuit`. While that is not closed,
    /// only what follows a command is read.
    DetailScheduler(PanicApi &api, RequestBudget &budget, Circuit &circuit, CalloutBoard &board,
                    const Clock &clock, Scheduler &scheduler, QObject *parent = nullptr);
    ~DetailScheduler() override;

    /// Callout, events and customer of `id` at once, then every 5 s (the customer once). 0 = none.
    void select(CalloutId id);
    [[nodiscard]] CalloutId selected() const { return m_selected; }
    /// For CalloutBoard::readWanted.
    void read(CalloutId id);
    /// Callout and events before all else; for what follows a command, and for "read again".
    void readNow(CalloutId id);
    void readEvents(CalloutId id);
    /// For CalloutMonitor::linkChanged: in the background nothing is read unless linked.
    void setLink(const LinkState &link);

    /// Null until read; wantCustomer() asks once per id, and after trouble with the link again by
    /// itself.
    [[nodiscard]] std::optional<Customer> customer(CustomerId id) const;
    void wantCustomer(CustomerId id);
    /// After a change of the customer: what is known is asked for anew.
    void forgetCustomer(CustomerId id) { m_customers.remove(id); }

    /// Forgets what is queued and on its way, and all customers (sign-out).
    void reset();
    void setRandom(RandomSource random) { m_random = std::move(random); }

signals:
    void calloutRead(const console::CalloutAnswer &answer); ///< the board has it already
    void eventsRead(const console::EventsAnswer &answer);
    void customerRead(const console::Customer &customer);
    void customerFailed(console::CustomerId id, const console::ApiError &error);

private:
    using What = DetailQueue::What;
    using Need = DetailQueue::Need;
    using Key = DetailQueue::Key;
    using Trip = DetailQueue::Trip;
    using Lane = DetailRotation::Lane;
    /// In the order of need; those of the rotation keep its order.
    enum class Turn : quint8 { Selected, Unread, Unacknowledged, SoftCancelled, Missing, Others };
    static constexpr std::size_t turns = 6;

    void follow(const BoardChanges &changes);
    void enqueue(What what, qint64 id, Need need);
    void pump();
    void pumpAfter(Millis delay);
    void askForTurn(RequestBudget::Class what);
    void spendTurn(RequestBudget::Class what);
    [[nodiscard]] std::optional<MonoTime> waitingSince(Turn turn, MonoTime now) const;
    [[nodiscard]] std::optional<MonoTime> nextMoment(MonoTime now) const;
    [[nodiscard]] bool hasDetail(MonoTime now) const;
    void readInTurn(Lane lane, MonoTime now);
    void send(const Key &key, const Trip &trip);
    /// Null when the request has been given up.
    std::optional<Trip> arrived(const Key &key, quint64 number, const ApiError *error);
    void retryLater(const Key &key, const Trip &trip, const ApiError &error);
    [[nodiscard]] bool isStillWanted(const Key &key, Need need) const;
    void calloutAnswered(CalloutId id, quint64 number, const ApiResult<CalloutRead> &result);
    void eventsAnswered(CalloutId id, quint64 number, ApiResult<QList<CalloutEvent>> result);
    void customerAnswered(CustomerId id, quint64 number, const ApiResult<Customer> &result);
    void giveUp(const Key &key, quint64 number);
    void watchSelected(quint64 number);
    void readSelected();

    PanicApi &m_api;
    RequestBudget &m_budget;
    Circuit &m_circuit;
    CalloutBoard &m_board;
    const Clock &m_clock;
    Scheduler &m_scheduler;
    RandomSource m_random;
    DetailQueue m_queue;
    DetailRotation m_rotation;
    FairShare<turns> m_share;
    QCache<CustomerId, Customer> m_customers{mostCustomers};
    std::unique_ptr<QObject> m_requests; ///< context of all requests and turns
    std::array<bool, 3> m_isAsking{}; ///< by RequestBudget::Class
    CalloutId m_selected = 0;
    quint64 m_watchNumber = 0;
    LinkState::Kind m_link = LinkState::Kind::Connecting;
    MonoTime m_nextInTurn = MonoTime::min();
    std::optional<MonoTime> m_pumpDue;
};

} // namespace console
