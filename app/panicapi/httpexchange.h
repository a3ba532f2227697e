// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One request on the wire until its answer is complete or the attempt has failed: size limit,
// connection time-out, redirects, TLS. The deadline of the whole call is its owner's, who simply
// destroys this.
#pragma once

#include "panicapi/httprequest.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <functional>

namespace console {

class HttpExchange final : public QObject {
    Q_OBJECT

public:
    /// Sends at once. `done` runs once, from the event loop; never after this object is destroyed,
    /// which gives the request up. Inside `done`, destroy it by deleteLater() only. `wire` must
    /// outlive it.
    ///
    /// A failure is reported to the wire before `done` runs; a success is its owner's to report,
    /// by recordOf(), once it is known whether it could be decoded.
    HttpExchange(const Wire &wire, HttpRequest request, std::function<void(HttpResult)> done,
                 QObject *parent);
    ~HttpExchange() override;

    /// Ends the attempt without `done`: its owner's deadline has passed.
    void giveUp(const ApiError &error);
    [[nodiscard]] static Exchange recordOf(Endpoint endpoint, const HttpAnswer &answer);

private:
    void send(const QUrl &url);
    [[nodiscard]] QNetworkRequest prepared(const QUrl &url) const;
    void upload(const QNetworkRequest &request);
    void watchReply();
    void onHeaders();
    void onReadyRead();
    void onFinished();
    [[nodiscard]] bool followsRedirect(int status);
    [[nodiscard]] int status() const;
    [[nodiscard]] std::optional<UtcTime> serverDate() const;
    void report(const ApiError &error) const;
    void fail(ApiError error);
    void finish(HttpResult result);
    void log(const HttpResult &result) const;
    void dropReply();

    const Wire &m_wire;
    HttpRequest m_request;
    std::function<void(HttpResult)> m_done;
    QNetworkReply *m_reply = nullptr;
    QTimer m_connectTimer;
    QByteArray m_body;
    QStringList m_tlsReasons;
    MonoTime m_sent{};
    int m_redirects = 0;
};

} // namespace console
