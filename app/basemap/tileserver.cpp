// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tileserver.h"

#include "basemap/tileworker.h"

#include <QThread>

namespace console {

TileServer::TileServer(QObject *parent)
    : QObject(parent), m_counters(std::make_shared<TileCounters>())
{
}

TileServer::~TileServer()
{
    stop();
}

void TileServer::start(const Options &options)
{
    stop();
    m_counters = std::make_shared<TileCounters>();
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(QLatin1StringView("tile-server"));
    m_worker = new TileWorker(options, m_settings, m_scale, m_counters);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::started, m_worker, &TileWorker::listen);
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TileWorker::ready, this, &TileServer::ready);
    connect(m_worker, &TileWorker::sourceChanged, this, &TileServer::sourceChanged);
    connect(m_worker, &TileWorker::stateChanged, this, &TileServer::stateChanged);
    connect(m_worker, &TileWorker::failed, this, &TileServer::failed);
    connect(m_worker, &TileWorker::idle, this, &TileServer::idle);
    m_thread->start(QThread::LowPriority);
}

void TileServer::stop()
{
    if (!m_thread)
        return;
    m_worker = nullptr;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

void TileServer::setSource(const BasemapSettings &settings)
{
    if (std::exchange(m_settings, settings) == settings || !m_worker)
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, settings] { worker->use(settings); });
}

void TileServer::setDevicePixelRatio(double ratio)
{
    const int scale = ratio > 1.0 ? 2 : 1;
    if (std::exchange(m_scale, scale) == scale || !m_worker)
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, scale] { worker->setScale(scale); });
}

} // namespace console
