// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads single callouts, events and customers where they are needed most, within a fixed share of
// the request budget: after commands first, then what is selected, then what is missing from the
// list.
#pragma once

#include "domain/panicapi.h"
#include "services/scheduler.h"

#include <QCache>
#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace console {

class CalloutBoard;

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

class CalloutReader final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostPerSecond = 4;
    static constexpr Millis selectedInterval{5'000};
    static constexpr Millis endedInterval{30'000}; ///< of a selected one that has ended
    static constexpr Millis deadline{12'000}; ///< besides the transport's own 10 s
    static constexpr int mostCustomers = 500;

    /// Reads go to `board` (applyRead, applyReadFailure) and to the signals.
    CalloutReader(PanicApi &api, CalloutBoard &board, const Clock &clock, Scheduler &scheduler,
                  QObject *parent = nullptr);
    ~CalloutReader() override;

    /// Callout, events and customer of `id` at once, then every 5 s (the customer once). 0 = none.
    void select(CalloutId id);
    [[nodiscard]] CalloutId selected() const { return m_selected; }
    /// For CalloutBoard::readWanted.
    void read(CalloutId id);
    /// Callout and events before all else; for what follows a command, and for "read again".
    void readNow(CalloutId id);
    void readEvents(CalloutId id);

    /// Null until read; wantCustomer() asks once per id, and again after a failure.
    [[nodiscard]] std::optional<Customer> customer(CustomerId id) const;
    void wantCustomer(CustomerId id);

    /// Forgets what is queued and on its way, and all customers (sign-out).
    void reset();

signals:
    void calloutRead(const console::CalloutAnswer &answer); ///< the board has it already
    void eventsRead(const console::EventsAnswer &answer);
    void customerRead(const console::Customer &customer);
    void customerFailed(console::CustomerId id, const console::ApiError &error);

private:
    enum class What : quint8 { Callout, Events, Customer };
    enum class Need : quint8 { Command, Selected, Missing };
    using Key = std::pair<What, qint64>;
    struct Wanted {
        Need need;
        quint64 order;
    };
    struct OnItsWay {
        quint64 number;
        MonoTime sent;
    };

    void enqueue(What what, qint64 id, Need need);
    void pump();
    void pumpAfter(Millis delay);
    [[nodiscard]] std::optional<Key> nextInQueue(MonoTime now) const;
    void send(const Key &key, MonoTime now);
    /// When the request was sent; null when it has been given up.
    std::optional<MonoTime> arrived(const Key &key, quint64 number, const ApiError *error);
    void calloutAnswered(CalloutId id, quint64 number, const ApiResult<CalloutRead> &result);
    void eventsAnswered(CalloutId id, quint64 number, ApiResult<QList<CalloutEvent>> result);
    void customerAnswered(CustomerId id, quint64 number, const ApiResult<Customer> &result);
    void giveUp(const Key &key, quint64 number);
    void watchSelected(quint64 number);
    void readSelected();

    PanicApi &m_api;
    CalloutBoard &m_board;
    const Clock &m_clock;
    Scheduler &m_scheduler;
    std::map<Key, Wanted> m_queue;
    std::map<Key, OnItsWay> m_onTheirWay;
    std::deque<MonoTime> m_sent; ///< within the last second
    QCache<CustomerId, Customer> m_customers{mostCustomers};
    std::unique_ptr<QObject> m_requests; ///< context of all requests
    CalloutId m_selected = 0;
    quint64 m_number = 0;
    quint64 m_watchNumber = 0;
    MonoTime m_pausedUntil = MonoTime::min(); ///< after trouble with the link; not for commands
    std::optional<MonoTime> m_pumpDue;
};

} // namespace console
