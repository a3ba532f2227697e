// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A dialog blocks the window's keys, but a new callout can be taken with F2 all the same, without
// losing what was typed (design 7). Listens only while a dialog is open.
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace console {

class TakeNextKey final : public QObject {
    Q_OBJECT

public:
    TakeNextKey(QWidget *window, QAction *takeNext);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window = nullptr;
    QAction *m_takeNext = nullptr;
};

} // namespace console
