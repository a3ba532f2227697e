// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sounddesk.h"

#include "journal/settings.h"
#include "journal/sqliteoperatorlog.h"
#include "metrics.h"
#include "models/callouttablemodel.h"
#include "services/alarmbook.h"
#include "session.h"
#include "sound/pacedport.h"
#include "sound/tonebook.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/announcer.h"
#include "ui/shell/bannerbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/traysign.h"
#include "ui/shell/windowhead.h"

#include <QAction>
#include <QGuiApplication>
#include <QTime>

namespace console {

using namespace Qt::StringLiterals;

namespace {

/// Before a program without a screen sits nobody who could hear it.
TonePlayer::PortMaker outputsFor(const Clock &clock)
{
    const QString platform = QGuiApplication::platformName();
    if (platform == "offscreen"_L1 || platform == "minimal"_L1)
        return [&clock] { return std::make_unique<PacedPort>(clock); };
    return &TonePlayer::machineOutputs;
}

BorderFlash::Level borderLevel(Escalation level)
{
    using enum BorderFlash::Level;
    return level >= Escalation::Late     ? Red
           : level >= Escalation::Louder ? Amber
           : level >= Escalation::Tone   ? New
                                         : Off;
}

} // namespace

SoundDesk::SoundDesk(const DeskParts &parts)
    : m_parts(parts),
      m_player(parts.clock, outputsFor(parts.clock)),
      m_border(new BorderFlash(parts.theme, &parts.window)),
      m_tray(new TraySign(parts.theme, &parts.window))
{
    connect(&m_player, &TonePlayer::stateChanged, this, &SoundDesk::soundChanged);
    connect(&m_player, &TonePlayer::devicesChanged, this, [this](const QStringList &devices) {
        m_parts.window.setProperty("soundDevices", devices); // for the preferences
    });
    connect(&m_player, &TonePlayer::started, this, &SoundDesk::toneStarted);
    connect(&m_player, &TonePlayer::selfTested, this, &SoundDesk::tested);
    connect(&parts.settings, &Settings::changed, this, &SoundDesk::followSetting);
    for (const SettingKey key :
         {SettingKey::SoundDevice, SettingKey::SoundVolume, SettingKey::ReducedMotion,
          SettingKey::DesktopNotices, SettingKey::EscalationSeconds})
        followSetting(key);
    connectActions();
}

void SoundDesk::connectActions()
{
    const auto &actions = m_parts.window.actions();
    connect(actions.action("sound.selfTest"_L1), &QAction::triggered, this, [this] {
        if (m_picture.tone != AlarmClass::None) {
            m_parts.window.showNotice(tr("Not tested: an alarm is sounding."),
                                      MainWindow::Tone::Attention);
            return;
        }
        m_player.selfTest();
    });
    connect(actions.action("sound.screenOnly"_L1), &QAction::triggered, this, [this] {
        if (!m_lostSince) {
            m_parts.window.showNotice(tr("The sound works. There is no warning to put away."));
            return;
        }
        m_withoutSound = true;
        log(u"Works without sound"_s);
        showSound();
        showBorder();
    });
}

void SoundDesk::followSetting(SettingKey key)
{
    const Settings &settings = m_parts.settings;
    switch (key) {
    case SettingKey::SoundDevice: m_player.setDevice(settings.text(key)); break;
    case SettingKey::SoundVolume:
        m_player.setVolume(settings.integer(key));
        showSound();
        break;
    case SettingKey::ReducedMotion: m_border->setReducedMotion(settings.integer(key) != 0); break;
    case SettingKey::DesktopNotices: m_tray->setNotices(settings.integer(key) != 0); break;
    case SettingKey::EscalationSeconds:
        if (const auto ladder = AlarmFigures::ladderOf(settings.text(key)))
            m_parts.window.head().banners()->setLadder(*ladder);
        break;
    default: break;
    }
}

void SoundDesk::setSession(Session *session)
{
    m_session = session;
    if (!session) {
        follow({});
        return;
    }
    AlarmBook &alarms = session->alarms();
    connect(&alarms, &AlarmBook::changed, this, &SoundDesk::follow);
    connect(&alarms, &AlarmBook::escalated, this, [this](Escalation level, CalloutId id) {
        if (level < Escalation::Late)
            return;
        const QString words = level == Escalation::Late
                                  ? tr("Callout %1 is late, nobody has taken it.").arg(id)
                                  : tr("Callout %1 is not taken. Call the supervisor.").arg(id);
        m_parts.window.announcer().announce(words, true, m_parts.clock.monoNow(), "late"_L1);
    });
    connect(&session->monitor(), &CalloutMonitor::snapshotReceived, this,
            [this](const Snapshot &snapshot) { m_received = snapshot.transfer.received; });
    follow(alarms.picture());
}

void SoundDesk::follow(const AlarmPicture &picture)
{
    m_player.follow(picture);
    const bool rings = picture.tone == AlarmClass::New || picture.tone == AlarmClass::Late;
    if (rings && picture.ring != m_picture.ring)
        m_awaitingTone = true;
    m_picture = picture;
    m_parts.window.head().banners()->setAlarm(picture, m_parts.clock.monoNow());
    m_tray->setUntaken(picture.untaken);
    showBorder();
    showSound();
}

/// To the desktop goes the area and nothing else.
void SoundDesk::boardChanged(const BoardChanges &changes)
{
    QStringList areas;
    for (const BoardEntry &entry : changes.added) {
        const int row = m_parts.table.rowOf(entry.id());
        if (row >= 0 && displayState(entry) == DisplayState::New)
            areas << m_parts.table.rowAt(row).nearest;
    }
    m_tray->arrived(areas);
}

void SoundDesk::toneStarted(AlarmClass what, MonoTime at)
{
    if (!m_awaitingTone || (what != AlarmClass::New && what != AlarmClass::Late))
        return;
    m_awaitingTone = false;
    if (m_parts.metrics && at >= m_received)
        m_parts.metrics->sound(double((at - m_received).count()));
}

void SoundDesk::soundChanged(const SoundState &state)
{
    const MonoTime now = m_parts.clock.monoNow();
    if (state.isLost() && !m_lostSince) {
        m_lostSince = now;
        log(u"Sound output lost"_s);
        m_parts.window.announcer().announce(trouble(), true, now, "sound"_L1);
        if (m_session)
            m_session->alarms().ring(AlarmClass::Technical); // for the eyes
    } else if (state.works() && m_lostSince) {
        m_lostSince.reset();
        log(u"Sound output works again"_s);
        m_parts.window.showNotice(tr("Alarms can be heard again, on %1.").arg(state.device));
    }
    if (state.works()) {
        m_withoutSound = false;
        if (state.substitute)
            m_parts.window.showNotice(
                tr("The chosen sound output is not there. Alarms sound on %1.").arg(state.device),
                MainWindow::Tone::Technical);
    }
    showSound();
    showBorder();
}

void SoundDesk::tested(const QList<AlarmClass> &heard)
{
    const auto all = ToneBook::classes().size();
    log(u"Sound test: %1 of %2 tones played"_s.arg(heard.size()).arg(all));
    if (heard.size() == all) {
        m_lastTest = tr("Tested at %1, all tones were played.")
                         .arg(QTime::currentTime().toString(u"HH:mm"_s));
        m_parts.window.showNotice(tr("All %1 tones were played on %2. If you heard none, check the "
                                     "speaker and its volume.")
                                      .arg(all)
                                      .arg(m_player.state().device));
    } else {
        const QString why = trouble();
        m_parts.window.showNotice(tr("The test ended after %1 of %2 tones. %3")
                                      .arg(heard.size())
                                      .arg(all)
                                      .arg(why.isEmpty() ? tr("An alarm goes before it.") : why),
                                  MainWindow::Tone::Technical);
    }
    showSound();
}

QString SoundDesk::trouble() const
{
    switch (m_player.state().trouble) {
    case SoundTrouble::None: break;
    case SoundTrouble::NoDevice:
        return tr("No sound output was found. Connect a speaker or headphones.");
    case SoundTrouble::Refused:
        return tr("The sound output cannot be opened. If that lasts, start the console again.");
    case SoundTrouble::Stopped: return tr("The sound output has stopped. Check the speaker.");
    }
    return {};
}

/// Nobody hears it: what would have sounded is seen at the edge of the window.
void SoundDesk::showBorder()
{
    const BorderFlash::Level level = borderLevel(m_picture.level);
    if (level != BorderFlash::Level::Off)
        m_border->setLevel(level, true);
    else if (m_lostSince && m_picture.tone != AlarmClass::None)
        m_border->setLevel(BorderFlash::Level::Technical, true);
    else if (m_lostSince && !m_withoutSound)
        m_border->setLevel(BorderFlash::Level::Technical, false);
    else
        m_border->setLevel(BorderFlash::Level::Off, false);
}

void SoundDesk::showSound()
{
    const SoundState &state = m_player.state();
    const MonoTime now = m_parts.clock.monoNow();
    QStringList detail;
    if (!state.device.isEmpty())
        detail << tr("Output: %1").arg(state.device);
    if (!m_lastTest.isEmpty())
        detail << m_lastTest;
    m_parts.window.statusLine().setSound(
        {.known = state.known,
         .volume = m_parts.settings.integer(SettingKey::SoundVolume),
         .silencedUntil = m_picture.silencedUntil,
         .trouble = m_lostSince ? trouble() : QString(),
         .detail = detail.join(u'\n')},
        now);
    m_parts.window.head().banners()->setSoundLost(m_withoutSound ? std::nullopt : m_lostSince,
                                                  trouble(), now);
}

void SoundDesk::log(const QString &text)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Session;
    entry.text = text;
    entry.outcome = u"recorded"_s;
    entry.operatorName = m_parts.settings.text(SettingKey::OperatorName);
    m_parts.log.append(entry);
}

} // namespace console
