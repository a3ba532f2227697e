// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All services of a session, signed in to a real sandbox whose faults a test sets; no windows.
#pragma once

#include "journal/sqliteoperatorlog.h"
#include "sandbox/sandboxserver.h"
#include "session.h"
#include "simulator/httpsandboxcontrol.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace console::test {

class FaultDesk final {
public:
    static constexpr int load = 12; ///< callouts on the board

    FaultDesk()
        : m_sandbox(sandboxOptions()), log(m_dir.filePath(QStringLiteral("log.sqlite")), clock)
    {
        QSignalSpy started(&m_sandbox, &sandbox::EmbeddedSandbox::started);
        m_sandbox.start();
        if (!started.wait(10'000))
            qFatal("the sandbox does not start");
        const QUrl root = started.constFirst().constFirst().toUrl();
        control = std::make_unique<HttpSandboxControl>(root);
        const sandbox::Options defaults;
        ConnectionProfile profile;
        profile.apiRoot = root;
        Session::Manners manners;
        // Short, so that silence is seen soon; generous, so that no probe waits for another.
        manners.limits.deadline = Millis(700);
        manners.limits.connectTimeout = Millis(500);
        manners.limits.bodyLimit = 1024 * 1024;
        manners.requestsPerSecond = 50;
        manners.burst = 100;
        session = std::make_unique<Session>(
            profile, Credentials{defaults.clientId, defaults.clientSecret, {}}, clock, serverClock,
            log, QStringLiteral("Op 01"), manners);
        // The application does this itself, to measure it.
        QObject::connect(&session->monitor(), &CalloutMonitor::snapshotReceived, &session->feed(),
                         &SnapshotFeed::feed);
        session->start(Millis(1000));
    }

    [[nodiscard]] bool waitForBoard()
    {
        return QTest::qWaitFor(
            [this] {
                return session->monitor().link().kind == LinkState::Kind::Linked
                       && session->board().entries().size() >= load;
            },
            10'000);
    }

    /// Waits for the control surface to take them; it may be refused for a while.
    [[nodiscard]] bool setFaults(const QList<QJsonObject> &faults)
    {
        return QTest::qWaitFor(
            [this, &faults] {
                bool taken = false;
                QEventLoop waiting;
                control->setFaults(faults, &m_context, [&](const ApiResult<SandboxStatus> &status) {
                    taken = status.has_value();
                    waiting.quit();
                });
                waiting.exec();
                return taken;
            },
            15'000);
    }

    [[nodiscard]] QList<CalloutId> ids() const
    {
        QList<CalloutId> list;
        for (const BoardEntry &entry : session->board().entries())
            list += entry.id();
        std::ranges::sort(list);
        return list;
    }

private:
    static sandbox::Options sandboxOptions()
    {
        sandbox::Options options;
        options.scenario = QStringLiteral("empty");
        options.speed = 1000;
        options.load = load;
        return options;
    }

    QTemporaryDir m_dir;
    QObject m_context;
    sandbox::EmbeddedSandbox m_sandbox;

public:
    SystemClock clock;
    ServerClock serverClock{clock};
    SqliteOperatorLog log;
    std::unique_ptr<HttpSandboxControl> control;
    std::unique_ptr<Session> session;
};

} // namespace console::test
