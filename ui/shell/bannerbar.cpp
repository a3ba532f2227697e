// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/bannerbar.h"

#include "models/callouttablemodel.h"
#include "models/queuefigures.h"
#include "models/queuetext.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::chrono::seconds backShown{8};

// Until the settings say otherwise (domain figures).
constexpr BannerBar::Ladder usualLadder{figures::takeTarget, figures::takeWarning,
                                        figures::takeLate, std::chrono::seconds(60),
                                        std::chrono::seconds(90)};

BannerStrip::Level stripLevel(Escalation level)
{
    using enum BannerStrip::Level;
    return level >= Escalation::Late ? Red : level >= Escalation::Louder ? Amber : New;
}

} // namespace

BannerBar::BannerBar(const Theme &theme, const CalloutTableModel &model, const Actions &actions,
                     QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_linkStrip(new BannerStrip(theme, u"bannerLink"_s, actions.tryNow, this)),
      m_soundStrip(new BannerStrip(theme, u"bannerSound"_s, actions.withoutSound, this)),
      m_callout(new BannerStrip(theme, u"bannerCallout"_s, actions.takeNext, this)),
      m_ladder(usualLadder)
{
    setObjectName(u"bannerBar"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_linkStrip);
    column->addWidget(m_soundStrip);
    column->addWidget(m_callout);
    m_linkStrip->hide();
    m_soundStrip->hide();
    m_callout->hide();
}

void BannerBar::refresh()
{
    m_oldest = m_model.oldestNew();
    m_waiting = m_model.newCount();
    if (m_alarm.oldest != 0 && m_model.rowOf(m_alarm.oldest) >= 0)
        m_oldest = m_alarm.oldest;
    tickCallout(m_now);
}

void BannerBar::setAlarm(const AlarmPicture &picture, MonoTime now)
{
    m_alarm = picture;
    m_now = now;
    refresh();
}

Escalation BannerBar::levelFor(Millis waiting) const
{
    if (m_alarm.level != Escalation::None)
        return m_alarm.level;
    const auto steps = std::ranges::count_if(m_ladder, [&](Millis at) { return waiting >= at; });
    return Escalation(int(Escalation::Tone) + int(steps));
}

/// What the ladder does next, and what it has done.
QString BannerBar::ladderNote(Escalation level, Millis waiting, MonoTime now) const
{
    QStringList notes;
    // The ladder counts from when this desk first saw the callout, the clock from its creation.
    const Millis before =
        m_alarm.level == Escalation::None ? Millis(0) : waiting - (now - m_alarm.oldestSince);
    const auto at = [&](std::size_t step) { return QueueText::clock(before + m_ladder[step]); };
    if (level >= Escalation::Late)
        notes << tr("late for %1").arg(QueueText::clock(waiting - before - m_ladder[2]));
    else if (m_waiting == 1)
        notes << tr("only one waiting");
    if (m_alarm.silencedUntil && now < *m_alarm.silencedUntil) {
        notes << tr("silenced %1")
                     .arg(QueueText::clock(
                         std::chrono::ceil<std::chrono::seconds>(*m_alarm.silencedUntil - now)));
        return notes.join(u" · "_s);
    }
    switch (level) {
    case Escalation::None: break;
    case Escalation::Tone: notes << tr("sound repeats at %1").arg(at(0)); break;
    case Escalation::Repeat: notes << tr("louder at %1").arg(at(1)); break;
    case Escalation::Louder: notes << tr("late at %1").arg(at(2)); break;
    case Escalation::Late: notes << tr("supervisor at %1").arg(at(3)); break;
    case Escalation::Supervisor: notes << tr("call the supervisor"); break;
    case Escalation::Breach: notes << tr("call the supervisor, the breach is logged"); break;
    }
    return notes.join(u" · "_s);
}

void BannerBar::tickCallout(MonoTime now)
{
    const int row = m_model.rowOf(m_oldest);
    m_callout->setVisible(row >= 0);
    if (row < 0)
        return;
    const CalloutRow &oldest = m_model.rowAt(row);
    const Millis waiting = m_model.elapsed(oldest.entry);
    BannerStrip::Words words;
    const Escalation level = levelFor(waiting);
    words.level = stripLevel(level);
    words.head = m_waiting > 1                            ? tr("%1 NOT TAKEN").arg(m_waiting)
                 : words.level == BannerStrip::Level::Red ? tr("NOT TAKEN")
                                                          : tr("NEW CALLOUT");
    words.clock = QueueText::clock(waiting);
    words.strong = QueueText::number(m_oldest);
    QStringList parts;
    for (const QString &part :
         {oldest.typeName, oldest.emergency == oldest.typeName ? QString() : oldest.emergency,
          oldest.place}) {
        if (!part.isEmpty())
            parts << part;
    }
    words.summary = u"· "_s + parts.join(u" · "_s);
    words.note = ladderNote(level, waiting, now);
    m_callout->setWords(words);
}

void BannerBar::setLink(const LinkState &state, MonoTime now)
{
    const bool wasDown = m_linkStrip->isVisibleTo(this) && !m_backUntil;
    m_link = state;
    if (state.kind == LinkState::Kind::Lost) {
        m_lostSince = state.lastSuccess;
        m_backUntil.reset();
    } else if (state.kind == LinkState::Kind::Linked && wasDown && m_lostSince) {
        m_away = now - *m_lostSince;
        m_backUntil = now + backShown;
        m_lostSince.reset();
    }
    tickLink(now);
}

QString BannerBar::linkSentence() const
{
    if (m_link.error && m_link.error->kind == ApiError::Kind::Unauthorised)
        return tr("AURA did not accept this console's sign-in. The board is not being read. "
                  "Check the profile. (401)");
    if (m_link.error && m_link.error->kind == ApiError::Kind::RateLimited)
        return tr("AURA asked us to slow down. (429)");
    if (m_link.kind == LinkState::Kind::Connecting)
        return tr("AURA has not answered yet.");
    const QString since = toDateTime(m_link.lastSuccessUtc).toLocalTime().toString(u"HH:mm:ss"_s);
    return tr("No answer from AURA since %1. This board is the last known state.").arg(since);
}

void BannerBar::tickLink(MonoTime now)
{
    const bool never = m_link.kind == LinkState::Kind::Connecting && m_link.error.has_value();
    const bool lost = m_link.kind == LinkState::Kind::Lost;
    if (m_backUntil && now >= *m_backUntil)
        m_backUntil.reset();
    m_linkStrip->setVisible(lost || never || m_backUntil.has_value());
    BannerStrip::Words words;
    if (lost || never) {
        words.level = BannerStrip::Level::Link;
        words.head = lost ? tr("LINK LOST") : tr("NO LINK");
        words.clock = QueueText::clock(now - (lost ? m_link.lastSuccess : m_link.since));
        words.summary = linkSentence();
        words.tail = tr("New callouts cannot appear.");
        const qint64 left = std::chrono::ceil<std::chrono::seconds>(m_link.nextPoll - now).count();
        words.note = left > 0
                         ? tr("Next try in %1 s (attempt %2)").arg(left).arg(m_link.missedPolls + 1)
                         : tr("Trying now (attempt %1)").arg(m_link.missedPolls + 1);
        words.noteAtButton = true;
    } else if (m_backUntil) {
        words.level = BannerStrip::Level::Back;
        words.head = tr("LINKED");
        words.summary =
            tr("Back after %1. The board has been read again.").arg(QueueText::clock(m_away));
    } else {
        return;
    }
    m_linkStrip->setWords(words);
}

void BannerBar::setSoundLost(std::optional<MonoTime> since, const QString &sentence, MonoTime now)
{
    m_soundLostSince = since;
    m_soundSentence = sentence;
    tickSound(now);
}

void BannerBar::tickSound(MonoTime now)
{
    m_soundStrip->setVisible(m_soundLostSince.has_value());
    if (!m_soundLostSince)
        return;
    BannerStrip::Words words;
    words.level = BannerStrip::Level::Sound;
    words.head = tr("NO SOUND");
    words.clock = QueueText::clock(now - *m_soundLostSince);
    words.summary = m_soundSentence;
    words.tail = tr("Alarms show on the screen only.");
    m_soundStrip->setWords(words);
}

void BannerBar::tick(MonoTime now)
{
    m_now = now;
    tickCallout(now);
    tickLink(now);
    tickSound(now);
}

} // namespace console
