// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/basemaploader.h"

#include "basemap/placeindex.h"

#include <QThread>

namespace console {

BasemapLoader::BasemapLoader(QObject *parent) : QObject(parent) { }

BasemapLoader::~BasemapLoader()
{
    if (m_thread)
        m_thread->wait();
}

void BasemapLoader::start(PlaceIndex *places, const QString &path)
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this, places, path] {
        const BasemapResult result = BasemapData::fromFile(path);
        if (result && places)
            places->setData(*result); // 20 ms that the GUI thread does not spend
        QMetaObject::invokeMethod(
            this, [this, result] { emit finished(result); }, Qt::QueuedConnection);
    }));
    m_thread->setObjectName(QLatin1StringView("basemap-loader"));
    m_thread->start(QThread::LowPriority);
}

} // namespace console
