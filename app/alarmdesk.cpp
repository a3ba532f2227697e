// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alarmdesk.h"

#include "domain/priorityrules.h"
#include "journal/settings.h"
#include "services/alarmbook.h"
#include "session.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/mainwindow.h"

#include <QAction>

#include <utility>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Millis rememberAfter = 20ms;
constexpr std::size_t mostAtOnce = 200; // of many thousands that lost contact together
constexpr Millis forgottenAfter = 48h;

constexpr BoardFields kept = BoardFields(BoardField::Alarm) | BoardField::Order | BoardField::Status
                             | BoardField::Contact | BoardField::Cancel | BoardField::Cleared;

bool isMarked(const BoardEntry &entry)
{
    return entry.attention || entry.latched || entry.pinned || entry.isSnoozed();
}

QString kind()
{
    return u"alarm"_s;
}

} // namespace

AlarmDesk::AlarmDesk(const DeskParts &parts) : m_parts(parts)
{
    m_rememberSoon.setSingleShot(true);
    m_rememberSoon.setInterval(rememberAfter);
    connect(&m_rememberSoon, &QTimer::timeout, this, [this] { rememberSome(mostAtOnce); });
    connect(&m_parts.settings, &Settings::changed, this, &AlarmDesk::applySetting);
    connectActions();
}

AlarmDesk::~AlarmDesk()
{
    rememberSome(m_changed.size());
}

void AlarmDesk::connectActions()
{
    ActionRegistry &actions = m_parts.window.actions();
    const auto act = [&](QLatin1StringView id, auto &&run) {
        connect(actions.action(id), &QAction::triggered, this, [this, run] {
            if (m_session)
                run(*m_session, m_parts.window.selected());
        });
    };
    act("alarm.silence"_L1, [](Session &session, CalloutId) { session.alarms().silence(); });
    // What has ended is cleared by the window's own command for it.
    act("callout.clear"_L1, [](Session &session, CalloutId id) {
        const auto entry = session.board().find(id);
        if (entry && entry->presence != Presence::Ended)
            session.commands().acknowledge(id, entry->attention);
    });
    act("callout.pin"_L1, [](Session &session, CalloutId id) {
        if (const auto entry = session.board().find(id))
            session.commands().setPinned(id, !entry->pinned);
    });
    act("callout.release"_L1,
        [](Session &session, CalloutId id) { session.commands().release(id); });
}

void AlarmDesk::setSession(Session *session)
{
    rememberSome(m_changed.size());
    m_kept.clear();
    m_session = session;
    if (!session)
        return;
    applyFigures();
    applyRules();
    connect(&session->lookups(), &LookupCache::responseTypesRead, this, &AlarmDesk::applyRules);
    recall();
}

void AlarmDesk::applySetting(SettingKey key)
{
    if (key == SettingKey::EscalationSeconds || key == SettingKey::FloodEnter
        || key == SettingKey::FloodLeave)
        applyFigures();
    else if (key == SettingKey::PriorityRules)
        applyRules();
}

void AlarmDesk::applyFigures()
{
    if (!m_session)
        return;
    AlarmFigures figures;
    const QString seconds = m_parts.settings.text(SettingKey::EscalationSeconds);
    figures.ladder = AlarmFigures::ladderOf(seconds).value_or(figures.ladder);
    figures.floodEnter = m_parts.settings.integer(SettingKey::FloodEnter);
    figures.floodLeave =
        std::min(m_parts.settings.integer(SettingKey::FloodLeave), figures.floodEnter);
    m_session->alarms().setFigures(figures);
}

void AlarmDesk::applyRules()
{
    if (!m_session)
        return;
    auto rules = PriorityRules::fromJson(m_parts.settings.text(SettingKey::PriorityRules));
    if (!rules)
        m_parts.window.showNotice(tr("The priority rules are not used. %1 The built-in ones are.")
                                      .arg(rules.error().reason),
                                  MainWindow::Tone::Technical);
    PriorityRules used = rules ? *rules : PriorityRules();
    used.setResponseTypes(m_session->lookups().responseTypes());
    m_session->board().setPriorityRules(used);
}

void AlarmDesk::recall()
{
    const QPointer<Session> asked = m_session;
    m_parts.memory.recall(kind(), this, [this, asked](const DeskMemory::Values &values) {
        if (asked && asked == m_session)
            recalled(values);
    });
}

void AlarmDesk::recalled(const DeskMemory::Values &values)
{
    const UtcTime now = m_parts.clock.utcNow();
    QHash<CalloutId, AlarmMemory> past;
    for (auto i = values.cbegin(); i != values.cend(); ++i) {
        const UtcTime keptAt{Millis{i->value("keptAt"_L1).toInteger()}};
        const CalloutId id = i.key().toLongLong();
        if (id > 0 && std::chrono::abs(now - keptAt) < forgottenAfter)
            past.insert(id, AlarmMemory::fromJson(*i));
        else
            m_parts.memory.forget(kind(), i.key());
    }
    for (auto i = past.cbegin(); i != past.cend(); ++i)
        m_kept.insert(i.key(), *i);
    m_session->board().restoreAlarms(past);
}

void AlarmDesk::selectionChanged(CalloutId id)
{
    m_selected = id;
    describePin();
}

void AlarmDesk::boardChanged(const BoardChanges &changes)
{
    // What the session takes along with it stays remembered.
    if (!m_session)
        return;
    const auto note = [this](const BoardEntry &entry) {
        if (isMarked(entry) || m_kept.contains(entry.id()))
            m_changed.insert(entry.id());
    };
    for (const BoardEntry &entry : changes.added)
        note(entry);
    for (const BoardUpdate &update : changes.updated) {
        if (update.fields & kept)
            note(update.entry);
        if (update.entry.id() == m_selected && update.fields & BoardField::Order)
            describePin();
    }
    for (const CalloutId id : changes.removed) {
        if (m_kept.contains(id))
            m_changed.insert(id);
    }
    if (!m_changed.empty() && !m_rememberSoon.isActive())
        m_rememberSoon.start();
}

void AlarmDesk::rememberSome(std::size_t most)
{
    if (!m_session)
        return;
    for (; most > 0 && !m_changed.empty(); --most) {
        const CalloutId id = m_changed.extract(m_changed.begin()).value();
        const auto entry = m_session->board().find(id);
        const AlarmMemory memory = entry ? AlarmMemory::of(*entry) : AlarmMemory{};
        const auto before = m_kept.constFind(id);
        if (memory.isEmpty()) {
            if (before == m_kept.cend())
                continue;
            m_kept.erase(before);
            m_parts.memory.forget(kind(), QString::number(id));
        } else if (before == m_kept.cend() || !(*before == memory)) {
            m_kept.insert(id, memory);
            QJsonObject json = memory.toJson();
            json.insert("keptAt"_L1, qint64(m_parts.clock.utcNow().time_since_epoch().count()));
            m_parts.memory.remember(kind(), QString::number(id), json);
        }
    }
    if (!m_changed.empty())
        m_rememberSoon.start();
}

void AlarmDesk::describePin()
{
    const auto entry = m_session ? m_session->board().find(m_selected) : std::nullopt;
    const bool isPinned = entry && entry->pinned;
    m_parts.window.actions()
        .action("callout.pin"_L1)
        ->setText(isPinned ? tr("Un&pin") : tr("&Pin to the top"));
}

} // namespace console
