// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The control surface of a sandbox (`/sandbox`, docs/sandbox.md): what a trainer or a tester may do
// to the served world. Exists only while the console is connected to a sandbox on this machine.
#pragma once

#include "domain/apierror.h"
#include "domain/callout.h"

#include <QJsonObject>
#include <QStringList>

class QObject;

namespace console {

struct SandboxStatus {
    QString version;
    QString scenario;
    QStringList scenarios; ///< that can be chosen
    double speed = 1; ///< story seconds per second
    QString dialect; ///< "flat" or "nested"
    int active = 0; ///< callouts
    int duressMarkers = 0;
    QList<QJsonObject> faults; ///< as the control surface describes them, see docs/sandbox.md
};

struct DuressMarker {
    CalloutId calloutId = 0;
    QString verdict; ///< "duress", "verified" or "unconditional"
    std::optional<UtcTime> at;
};

/// The promise of ApiCallback holds for every call (see PanicApi).
class SandboxControl {
public:
    virtual ~SandboxControl() = default;

    /// NotFound or Malformed: whatever listens there is no sandbox.
    virtual void status(QObject *context, ApiCallback<SandboxStatus> done) = 0;
    /// `stage`: "owned", "dispatched", "withdrawn", "arrived", "completed", "closed"; empty = the
    /// next one. Gives the status text after it.
    virtual void advance(CalloutId id, const QString &stage, QObject *context,
                         ApiCallback<QString> done) = 0;
    virtual void raiseAtRandom(QObject *context, ApiCallback<CalloutId> done) = 0;
    virtual void duressMarkers(QObject *context, ApiCallback<QList<DuressMarker>> done) = 0;
    virtual void setDialect(const QString &dialect, QObject *context,
                            ApiCallback<SandboxStatus> done) = 0;
    virtual void setScenario(const QString &name, QObject *context,
                             ApiCallback<SandboxStatus> done) = 0;
    virtual void setSpeed(double factor, QObject *context, ApiCallback<SandboxStatus> done) = 0;
    /// Replaces all faults; an empty list ends them.
    virtual void setFaults(const QList<QJsonObject> &faults, QObject *context,
                           ApiCallback<SandboxStatus> done) = 0;
};

} // namespace console
