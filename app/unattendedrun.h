// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run without an operator: waits until the board, its first live update and the map are there,
// writes the picture and the summary that were asked for, and ends the program with a code that
// tells how it went.
#pragma once

#include "domain/linkstate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace console {

class UnattendedRun final : public QObject {
    Q_OBJECT

public:
    struct Job {
        QString screenshotFile; ///< empty: no picture
        bool summary = false;
        QWidget *window = nullptr;
        std::function<bool()> mapSettled; ///< no tile is on its way, or there is no map
        std::function<QString()> summaryText;
    };
    static constexpr int linkDeadlineMs = 20'000;
    static constexpr int mapDeadlineMs =
        20'000; ///< after the board; then the picture is taken as it is
    static constexpr int settledForMs = 400; ///< tiles come in bursts with pauses between
    static constexpr int notLinked = 3; ///< exit code
    static constexpr int notWritten = 4; ///< exit code

    explicit UnattendedRun(Job job, QObject *parent = nullptr);

    void boardRead();
    void boardMoved();
    void linkChanged(const LinkState &state) { m_link = state; }
    /// The session cannot even begin: ends with code 3 and this sentence.
    void fail(const QString &sentence);

signals:
    void finished(int exitCode);

private:
    void look();
    void deliver();
    void end(int code);

    Job m_job;
    LinkState m_link;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceBoard;
    QElapsedTimer m_settled;
    bool m_board = false;
    bool m_moved = false;
    bool m_ended = false;
};

} // namespace console
