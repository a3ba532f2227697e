// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stops spending requests on a server in trouble: after three failures of the link in a row, or
// when it says that it is asked too much, only the list (and what an operator does) goes on until
// the list has succeeded.
#pragma once

#include "domain/linkstate.h"

#include <QObject>

namespace console {

class Circuit final : public QObject {
    Q_OBJECT

public:
    static constexpr int troublesUntilOpen = 3;
    static constexpr Millis pauseAfterLimit{5'000}; ///< a 429 without `Retry-After`
    static constexpr Millis longestPause{600'000}; ///< a longer `Retry-After` counts as this

    explicit Circuit(const Clock &clock, QObject *parent = nullptr);
    ~Circuit() override;

    [[nodiscard]] CircuitState state() const { return m_state; }
    /// Whether anything but the list and commands may be asked.
    [[nodiscard]] bool isClosed() const { return m_state == CircuitState::Closed; }

    /// A list goes out: HalfOpen, unless a pause that the server asked for is not over.
    void probe();
    /// Only a list's success closes it; any success ends a row of failures.
    void succeeded(bool isList);
    /// Errors that say nothing about the link (a 404, a refused value) are no trouble.
    void failed(const ApiError &error);
    void reset(); ///< Closed, as at first

signals:
    void changed(console::CircuitState state);

private:
    void enter(CircuitState state);

    const Clock &m_clock;
    CircuitState m_state = CircuitState::Closed;
    MonoTime m_openUntil = MonoTime::min(); ///< what the server asked for
    int m_troubles = 0;
};

} // namespace console
