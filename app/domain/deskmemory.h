// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this desk keeps over a crash besides the operator log: drafts, notes, snoozes, ticked steps,
// what is still to be rated. Small values, by kind and key.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <functional>

class QObject;

namespace console {

/// All calls return at once; the disk is touched on another thread, in the order of the calls.
/// Never a safe code, a token or a mobile number.
class DeskMemory {
public:
    using Values = QHash<QString, QJsonObject>; ///< by key

    virtual ~DeskMemory() = default;

    virtual void remember(const QString &kind, const QString &key, const QJsonObject &value) = 0;
    virtual void forget(const QString &kind, const QString &key) = 0;
    /// `done` runs once, later, on `context`'s thread, unless that is gone by then. What cannot be
    /// read is empty.
    virtual void recall(const QString &kind, QObject *context,
                        std::function<void(const Values &)> done) = 0;
};

} // namespace console
