// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/deskactions.h"

#include "services/calloutboard.h"

#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QString wordsOf(Attentions seen)
{
    QStringList words;
    const auto add = [&](Attention what, const QString &word) {
        if (seen.testFlag(what))
            words.append(word);
    };
    add(Attention::Ended, u"ended"_s);
    add(Attention::Withdrawn, u"responder withdrawn"_s);
    add(Attention::LostContact, u"contact lost"_s);
    add(Attention::CustomerCancelled, u"cancelled by the customer"_s);
    add(Attention::CancelFailed, u"cancel failed"_s);
    return words.join(", "_L1);
}

} // namespace

QString DeskActions::forLog(const QString &text)
{
    static const QRegularExpression digits(u"\\d(?:[ \\-]?\\d){3,}"_s);
    return text.simplified().left(longestNote).replace(digits, u"••••"_s);
}

DeskActions::DeskActions(CalloutBoard &board, OperatorLog &log, QObject *parent)
    : QObject(parent), m_board(board), m_log(log)
{
}

LogEntry DeskActions::entry(LogEntry::Kind kind, CalloutId id, const QString &text,
                            const QString &outcome) const
{
    LogEntry entry;
    entry.kind = kind;
    entry.calloutId = id;
    entry.text = text;
    entry.outcome = outcome;
    entry.operatorName = m_operator;
    return entry;
}

void DeskActions::log(LogEntry::Kind kind, CalloutId id, const QString &text,
                      const QString &outcome)
{
    m_log.append(entry(kind, id, text, outcome));
}

bool DeskActions::done(CalloutId id, const QString &text)
{
    log(LogEntry::Kind::Operator, id, u"Callout %1"_s.arg(id) + text, u"recorded"_s);
    return true;
}

bool DeskActions::done(DeskAct act, CalloutId id, const QString &text)
{
    done(id, text);
    emit acted(act, id);
    return true;
}

bool DeskActions::take(CalloutId id)
{
    return m_board.take(id, m_operator) && done(DeskAct::Taken, id, u" taken"_s);
}

CalloutId DeskActions::takeNext()
{
    const CalloutId id = m_board.nextToTake();
    return take(id) ? id : 0;
}

bool DeskActions::release(CalloutId id)
{
    return m_board.release(id) && done(DeskAct::Released, id, u" released"_s);
}

bool DeskActions::handOver(CalloutId id, const QString &toOperator, const QString &note)
{
    const QString to = toOperator.simplified();
    const QString words = forLog(note);
    const auto shown = m_board.find(id);
    if (to.isEmpty() || words.isEmpty() || !shown || !shown->isTaken() || !m_board.take(id, to))
        return false;
    // Two lines: the first is read again after a restart (services/pastownership.h).
    done(id, u" handed over to "_s + to);
    return done(id, u": note of the handover: "_s + words);
}

bool DeskActions::clear(CalloutId id)
{
    return (!m_clearGate || m_clearGate(id)) && m_board.clear(id) && done(id, u" cleared"_s);
}

bool DeskActions::contactEnded(CalloutId id)
{
    return m_board.contactEnded(id) && done(id, u": contact with the customer ended"_s);
}

bool DeskActions::settleJump(CalloutId id, bool useNew)
{
    return m_board.settleJump(id, useNew)
           && done(id, useNew ? u": the position it jumped to is used"_s
                              : u": the position before its jump is kept"_s);
}

PrivateNote DeskActions::readPrivateNote(CalloutId id)
{
    const PrivateNote note = m_board.privateNote(id);
    if (note != PrivateNote::NotOpen)
        done(id, u": follow-up note read"_s);
    return note;
}

bool DeskActions::acknowledge(CalloutId id, Attentions seen)
{
    const auto shown = m_board.find(id);
    return m_board.mark(id, mark::Acknowledge{seen})
           && done(id, u" acknowledged: "_s + wordsOf(shown->attention & seen));
}

bool DeskActions::reset(CalloutId id, const QString &note)
{
    return note.trimmed().size() >= shortestNote && m_board.mark(id, mark::Reset{})
           && done(id, u" reset: "_s + forLog(note));
}

bool DeskActions::snooze(CalloutId id, Millis time, const QString &reason)
{
    using Minutes = std::chrono::duration<double, std::ratio<60>>;
    const QString words = forLog(reason);
    return m_board.mark(id, mark::Snooze{time, words})
           && done(DeskAct::Snoozed, id,
                   u" snoozed for %1 min: "_s.arg(Minutes(time).count(), 0, 'g', 3) + words);
}

bool DeskActions::unsnooze(CalloutId id)
{
    return m_board.mark(id, mark::Wake{}) && done(id, u": snooze ended by the operator"_s);
}

bool DeskActions::setPinned(CalloutId id, bool isPinned)
{
    return m_board.mark(id, mark::Pin{isPinned})
           && done(isPinned ? DeskAct::Pinned : DeskAct::Unpinned, id,
                   isPinned ? u" pinned"_s : u" no longer pinned"_s);
}

bool DeskActions::note(CalloutId id, const QString &text)
{
    const QString words = forLog(text);
    return !words.isEmpty() && m_board.contains(id) && done(id, u": note: "_s + words);
}

} // namespace console
