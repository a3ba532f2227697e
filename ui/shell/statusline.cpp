// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusline.h"

#include "models/queuefigures.h"
#include "models/queuetext.h"
#include "ui/shell/statusitem.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString signedSeconds(Millis span)
{
    const double seconds = double(span.count()) / 1000;
    return (seconds < 0 ? QChar(0x2212) : QChar(u'+')) + QString::number(std::abs(seconds), 'f', 1);
}

} // namespace

StatusLine::StatusLine(const Theme &theme, const ServerClock &clock, QWidget *parent)
    : QStatusBar(parent), m_theme(theme), m_clock(clock)
{
    setObjectName(u"statusLine"_s);
    setSizeGripEnabled(false);
    setContentsMargins(0, 0, 0, 0);
    add("link"_L1, tr("Link"), tr("Link lost 00:00:00"), false);
    add("data"_L1, tr("Age of the data"), tr("00:00:00"), false);
    add("roundTrip"_L1, tr("Round trip"), tr("9999 ms"), false);
    add("poll"_L1, tr("Polling"), tr("trying, every 88 s"), false);
    add("counts"_L1, tr("Callouts"), tr("888 active, 88 not taken"), false);
    add("circuit"_L1, tr("Reading of details"), tr("Details wait, 188 s"), false);
    m_notice = new StatusItem(theme, {}, this);
    m_notice->setObjectName(u"status.notice"_s);
    m_notice->setStretch(true);
    m_notice->setSeparator(false);
    m_notice->hide();
    addWidget(m_notice, 1);
    add("clock"_L1, tr("Clock of this computer"), tr("Clock 8888.8 s slow"), true);
    m_items[u"clock"_s]->hide();
    add("log"_L1, tr("Operator log"), tr("Log not written"), true);
    add("sound"_L1, tr("Sound"), tr("Silenced %1").arg(u"00:00"_s), true);
    m_items[u"sound"_s]->hide();
    add("operator"_L1, tr("Operator"), tr("Operator 07"), true);
    add("local"_L1, tr("Local time"), u"00:00:00 SAST"_s, true);
    add("utc"_L1, tr("Universal time"), u"00:00:00 UTC server +00.0 s"_s, true);
    setLogState(true, {});
    setCounts(0, 0);
    setLink({});
    setFixedHeight(theme.metric("statusBar"_L1));
    connect(&theme, &Theme::changed, this, [this] {
        setFixedHeight(m_theme.metric("statusBar"_L1));
        fit();
    });
}

StatusItem *StatusLine::add(QLatin1StringView id, const QString &name, const QString &widest,
                            bool right)
{
    auto *item = new StatusItem(m_theme, widest, this);
    item->setObjectName(u"status."_s + id);
    item->setAccessibleName(name);
    m_items.insert(QString(id), item);
    if (right) {
        addPermanentWidget(item);
    } else {
        addWidget(item);
        m_left << item;
    }
    return item;
}

void StatusLine::setLink(const LinkState &state)
{
    m_link = state;
    m_items[u"roundTrip"_s]->setWords({.icon = {},
                                       .caption = tr("Round trip"),
                                       .value = state.kind == LinkState::Kind::Lost
                                                    ? tr("no answer")
                                                : state.kind == LinkState::Kind::Connecting
                                                    ? QString(QChar(0x2014))
                                                    : tr("%1 ms").arg(state.roundTrip.count()),
                                       .unit = {},
                                       .strong = false,
                                       .staleness = 0,
                                       .ground = {},
                                       .ink = "text"});
}

/// Only in trouble: a place that says "all is well" would take room from what is not.
void StatusLine::refreshCircuit(MonoTime now)
{
    auto *item = m_items[u"circuit"_s];
    StatusItem::Words words;
    words.icon = u"clock"_s;
    words.ink = "techText";
    if (m_link.circuit == CircuitState::Open) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_link.nextPoll - now).count();
        words.value = left > 0 ? tr("Details wait, %1 s").arg(left) : tr("Details wait");
        item->setToolTip(
            tr("After trouble only the list is tried, with growing pauses. Commands of "
               "yours are sent at once."));
    } else if (m_link.circuit == CircuitState::HalfOpen) {
        words.value = tr("Trying AURA again");
        item->setToolTip(tr("One request is out; the details are read again when it is answered."));
    }
    item->setWords(words);
    const bool shown = !words.value.isEmpty() && m_notice->isHidden();
    if (shown == item->isHidden()) {
        item->setVisible(shown);
        fit();
    }
}

void StatusLine::setClock(std::optional<Millis> offset, Millis uncertainty, bool warn)
{
    m_clockState = ClockState{.offset = offset, .uncertainty = uncertainty, .warn = warn};
    StatusItem::Words words;
    const bool shown = warn && offset;
    if (shown) {
        words.icon = u"warn"_s;
        words.ink = "techText";
        words.strong = true;
        const QString by = QString::number(std::abs(double(offset->count())) / 1000, 'f', 1);
        words.value =
            *offset < Millis(0) ? tr("Clock %1 s fast").arg(by) : tr("Clock %1 s slow").arg(by);
        m_items[u"clock"_s]->setToolTip(
            tr("This computer's clock differs from AURA's. Ages are counted by AURA's; set the "
               "clock of this computer right."));
    }
    m_items[u"clock"_s]->setWords(words);
    m_items[u"clock"_s]->setVisible(shown);
    fit();
}

void StatusLine::setReadAt(MonoTime readAt)
{
    m_readAt = readAt;
}

void StatusLine::setPollInterval(Millis interval)
{
    m_interval = std::max(interval, Millis(1));
}

void StatusLine::setCounts(int active, int notTaken)
{
    StatusItem::Words words;
    words.value = tr("%n active", nullptr, active);
    words.unit = tr("%n not taken", nullptr, notTaken);
    if (notTaken > 0) {
        words.value += u", "_s + words.unit;
        words.unit.clear();
        words.strong = true;
        words.ink = "alarmText";
    } else {
        words.value += u',';
    }
    m_items[u"counts"_s]->setWords(words);
}

void StatusLine::setLogState(bool writable, const QString &text)
{
    StatusItem::Words words;
    words.icon = writable ? u"check"_s : u"warn"_s;
    words.value = text.isEmpty() ? (writable ? tr("Log") : tr("Log not written")) : text;
    if (!writable) {
        words.ground = "techFill";
        words.ink = "techOnFill";
        words.strong = true;
    }
    m_items[u"log"_s]->setWords(words);
    m_items[u"log"_s]->setToolTip(
        writable ? tr("Every action of this desk is recorded.")
                 : tr("The log cannot be written, so no cancel is sent. Phone AURA control."));
}

void StatusLine::setOperatorName(const QString &name)
{
    StatusItem::Words words;
    words.icon = u"person"_s;
    words.value = name;
    m_items[u"operator"_s]->setWords(words);
    m_items[u"operator"_s]->setVisible(!name.isEmpty());
}

void StatusLine::setSound(const Sound &sound, MonoTime now)
{
    if (sound == m_sound)
        return;
    m_sound = sound;
    m_items[u"sound"_s]->setVisible(sound.known);
    refreshSound(now);
}

void StatusLine::refreshSound(MonoTime now)
{
    auto *item = m_items[u"sound"_s];
    StatusItem::Words words;
    QString tip = m_sound.trouble;
    if (!tip.isEmpty()) {
        words = {.icon = u"silence"_s,
                 .caption = {},
                 .value = tr("No sound output"),
                 .unit = {},
                 .strong = true,
                 .staleness = 0,
                 .ground = "techFill",
                 .ink = "techOnFill"};
    } else if (m_sound.silencedUntil && now < *m_sound.silencedUntil) {
        words.icon = u"silence"_s;
        words.strong = true;
        words.value = tr("Silenced %1")
                          .arg(QueueText::clock(std::chrono::ceil<std::chrono::seconds>(
                              *m_sound.silencedUntil - now)));
        tip = tr("Nothing sounds until then, or until a newer callout arrives.");
    } else {
        words.icon = u"sound"_s;
        words.value = tr("Sound on %1 %").arg(m_sound.volume);
        tip = tr("Alarms can be heard.");
    }
    if (!m_sound.detail.isEmpty())
        tip += u'\n' + m_sound.detail;
    item->setWords(words);
    item->setToolTip(tip);
    item->setAccessibleName(tr("Sound: %1", "for screen readers").arg(words.value));
    item->setAccessibleDescription(tip);
}

void StatusLine::refreshLink(MonoTime now)
{
    StatusItem::Words link;
    link.strong = true;
    switch (m_link.kind) {
    case LinkState::Kind::Connecting:
        link.icon = u"link"_s;
        link.value = tr("Connecting");
        break;
    case LinkState::Kind::Linked:
        link.icon = u"dot"_s;
        link.value = tr("Linked");
        link.strong = false;
        break;
    case LinkState::Kind::Faltering:
        link.icon = u"unlink"_s;
        link.value = tr("No answer, %n missed", nullptr, m_link.missedPolls);
        link.ink = "techText";
        break;
    case LinkState::Kind::Lost:
        link.icon = u"close"_s;
        link.value = tr("Link lost %1").arg(QueueText::clock(now - m_link.lastSuccess));
        link.ground = "techFill";
        link.ink = "techOnFill";
        break;
    }
    m_items[u"link"_s]->setWords(link);

    StatusItem::Words fresh;
    fresh.caption = tr("Data");
    fresh.strong = true;
    if (m_readAt) {
        const Millis age = now - *m_readAt;
        fresh.value = QueueText::age(age);
        fresh.staleness = age >= m_interval * figures::staleSolidAt     ? 2
                          : age >= m_interval * figures::staleOutlineAt ? 1
                                                                        : 0;
    } else {
        fresh.value = tr("none yet");
    }
    m_items[u"data"_s]->setWords(fresh);

    StatusItem::Words poll;
    poll.caption = tr("Poll");
    const double seconds = double(m_interval.count()) / 1000;
    const QString every = std::fmod(seconds, 1.0) == 0.0 ? QString::number(seconds, 'f', 0)
                                                         : QString::number(seconds, 'f', 1);
    poll.value =
        m_link.kind == LinkState::Kind::Linked ? tr("every %1 s").arg(every) : tr("trying");
    m_items[u"poll"_s]->setWords(poll);
}

void StatusLine::refreshClocks(MonoTime now)
{
    const QDateTime utc = toDateTime(m_clock.at(now));
    const QDateTime local = utc.toLocalTime();
    StatusItem::Words here;
    here.value = local.toString(u"HH:mm:ss"_s);
    here.strong = true;
    here.unit = local.timeZoneAbbreviation();
    m_items[u"local"_s]->setWords(here);
    StatusItem::Words universal;
    universal.value = utc.toString(u"HH:mm:ss"_s);
    universal.unit = u"UTC"_s;
    const auto offset = m_clockState        ? m_clockState->offset
                        : m_clock.isKnown() ? std::optional(m_clock.offset())
                                            : std::nullopt;
    if (offset)
        universal.unit += u' ' + tr("server %1 s").arg(signedSeconds(*offset));
    m_items[u"utc"_s]->setToolTip(
        offset && m_clockState
            ? tr("The server's clock minus this computer's: %1 s, within %2 s.")
                  .arg(signedSeconds(*offset),
                       QString::number(double(m_clockState->uncertainty.count()) / 1000, 'f', 1))
            : QString());
    m_items[u"utc"_s]->setWords(universal);
}

void StatusLine::tick(MonoTime now)
{
    refreshLink(now);
    refreshCircuit(now);
    refreshClocks(now);
    if (m_sound.silencedUntil)
        refreshSound(now);
}

void StatusLine::setNotice(const QString &text, QLatin1StringView inkToken)
{
    StatusItem::Words words;
    words.value = text;
    words.strong = true;
    if (!inkToken.isEmpty())
        words.ink = QByteArray(inkToken.data(), inkToken.size());
    m_notice->setWords(words);
    m_notice->setAccessibleName(text);
    // Link state and data age never give way (design 2).
    for (auto *item : std::as_const(m_left)) {
        if (item != m_items[u"link"_s] && item != m_items[u"data"_s])
            item->setVisible(text.isEmpty()
                             && (item != m_items[u"circuit"_s] || !item->text().isEmpty()));
    }
    m_notice->setVisible(!text.isEmpty());
    if (text.isEmpty())
        fit();
}

QString StatusLine::textOf(QLatin1StringView id) const
{
    const auto *item = m_items.value(QString(id));
    return item ? item->text() : QString();
}

int StatusLine::stalenessOfData() const
{
    return m_items.value(u"data"_s)->words().staleness;
}

QSize StatusLine::minimumSizeHint() const
{
    return {0, m_theme.metric("statusBar"_L1)};
}

void StatusLine::fit()
{
    const bool narrow = width() < m_theme.scaled(1500);
    m_items[u"poll"_s]->setVisible(!narrow && m_notice->isHidden()
                                   && m_link.circuit == CircuitState::Closed);
    // What is wrong goes before what can be read elsewhere.
    const bool trouble = m_link.circuit != CircuitState::Closed;
    const bool clock = !m_items[u"clock"_s]->isHidden();
    m_items[u"roundTrip"_s]->setBrief(narrow);
    m_items[u"roundTrip"_s]->setVisible(m_notice->isHidden() && !(narrow && (trouble || clock)));
    m_items[u"utc"_s]->setVisible(!(narrow && clock));
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

} // namespace console
