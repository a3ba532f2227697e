// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/pastownership.h"

#include <QMap>

#include <algorithm>

namespace console {

using namespace Qt::StringLiterals;

namespace {

void readOperator(QMap<CalloutId, PastOwnership> &past, const LogEntry &entry)
{
    const CalloutId id = entry.calloutId;
    if (entry.text == u"Callout %1 taken"_s.arg(id)) {
        PastOwnership one;
        one.id = id;
        one.owner = entry.operatorName;
        one.takenAt = entry.at;
        past.insert(id, one);
    } else if (entry.text == u"Callout %1 released"_s.arg(id)
               || entry.text == u"Callout %1 cleared"_s.arg(id)) {
        past.remove(id);
    } else if (past.contains(id) && entry.text.endsWith(": contact with the customer ended"_L1)) {
        past[id].isContactEnded = true;
    } else if (past.contains(id) && entry.text.startsWith(u"Callout %1 reset: "_s.arg(id))) {
        past[id].isNoteReset = true;
    } else if (const QString to = u"Callout %1 handed over to "_s.arg(id);
               past.contains(id) && entry.text.startsWith(to)) {
        past[id].owner = entry.text.sliced(to.size());
        past[id].takenAt = entry.at;
    }
}

/// An intent without a result may have been delivered: the run ended in between.
void readIntent(QMap<CalloutId, PastOwnership> &past, const LogEntry &entry)
{
    const auto one = past.find(entry.calloutId);
    if (!entry.text.startsWith("Cancel callout "_L1) || one == past.end())
        return;
    one->cancelledAt = entry.at;
    one->isCancelVerified = entry.text.endsWith(" with safe code"_L1);
    one->isContactEnded = false;
    one->isNoteReset = false;
}

void readResult(QMap<CalloutId, PastOwnership> &past, const LogEntry &entry)
{
    const bool isNotSent = entry.outcome == "failed"_L1 || entry.outcome == "refused"_L1;
    const auto one = past.find(entry.calloutId);
    if (entry.text.startsWith("Cancel request"_L1) && isNotSent && one != past.end()
        && entry.text.contains("(with safe code)"_L1) == one->isCancelVerified)
        one->cancelledAt.reset();
}

} // namespace

QList<PastOwnership> pastOwnership(QList<LogEntry> entries)
{
    std::ranges::sort(entries, {}, &LogEntry::sequence);
    QMap<CalloutId, PastOwnership> past;
    for (const LogEntry &entry : std::as_const(entries)) {
        if (entry.calloutId == 0)
            continue;
        switch (entry.kind) {
        case LogEntry::Kind::Operator: readOperator(past, entry); break;
        case LogEntry::Kind::Intent: readIntent(past, entry); break;
        case LogEntry::Kind::Result: readResult(past, entry); break;
        case LogEntry::Kind::Callout:
            if (entry.outcome == "back"_L1 && entry.text.contains("active again"_L1))
                past.remove(entry.calloutId);
            else if (entry.text.contains("is another one now"_L1))
                past.remove(entry.calloutId);
            break;
        default: break;
        }
    }
    return past.values();
}

} // namespace console
