// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatorlink.h"

#include "domain/connection.h"
#include "simulator/httpsandboxcontrol.h"
#include "ui/dialogs/errortext.h"
#include "ui/shell/mainwindow.h"
#include "ui/simulator/simulatorpane.h"

#include <QLocale>

namespace console {

using namespace std::chrono_literals;

SimulatorLink::SimulatorLink(MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window)
{
    m_refresh.setInterval(2s);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (m_pane && m_pane->isVisible())
            readStatus();
    });
    connect(&m_window.sandbox(), &WindowSandbox::simulatorChanged, this,
            &SimulatorLink::connectPane);
}

SimulatorLink::~SimulatorLink() = default;

void SimulatorLink::begin(const QUrl &apiRoot)
{
    end();
    if (!isLoopbackHost(apiRoot.host()))
        return;
    m_requests = std::make_unique<QObject>();
    m_control = std::make_unique<HttpSandboxControl>(apiRoot);
    m_control->status(m_requests.get(), [this](const ApiResult<SandboxStatus> &status) {
        if (!status) {
            // Whatever listens there is no sandbox. The control lives on until end(): this runs in
            // a callback of its own.
            return;
        }
        m_window.setSimulator(true);
        m_refresh.start();
        emit found();
        if (m_pane)
            m_pane->setStatus(*status);
    });
}

void SimulatorLink::end()
{
    m_refresh.stop();
    m_requests.reset();
    m_control.reset();
    m_window.setSimulator(false);
}

void SimulatorLink::fail(const ApiError &error)
{
    if (m_pane)
        m_pane->setError(errorText(error, ErrorContext::Simulator));
}

template <typename T> ApiCallback<T> SimulatorLink::answer(std::function<void(const T &)> done)
{
    return [this, done = std::move(done)](const ApiResult<T> &result) {
        if (result)
            done(*result);
        else
            fail(result.error());
    };
}

ApiCallback<SandboxStatus> SimulatorLink::statusAnswer()
{
    return answer<SandboxStatus>([this](const SandboxStatus &status) {
        if (m_pane)
            m_pane->setStatus(status);
        emit changed();
    });
}

void SimulatorLink::readStatus()
{
    if (!m_control)
        return;
    m_control->status(m_requests.get(), answer<SandboxStatus>([this](const SandboxStatus &status) {
                          if (m_pane)
                              m_pane->setStatus(status);
                      }));
}

void SimulatorLink::connectPane(SimulatorPane *pane)
{
    m_pane = pane;
    if (!pane)
        return;
    connect(pane, &SimulatorPane::statusRequested, this, &SimulatorLink::readStatus);
    connect(pane, &SimulatorPane::raiseRequested, this, [this] {
        m_control->raiseAtRandom(m_requests.get(), answer<CalloutId>([this](CalloutId id) {
                                     if (m_pane)
                                         m_pane->setDone(tr("Raised %1.").arg(id));
                                     emit changed();
                                 }));
    });
    connect(pane, &SimulatorPane::advanceRequested, this,
            [this](CalloutId id, const QString &stage) {
                m_control->advance(id, stage, m_requests.get(),
                                   answer<QString>([this, id](const QString &status) {
                                       if (m_pane) {
                                           //: A callout's number and AURA's own status word.
                                           m_pane->setDone(tr("%1 is now: %2").arg(id).arg(status));
                                       }
                                       emit changed();
                                   }));
            });
    connect(pane, &SimulatorPane::duressRequested, this, [this] {
        m_control->duressMarkers(m_requests.get(), answer<QList<DuressMarker>>(
                                                       [this](const QList<DuressMarker> &markers) {
                                                           if (m_pane)
                                                               m_pane->setDuressMarkers(markers);
                                                       }));
    });
    connectWorld(pane);
}

void SimulatorLink::connectWorld(SimulatorPane *pane)
{
    connect(pane, &SimulatorPane::scenarioRequested, this, [this](const QString &name) {
        m_control->setScenario(name, m_requests.get(), statusAnswer());
    });
    connect(pane, &SimulatorPane::speedRequested, this, [this](double factor) {
        m_control->setSpeed(factor, m_requests.get(), statusAnswer());
    });
    connect(pane, &SimulatorPane::dialectRequested, this, [this](const QString &dialect) {
        m_control->setDialect(dialect, m_requests.get(), statusAnswer());
    });
    connect(pane, &SimulatorPane::faultsRequested, this, [this](const QList<QJsonObject> &faults) {
        m_control->setFaults(faults, m_requests.get(), statusAnswer());
    });
}

} // namespace console
