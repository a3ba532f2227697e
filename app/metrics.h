// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Measurements for --metrics: one JSON object per line, and a summary with percentiles at the end.
// Numbers only; nothing about people or places.
#pragma once

#include "domain/panicapi.h"

#include <QFile>
#include <QHash>
#include <QJsonObject>
#include <QThreadPool>

#include <vector>

namespace console {

class Metrics final {
public:
    /// An empty name measures nothing. On failure errorText() says why.
    explicit Metrics(const QString &fileName);
    ~Metrics();
    Metrics(const Metrics &) = delete;
    Metrics &operator=(const Metrics &) = delete;

    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] QString errorText() const { return m_error; }

    struct Poll {
        Transfer transfer;
        qsizetype callouts = 0;
        qsizetype added = 0;
        qsizetype updated = 0;
        qsizetype removed = 0;
        double diffMs = 0; ///< board only
        double applyMs = 0; ///< models and panes
        double receivedToPaintedMs = -1; ///< < 0: nothing had to be painted
    };
    void start(double firstBoardMs);
    void poll(const Poll &poll);
    /// From a list's arrival to the tone of what was new in it, as far as it can be heard.
    void sound(double receivedToSoundMs);
    void stall(double milliseconds, const QString &phase, const QString &what);
    /// Writes the summary once; later calls do nothing.
    void finish();

private:
    void write(const QJsonObject &line);
    void sample(const QString &name, double value) { m_samples[name].push_back(value); }

    QFile m_file; ///< written by m_writer alone once open
    QThreadPool m_writer; ///< one thread: the GUI thread never waits for the disk
    QString m_error;
    bool m_active = false;
    QHash<QString, std::vector<double>> m_samples;
    int m_polls = 0;
    int m_stalls = 0;
};

} // namespace console
