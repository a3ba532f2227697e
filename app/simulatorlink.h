// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds out whether what the console is connected to is a sandbox on this machine, and if so lets
// the simulator pane control it. Nothing is ever asked of another host.
#pragma once

#include "domain/sandboxcontrol.h"

#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace console {

class MainWindow;
class SimulatorPane;

class SimulatorLink final : public QObject {
    Q_OBJECT

public:
    explicit SimulatorLink(MainWindow &window, QObject *parent = nullptr);
    ~SimulatorLink() override;

    /// A session has begun there. `found` follows if it is a sandbox.
    void begin(const QUrl &apiRoot);
    void end();

signals:
    void found();
    /// The sandbox does something else now: what is on the screen should be read again.
    void changed();

private:
    template <typename T> ApiCallback<T> answer(std::function<void(const T &)> done);
    ApiCallback<SandboxStatus> statusAnswer();
    void connectPane(SimulatorPane *pane);
    void connectWorld(SimulatorPane *pane);
    void readStatus();
    void fail(const ApiError &error);

    MainWindow &m_window;
    std::unique_ptr<SandboxControl> m_control;
    std::unique_ptr<QObject> m_requests; ///< context of all that is asked
    QPointer<SimulatorPane> m_pane;
    QTimer m_refresh; ///< while the pane is seen: the story moves by itself
};

} // namespace console
