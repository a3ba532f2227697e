// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls that a faked API took: kept until a test answers them, once, later, while their context
// lives.
#pragma once

#include "domain/panicapi.h"

#include <QPointer>

#include <deque>

template <typename T> struct FakeCall {
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
template <typename T> struct FakeCalls {
    QList<FakeCall<T>> all;
    std::deque<FakeCall<T>> open;
    std::function<console::ApiResult<T>(qint64 id)> automatic;

    void add(const FakeCall<T> &call)
    {
        all.append(call);
        if (automatic)
            call.answer(automatic(call.id));
        else
            open.push_back(call);
    }
    [[nodiscard]] FakeCall<T> take()
    {
        Q_ASSERT(!open.empty());
        const FakeCall<T> call = open.front();
        open.pop_front();
        return call;
    }
};
