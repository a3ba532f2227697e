// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One request to a sandbox's control surface until it has an answer, a reason why not, or has been
// given up.
#pragma once

#include "domain/apierror.h"

#include <QJsonValue>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>

namespace console {

class ControlCall final : public QObject {
    Q_OBJECT

public:
    using Result = ApiResult<QJsonValue>;

    explicit ControlCall(QObject *parent);
    ~ControlCall() override;

    /// Takes the reply over. Once.
    void follow(QNetworkReply *reply);
    /// Ends with `error`: nothing is sent, or nothing more awaited. Without effect once it has
    /// ended.
    void fail(ApiError error);

    /// Of a call that has ended.
    [[nodiscard]] const Result &result() const { return m_result; }

Q_SIGNALS:
    /// The callback hangs on this, queued, on its context's thread.
    void settled();

private:
    void onReadyRead();
    void onFinished();
    void finish(Result result);
    void dropReply();

    QNetworkReply *m_reply = nullptr;
    QTimer m_deadline;
    QByteArray m_body;
    Result m_result;
    bool m_ended = false;
};

} // namespace console
