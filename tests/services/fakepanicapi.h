// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A Panic API that answers when and what a test says, and keeps the promise of ApiCallback: once,
// later, and never after the context has gone.
#pragma once

#include "domain/panicapi.h"

#include "fakecalls.h"
#include "fakes.h"
#include "samples.h"

class FakePanicApi final : public console::PanicApi {
public:
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
    void updateLocation(const console::LocationUpdate &update, QObject *context,
                        console::ApiCallback<console::LocationResult> done) override
    {
        add(locations, update.calloutId, {}, context, std::move(done));
    }
    void updateLocationAndReturn(const console::LocationUpdate &update, QObject *context,
                                 console::ApiCallback<console::LocationResult> done) override
    {
        add(locations, update.calloutId, {}, context, std::move(done));
    }
    void resolutionReport(console::CalloutId id, QObject *context,
                          console::ApiCallback<console::ResolutionReport> done) override
    {
        add(reports, id, {}, context, std::move(done));
    }
    void calloutMap(console::CalloutId id, QObject *context,
                    console::ApiCallback<console::CalloutMap> done) override
    {
        add(maps, id, {}, context, std::move(done));
    }
    void dismiss(console::CalloutId id, QObject *context,
                 console::ApiCallback<QString> done) override
    {
        add(dismissals, id, {}, context, std::move(done));
    }

    FakeCalls<console::Snapshot> lists;
    FakeCalls<console::CalloutRead> callouts;
    FakeCalls<QList<console::CalloutEvent>> eventLists;
    FakeCalls<console::Customer> customers;
    FakeCalls<QList<console::ResponseType>> typeLists;
    FakeCalls<QList<console::ExceptionReason>> reasonLists;
    FakeCalls<QList<console::RatingItem>> itemLists;
    FakeCalls<console::Callout> raises;
    FakeCalls<console::CalloutEvent> messages;
    FakeCalls<console::ExceptionReason> reasons;
    FakeCalls<console::Callout> verifiedCancels;
    FakeCalls<console::Callout> unconditionalCancels;
    FakeCalls<qint64> ratings;
    FakeCalls<qint64> ratedItems;
    FakeCalls<console::LocationResult> locations;
    FakeCalls<console::ResolutionReport> reports;
    FakeCalls<console::CalloutMap> maps;
    FakeCalls<QString> dismissals;
    bool hadCode = false;

private:
    template <typename T>
    void add(FakeCalls<T> &calls, qint64 id, const QString &text, QObject *context,
             console::ApiCallback<T> done)
    {
        calls.add({id, text, m_clock.mono, context, std::move(done)});
    }

    const FakeClock &m_clock;
};
