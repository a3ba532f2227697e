// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Annunciation: what the alarm book says goes to the speaker, to the edge of the window, to the
// banner, to the status bar and to the desktop. It sees the same picture whatever became of a
// cancel, and nothing else.
#pragma once

#include "desk.h"
#include "domain/alarm.h"
#include "sound/soundstate.h"
#include "sound/toneplayer.h"
#include "ui/shell/borderflash.h"
#include "ui/shell/statusline.h"

#include <QPointer>

namespace console {

class TraySign;
enum class SettingKey : quint8;

class SoundDesk final : public Desk {
    Q_OBJECT

public:
    explicit SoundDesk(const DeskParts &parts);

    void setSession(Session *session) override;
    void boardChanged(const BoardChanges &changes) override;

private:
    void connectActions();
    void followSetting(SettingKey key);
    void follow(const AlarmPicture &picture);
    void soundChanged(const SoundState &state);
    void toneStarted(AlarmClass what, MonoTime at);
    void tested(const QList<AlarmClass> &heard);
    void showBorder();
    void showSound();
    [[nodiscard]] QString trouble() const;
    void log(const QString &text);

    const DeskParts m_parts;
    TonePlayer m_player;
    BorderFlash *m_border = nullptr; ///< the window's
    TraySign *m_tray = nullptr; ///< the window's
    QPointer<Session> m_session;
    AlarmPicture m_picture;
    std::optional<MonoTime> m_lostSince;
    bool m_withoutSound = false; ///< somebody has seen that it is lost
    QString m_lastTest;
    MonoTime m_received{}; ///< the newest list
    bool m_awaitingTone = false; ///< for what was new in it
};

} // namespace console
