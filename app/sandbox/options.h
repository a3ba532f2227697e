// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a sandbox is started with: the same values whether it runs as a program of its own or inside
// the console.

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sandbox {

struct Options final {
    quint16 port = 0; // 0: any free port
    QString dataFile; // empty: in memory, gone at the end
    quint32 seed = 1;
    double speed = 1.0; // story seconds per second, above 0 and at most 1000
    QString scenario = QStringLiteral("shift"); // one of playNames()
    QByteArray ownScenario; // a definition as JSON, read without a mistake; instead of the name
    QList<QJsonObject> faults; // set from the start, read without a mistake
    int load = 0; // this many more active callouts, for measuring
    QString clientId = QStringLiteral("sandbox");
    QString clientSecret = QStringLiteral("sandbox-secret");
    int tokenLifetimeSeconds = 3600;
    QString dialect = QStringLiteral("flat"); // or "nested"
    bool strictSafeCode = false; // a wrong code is answered 400 instead of like a right one
};

} // namespace sandbox
