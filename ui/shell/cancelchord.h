// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// X, then V within three seconds, opens the cancel with safe code. Two keys, so that a slip opens
// nothing; and no other key goes on from X, so that a slip cannot become the other cancel.
#pragma once

#include <QObject>
#include <QTimer>

class QAction;
class QShortcut;
class QWidget;

namespace console {

class CancelChord final : public QObject {
    Q_OBJECT

public:
    /// X works in `window` wherever no text field has the focus; V then triggers `cancel`.
    CancelChord(QWidget *window, QAction *cancel);

    /// Alt+X, and V with or without Alt.
    void setWantsAlt(bool want);

    [[nodiscard]] bool isArmed() const { return m_timer.isActive(); }

signals:
    /// Show what may follow, until ended().
    void armed();
    void ended();
    /// X was pressed while the command is off.
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arm();
    void disarm();

    QAction *m_cancel = nullptr;
    QShortcut *m_first = nullptr;
    bool m_wantsAlt = false;
    QTimer m_timer;
};

} // namespace console
