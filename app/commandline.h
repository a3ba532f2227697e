// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line as a value. Reading it needs no display and no application object.
#pragma once

#include "domain/connection.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace console {

struct LaunchOptions {
    enum class Action : quint8 { Start, PrintAndExit, Refuse };

    Action action = Action::Start;
    QString message; ///< what to print when not starting: help, version, or what is wrong
    int exitCode = 0;

    bool sandbox = false;
    quint32 sandboxSeed = 1;
    double sandboxSpeed = 1;
    QString sandboxScenario;
    QString sandboxDialect; ///< "flat" or "nested"
    QUrl apiRoot; ///< empty unless given
    QString configDir; ///< empty = the platform's
    QString screenshotFile;
    bool summary = false;
    QString metricsFile;
    std::optional<QSize> size;
    QString theme; ///< "day", "night" or empty = as last time
    int exitAfterSeconds = 0; ///< 0 = never

    [[nodiscard]] bool isUnattended() const { return !screenshotFile.isEmpty() || summary; }
};

/// Never fails: bad arguments give Action::Refuse, one sentence and exit code 2.
[[nodiscard]] LaunchOptions parseCommandLine(const QStringList &arguments);

/// CALLOUT_CLIENT_ID with CALLOUT_CLIENT_SECRET, or CALLOUT_TOKEN; incomplete when neither is set.
[[nodiscard]] Credentials credentialsFromEnvironment();

/// False when no window could be shown: the platform plugin would end the program without a
/// sentence.
[[nodiscard]] bool hasDisplay();

} // namespace console
