// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apitransport.h"

#include "panicapi/codec/charset.h"

#include <QElapsedTimer>
#include <QNetworkProxy>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

std::optional<ApiError> errorOfRoot(const std::expected<QUrl, UrlProblem> &root)
{
    if (root)
        return std::nullopt;
    if (root.error() == UrlProblem::PlainHttp) {
        return ApiError{
            Kind::Tls,
            0,
            u"plain HTTP is used for this machine only; the address must begin with https"_s,
            {}};
    }
    return ApiError{Kind::Offline, 0, u"the API address cannot be used"_s, {}};
}

QUrl below(const QUrl &root, const QString &path)
{
    QUrl url = root;
    url.setPath(root.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    return url;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

ApiTransport::ApiTransport(const QUrl &apiRoot, Credentials credentials, const Clock &clock,
                           HttpPanicApiOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_wire{m_network, clock, m_options.limits,
             [this](const Exchange &exchange) { Q_EMIT exchanged(exchange); }}
{
    const auto root = checkApiRoot(apiRoot.toString(QUrl::FullyEncoded));
    m_root = root.value_or(QUrl());
    m_rootError = errorOfRoot(root);
    TokenSource::Options tokens;
    tokens.tokenUrl = below(m_root, m_options.paths.of(Endpoint::Token));
    tokens.calloutTokenUrl = below(m_root, m_options.paths.of(Endpoint::CalloutToken));
    tokens.scope = m_options.scopeCustomerId;
    tokens.dialect = m_options.dialect;
    m_tokens = std::make_unique<TokenSource>(m_wire, std::move(tokens), std::move(credentials));
    if (isLoopbackHost(m_root.host()))
        m_network.setProxy(QNetworkProxy::NoProxy);
    m_decoders.setMaxThreadCount(2);
}

ApiTransport::~ApiTransport()
{
    const QList<quint64> pending = m_calls.keys();
    for (const quint64 call : pending) {
        m_calls.value(call)->abandon();
        settle(call);
    }
    m_decoders.clear();
    m_decoders.waitForDone();
}

bool ApiTransport::isOwnOrigin(const QUrl &url) const
{
    return !m_root.isEmpty() && url.isValid() && url.userInfo().isEmpty()
           && url.scheme() == m_root.scheme()
           && url.host().compare(m_root.host(), Qt::CaseInsensitive) == 0
           && portOf(url) == portOf(m_root);
}

void ApiTransport::run(Stage stage, QObject *context, std::function<void()> deliver)
{
    auto *call = new ApiCall(m_wire, *m_tokens, m_root, this);
    const quint64 id = ++m_lastCall;
    m_calls.insert(id, call);
    connect(call, &ApiCall::settled, context, std::move(deliver), Qt::QueuedConnection);
    connect(context, &QObject::destroyed, call, [this, id] { drop(id); });
    begin(id, std::make_shared<Stage>(std::move(stage)));
}

void ApiTransport::begin(quint64 id, const std::shared_ptr<Stage> &stage)
{
    if (const auto &refusal = m_rootError ? m_rootError : stage->request.refusal) {
        stage->fail(*refusal);
        settle(id);
        return;
    }
    m_calls.value(id)->start(stage->request, [this, id, stage](HttpResult result) {
        if (result) {
            digestLater(id, stage, std::move(*result));
            return;
        }
        stage->fail(result.error());
        settle(id);
    });
}

void ApiTransport::digestLater(quint64 id, const std::shared_ptr<Stage> &stage, HttpAnswer answer)
{
    m_decoders.start([this, id, stage, answer = std::move(answer)]() mutable {
        QElapsedTimer timer;
        timer.start();
        answer.body = asUtf8(std::move(answer.body), answer.contentType);
        Digest digest = stage->digest(answer);
        answer.transfer.decode = Millis(timer.elapsed());
        answer.body.clear();
        // The destructor waits for this thread, so `this` is there; what is posted dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, id, stage, digest = std::move(digest), answer = std::move(answer)] {
                onDigest(id, stage, digest, answer);
            },
            Qt::QueuedConnection);
    });
}

void ApiTransport::onDigest(quint64 id, const std::shared_ptr<Stage> &stage, const Digest &digest,
                            const HttpAnswer &answer)
{
    Exchange record = HttpExchange::recordOf(stage->request.endpoint, answer);
    record.drift = digest.drift;
    if (digest.error) {
        const Kind kind = digest.error->nothingThere ? Kind::NotFound : Kind::Malformed;
        record.error = ApiError{kind, answer.status, digest.error->detail, {}};
    }
    Q_EMIT exchanged(record);
    if (!m_calls.contains(id)) // given up meanwhile
        return;
    if (record.error) {
        stage->fail(*record.error);
        settle(id);
        return;
    }
    m_tokens->observeDialect(digest.dialect);
    digest.accept(answer.transfer);
    auto next = stage->next ? stage->next() : std::nullopt;
    if (next)
        begin(id, std::make_shared<Stage>(std::move(*next)));
    else
        settle(id);
}

void ApiTransport::settle(quint64 id)
{
    if (ApiCall *call = m_calls.take(id)) {
        Q_EMIT call->settled();
        call->deleteLater();
    }
}

void ApiTransport::drop(quint64 id)
{
    if (ApiCall *call = m_calls.take(id)) {
        call->abandon();
        call->deleteLater();
    }
}

} // namespace console
