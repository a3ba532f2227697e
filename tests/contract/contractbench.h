// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real client and the real sandbox with a recorder between them.
#pragma once

#include "panicapi/httpdirectoryapi.h"
#include "panicapi/httppanicapi.h"
#include "rawclient.h"
#include "recordingproxy.h"
#include "sandbox/sandboxserver.h"

#include <QSignalSpy>
#include <QtTest>

namespace console::test {

/// Waits for what a call brings; fails the test when it brings an error.
template <typename T> class Expected final {
public:
    [[nodiscard]] ApiCallback<T> callback()
    {
        return [this](ApiResult<T> given) {
            m_result = std::move(given);
            m_loop.quit();
        };
    }
    [[nodiscard]] bool arrives()
    {
        if (!m_result) {
            QTimer::singleShot(10'000, &m_loop, &QEventLoop::quit);
            m_loop.exec();
        }
        if (m_result && !*m_result) {
            qWarning("%s %d %s", kindName(m_result->error().kind).data(),
                     m_result->error().httpStatus, qPrintable(m_result->error().detail));
        }
        return m_result && *m_result;
    }
    [[nodiscard]] const T &value() const { return **m_result; }

private:
    std::optional<ApiResult<T>> m_result;
    QEventLoop m_loop;
};

inline CustomerDraft newCustomer()
{
    CustomerDraft draft;
    draft.name = QStringLiteral("Contract");
    draft.surname = QStringLiteral("Tester");
    draft.mobile = QStringLiteral("+27825559876");
    draft.email = QStringLiteral("contract@example.org");
    draft.externalReference = QStringLiteral("contract-1");
    return draft;
}

class ContractBench final {
public:
    explicit ContractBench(const QString &dialect, qint64 scope = 0, bool legacy = false)
        : description(dialect), m_sandbox(options(dialect))
    {
        QSignalSpy started(&m_sandbox, &sandbox::EmbeddedSandbox::started);
        m_sandbox.start();
        if (!started.wait(10'000))
            qFatal("the sandbox does not start");
        proxy = std::make_unique<RecordingProxy>(started.constFirst().constFirst().toUrl());
        raw = std::make_unique<RawClient>(proxy->url());
        connect(scope, legacy);
    }

    /// A new client, for one customer's callouts or all, on the same sandbox.
    void connect(qint64 scope, bool legacy)
    {
        const sandbox::Options defaults;
        directory.reset();
        HttpPanicApiOptions how;
        how.scopeCustomerId = scope;
        how.legacyRaise = legacy;
        api = std::make_unique<HttpPanicApi>(
            proxy->url(), Credentials{defaults.clientId, defaults.clientSecret, {}}, clock, how);
        directory = std::make_unique<HttpDirectoryApi>(api->transport());
    }

    [[nodiscard]] QStringList problems(bool requestsToo)
    {
        QStringList all;
        for (const Recorded &exchange : proxy->exchanges()) {
            all += description.problemsOf(exchange, requestsToo);
            seen.insert(description.answerName(exchange));
        }
        proxy->clear();
        return all;
    }

    SystemClock clock;
    Description description;
    std::unique_ptr<RecordingProxy> proxy;
    std::unique_ptr<RawClient> raw;
    std::unique_ptr<HttpPanicApi> api;
    std::unique_ptr<HttpDirectoryApi> directory;
    QObject context;
    QSet<QString> seen; ///< answers that were judged

private:
    static sandbox::Options options(const QString &dialect)
    {
        sandbox::Options options;
        options.scenario = QStringLiteral("empty");
        options.speed = 1000;
        options.dialect = dialect;
        return options;
    }

    sandbox::EmbeddedSandbox m_sandbox;
};

} // namespace console::test
