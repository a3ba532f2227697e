// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/conversation.h"

#include "services/calloutboard.h"
#include "services/errors.h"

#include <algorithm>
#include <utility>

namespace console {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int lifecycleType = 2; // contract 15, point 19
constexpr qsizetype mostEvents = 2'000; // per callout; the oldest go first
constexpr Millis clockDoubt = 2s; // the server's time is known to about a second

/// The contract names no roles, so only words that can mean nobody else count as AURA's control
/// room.
ConversationMessage::Author authorOf(const CalloutEvent &event)
{
    using Author = ConversationMessage::Author;
    if (event.isLifecycle() || event.typeId == lifecycleType)
        return Author::System;
    const QString source = event.source.trimmed().toLower();
    for (const auto word : {"aura"_L1, "control"_L1, "admin"_L1}) {
        if (source.contains(word))
            return Author::AuraControl;
    }
    return Author::NotGiven;
}

QString sizeInLog(qsizetype characters)
{
    return characters == 1 ? u"1 character"_s : u"%1 characters"_s.arg(characters);
}

} // namespace

Conversation::Conversation(PanicApi &api, const CalloutBoard &board, OperatorLog &log,
                           const Clock &clock, const ServerClock &serverClock, QObject *parent)
    : QObject(parent),
      m_api(api),
      m_board(board),
      m_log(log),
      m_clock(clock),
      m_serverClock(serverClock)
{
}

QList<ConversationMessage> Conversation::messages(CalloutId id) const
{
    const auto thread = m_threads.constFind(id);
    return thread == m_threads.cend() ? QList<ConversationMessage>() : thread->messages;
}

int Conversation::unread(CalloutId id) const
{
    const auto thread = m_threads.constFind(id);
    return thread == m_threads.cend() ? 0 : thread->unread;
}

bool Conversation::isRead(CalloutId id) const
{
    const auto thread = m_threads.constFind(id);
    return thread != m_threads.cend() && thread->isRead;
}

qint64 Conversation::send(CalloutId id, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > longestMessage || !m_board.contains(id))
        return 0;
    ConversationMessage message;
    message.localId = ++m_lastLocalId;
    message.author = ConversationMessage::Author::You;
    message.text = trimmed;
    message.at = m_serverClock.at(m_clock.monoNow());
    message.delivery = ConversationMessage::Delivery::Sending;
    m_threads[id].own.append(message);
    record(id, message.localId);
    rebuild(id);
    return message.localId;
}

bool Conversation::retry(qint64 localId)
{
    const CalloutId id = calloutOf(localId);
    ConversationMessage *message = id ? find(m_threads[id], localId) : nullptr;
    if (!message || message->delivery != ConversationMessage::Delivery::NotSent)
        return false;
    message->delivery = ConversationMessage::Delivery::Sending;
    message->error.reset();
    message->at = m_serverClock.at(m_clock.monoNow());
    record(id, localId);
    rebuild(id);
    return true;
}

bool Conversation::discard(qint64 localId)
{
    const CalloutId id = calloutOf(localId);
    ConversationMessage *message = id ? find(m_threads[id], localId) : nullptr;
    if (!message || message->delivery != ConversationMessage::Delivery::NotSent)
        return false;
    log(LogEntry::Kind::Operator, id,
        u"Unsent message discarded, %1"_s.arg(sizeInLog(message->text.size())), u"recorded"_s);
    m_threads[id].own.removeIf(
        [localId](const ConversationMessage &own) { return own.localId == localId; });
    rebuild(id);
    return true;
}

/// The intent comes first: what cannot be recorded is not sent.
void Conversation::record(CalloutId id, qint64 localId)
{
    const ConversationMessage *message = find(m_threads[id], localId);
    LogEntry intent;
    intent.kind = LogEntry::Kind::Intent;
    intent.calloutId = id;
    intent.text = u"Message to AURA control, %1"_s.arg(sizeInLog(message->text.size()));
    intent.outcome = u"recorded"_s;
    intent.operatorName = m_operator;
    m_log.append(intent, this,
                 [this, id, localId](const std::expected<LogEntry, LogError> &written) {
                     if (written)
                         deliver(id, localId);
                     else
                         failed(id, localId, errorOf(ApiError::Kind::NotRecorded));
                 });
}

void Conversation::deliver(CalloutId id, qint64 localId)
{
    const auto thread = m_threads.find(id);
    const ConversationMessage *message =
        thread == m_threads.end() ? nullptr : find(*thread, localId);
    if (!message)
        return;
    m_api.sendEvent(id, message->text, this,
                    [this, id, localId](const ApiResult<CalloutEvent> &answer) {
                        if (answer)
                            accepted(id, localId, *answer);
                        else
                            failed(id, localId, answer.error());
                    });
}

void Conversation::accepted(CalloutId id, qint64 localId, const CalloutEvent &event)
{
    const auto thread = m_threads.find(id);
    ConversationMessage *message = thread == m_threads.end() ? nullptr : find(*thread, localId);
    if (!message)
        return;
    message->delivery = ConversationMessage::Delivery::Accepted;
    message->error.reset();
    if (event.id != 0)
        message->eventId = event.id;
    if (event.createdAt)
        message->at = *event.createdAt;
    log(LogEntry::Kind::Result, id, u"Message sent, %1"_s.arg(sizeInLog(message->text.size())),
        u"accepted"_s);
    rebuild(id);
}

void Conversation::failed(CalloutId id, qint64 localId, const ApiError &error)
{
    const auto thread = m_threads.find(id);
    ConversationMessage *message = thread == m_threads.end() ? nullptr : find(*thread, localId);
    if (!message)
        return;
    const bool isThere = message->eventId != 0; // read in the meantime: it did arrive
    log(LogEntry::Kind::Result, id,
        (isThere ? u"Message sent, %1"_s : u"Message not sent, %1"_s)
            .arg(sizeInLog(message->text.size())),
        isThere                                 ? u"accepted"_s
        : error.kind == ApiError::Kind::Timeout ? u"unconfirmed"_s
                                                : u"failed"_s);
    if (isThere)
        return;
    message->delivery = ConversationMessage::Delivery::NotSent;
    message->error = error;
    rebuild(id);
}

void Conversation::applyEvents(CalloutId id, const QList<CalloutEvent> &events)
{
    Thread &thread = m_threads[id];
    thread.isRead = true;
    const UtcTime now = m_serverClock.at(m_clock.monoNow());
    for (const CalloutEvent &event : events) {
        if (!thread.events.contains(event.id)) {
            claim(thread, event);
            thread.localIds.insert(event.id, ++m_lastLocalId);
            thread.firstRead.insert(event.id, now);
        }
        thread.events.insert(event.id, event);
    }
    while (thread.events.size() > mostEvents) {
        const qint64 oldest = thread.events.firstKey();
        thread.localIds.remove(oldest);
        thread.firstRead.remove(oldest);
        thread.shown.remove(oldest);
        thread.seen.remove(oldest);
        thread.events.remove(oldest);
    }
    rebuild(id);
}

/// An event that carries the text of a message of ours whose answer is not there: it did arrive.
void Conversation::claim(Thread &thread, const CalloutEvent &event)
{
    using Delivery = ConversationMessage::Delivery;
    const auto isIt = [&event](const ConversationMessage &own) { return own.eventId == event.id; };
    if (std::ranges::any_of(thread.own, isIt))
        return;
    for (ConversationMessage &own : thread.own) {
        const bool isOpen = own.delivery == Delivery::Sending
                            || (own.delivery == Delivery::NotSent && own.error
                                && own.error->kind != ApiError::Kind::NotRecorded);
        if (own.eventId != 0 || !isOpen || own.text != event.text.trimmed()
            || (event.createdAt && *event.createdAt < own.at - clockDoubt))
            continue;
        own.eventId = event.id;
        own.delivery = Delivery::Accepted;
        own.error.reset();
        if (event.createdAt)
            own.at = *event.createdAt;
        return;
    }
}

void Conversation::applyReadError(CalloutId id, const ApiError &error)
{
    emit readFailed(id, error);
}

void Conversation::outcomeReleased(CalloutId id)
{
    if (m_threads.contains(id))
        rebuild(id);
}

void Conversation::forget(CalloutId id)
{
    m_threads.remove(id);
}

void Conversation::markRead(CalloutId id)
{
    const auto thread = m_threads.find(id);
    if (thread == m_threads.end())
        return;
    for (const ConversationMessage &message : std::as_const(thread->messages))
        thread->seen.insert(message.eventId);
    if (std::exchange(thread->unread, 0) != 0)
        emit unreadChanged(id, 0);
}

ConversationMessage Conversation::messageOf(const Thread &thread, const CalloutEvent &event) const
{
    ConversationMessage message;
    message.localId = thread.localIds.value(event.id);
    message.eventId = event.id;
    message.author = authorOf(event);
    message.source = event.source;
    message.text = event.text;
    message.at = event.createdAt.value_or(thread.firstRead.value(event.id));
    return message;
}

std::optional<UtcTime> Conversation::withheldSince(CalloutId id) const
{
    const std::optional<BoardEntry> entry = m_board.find(id);
    if (!entry || !entry->outcomeFrozen || !entry->cancelAt)
        return std::nullopt;
    return m_serverClock.at(*entry->cancelAt) - clockDoubt;
}

bool Conversation::mayTell(const CalloutEvent &event, const Thread &thread, UtcTime since)
{
    const bool isLifecycle = event.isLifecycle() || event.typeId == lifecycleType;
    if (!isLifecycle || isStageEvent(event) || thread.shown.contains(event.id))
        return true;
    return event.createdAt && *event.createdAt < since;
}

void Conversation::rebuild(CalloutId id)
{
    Thread &thread = m_threads[id];
    const std::optional<UtcTime> withheld = withheldSince(id);
    QList<ConversationMessage> messages = thread.own;
    QSet<qint64> ownEvents;
    for (const ConversationMessage &own : std::as_const(thread.own))
        ownEvents.insert(own.eventId);
    for (const CalloutEvent &event : std::as_const(thread.events)) {
        if (ownEvents.contains(event.id) || (withheld && !mayTell(event, thread, *withheld)))
            continue;
        thread.shown.insert(event.id);
        messages.append(messageOf(thread, event));
    }
    std::ranges::stable_sort(messages, {}, [](const ConversationMessage &message) {
        return std::pair(message.at, message.localId);
    });
    if (messages != thread.messages) {
        thread.messages = messages;
        emit changed(id, messages);
    }
    // The listener may have marked them as read, or made this forget them.
    if (const auto now = m_threads.find(id); now != m_threads.end() && now->messages == messages) {
        const int left = int(std::ranges::count_if(messages, [&now](const ConversationMessage &m) {
            return m.author != ConversationMessage::Author::System
                   && m.author != ConversationMessage::Author::You
                   && !now->seen.contains(m.eventId);
        }));
        if (std::exchange(now->unread, left) != left)
            emit unreadChanged(id, left);
    }
}

ConversationMessage *Conversation::find(Thread &thread, qint64 localId)
{
    const auto own = std::ranges::find(thread.own, localId, &ConversationMessage::localId);
    return own == thread.own.end() ? nullptr : &*own;
}

CalloutId Conversation::calloutOf(qint64 localId) const
{
    for (auto thread = m_threads.cbegin(); thread != m_threads.cend(); ++thread) {
        if (std::ranges::any_of(thread->own, [localId](const ConversationMessage &own) {
                return own.localId == localId;
            }))
            return thread.key();
    }
    return 0;
}

void Conversation::log(LogEntry::Kind kind, CalloutId id, const QString &text,
                       const QString &outcome)
{
    LogEntry entry;
    entry.kind = kind;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = outcome;
    entry.operatorName = m_operator;
    m_log.append(entry);
}

} // namespace console
