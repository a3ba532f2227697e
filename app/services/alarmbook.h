// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be annunciated, decided in one place: how long the oldest callout waits, what has just
// happened that wants eyes, whether somebody silenced it, whether there is a flood. Fed with what
// the board shows and nothing else, so that what the board holds back cannot be heard.
#pragma once

#include "domain/alarm.h"
#include "domain/boardentry.h"
#include "domain/linkstate.h"
#include "domain/operatorlog.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <set>
#include <vector>

namespace console {

/// The site's own figures (settings).
struct AlarmFigures {
    /// Repeat, louder, late, supervisor, breach: rising.
    std::array<Millis, 5> ladder{Millis{15'000}, Millis{20'000}, Millis{30'000}, Millis{60'000},
                                 Millis{90'000}};
    int floodEnter = 10; ///< more new ones than this in 10 min
    int floodLeave = 5; ///< fewer than this

    /// From "15;20;30;60;90"; null unless it is five rising numbers of seconds.
    [[nodiscard]] static std::optional<std::array<Millis, 5>> ladderOf(const QString &seconds);
};

class AlarmBook final : public QObject {
    Q_OBJECT

public:
    static constexpr Millis silenceFor{30'000};
    static constexpr Millis floodWindow{600'000};

    AlarmBook(const Clock &clock, OperatorLog &log, QObject *parent = nullptr);

    void setFigures(const AlarmFigures &figures);
    void setOperatorName(const QString &name) { m_operator = name; }

    void apply(const BoardChanges &changes); ///< of CalloutBoard
    void setLink(const LinkState &link);
    void tick(); ///< once a second

    /// For 30 s nothing sounds; the ladder goes on, and a newer callout ends it. Logged.
    void silence();
    /// What sounds once and is no matter of the board: a message, lost audio.
    void ring(AlarmClass what, CalloutId id = 0);

    [[nodiscard]] const AlarmPicture &picture() const { return m_picture; }

signals:
    void changed(const console::AlarmPicture &picture);
    /// Each callout that wants eyes now, whether its tone is the one that sounds or not.
    void rungFor(console::AlarmClass what, console::CalloutId id);
    /// The oldest untaken one has reached a higher step.
    void escalated(console::Escalation level, console::CalloutId id);
    void floodChanged(bool isFlood);

private:
    using Turn = std::pair<MonoTime, CalloutId>;
    struct Waiting {
        MonoTime since{};
        MonoTime firstSeen{}; ///< tells another callout under the same number
    };
    struct Rung {
        AlarmClass what = AlarmClass::None;
        CalloutId id = 0;
    };

    void follow(const BoardEntry &entry, bool isAdded);
    void followWaiting(const BoardEntry &entry, bool isAdded);
    void followAttention(const BoardEntry &entry);
    void stopWaiting(CalloutId id);
    void noteArrival(const BoardEntry &entry);
    void judgeFlood(AlarmPicture &next, MonoTime now);
    void logFlood(bool isFlood, int arrivals, MonoTime now);
    void logBreaches(MonoTime now);
    void log(CalloutId id, const QString &text);
    [[nodiscard]] Escalation levelAfter(Millis waited) const;
    void chooseTone(AlarmPicture &next, MonoTime now);
    void publish();

    const Clock &m_clock;
    OperatorLog &m_log;
    QString m_operator;
    AlarmFigures m_figures;
    AlarmPicture m_picture;
    QHash<CalloutId, Waiting> m_waiting; ///< untaken, by id
    std::set<Turn> m_turns; ///< the same, oldest first
    std::set<Turn> m_unbreached; ///< those of them without a logged breach
    QHash<CalloutId, Attentions> m_attention; ///< those that have any
    QSet<CalloutId> m_frozen; ///< outcome held back when last seen
    std::vector<Rung> m_rung; ///< since the last publish()
    AlarmClass m_once = AlarmClass::None; ///< the tone that sounds once
    MonoTime m_onceEnds{};
    std::multiset<MonoTime> m_arrivals; ///< of new callouts, for the flood
    LinkState::Kind m_link = LinkState::Kind::Connecting;
    const MonoTime m_started;
    MonoTime m_floodSince{};
    Millis m_inFlood{}; ///< of the floods that are over
};

} // namespace console
