// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A Panic API that answers when and what a test says, and keeps the promise of ApiCallback: once,
// later, and never after the context has gone.
#pragma once

#include "domain/panicapi.h"

#include "fakes.h"

#include <deque>

class FakePanicApi final : public console::PanicApi {
public:
    template <typename T> struct Call {
        qint64 id = 0;
        QString text;
        console::MonoTime at{};
        QPointer<QObject> context;
        console::ApiCallback<T> done;

        void answer(const console::ApiResult<T> &result) const
        {
            if (context)
                QMetaObject::invokeMethod(
                    context, [done = done, result] { done(result); }, Qt::QueuedConnection);
        }
        void fail(console::ApiError::Kind kind) const
        {
            console::ApiError error;
            error.kind = kind;
            answer(std::unexpected(error));
        }
    };

    /// The calls of one operation. With `automatic` they are answered by themselves.
    template <typename T> struct Calls {
        QList<Call<T>> all;
        std::deque<Call<T>> open;
        std::function<console::ApiResult<T>(qint64 id)> automatic;

        void add(const Call<T> &call)
        {
            all.append(call);
            if (automatic)
                call.answer(automatic(call.id));
            else
                open.push_back(call);
        }
        [[nodiscard]] Call<T> take()
        {
            Q_ASSERT(!open.empty());
            const Call<T> call = open.front();
            open.pop_front();
            return call;
        }
    };

    explicit FakePanicApi(const FakeClock &clock) : m_clock(clock) { }

    void activeCallouts(QObject *context, console::ApiCallback<console::Snapshot> done) override
    {
        add(lists, 0, {}, context, std::move(done));
    }
    void customerCallouts(console::CustomerId id, QObject *context,
                          console::ApiCallback<console::Snapshot> done) override
    {
        add(lists, id, {}, context, std::move(done));
    }
    void callout(console::CalloutId id, QObject *context,
                 console::ApiCallback<console::CalloutRead> done) override
    {
        add(callouts, id, {}, context, std::move(done));
    }
    void events(console::CalloutId id, QObject *context,
                console::ApiCallback<QList<console::CalloutEvent>> done) override
    {
        add(eventLists, id, {}, context, std::move(done));
    }
    void customer(console::CustomerId id, QObject *context,
                  console::ApiCallback<console::Customer> done) override
    {
        add(customers, id, {}, context, std::move(done));
    }
    void responseTypes(QObject *context,
                       console::ApiCallback<QList<console::ResponseType>> done) override
    {
        add(typeLists, 0, {}, context, std::move(done));
    }
    void exceptionReasons(console::CalloutId id, QObject *context,
                          console::ApiCallback<QList<console::ExceptionReason>> done) override
    {
        add(reasonLists, id, {}, context, std::move(done));
    }
    void ratingItems(QObject *context,
                     console::ApiCallback<QList<console::RatingItem>> done) override
    {
        add(itemLists, 0, {}, context, std::move(done));
    }
    void raise(const console::RaiseRequest &request, QObject *context,
               console::ApiCallback<console::Callout> done) override
    {
        add(raises, request.customerId, {}, context, std::move(done));
    }
    void sendEvent(console::CalloutId id, const QString &text, QObject *context,
                   console::ApiCallback<console::CalloutEvent> done) override
    {
        add(messages, id, text, context, std::move(done));
    }
    void attachReason(console::CalloutId id, qint64, const QString &note, QObject *context,
                      console::ApiCallback<console::ExceptionReason> done) override
    {
        add(reasons, id, note, context, std::move(done));
    }
    void cancelVerified(console::CalloutId id, const console::SafeCode &code, QObject *context,
                        console::ApiCallback<console::Callout> done) override
    {
        hadCode = code.forRequest().size() == 4;
        add(verifiedCancels, id, {}, context, std::move(done));
    }
    void cancelUnconditionally(console::CalloutId id, QObject *context,
                               console::ApiCallback<console::Callout> done) override
    {
        add(unconditionalCancels, id, {}, context, std::move(done));
    }
    void rate(const console::RatingRequest &request, QObject *context,
              console::ApiCallback<qint64> done) override
    {
        add(ratings, request.calloutId, {}, context, std::move(done));
    }
    void rateItem(qint64 ratingId, const console::RatingRequest::Item &item, QObject *context,
                  console::ApiCallback<qint64> done) override
    {
        add(ratedItems, ratingId, item.key, context, std::move(done));
    }
    void updateLocation(const console::LocationUpdate &, QObject *,
                        console::ApiCallback<console::LocationResult>) override
    {
        Q_UNREACHABLE();
    }
    void updateLocationAndReturn(const console::LocationUpdate &, QObject *,
                                 console::ApiCallback<console::LocationResult>) override
    {
        Q_UNREACHABLE();
    }

    Calls<console::Snapshot> lists;
    Calls<console::CalloutRead> callouts;
    Calls<QList<console::CalloutEvent>> eventLists;
    Calls<console::Customer> customers;
    Calls<QList<console::ResponseType>> typeLists;
    Calls<QList<console::ExceptionReason>> reasonLists;
    Calls<QList<console::RatingItem>> itemLists;
    Calls<console::Callout> raises;
    Calls<console::CalloutEvent> messages;
    Calls<console::ExceptionReason> reasons;
    Calls<console::Callout> verifiedCancels;
    Calls<console::Callout> unconditionalCancels;
    Calls<qint64> ratings;
    Calls<qint64> ratedItems;
    bool hadCode = false;

private:
    template <typename T>
    void add(Calls<T> &calls, qint64 id, const QString &text, QObject *context,
             console::ApiCallback<T> done)
    {
        calls.add({id, text, m_clock.mono, context, std::move(done)});
    }

    const FakeClock &m_clock;
};

/// A live callout near Cape Town, as a list tells it.
inline console::Callout makeCallout(console::CalloutId id,
                                    const QString &status = QStringLiteral("created"))
{
    console::Callout callout;
    callout.id = id;
    callout.customerId = 1'000 + id;
    callout.statusText = status;
    callout.status = console::statusFromText(status);
    callout.position = console::Position{{-33.9 - double(id % 1'000) / 10'000, 18.4}, {}, {}};
    callout.responseTypeId = 1;
    callout.createdAt = console::UtcTime{std::chrono::seconds{1'752'479'900 + id % 50}};
    return callout;
}

inline console::Transfer transferAt(console::MonoTime sent, console::MonoTime received)
{
    console::Transfer transfer;
    transfer.sent = sent;
    transfer.received = received;
    return transfer;
}

inline console::Snapshot snapshotOf(const QList<console::Callout> &callouts, console::MonoTime at,
                                    bool complete = true)
{
    console::Snapshot snapshot;
    snapshot.callouts = callouts;
    snapshot.complete = complete;
    snapshot.transfer = transferAt(at, at);
    return snapshot;
}

inline console::CalloutRead readOf(const console::Callout &callout, console::MonoTime at)
{
    return {callout, transferAt(at, at)};
}
