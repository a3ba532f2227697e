// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Silence, acknowledge, pin and release from the keyboard; the site's figures and priorities as the
// settings have them; and what must be as it was after a crash.
#pragma once

#include "desk.h"
#include "domain/deskmemory.h"
#include "services/attentionrules.h"

#include <QPointer>
#include <QTimer>

#include <set>

namespace console {

enum class SettingKey : quint8;

class AlarmDesk final : public Desk {
    Q_OBJECT

public:
    explicit AlarmDesk(const DeskParts &parts);
    ~AlarmDesk() override;

    void setSession(Session *session) override;
    void selectionChanged(CalloutId id) override;
    void boardChanged(const BoardChanges &changes) override;

private:
    void connectActions();
    void applySetting(SettingKey key);
    void applyFigures();
    void applyRules();
    void recall();
    void recalled(const DeskMemory::Values &values);
    void rememberSome(std::size_t most);
    void describePin();

    DeskParts m_parts;
    QPointer<Session> m_session;
    QHash<CalloutId, AlarmMemory> m_kept; ///< as the memory has it
    std::set<CalloutId> m_changed; ///< to be looked at again
    QTimer m_rememberSoon;
    CalloutId m_selected = 0;
};

} // namespace console
