// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/circuit.h"

#include "services/errors.h"
#include "services/retry.h"

#include "fakes.h"

#include <QtTest/QtTest>

using namespace console;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

ApiError limited(std::optional<std::chrono::seconds> retryAfter)
{
    ApiError error = errorOf(Kind::RateLimited);
    error.retryAfter = retryAfter;
    return error;
}

} // namespace

class TestCircuit final : public QObject {
    Q_OBJECT

private slots:
    void opensAfterThreeInARow();
    void otherErrorsAreNoTrouble();
    void onlyTheListCloses();
    void failedProbeOpensAgain();
    void rateLimitOpensUntilRetryAfter();
    void rateLimitWithoutRetryAfter();
    void longRetryAfterIsCapped();
    void signalsOnlyChanges();
    void pausesGrowAndStayWithinBounds();
    void retryAfterIsObeyedAndCapped();
    void whatIsWorthRetrying();

private:
    FakeClock m_clock;
};

void TestCircuit::opensAfterThreeInARow()
{
    Circuit circuit(m_clock);
    circuit.failed(errorOf(Kind::Offline));
    circuit.failed(errorOf(Kind::Timeout));
    circuit.succeeded(false);
    circuit.failed(errorOf(Kind::ServerFault));
    circuit.failed(errorOf(Kind::Offline));
    QVERIFY(circuit.isClosed());
    circuit.failed(errorOf(Kind::Offline));
    QCOMPARE(circuit.state(), CircuitState::Open);
}

void TestCircuit::otherErrorsAreNoTrouble()
{
    Circuit circuit(m_clock);
    for (int i = 0; i < 5; ++i) {
        for (const Kind kind : {Kind::NotFound, Kind::Rejected, Kind::Conflict, Kind::Malformed})
            circuit.failed(errorOf(kind));
    }
    QVERIFY(circuit.isClosed());
}

void TestCircuit::onlyTheListCloses()
{
    Circuit circuit(m_clock);
    for (int i = 0; i < 3; ++i)
        circuit.failed(errorOf(Kind::Offline));
    circuit.succeeded(false); // what followed a command
    QCOMPARE(circuit.state(), CircuitState::Open);
    circuit.probe();
    QCOMPARE(circuit.state(), CircuitState::HalfOpen);
    circuit.succeeded(false);
    QCOMPARE(circuit.state(), CircuitState::HalfOpen);
    circuit.succeeded(true);
    QVERIFY(circuit.isClosed());
}

void TestCircuit::failedProbeOpensAgain()
{
    Circuit circuit(m_clock);
    for (int i = 0; i < 3; ++i)
        circuit.failed(errorOf(Kind::Offline));
    circuit.probe();
    circuit.failed(errorOf(Kind::Offline));
    QCOMPARE(circuit.state(), CircuitState::Open);
}

void TestCircuit::rateLimitOpensUntilRetryAfter()
{
    Circuit circuit(m_clock);
    circuit.failed(limited(60s));
    QCOMPARE(circuit.state(), CircuitState::Open);
    m_clock.mono += 59s;
    circuit.probe(); // the list goes on all the same
    circuit.succeeded(true);
    QCOMPARE(circuit.state(), CircuitState::Open);
    m_clock.mono += 1s;
    circuit.probe();
    QCOMPARE(circuit.state(), CircuitState::HalfOpen);
    circuit.succeeded(true);
    QVERIFY(circuit.isClosed());
}

void TestCircuit::rateLimitWithoutRetryAfter()
{
    Circuit circuit(m_clock);
    circuit.failed(limited({}));
    m_clock.mono += Circuit::pauseAfterLimit - 1ms;
    circuit.probe();
    QCOMPARE(circuit.state(), CircuitState::Open);
    m_clock.mono += 1ms;
    circuit.probe();
    QCOMPARE(circuit.state(), CircuitState::HalfOpen);
}

void TestCircuit::longRetryAfterIsCapped()
{
    Circuit circuit(m_clock);
    circuit.failed(limited(240h));
    m_clock.mono += 10min;
    circuit.probe();
    QCOMPARE(circuit.state(), CircuitState::HalfOpen);
}

void TestCircuit::signalsOnlyChanges()
{
    Circuit circuit(m_clock);
    QSignalSpy spy(&circuit, &Circuit::changed);
    circuit.succeeded(true);
    circuit.probe();
    for (int i = 0; i < 6; ++i)
        circuit.failed(errorOf(Kind::Offline));
    QCOMPARE(spy.size(), 1);
    circuit.reset();
    QCOMPARE(spy.size(), 2);
    QVERIFY(circuit.isClosed());
}

void TestCircuit::pausesGrowAndStayWithinBounds()
{
    const ApiError error = errorOf(Kind::ServerFault);
    QCOMPARE(retryPause(error, 1, 0.5), 1s);
    QCOMPARE(retryPause(error, 2, 0.5), 2s);
    QCOMPARE(retryPause(error, 4, 0.5), 8s);
    QCOMPARE(retryPause(error, 5, 0.0), 12'800ms);
    QCOMPARE(retryPause(error, 5, 0.75), 17'600ms);
    for (int failures = 1; failures < 100; ++failures) {
        for (const double random : {0.0, 0.3, 0.999}) {
            QVERIFY(retryPause(error, failures, random) >= 1s);
            QVERIFY(retryPause(error, failures, random) <= 30s);
        }
    }
}

void TestCircuit::retryAfterIsObeyedAndCapped()
{
    QCOMPARE(retryPause(limited(90s), 1, 0.5), 90s);
    QCOMPARE(retryPause(limited(0s), 3, 0.5), 4s);
    QCOMPARE(retryPause(limited(100h), 1, 0.5), 10min);
}

void TestCircuit::whatIsWorthRetrying()
{
    for (const Kind kind : {Kind::Offline, Kind::Timeout, Kind::RateLimited, Kind::ServerFault})
        QVERIFY(isWorthRetrying(kind));
    for (const Kind kind :
         {Kind::Tls, Kind::Unauthorised, Kind::Forbidden, Kind::NotFound, Kind::Conflict,
          Kind::Rejected, Kind::Malformed, Kind::TooLarge, Kind::Cancelled, Kind::NotRecorded})
        QVERIFY(!isWorthRetrying(kind));
}

QTEST_GUILESS_MAIN(TestCircuit)
#include "tst_circuit.moc"
