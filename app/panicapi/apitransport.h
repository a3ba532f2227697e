// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every call of the API goes through: one connection, one token, one pool of threads that
// decode. Callouts and the directory share it.
#pragma once

#include "panicapi/apicall.h"
#include "panicapi/apioptions.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QThreadPool>

#include <memory>

namespace console {

/// To be used from its own thread; contexts may live in any. See HttpPanicApi for the promises.
class ApiTransport final : public QObject {
    Q_OBJECT

public:
    template <typename T> using Decoder = std::function<DecodeResult<T>(const HttpAnswer &)>;
    template <typename T> using Outcome = std::shared_ptr<ApiResult<T>>;

    /// What a decoder made of an answer; carried from its thread to this object's.
    struct Digest {
        std::optional<Dialect> dialect;
        Drift drift;
        std::optional<DecodeError> error;
        std::function<void(const Transfer &)> accept; ///< stores the value
    };
    /// One request and what becomes of its answer. All but `digest` runs on this object's thread.
    struct Stage {
        ApiRequest request;
        std::function<Digest(const HttpAnswer &)> digest;
        std::function<void(const ApiError &)> fail;
        std::function<std::optional<Stage>()> next; ///< after a success; may be empty
    };

    /// `clock` must outlive the object. Nothing is sent before the first call.
    ApiTransport(const QUrl &apiRoot, Credentials credentials, const Clock &clock,
                 HttpPanicApiOptions options, QObject *parent = nullptr);
    ~ApiTransport() override;

    [[nodiscard]] const HttpPanicApiOptions &options() const { return m_options; }
    [[nodiscard]] const QUrl &root() const { return m_root; }
    /// Scheme, host and port are the API root's: the bearer token may go there, and nowhere else.
    [[nodiscard]] bool isOwnOrigin(const QUrl &url) const;

    /// One request, one value. `context` is not null.
    template <typename T>
    void launch(ApiRequest request, QObject *context, ApiCallback<T> done, Decoder<T> decode)
    {
        auto outcome = pending<T>();
        run(stage<T>(std::move(request), outcome, std::move(decode)), context,
            delivery<T>(outcome, std::move(done)));
    }
    /// Several requests in a row; `deliver` runs as ApiCallback promises.
    void run(Stage stage, QObject *context, std::function<void()> deliver);

    /// Every outcome begins as Cancelled, so to settle is all that giving up needs.
    template <typename T> [[nodiscard]] static Outcome<T> pending()
    {
        return std::make_shared<ApiResult<T>>(
            std::unexpected(ApiError{ApiError::Kind::Cancelled, 0, {}, {}}));
    }
    template <typename T>
    [[nodiscard]] static std::function<void()> delivery(Outcome<T> outcome, ApiCallback<T> done)
    {
        return
            [outcome = std::move(outcome), done = std::move(done)] { done(std::move(*outcome)); };
    }
    template <typename T>
    [[nodiscard]] static Stage stage(ApiRequest request, Outcome<T> outcome, Decoder<T> decode);

Q_SIGNALS:
    /// One attempt on the wire has ended; the token's exchanges too. After decoding.
    void exchanged(const console::Exchange &exchange);

private:
    void begin(quint64 call, const std::shared_ptr<Stage> &stage);
    void digestLater(quint64 call, const std::shared_ptr<Stage> &stage, HttpAnswer answer);
    void onDigest(quint64 call, const std::shared_ptr<Stage> &stage, const Digest &digest,
                  const HttpAnswer &answer);
    void settle(quint64 call);
    void drop(quint64 call);

    HttpPanicApiOptions m_options;
    QUrl m_root;
    std::optional<ApiError> m_rootError;
    QNetworkAccessManager m_network;
    Wire m_wire;
    std::unique_ptr<TokenSource> m_tokens;
    QThreadPool m_decoders;
    QHash<quint64, ApiCall *> m_calls; ///< children
    quint64 m_lastCall = 0;
};

template <typename T> void setTransfer(T &, const Transfer &) { }
inline void setTransfer(Snapshot &snapshot, const Transfer &transfer)
{
    snapshot.transfer = transfer;
}
inline void setTransfer(CalloutRead &read, const Transfer &transfer)
{
    read.transfer = transfer;
}

template <typename T>
ApiTransport::Stage ApiTransport::stage(ApiRequest request, Outcome<T> outcome, Decoder<T> decode)
{
    Stage stage;
    stage.request = std::move(request);
    stage.fail = [outcome](const ApiError &error) { *outcome = std::unexpected(error); };
    stage.digest = [outcome, decode = std::move(decode)](const HttpAnswer &answer) {
        auto decoded = decode(answer);
        if (!decoded)
            return Digest{{}, {}, std::move(decoded.error()), {}};
        // Not into the outcome yet: its thread may be giving the call up just now.
        auto value = std::make_shared<T>(std::move(decoded->value));
        return Digest{decoded->dialect,
                      std::move(decoded->drift),
                      {},
                      [outcome, value](const Transfer &transfer) {
                          setTransfer(*value, transfer);
                          *outcome = std::move(*value);
                      }};
    };
    return stage;
}

} // namespace console
