// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/actionregistry.h"

#include "ui/shell/actionspec.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeySequence>

#include <utility>

using namespace Qt::StringLiterals;

namespace console {

QList<ActionRegistry::Spec> ActionRegistry::calloutSpecs()
{
    using enum Group;
    return {
        {Callout, "callout.takeNext"_L1, "next"_L1, "N F2"_L1, tr("Take &next"), tr("Take next"),
         tr("Takes the callout that has waited longest and selects it.")},
        {Callout, "callout.take"_L1, "check"_L1, "T"_L1, tr("&Take this callout"), tr("Take"),
         tr("Takes the selected callout for this desk.")},
        {Callout, "callout.release"_L1, "undo"_L1, "Shift+T"_L1, tr("Re&lease this callout"),
         tr("Release"), tr("Gives the callout back: it waits to be taken again, and sounds.")},
        {Callout, "callout.pin"_L1, "pin"_L1, "Shift+P"_L1, tr("&Pin to the top"), tr("Pin"),
         tr("Makes the callout stand first in its part of the queue, or no longer.")},
        {Callout, "alarm.silence"_L1, "silence"_L1, "S F7"_L1, tr("&Silence for 30 seconds"),
         tr("Silence 30 s"), tr("Stops the sound for 30 seconds. A newer callout sounds at once.")},
        {Callout, "callout.raise"_L1, "raise"_L1, "R"_L1, tr("&Raise callout…"),
         tr("Raise callout…"), tr("Raises a callout for a customer.")},
        {Callout, "callout.cancelVerified"_L1, "cancel"_L1, ""_L1, tr("&Cancel with safe code…"),
         tr("Cancel with safe code…"), tr("Asks for the customer's safe code and a reason."),
         "X V"_L1},
        {Callout, "callout.contactEnded"_L1, "phone"_L1, "E"_L1,
         tr("Contact with the customer &ended"), tr("Contact ended"),
         tr("Notes that nobody speaks with the customer any more.")},
        {Callout, "callout.readPrivateNote"_L1, ""_L1, "Ctrl+Shift+P"_L1, tr("Read &private note"),
         tr("Private note"),
         tr("Shows the note for 15 seconds. Make sure that nobody else can read it.")},
        {Callout, "callout.clear"_L1, "check"_L1, "A"_L1, tr("Acknowledge and c&lear"), tr("Clear"),
         tr("Notes that you have seen what wants eyes; takes an ended callout off the board.")},
        {Callout, "callout.snooze"_L1, "clock"_L1, "Z"_L1, tr("Snoo&ze…"), tr("Snooze…"),
         tr("Puts the callout aside for up to 30 minutes, with a reason.")},
        {Callout, "callout.unsnooze"_L1, "undo"_L1, "Shift+Z"_L1, tr("&Wake from snooze"),
         tr("Wake"), tr("Brings a snoozed callout back at once.")},
        {Callout, "callout.handOver"_L1, "person"_L1, "H"_L1, tr("&Hand over at this desk…"),
         tr("Hand over…"), tr("Makes another operator at this desk the owner.")},
        {Callout, "callout.note"_L1, "list"_L1, "O"_L1, tr("Add operator n&ote…"), tr("Note…"),
         tr("Writes a note about the callout to the log.")},
        {Callout, "callout.reset"_L1, "refresh"_L1, "Shift+A"_L1, tr("Reset &marks…"), tr("Reset…"),
         tr("Takes marks off that stay until a supervisor lets go of them.")},
        {Callout, "edit.undo"_L1, "undo"_L1, "Ctrl+Z"_L1, tr("&Undo"), tr("Undo"),
         tr("Takes back what was done at this desk last. The undo is logged.")},
        {Callout, "callout.rate"_L1, "thumbup"_L1, "Ctrl+R"_L1, tr("Rate re&sponse…"),
         tr("Rate response…"), tr("Rates the response of a closed callout.")},
        {Callout, "callout.revealMobile"_L1, "eye"_L1, "Ctrl+Shift+R"_L1,
         tr("Re&veal customer details…"), tr("Reveal…"),
         tr("Shows medical facts, next of kin and more of the number for 30 seconds. Logged.")},
        {Callout, "callout.dial"_L1, "phone"_L1, ""_L1, tr("Dial the c&ustomer…"), tr("Dial…"),
         tr("Hands the number to this computer's phone program, unseen; asks first. Logged.")},
        {Callout, "callout.cancelUnconditional"_L1, "warn"_L1, "Ctrl+Shift+U"_L1,
         tr("Cancel &without safe code…"), tr("Cancel without safe code…"),
         tr("Tells AURA that no response is needed, without a code.")},
    };
}

QList<ActionRegistry::Spec> ActionRegistry::viewSpecs()
{
    using enum Group;
    return {
        {View, "view.filter"_L1, "filter"_L1, "Ctrl+F"_L1, tr("&Filter the queue"), tr("Filter"),
         tr("Filters by number, place or owner. New callouts always stay.")},
        {View, "view.readAgain"_L1, "refresh"_L1, "F5"_L1, tr("&Read again now"), tr("Try now"),
         tr("Asks AURA at once.")},
        {View, "view.theme"_L1, "moon"_L1, "Ctrl+Shift+T"_L1, tr("&Day or night"),
         tr("Day or night"), tr("Changes between the day and the night colours.")},
        {View, "view.nextPane"_L1, ""_L1, "F6"_L1, tr("&Next pane"), tr("Next pane"), {}},
        {View,
         "view.previousPane"_L1,
         ""_L1,
         "Shift+F6"_L1,
         tr("&Previous pane"),
         tr("Previous pane"),
         {}},
        {View, "view.paneLog"_L1, "list"_L1, ""_L1, tr("&Operator log"), tr("Operator log"),
         tr("Shows or hides the operator log.")},
        {View, "view.paneMessages"_L1, "chat"_L1, ""_L1, tr("&Messages"), tr("Messages"),
         tr("Shows or hides the messages.")},
        {View, "simulator.show"_L1, "globe"_L1, "Ctrl+Shift+S"_L1, tr("&Simulator"),
         tr("Simulator"), tr("Shows or hides the controls of the sandbox.")},
        {View, "view.menuBar"_L1, ""_L1, "F10"_L1, tr("Menu &bar"), tr("Menu bar"),
         tr("Opens the first menu; the arrow keys go on from there.")},
        {View, "view.fullScreen"_L1, "max"_L1, "F11"_L1, tr("F&ull screen"), tr("Full screen"), {}},
    };
}

QList<ActionRegistry::Spec> ActionRegistry::queueSpecs()
{
    using enum Group;
    return {
        {Queue, "queue.active"_L1, ""_L1, "Ctrl+1"_L1, tr("&Active"), tr("Active"), {}},
        {Queue, "queue.snoozed"_L1, ""_L1, "Ctrl+2"_L1, tr("&Snoozed"), tr("Snoozed"), {}},
        {Queue, "queue.tests"_L1, ""_L1, "Ctrl+3"_L1, tr("&Tests"), tr("Tests"), {}},
        {Queue, "queue.closed"_L1, ""_L1, "Ctrl+4"_L1, tr("&Closed today"), tr("Closed"), {}},
        {Queue, "queue.older"_L1, ""_L1, "Ctrl+5"_L1, tr("&Older than 24 h"), tr("Older"), {}},
        {Queue, "queue.showAll"_L1, "list"_L1, "Alt+0"_L1, tr("Show a&ll"), tr("Show all"),
         tr("Shows every callout of the tab again.")},
        {Queue, "queue.showNotTaken"_L1, ""_L1, "Alt+1"_L1, tr("Only &not taken"), tr("Not taken"),
         tr("Shows what nobody has taken.")},
        {Queue, "queue.showDecision"_L1, ""_L1, "Alt+2"_L1, tr("Only what needs a &decision"),
         tr("Needs a decision"), tr("Shows what has ended, was withdrawn or lost contact.")},
        {Queue, "queue.showMine"_L1, ""_L1, "Alt+3"_L1, tr("Only &mine"), tr("Mine"),
         tr("Shows what you have taken. New callouts always stay.")},
        {Queue, "queue.showPinned"_L1, ""_L1, "Alt+4"_L1, tr("Only &pinned"), tr("Pinned"),
         tr("Shows what is pinned. New callouts always stay.")},
        {Queue, "queue.previousMine"_L1, "up"_L1, "["_L1, tr("P&revious of mine"),
         tr("Previous of mine"), tr("Selects the callout of yours above.")},
        {Queue, "queue.nextMine"_L1, "down"_L1, "]"_L1, tr("Ne&xt of mine"), tr("Next of mine"),
         tr("Selects the callout of yours below.")},
        {Queue, "queue.nextUnread"_L1, "chat"_L1, "U"_L1, tr("Next &unread message"),
         tr("Next unread"), tr("Selects the next callout with unread messages.")},
        {Queue, "queue.compact"_L1, "list"_L1, ""_L1, tr("Compact ro&ws"), tr("Compact rows"),
         tr("One line for each callout. In a flood rows are compact by themselves.")},
    };
}

QList<ActionRegistry::Spec> ActionRegistry::otherSpecs()
{
    using enum Group;
    return {
        {Tools, "callout.copyCoordinates"_L1, "copy"_L1, "Ctrl+Shift+C"_L1, tr("&Copy coordinates"),
         tr("Copy coordinates"), tr("Copies the position of the selected callout.")},
        {Tools, "callout.openTracking"_L1, "globe"_L1, ""_L1, tr("Open &tracking page…"),
         tr("Open…"), tr("Opens AURA's page about this callout in the web browser; asks first.")},
        {Tools, "sound.selfTest"_L1, "sound"_L1, ""_L1, tr("&Test the sound"), tr("Test sound"),
         tr("Plays each tone once and says which could be played.")},
        {Tools, "sound.screenOnly"_L1, "silence"_L1, ""_L1, tr("&Work without sound"),
         tr("Work without sound"),
         tr("Puts the warning of a lost sound away. The status bar goes on showing it.")},
        {Tools, "tools.phoneList"_L1, "phone"_L1, "F9"_L1, tr("&Phone list…"), tr("Phone list…"),
         tr("Whom to phone when AURA cannot be reached.")},
        {Tools, "directory.open"_L1, "person"_L1, "Ctrl+D"_L1, tr("Customers and &sites…"),
         tr("Customers and sites…"), tr("Shows and changes customers, subscriptions and sites.")},
        {Help, "help.keys"_L1, "help"_L1, "F1 ?"_L1, tr("&Keys"), tr("Keys"),
         tr("Lists every command and its keys.")},
        {Help, "help.apiHealth"_L1, "check"_L1, "Ctrl+Shift+H"_L1, tr("API &health"),
         tr("API health"), tr("Shows how AURA's API has behaved since sign-in.")},
        {Help, "help.firstStart"_L1, ""_L1, ""_L1, tr("&First start…"), tr("First start"),
         tr("Chooses between the sandbox, AURA's staging and an address of your own.")},
        {Help, "help.about"_L1, ""_L1, ""_L1, tr("&About Callout Console"), tr("About"), {}},
    };
}

QList<ActionRegistry::Spec> ActionRegistry::specs()
{
    using enum Group;
    QList<Spec> all{
        {Shift, "shift.connection"_L1, "link"_L1, "Ctrl+Shift+O"_L1, tr("&Connection…"),
         tr("Connection…"), tr("Changes the profile, the address and the sign-in.")},
        {Shift, "shift.preferences"_L1, "list"_L1, "Ctrl+,"_L1, tr("&Preferences…"),
         tr("Preferences…"), tr("Shows, explains and changes every setting.")},
        {Shift, "shift.handOver"_L1, "swap"_L1, "Ctrl+H"_L1, tr("&Hand over the shift…"),
         tr("Hand over…"), tr("Lists what is open and makes the next operator the owner of it.")},
        {Shift, "shift.quit"_L1, ""_L1, "Ctrl+Q"_L1, tr("&Quit"), tr("Quit"),
         tr("Ends the console. Callouts go on at AURA.")},
    };
    all += calloutSpecs();
    all += {
        {Messages, "callout.message"_L1, "chat"_L1, "C F4"_L1, tr("&Message to AURA control"),
         tr("Message"), tr("Puts the cursor into the messages of the selected callout.")},
        {Messages, "message.prepared"_L1, "list"_L1, "Shift+C"_L1, tr("&Prepared messages…"),
         tr("Prepared"), tr("Puts a prepared message into the composer. Nothing is sent yet.")},
        {Map, "map.centre"_L1, "pin"_L1, "M"_L1, tr("&Centre on selection"), tr("Centre"),
         tr("Moves the map to the selected callout once.")},
        {Map, "map.fitAll"_L1, "fit"_L1, "F"_L1, tr("&Fit all"), tr("Fit all"),
         tr("Shows every callout.")},
        {Map, "map.fitMine"_L1, "fit"_L1, "Shift+F"_L1, tr("Fit &mine"), tr("Fit mine"),
         tr("Shows every callout that you have taken.")},
        {Map, "map.fitSelected"_L1, "fit"_L1, "Shift+M"_L1, tr("Fit &selected"), tr("Fit selected"),
         tr("Shows the selected callout, its responder and its trail.")},
        {Map, "map.back"_L1, "undo"_L1, "Alt+Left"_L1, tr("&Back to the view before"), tr("Back"),
         tr("Shows again what the map showed before.")},
        {Map, "map.lockView"_L1, "lock"_L1, "L"_L1, tr("&Lock view"), tr("Lock view"),
         tr("Keeps the map where it is.")},
        {Map, "map.zoomIn"_L1, "plus"_L1, "+"_L1, tr("Zoom &in"), tr("Zoom in"), {}},
        {Map, "map.zoomOut"_L1, "minus"_L1, "-"_L1, tr("Zoom &out"), tr("Zoom out"), {}},
        {Map, "map.goTo"_L1, "pin"_L1, "Ctrl+G"_L1, tr("&Go to…"), tr("Go to…"),
         tr("Goes to coordinates, a Plus Code, a place or a callout number.")},
        {Map, "map.measure"_L1, "ruler"_L1, "D"_L1, tr("Measure &distance"), tr("Measure"),
         tr("Measures between points on the map; Esc ends it.")},
        {Map, "map.preferences"_L1, "layers"_L1, "Ctrl+Shift+M"_L1, tr("Map &preferences…"),
         tr("Map preferences…"), tr("Chooses the basemap and how positions are written.")},
    };
    all += queueSpecs();
    all += viewSpecs();
    all += windowSpecs();
    all += otherSpecs();
    return all;
}

ActionRegistry::ActionRegistry(const Theme &theme, QObject *parent)
    : QObject(parent), m_theme(theme)
{
    for (const Spec &spec : specs())
        add(spec);
    for (const auto id :
         {"map.lockView"_L1, "map.ownWindow"_L1, "map.measure"_L1, "view.paneLog"_L1,
          "view.paneMessages"_L1, "view.fullScreen"_L1, "simulator.show"_L1, "queue.showAll"_L1,
          "queue.showNotTaken"_L1, "queue.showDecision"_L1, "queue.showMine"_L1,
          "queue.showPinned"_L1, "queue.compact"_L1})
        action(id)->setCheckable(true);
    action("shift.quit"_L1)->setMenuRole(QAction::QuitRole);
    action("help.about"_L1)->setMenuRole(QAction::AboutRole);
    connect(&theme, &Theme::changed, this, &ActionRegistry::refreshIcons);
    refreshIcons();
}

void ActionRegistry::add(const Spec &spec)
{
    Q_ASSERT(!m_byId.contains(QString(spec.id)));
    auto *action = new QAction(spec.menuText, this);
    action->setObjectName(QString(spec.id));
    action->setIconText(spec.buttonText);
    action->setProperty("group", int(spec.group));
    action->setProperty("tip", spec.tip);
    action->setProperty("iconId", QString(spec.icon));
    action->setProperty("keyHint", QString(spec.chord));
    QList<QKeySequence> keys;
    for (const QString &key : QString(spec.keys).split(u' ', Qt::SkipEmptyParts))
        keys << QKeySequence(key, QKeySequence::PortableText);
    action->setShortcuts(keys);
    m_plainKeys.insert(action, keys);
    if (!spec.chord.isEmpty()) // menus write what follows the tab in the place of the keys
        action->setText(spec.menuText + u'\t' + spec.chord);
    m_byId.insert(QString(spec.id), action);
    m_order << action;
    describe(action, {});
}

QAction *ActionRegistry::action(QLatin1StringView id) const
{
    auto *found = m_byId.value(QString(id));
    Q_ASSERT_X(found, "ActionRegistry::action", id.data());
    return found;
}

QList<QAction *> ActionRegistry::actions(Group group) const
{
    QList<QAction *> result;
    for (auto *action : m_order) {
        if (action->property("group").toInt() == int(group))
            result << action;
    }
    return result;
}

QString ActionRegistry::groupName(Group group)
{
    switch (group) {
    case Group::Shift: return tr("Shift");
    case Group::Callout: return tr("Callout");
    case Group::Queue: return tr("Queue");
    case Group::Messages: return tr("Messages");
    case Group::Map: return tr("Map");
    case Group::View: return tr("View");
    case Group::Tools: return tr("Tools");
    case Group::Help: return tr("Help");
    }
    return {};
}

QString ActionRegistry::keysText(const QAction *action)
{
    QStringList keys;
    if (const QString chord = action->property("keyHint").toString(); !chord.isEmpty())
        keys << chord;
    for (const QKeySequence &key : action->shortcuts())
        keys << keyHintText(key);
    return keys.join(tr(" or ", "between two keys that do the same"));
}

void ActionRegistry::describe(QAction *action, const QString &reason)
{
    const QString keys = keysText(action);
    QString head = action->text().section(u'\t', 0, 0).remove(u'&');
    if (!keys.isEmpty())
        head = tr("%1 (%2)", "a command and its keys").arg(head, keys);
    const QString tip = reason.isEmpty() ? action->property("tip").toString() : reason;
    action->setToolTip(tip.isEmpty() ? head : head + u'\n' + tip);
    action->setStatusTip(tip);
    action->setProperty("disabledReason", reason);
}

void ActionRegistry::setLettersWantAlt(bool want)
{
    if (std::exchange(m_lettersWantAlt, want) == want)
        return;
    for (auto *action : std::as_const(m_order)) {
        QList<QKeySequence> keys = m_plainKeys.value(action);
        for (QKeySequence &key : keys) {
            const QKeyCombination first = key[0];
            const bool alone = !(first.keyboardModifiers() & ~Qt::ShiftModifier)
                               && first.key() > Qt::Key_Space && first.key() < Qt::Key_Escape;
            if (want && alone)
                key = QKeySequence(
                    QKeyCombination(first.keyboardModifiers() | Qt::AltModifier, first.key()));
        }
        action->setShortcuts(keys);
        const QString words = action->text().section(u'\t', 0, 0);
        QString chord = action->property("keyHint").toString();
        if (!chord.isEmpty()) {
            const QString alt = tr("Alt ", "before a key, with its blank");
            chord = want ? alt + chord : chord.sliced(alt.size());
            action->setProperty("keyHint", chord);
            action->setText(words + u'\t' + chord);
        }
        describe(action, action->property("disabledReason").toString());
    }
}

void ActionRegistry::setDisabledReason(QLatin1StringView id, const QString &sentence)
{
    auto *target = action(id);
    if (!target || target->property("disabledReason").toString() == sentence)
        return;
    describe(target, sentence);
    target->setEnabled(sentence.isEmpty());
}

QString ActionRegistry::disabledReason(QLatin1StringView id) const
{
    return action(id)->property("disabledReason").toString();
}

void ActionRegistry::setButtonText(QLatin1StringView id, const QString &text)
{
    action(id)->setIconText(text);
}

void ActionRegistry::refreshIcons()
{
    action("view.theme"_L1)->setProperty("iconId", m_theme.isNight() ? u"sun"_s : u"moon"_s);
    for (auto *one : std::as_const(m_order)) {
        const QByteArray id = one->property("iconId").toString().toLatin1();
        if (!id.isEmpty())
            one->setIcon(m_theme.icon(QLatin1StringView(id)));
    }
}

} // namespace console
