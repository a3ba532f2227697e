// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk.h"
#include "ui/shell/actionregistry.h"
#include "ui/shell/commandstates.h"

#include <QtTest/QtTest>
#include <QtWidgets/QtWidgets>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

/// Which commands there are, their keys, and when they are off and why.
class TestCommands final : public QObject {
    Q_OBJECT

private slots:
    void idsAndKeysAreUnique();
    void theDesignsKeys_data();
    void theDesignsKeys();
    void noLetterCancelsWithoutCode();
    void disabledHaveAReason();
    void withoutSelection();
    void linkLost();
    void logNotWritable();
    void taking();
    void handling();
    void clearing();
    void rating();
    void secondVerifiedCancel();
    void sameForEveryOutcome();
    void registeredSite();
    void privateNote();
    void trackingPage();

private:
    using States = QHash<QLatin1StringView, QString>;
    [[nodiscard]] States states(const BoardEntry &entry) const;

    StillClock m_clock;
};

TestCommands::States TestCommands::states(const BoardEntry &entry) const
{
    return CommandStates::reasons({.selected = &entry,
                                   .link = LinkState::Kind::Linked,
                                   .logWritable = true,
                                   .notTaken = 0,
                                   .mapAvailable = true,
                                   .now = m_clock.mono,
                                   .operatorName = me});
}

void TestCommands::idsAndKeysAreUnique()
{
    Theme theme;
    ActionRegistry registry(theme);
    QSet<QString> ids;
    QHash<QString, QString> keys;
    keys.insert(u"X"_s, u"the cancel chord"_s);
    for (const auto *action : registry.actions()) {
        QVERIFY(!action->objectName().isEmpty());
        QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
        ids.insert(action->objectName());
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->iconText().isEmpty());
        QVERIFY(action->toolTip().contains(ActionRegistry::keysText(action)));
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!key.isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString(), action->objectName());
        }
    }
    QVERIFY(ids.size() >= 25);
}

void TestCommands::theDesignsKeys_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *id, const QString &keys) {
        QTest::newRow(id) << QByteArray(id) << keys;
    };
    row("callout.takeNext", u"N or F2"_s);
    row("callout.take", u"T"_s);
    row("callout.message", u"C or F4"_s);
    row("callout.cancelVerified", u"X V"_s);
    row("callout.cancelUnconditional", u"Ctrl Shift U"_s);
    row("callout.contactEnded", u"E"_s);
    row("callout.clear", u"A"_s);
    row("callout.raise", u"R"_s);
    row("callout.rate", u"Ctrl R"_s);
    row("callout.readPrivateNote", u"Ctrl Shift P"_s);
    row("callout.revealMobile", u"Ctrl Shift R"_s);
    row("callout.copyCoordinates", u"Ctrl Shift C"_s);
    row("map.centre", u"M"_s);
    row("map.lockView", u"L"_s);
    row("map.fitAll", u"F"_s);
    row("map.zoomIn", u"+"_s);
    row("map.zoomOut", u"-"_s);
    row("view.filter", u"Ctrl F"_s);
    row("view.readAgain", u"F5"_s);
    row("view.nextPane", u"F6"_s);
    row("view.previousPane", u"Shift F6"_s);
    row("view.theme", u"Ctrl Shift T"_s);
    row("help.keys", u"F1 or ?"_s);
}

void TestCommands::theDesignsKeys()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, keys);
    Theme theme;
    ActionRegistry registry(theme);
    QCOMPARE(ActionRegistry::keysText(registry.action(QLatin1StringView(id))), keys);
}

void TestCommands::noLetterCancelsWithoutCode()
{
    Theme theme;
    ActionRegistry registry(theme);
    const auto keys = registry.action("callout.cancelUnconditional"_L1)->shortcuts();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys.first(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
}

void TestCommands::disabledHaveAReason()
{
    Theme theme;
    ActionRegistry registry(theme);
    auto *take = registry.action("callout.take"_L1);
    const QString usual = take->toolTip();
    registry.setDisabledReason("callout.take"_L1, u"Because."_s);
    QVERIFY(!take->isEnabled());
    QVERIFY(take->toolTip().endsWith(u"Because."_s));
    QCOMPARE(take->statusTip(), u"Because."_s);
    QCOMPARE(registry.disabledReason("callout.take"_L1), u"Because."_s);
    registry.setDisabledReason("callout.take"_L1, {});
    QVERIFY(take->isEnabled());
    QCOMPARE(take->toolTip(), usual);
}

void TestCommands::withoutSelection()
{
    const auto off = CommandStates::reasons({.selected = nullptr,
                                             .link = LinkState::Kind::Linked,
                                             .logWritable = true,
                                             .notTaken = 1,
                                             .mapAvailable = true,
                                             .now = m_clock.mono});
    for (const auto id : {"callout.take"_L1, "callout.clear"_L1, "callout.cancelVerified"_L1,
                          "callout.cancelUnconditional"_L1, "callout.rate"_L1, "callout.message"_L1,
                          "callout.copyCoordinates"_L1, "map.centre"_L1})
        QCOMPARE(off.value(id), u"No callout is selected."_s);
    QVERIFY(off.value("callout.takeNext"_L1).isEmpty());
    QVERIFY(off.value("callout.raise"_L1).isEmpty());
}

void TestCommands::linkLost()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 100s), me, 9s);
    for (const auto kind : {LinkState::Kind::Lost, LinkState::Kind::Connecting}) {
        const auto off = CommandStates::reasons({.selected = &entry,
                                                 .link = kind,
                                                 .logWritable = true,
                                                 .notTaken = 1,
                                                 .mapAvailable = true,
                                                 .now = m_clock.mono});
        for (const auto id :
             {"callout.cancelVerified"_L1, "callout.cancelUnconditional"_L1, "callout.raise"_L1})
            QVERIFY2(off.value(id).contains(u"link"_s), id.data());
        QVERIFY(off.value("callout.message"_L1).isEmpty()); // queued, shown as waiting
        QVERIFY(off.value("callout.takeNext"_L1).isEmpty());
        entry.callout.status = CalloutStatus::Closed;
        const auto closed = CommandStates::reasons({.selected = &entry,
                                                    .link = kind,
                                                    .logWritable = true,
                                                    .notTaken = 0,
                                                    .mapAvailable = true,
                                                    .now = m_clock.mono});
        QVERIFY(closed.value("callout.rate"_L1).contains(u"link"_s));
        entry.callout.status = CalloutStatus::Created;
    }
    // One missed poll is not a lost link.
    const auto faltering = CommandStates::reasons({.selected = &entry,
                                                   .link = LinkState::Kind::Faltering,
                                                   .logWritable = true,
                                                   .notTaken = 0,
                                                   .mapAvailable = true,
                                                   .now = m_clock.mono});
    QVERIFY(faltering.value("callout.cancelVerified"_L1).isEmpty());
}

void TestCommands::logNotWritable()
{
    const BoardEntry entry = taken(makeEntry(m_clock, 5, 100s), me, 9s);
    const auto off = CommandStates::reasons({.selected = &entry,
                                             .link = LinkState::Kind::Linked,
                                             .logWritable = false,
                                             .notTaken = 0,
                                             .mapAvailable = true,
                                             .now = m_clock.mono});
    for (const auto id : {"callout.cancelVerified"_L1, "callout.cancelUnconditional"_L1})
        QCOMPARE(off.value(id),
                 u"The log cannot be written, so nothing would be sent. Phone AURA control."_s);
    QVERIFY(!off.value("callout.revealMobile"_L1).isEmpty());
}

void TestCommands::taking()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    QVERIFY(states(entry).value("callout.take"_L1).isEmpty());
    QVERIFY(!states(entry).value("callout.takeNext"_L1).isEmpty());
    entry = taken(entry, u"Op 03"_s, 5s);
    QVERIFY(states(entry).value("callout.take"_L1).isEmpty()); // it asks first
    entry.owner = me;
    QCOMPARE(states(entry).value("callout.take"_L1), u"Already taken by Op 07."_s);
}

void TestCommands::handling()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    QVERIFY(states(entry).value("callout.snooze"_L1).isEmpty());
    QVERIFY(states(entry).value("callout.note"_L1).isEmpty());
    QCOMPARE(states(entry).value("callout.unsnooze"_L1), u"This callout is not snoozed."_s);
    QCOMPARE(states(entry).value("callout.handOver"_L1),
             u"Nobody has taken this callout. Take it first (T)."_s);
    QCOMPARE(states(entry).value("callout.reset"_L1), u"This callout carries no marks."_s);
    entry = taken(entry, u"Op 03"_s, 5s);
    QVERIFY(states(entry).value("callout.handOver"_L1).isEmpty());
    entry.snoozedUntil = m_clock.mono + 5min;
    QVERIFY(states(entry).value("callout.unsnooze"_L1).isEmpty());
    QVERIFY(!states(entry).value("callout.snooze"_L1).isEmpty());
    entry.snoozedUntil.reset();
    entry.latched = Attention::LostContact;
    QVERIFY(states(entry).value("callout.reset"_L1).isEmpty());
    entry.latched = {};
    entry.privateNote = true;
    entry.outcomeFrozen = true;
    QVERIFY(!states(entry).value("callout.reset"_L1).isEmpty());
    entry.outcomeFrozen = false;
    QVERIFY(states(entry).value("callout.reset"_L1).isEmpty());
    entry.presence = Presence::Ended;
    QVERIFY(states(entry).value("callout.snooze"_L1).contains("ended"_L1));
    entry.cleared = true;
    for (const auto id : {"callout.snooze"_L1, "callout.handOver"_L1})
        QCOMPARE(states(entry).value(id), u"This callout was cleared."_s);
}

void TestCommands::clearing()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 10s), me, 5s);
    QVERIFY(!states(entry).value("callout.clear"_L1).isEmpty());
    entry.presence = Presence::Missing;
    QVERIFY(!states(entry).value("callout.clear"_L1).isEmpty());
    entry.presence = Presence::Ended;
    QVERIFY(states(entry).value("callout.clear"_L1).isEmpty());
    entry.cleared = true;
    QVERIFY(!states(entry).value("callout.clear"_L1).isEmpty());
}

void TestCommands::rating()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 10s), me, 5s);
    QVERIFY(!states(entry).value("callout.rate"_L1).isEmpty());
    entry.callout.status = CalloutStatus::Closed;
    QVERIFY(states(entry).value("callout.rate"_L1).isEmpty());
    entry.rated = true;
    QVERIFY(!states(entry).value("callout.rate"_L1).isEmpty());
}

void TestCommands::secondVerifiedCancel()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 300s), me, 5s);
    QVERIFY(states(entry).value("callout.cancelVerified"_L1).isEmpty());
    entry.cancelMark = CancelMark::Sending;
    QVERIFY(!states(entry).value("callout.cancelVerified"_L1).isEmpty());
    entry.cancelMark = CancelMark::Requested;
    entry.cancelVerified = true;
    entry.outcomeFrozen = true;
    entry.cancelAt = m_clock.mono - 119s;
    QVERIFY(!states(entry).value("callout.cancelVerified"_L1).isEmpty());
    entry.cancelAt = m_clock.mono - 120s;
    QVERIFY(states(entry).value("callout.cancelVerified"_L1).isEmpty());
    entry.cancelAt = m_clock.mono - 5s;
    entry.outcomeFrozen = false; // E was pressed
    QVERIFY(states(entry).value("callout.cancelVerified"_L1).isEmpty());
}

void TestCommands::sameForEveryOutcome()
{
    // What can be done after a verified cancel must not tell how it ended.
    BoardEntry entry = taken(makeEntry(m_clock, 5, 300s), me, 5s);
    entry.cancelMark = CancelMark::Requested;
    entry.cancelVerified = true;
    entry.outcomeFrozen = true;
    entry.cancelAt = m_clock.mono - 70s;
    entry.privateNote = true;
    const States plain = states(entry);
    for (const auto outcome :
         {CancelOutcome::Pending, CancelOutcome::Confirmed, CancelOutcome::Refused,
          CancelOutcome::Unconfirmed, CancelOutcome::NotStoodDown}) {
        entry.unconditionalOutcome = outcome;
        QCOMPARE(states(entry), plain);
    }
}

void TestCommands::registeredSite()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 300s), me, 5s);
    entry.callout.fixedLocationId = 417;
    QVERIFY(states(entry).value("callout.cancelVerified"_L1).contains(u"without safe code"_s));
    QVERIFY(states(entry).value("callout.cancelUnconditional"_L1).isEmpty());
}

void TestCommands::privateNote()
{
    BoardEntry entry = taken(makeEntry(m_clock, 5, 300s), me, 5s);
    QVERIFY(!states(entry).value("callout.readPrivateNote"_L1).isEmpty());
    QVERIFY(!states(entry).value("callout.contactEnded"_L1).isEmpty());
    entry.cancelVerified = true;
    entry.outcomeFrozen = true;
    QVERIFY(states(entry).value("callout.contactEnded"_L1).isEmpty());
    entry.privateNote = true;
    QVERIFY(states(entry).value("callout.readPrivateNote"_L1).contains(u"(E)"_s));
    entry.outcomeFrozen = false;
    QVERIFY(states(entry).value("callout.readPrivateNote"_L1).isEmpty());
}

void TestCommands::trackingPage()
{
    BoardEntry entry = makeEntry(m_clock, 5, 10s);
    const auto reason = [&](const QString &page) {
        entry.callout.trackingUrl = QUrl(page);
        return states(entry).value("callout.openTracking"_L1);
    };
    QCOMPARE(reason({}), u"AURA gives no tracking page for this callout."_s);
    QCOMPARE(reason(u"https://track.example/abc"_s), QString());
    for (const QString &bad : {u"http://track.example/abc"_s, u"file:///etc/passwd"_s,
                               u"javascript:alert(1)"_s, u"https://me:pw@track.example/"_s})
        QCOMPARE(reason(bad), u"The tracking page is not an https address."_s);
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
