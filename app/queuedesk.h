// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The queue by keyboard: tabs, what is shown, the next of mine and the next unread; and what a
// flood changes on the screen.
#pragma once

#include "desk.h"

#include <QPointer>
#include <QTimer>

class QActionGroup;

namespace console {

class FloodStrip;
class QueuePane;

class QueueDesk final : public Desk {
    Q_OBJECT

public:
    explicit QueueDesk(const DeskParts &parts);

    void setSession(Session *session) override;

private:
    void connectTabs();
    void connectFilters();
    void connectSteps();
    void showPicture();
    void showChoice();
    void go(CalloutId id, const QString &otherwise);

    DeskParts m_parts;
    QueuePane &m_queue;
    FloodStrip *m_strip;
    QPointer<Session> m_session;
    QTimer m_look; ///< the number of the last ten minutes falls without any callout
    bool m_flood = false;
};

} // namespace console
