// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The application object, and the one place that sees every event: it knows how long the GUI thread
// was busy, and when the window has been painted.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QPointer>

class QWidget;

namespace console {

class ConsoleApplication final : public QApplication {
    Q_OBJECT

public:
    ConsoleApplication(int &argc, char **argv);

    /// painted() follows each repaint of this window.
    void watchWindow(QWidget *window) { m_window = window; }

    bool notify(QObject *receiver, QEvent *event) override;

    /// A single event that kept the GUI thread longer than this is a stall (domain figures).
    static constexpr qint64 stallNanoseconds = 50'000'000;

signals:
    void painted();
    /// `milliseconds` that one event took, and what it was, by class and event type: no data in it.
    void stalled(double milliseconds, const QString &what);

private:
    QPointer<QWidget> m_window;
    QElapsedTimer m_timer;
    int m_depth = 0;
};

} // namespace console
