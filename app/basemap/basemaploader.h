// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the basemap once, on a thread of its own, and hands it to everybody who needs it.
#pragma once

#include "basemap/basemapdata.h"

#include <QObject>

#include <memory>

class QThread;

namespace console {

class PlaceIndex;

class BasemapLoader final : public QObject {
    Q_OBJECT

public:
    explicit BasemapLoader(QObject *parent = nullptr);
    ~BasemapLoader() override; ///< waits for a reading under way (tens of milliseconds)

    /// Starts reading; a second call does nothing. `places`, which must outlive this, has the names
    /// by the time it is finished; may be null.
    void start(PlaceIndex *places, const QString &path = BasemapData::builtInPath());

signals:
    /// Once, later, on this object's thread.
    void finished(const console::BasemapResult &result);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace console
