// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dialling a customer: asks, writes it to the log, fetches the number and hands it to this
// computer's phone program. Nobody sees it on the way, for its end is the safe code (design 8,
// duress).
#pragma once

#include "desk.h"

#include <QPointer>

namespace console {

class DialDesk final : public Desk {
    Q_OBJECT

public:
    explicit DialDesk(const DeskParts &parts);

    void setSession(Session *session) override;

private:
    void ask();
    void dial(CalloutId id);
    void fetch(CalloutId id);

    const DeskParts m_parts;
    QPointer<Session> m_session;
};

} // namespace console
