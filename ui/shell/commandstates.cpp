// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/commandstates.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

// Decision 3: a second verified cancel of the same callout after E or two minutes.
constexpr std::chrono::minutes secondVerifiedCancel{2};

} // namespace

QString CommandStates::linkDown(const Situation &now)
{
    switch (now.link) {
    case LinkState::Kind::Connecting:
        return tr("There is no link to AURA yet. Nothing can be sent.");
    case LinkState::Kind::Lost:
        return tr("The link to AURA is lost, so nothing can be sent. Phone AURA control.");
    case LinkState::Kind::Linked:
    case LinkState::Kind::Faltering: break;
    }
    return {};
}

QString CommandStates::take(const BoardEntry &entry, const QString &me)
{
    if (entry.cleared)
        return tr("This callout was cleared.");
    // Of what somebody else has, the command asks first.
    if (entry.isTaken() && entry.owner == me)
        return tr("Already taken by %1.").arg(entry.owner);
    return {};
}

QString CommandStates::snooze(const BoardEntry &entry)
{
    if (entry.cleared)
        return tr("This callout was cleared.");
    if (entry.presence == Presence::Ended)
        return tr("This callout has ended. Acknowledge and clear it (A).");
    return entry.isSnoozed() ? tr("This callout is snoozed already.") : QString();
}

QString CommandStates::handOver(const BoardEntry &entry)
{
    if (entry.cleared)
        return tr("This callout was cleared.");
    return entry.isTaken() ? QString() : tr("Nobody has taken this callout. Take it first (T).");
}

QString CommandStates::reset(const BoardEntry &entry)
{
    if (!entry.latched && !entry.privateNote)
        return tr("This callout carries no marks.");
    // The mark of a cancel stands until the contact has ended, whatever came of it.
    return entry.outcomeFrozen ? tr("End the contact with the customer first (E).") : QString();
}

QString CommandStates::cancel(const Situation &now, bool verified)
{
    if (!now.selected)
        return tr("No callout is selected.");
    const BoardEntry &entry = *now.selected;
    if (const QString down = linkDown(now); !down.isEmpty())
        return down;
    if (!now.logWritable)
        return tr("The log cannot be written, so nothing would be sent. Phone AURA control.");
    if (entry.presence == Presence::Ended || entry.cleared)
        return tr("This callout has ended.");
    if (entry.cancelMark == CancelMark::Sending)
        return tr("A cancel request is on its way.");
    if (!verified)
        return {};
    if (entry.callout.fixedLocationId)
        return tr("A registered site has no safe code. Use the cancel without safe code.");
    const bool fresh = entry.cancelVerified && entry.cancelMark == CancelMark::Requested
                       && entry.outcomeFrozen && entry.cancelAt
                       && now.now - *entry.cancelAt < secondVerifiedCancel;
    return fresh ? tr("A cancel request was sent. Another one is possible when the contact has "
                      "ended (E) or after 2 minutes.")
                 : QString();
}

QString CommandStates::rate(const Situation &now)
{
    if (!now.selected)
        return tr("No callout is selected.");
    if (!now.selected->callout.isClosed())
        return tr("A response can be rated when AURA has closed the callout.");
    if (now.selected->rated)
        return tr("This response was rated already.");
    return linkDown(now);
}

bool CommandStates::isSafePage(const QUrl &page)
{
    return page.isValid() && page.scheme() == "https"_L1 && !page.host().isEmpty()
           && page.userInfo().isEmpty();
}

QString CommandStates::tracking(const BoardEntry &entry)
{
    const QUrl &page = entry.callout.trackingUrl;
    if (page.isEmpty())
        return tr("AURA gives no tracking page for this callout.");
    return isSafePage(page) ? QString() : tr("The tracking page is not an https address.");
}

/// Of what is done at this desk alone.
QHash<QLatin1StringView, QString> CommandStates::deskReasons(const Situation &now)
{
    const QString none = tr("No callout is selected.");
    const auto orElse = [&](auto &&reason) { return now.selected ? reason(*now.selected) : none; };
    return {
        {"callout.take"_L1,
         orElse([&now](const BoardEntry &e) { return take(e, now.operatorName); })},
        {"callout.snooze"_L1, orElse([](const BoardEntry &e) { return snooze(e); })},
        {"callout.unsnooze"_L1, orElse([](const BoardEntry &e) {
             return e.isSnoozed() ? QString() : tr("This callout is not snoozed.");
         })},
        {"callout.handOver"_L1, orElse([](const BoardEntry &e) { return handOver(e); })},
        {"callout.reset"_L1, orElse([](const BoardEntry &e) { return reset(e); })},
        {"callout.note"_L1, orElse([&now](const BoardEntry &) {
             return now.logWritable ? QString()
                                    : tr("The log cannot be written, so no note can be kept.");
         })},
        {"callout.clear"_L1, orElse([](const BoardEntry &e) {
             return e.cleared ? tr("This callout was cleared already.")
                    : e.presence != Presence::Ended && !e.attention
                        ? tr("Nothing of this callout wants to be acknowledged. It can be cleared "
                             "when it has ended.")
                        : QString();
         })},
        {"callout.release"_L1, orElse([](const BoardEntry &e) {
             return e.cleared     ? tr("This callout was cleared.")
                    : e.isTaken() ? QString()
                                  : tr("Nobody has taken this callout.");
         })},
        {"callout.pin"_L1, orElse([](const BoardEntry &e) {
             return e.cleared ? tr("This callout was cleared.") : QString();
         })},
        {"alarm.silence"_L1,
         now.notTaken > 0 ? QString() : tr("Nothing sounds: no callout is waiting to be taken.")},
    };
}

QHash<QLatin1StringView, QString> CommandStates::reasons(const Situation &now)
{
    const BoardEntry *entry = now.selected;
    const QString none = entry ? QString() : tr("No callout is selected.");
    const auto orElse = [&](auto &&reason) { return entry ? reason(*entry) : none; };
    const QString noPosition = orElse([](const BoardEntry &e) {
        return e.callout.position ? QString() : tr("This callout has no position.");
    });
    QHash<QLatin1StringView, QString> all{
        {"callout.takeNext"_L1,
         now.notTaken > 0 ? QString() : tr("No callout is waiting to be taken.")},
        {"callout.message"_L1, orElse([](const BoardEntry &e) {
             return e.presence == Presence::Ended || e.cleared
                        ? tr("This callout has ended. Its messages can be read only.")
                        : QString();
         })},
        {"callout.cancelVerified"_L1, cancel(now, true)},
        {"callout.cancelUnconditional"_L1, cancel(now, false)},
        {"callout.raise"_L1, linkDown(now)},
        {"callout.rate"_L1, rate(now)},
        {"callout.contactEnded"_L1, orElse([](const BoardEntry &e) {
             return e.cancelVerified && e.outcomeFrozen
                        ? QString()
                        : tr("This is for after a cancel with safe code.");
         })},
        {"callout.readPrivateNote"_L1, orElse([](const BoardEntry &e) {
             return !e.privateNote    ? tr("There is no private note.")
                    : e.outcomeFrozen ? tr("End the contact with the customer first (E).")
                                      : QString();
         })},
        {"callout.revealMobile"_L1, orElse([&now](const BoardEntry &e) {
             return e.callout.customerId <= 0 ? tr("AURA gives no customer for this callout.")
                    : !now.logWritable ? tr("The log cannot be written, so nothing is revealed.")
                                       : QString();
         })},
        {"callout.dial"_L1, orElse([&now](const BoardEntry &e) {
             return e.callout.customerId <= 0 ? tr("AURA gives no customer for this callout.")
                    : !now.logWritable ? tr("The log cannot be written, so nobody is dialled.")
                                       : linkDown(now);
         })},
        {"callout.copyCoordinates"_L1, noPosition},
        {"callout.openTracking"_L1, orElse([](const BoardEntry &e) { return tracking(e); })},
    };
    all.insert(deskReasons(now));
    const QString noMap = now.mapAvailable ? QString() : tr("There is no map on this machine.");
    for (const auto id : {"map.fitAll"_L1, "map.fitMine"_L1, "map.back"_L1, "map.goTo"_L1,
                          "map.measure"_L1, "map.lockView"_L1, "map.zoomIn"_L1, "map.zoomOut"_L1})
        all.insert(id, noMap);
    for (const auto id : {"map.centre"_L1, "map.fitSelected"_L1})
        all.insert(id, noMap.isEmpty() ? noPosition : noMap);
    return all;
}

} // namespace console
