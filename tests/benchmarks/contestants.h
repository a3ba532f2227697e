// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The programs that are measured from outside, each against a server of its own that tells the same
// story. Every function takes as long as its program runs.
#pragma once

#include "figures.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <expected>

namespace bench {

struct Places {
    QString binaries; ///< folder of the programs
    QString web; ///< the dashboard's page with its packages; empty = none
    QString chromium; ///< empty = none
};

/// A sentence when it could not be measured.
template <typename T> using Measured = std::expected<T, QString>;

struct ConsoleFigures {
    double coldStart = 0; ///< ms from starting the process to the first board painted
    double firstBoard = 0; ///< ms from its own start to the first board applied, as it says
    Samples painted; ///< bytes to painted, without the first board
    Samples guiShare; ///< of a poll: comparing and applying
    Samples firstPainted; ///< bytes of the first board to painted
    int stalls = 0;
    int stallsAtStart = 0;
    double longestStall = 0;
    double residentMiB = 0; ///< at the end
    double cpuPercent = 0; ///< of one core, after the first five seconds
};
[[nodiscard]] Measured<ConsoleFigures> runConsole(const Places &places, int count, int seconds);

struct WebFigures {
    double coldStart = 0; ///< ms from starting the browser to the first board painted
    double openToBoard = 0; ///< ms from opening the page to the first board painted
    double firstPainted = 0; ///< bytes of the first board to painted
    Samples painted; ///< bytes to painted, without the first board
    double heapMiB = 0;
};
[[nodiscard]] Measured<WebFigures> runDashboard(const Places &places, int count, int seconds);

/// Runs a program that prints one JSON object as its last line.
[[nodiscard]] Measured<QJsonObject> runProgram(const QString &program, const QStringList &arguments,
                                               const QStringList &environment, int limitSeconds);

} // namespace bench
