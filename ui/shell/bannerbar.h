// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must not be overlooked: callouts that nobody has taken, a link that is lost, a sound that
// nobody can hear. Takes no room when there is none of it.
#pragma once

#include "domain/alarm.h"
#include "domain/linkstate.h"
#include "ui/shell/bannerstrip.h"

#include <QWidget>

#include <array>

namespace console {

class CalloutTableModel;

class BannerBar final : public QWidget {
    Q_OBJECT

public:
    struct Actions {
        QAction *takeNext = nullptr;
        QAction *tryNow = nullptr;
        QAction *withoutSound = nullptr;
    };
    using Ladder = std::array<Millis, 5>; ///< repeat, louder, late, supervisor, breach

    BannerBar(const Theme &theme, const CalloutTableModel &model, const Actions &actions,
              QWidget *parent = nullptr);

    /// The board has changed: looks for the callout that has waited longest.
    void refresh();
    void setLink(const LinkState &state, MonoTime now);
    /// Level, silence and the oldest callout come from it as soon as it speaks of one.
    void setAlarm(const AlarmPicture &picture, MonoTime now);
    void setLadder(const Ladder &ladder) { m_ladder = ladder; }
    /// Null: sound works, or somebody works without it.
    void setSoundLost(std::optional<MonoTime> since, const QString &sentence, MonoTime now);
    void tick(MonoTime now);

    [[nodiscard]] const BannerStrip *calloutStrip() const { return m_callout; }
    [[nodiscard]] const BannerStrip *linkStrip() const { return m_linkStrip; }
    [[nodiscard]] const BannerStrip *soundStrip() const { return m_soundStrip; }
    /// The one that has waited longest; 0 = none.
    [[nodiscard]] CalloutId oldest() const { return m_oldest; }

private:
    void tickCallout(MonoTime now);
    void tickLink(MonoTime now);
    void tickSound(MonoTime now);
    [[nodiscard]] Escalation levelFor(Millis waiting) const;
    [[nodiscard]] QString ladderNote(Escalation level, Millis waiting, MonoTime now) const;
    [[nodiscard]] QString linkSentence() const;

    const CalloutTableModel &m_model;
    BannerStrip *m_linkStrip = nullptr;
    BannerStrip *m_soundStrip = nullptr;
    BannerStrip *m_callout = nullptr;
    CalloutId m_oldest = 0;
    int m_waiting = 0;
    AlarmPicture m_alarm;
    Ladder m_ladder;
    MonoTime m_now{};
    std::optional<MonoTime> m_soundLostSince;
    QString m_soundSentence;
    LinkState m_link;
    std::optional<MonoTime> m_lostSince; ///< last success before the present or the latest loss
    std::optional<MonoTime> m_backUntil;
    Millis m_away{0};
};

} // namespace console
