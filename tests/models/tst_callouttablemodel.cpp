// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fixture;

namespace {

struct Spies {
    explicit Spies(QAbstractItemModel &model)
        : inserted(&model, &QAbstractItemModel::rowsInserted),
          removed(&model, &QAbstractItemModel::rowsRemoved),
          changed(&model, &QAbstractItemModel::dataChanged),
          reset(&model, &QAbstractItemModel::modelReset),
          layout(&model, &QAbstractItemModel::layoutChanged)
    {
    }
    [[nodiscard]] QList<qsizetype> counts() const
    {
        return {inserted.size(), removed.size(), changed.size(), reset.size() + layout.size()};
    }
    QSignalSpy inserted, removed, changed, reset, layout;
};

QSet<int> rolesOf(const QList<QVariant> &signal)
{
    const auto list = signal.at(2).value<QList<int>>();
    return {list.cbegin(), list.cend()};
}

} // namespace

class TestCalloutTableModel final : public QObject {
    Q_OBJECT

private slots:
    void addsAndShowsEverything();
    void tellsNothingOfAMereRead();
    void tellsExactRoles();
    void joinsNeighboursAndGoesBackToFront();
    void removesInRangesFromTheBack();
    void neverLosesAnUnknownUpdate();
    void asksForAPlaceOnlyWhenItMoved();
    void describesPlaces();
    void namesResponseTypes();
    void speaksARow();
    void countsUnread();
    void knowsWhoYouAre();
    void readAgeFollowsTheBoard();
    void randomChangesMatchAPlainList();
};

void TestCalloutTableModel::addsAndShowsEverything()
{
    Desk desk;
    QAbstractItemModelTester tester(&desk.table,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    desk.table.setPlaceNames(&desk.places);
    Spies spies(desk.table);
    QSignalSpy counts(&desk.table, &CalloutTableModel::countsChanged);
    BoardEntry odd = desk.taken(991'988, u"Op 05"_s, CalloutStatus::Unknown, 31min + 50s);
    odd.callout.statusText = u" Awaiting ETA "_s;
    desk.add({desk.entry(992'021),
              desk.taken(992'014, u"Op 07"_s, CalloutStatus::ResponderDispatched), odd});
    QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 0, 0}));
    QCOMPARE(counts.size(), 1);
    desk.clock.advance(1s);
    QCOMPARE(asText(desk.table), u"NEW|00:12|992 021|Woodstock|—|1 s|\n"
                                 "Dispatched|01:01|992 014|Woodstock|You|1 s|\n"
                                 "“Awaiting ETA”|31:51|991 988|Woodstock|Op 05|1 s|\n"_s);
    QCOMPARE(desk.table.rowOf(991'988), 2);
    QCOMPARE(desk.table.rowOf(1), -1);
    QCOMPARE(desk.table.entry(992'021)->callout.id, 992'021);
    QCOMPARE(desk.table.index(0, 3).data(CalloutTableModel::EntryRole).value<const BoardEntry *>(),
             desk.table.entry(992'021));
    QCOMPARE(desk.table.newCount(), 1);
    QCOMPARE(desk.table.tabCount(QueueTab::Active), 3);
    QCOMPARE(desk.table.rowCount(desk.table.index(0, 0)), 0);
    QVERIFY(!desk.table.index(0, 0).data(Qt::DecorationRole).isValid());
    QVERIFY(!desk.table.index(0, 0).data(Qt::BackgroundRole).isValid());
}

void TestCalloutTableModel::tellsNothingOfAMereRead()
{
    Desk desk;
    BoardEntry entry = desk.entry(1);
    desk.add({entry});
    Spies spies(desk.table);
    desk.clock.advance(2s);
    entry.lastRead = desk.clock.mono;
    desk.update(entry, BoardField::Read);
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 0, 0}));
    QCOMPARE(desk.table.entry(1)->lastRead, desk.clock.mono);
}

void TestCalloutTableModel::tellsExactRoles()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    BoardEntry entry = desk.entry(1);
    desk.add({entry});
    Spies spies(desk.table);
    using M = CalloutTableModel;
    const QSet<int> always{Qt::DisplayRole, M::EntryRole, M::SearchTextRole, M::RowAccessibleRole,
                           Qt::AccessibleTextRole};

    entry.owner = u"Op 07"_s;
    entry.takenAt = desk.clock.mono;
    desk.update(entry, BoardField::Owner);
    QCOMPARE(spies.changed.size(), 1);
    QCOMPARE(rolesOf(spies.changed.at(0)),
             always + (QSet<int>{M::StateRole, M::GroupRole, M::OwnerRole}));

    entry.callout.position->point.longitude = 18.41;
    desk.update(entry, BoardField::Position);
    QCOMPARE(rolesOf(spies.changed.at(1)), always + (QSet<int>{M::PlaceRole}));

    entry.callout.responder.unit = u"Unit 7"_s;
    desk.update(entry, BoardField::Responder);
    QCOMPARE(rolesOf(spies.changed.at(2)), always);

    entry.cleared = true;
    desk.update(entry, BoardField::Cleared);
    QCOMPARE(rolesOf(spies.changed.at(3)),
             always + (QSet<int>{M::StateRole, M::TabRole})); // still mine: the same group
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 4, 0}));
}

void TestCalloutTableModel::joinsNeighboursAndGoesBackToFront()
{
    Desk desk;
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 6; ++id)
        entries << desk.entry(id);
    desk.add(entries);
    Spies spies(desk.table);
    BoardChanges changes;
    for (const int row : {4, 0, 5, 1}) {
        BoardEntry entry = entries.at(row);
        entry.callout.responder.unit = u"Unit 3"_s;
        changes.updated.append({entry, BoardField::Responder});
    }
    desk.table.apply(changes);
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 2, 0}));
    const auto range = [&spies](int i) {
        return std::pair(spies.changed.at(i).at(0).toModelIndex().row(),
                         spies.changed.at(i).at(1).toModelIndex().row());
    };
    QCOMPARE(range(0), std::pair(4, 5));
    QCOMPARE(range(1), std::pair(0, 1));
}

void TestCalloutTableModel::removesInRangesFromTheBack()
{
    Desk desk;
    QAbstractItemModelTester tester(&desk.table,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QList<BoardEntry> entries;
    for (CalloutId id = 1; id <= 8; ++id)
        entries << desk.entry(id);
    desk.add(entries);
    Spies spies(desk.table);
    desk.table.apply({{}, {}, {2, 7, 3, 6, 99, 2}});
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 2, 0, 0}));
    QCOMPARE(spies.removed.at(0).at(1).toInt(), 5);
    QCOMPARE(spies.removed.at(0).at(2).toInt(), 6);
    QCOMPARE(spies.removed.at(1).at(1).toInt(), 1);
    QList<CalloutId> left;
    for (int row = 0; row < desk.table.rowCount(); ++row) {
        left << desk.table.rowAt(row).entry.id();
        QCOMPARE(desk.table.rowOf(left.last()), row);
    }
    QCOMPARE(left, (QList<CalloutId>{1, 4, 5, 8}));
    QCOMPARE(desk.table.tabCount(QueueTab::Active), 4);
}

void TestCalloutTableModel::neverLosesAnUnknownUpdate()
{
    Desk desk;
    Spies spies(desk.table);
    desk.update(desk.entry(5), BoardField::Status);
    QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 0, 0}));
    BoardEntry entry = desk.taken(5, u"Op 03"_s, CalloutStatus::ResponderArrived);
    desk.add({entry}); // there already: replaced, not doubled
    QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 1, 0}));
    QCOMPARE(desk.table.rowCount(), 1);
    QCOMPARE(desk.table.rowAt(0).state, DisplayState::OnScene);
}

void TestCalloutTableModel::asksForAPlaceOnlyWhenItMoved()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    BoardEntry entry = desk.entry(1);
    desk.add({entry});
    QCOMPARE(desk.places.asked, 1);
    entry.callout.status = CalloutStatus::ResponderArrived;
    desk.update(entry, BoardField::Status | BoardField::Position);
    QCOMPARE(desk.places.asked, 1);
    entry.callout.position->point.longitude += 0.001;
    desk.update(entry, BoardField::Position);
    QCOMPARE(desk.places.asked, 2);
    desk.table.setPlaceNames(nullptr);
    QCOMPARE(desk.table.rowAt(0).place, u"Albert Road, Woodstock"_s);
}

void TestCalloutTableModel::describesPlaces()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    BoardEntry point = desk.entry(1);
    BoardEntry area = desk.entry(2);
    area.callout.position->accuracyMetres = 140;
    BoardEntry site = desk.entry(3);
    site.callout.fixedLocationId = 99'001;
    site.callout.position->accuracyMetres = {};
    BoardEntry bareSite = desk.entry(4);
    bareSite.callout.fixedLocationId = 99'001;
    bareSite.callout.position.reset();
    bareSite.callout.address.clear();
    BoardEntry nothing = desk.entry(5);
    nothing.callout.position.reset();
    nothing.callout.address.clear();
    desk.add({point, area, site, bareSite, nothing});
    const auto lines = [&desk](int row) {
        return QStringList{desk.table.rowAt(row).place, desk.table.rowAt(row).placeDetail()};
    };
    QCOMPARE(lines(0), (QStringList{u"Woodstock"_s, u"Albert Road · ±9 m"_s}));
    QCOMPARE(lines(1), (QStringList{u"Woodstock"_s, u"Area, ±140 m"_s}));
    QCOMPARE(lines(2), (QStringList{u"Woodstock"_s, u"Site 99001, Albert Road"_s}));
    QCOMPARE(lines(3), (QStringList{u"Site 99001"_s, QString()}));
    QCOMPARE(lines(4), (QStringList{u"No position given"_s, QString()}));
    desk.table.setPlaceNames(nullptr);
    BoardEntry bare = desk.entry(6);
    bare.callout.address.clear();
    desk.add({bare});
    QCOMPARE(desk.table.rowAt(5).place, u"−33.92700, 18.45700"_s);
}

void TestCalloutTableModel::namesResponseTypes()
{
    Desk desk;
    BoardEntry entry = desk.entry(1);
    entry.callout.responseTypeName.clear();
    entry.callout.responseTypeId = 2;
    desk.add({entry});
    QCOMPARE(desk.table.rowAt(0).emergency, u"Type 2"_s);
    Spies spies(desk.table);
    desk.table.setResponseTypes(
        {{1, u"SECURITY"_s, {}}, {2, u"MEDICAL"_s, u"Medical"_s}, {3, u"ROADSIDE_ASSIST"_s, {}}});
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 1, 0}));
    QCOMPARE(desk.table.rowAt(0).emergency, u"Medical"_s);
    QCOMPARE(desk.table.rowAt(0).kind, ResponseKind::Medical);
    entry.callout.responseTypeId = 3;
    entry.callout.emergency = u"Flat tyre"_s;
    desk.update(entry, BoardField::Details);
    QCOMPARE(desk.table.rowAt(0).typeName, u"Roadside assist"_s);
    QCOMPARE(desk.table.rowAt(0).emergency, u"Flat tyre"_s);
    QCOMPARE(desk.table.rowAt(0).kind, ResponseKind::Other);
}

void TestCalloutTableModel::speaksARow()
{
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    desk.add({desk.entry(992'021)});
    QCOMPARE(desk.table.index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"NEW, 11 seconds, 992021, security, Woodstock, not taken"_s);
    desk.table.setUnread(992'021, 2);
    BoardEntry entry = desk.taken(992'021, u"Op 07"_s, CalloutStatus::ResponderArrived, 61s);
    entry.callout.emergency = u"Panic button"_s;
    desk.update(entry, BoardField::Owner | BoardField::Status | BoardField::Details);
    QCOMPARE(desk.table.index(0, 2).data(CalloutTableModel::RowAccessibleRole).toString(),
             u"On scene, 1 minute 1 second, 992021, security, panic button, Woodstock, owner You, "
             "2 unread messages"_s);
}

void TestCalloutTableModel::countsUnread()
{
    Desk desk;
    Spies spies(desk.table);
    desk.table.setUnread(1, 3); // the message was quicker than the callout
    desk.add({desk.entry(1)});
    QCOMPARE(desk.table.index(0, 0).data(CalloutTableModel::UnreadRole).toInt(), 3);
    desk.table.setUnread(1, 3);
    QCOMPARE(spies.changed.size(), 0);
    desk.table.setUnread(1, 0);
    QCOMPARE(spies.changed.size(), 1);
    QCOMPARE(spies.changed.at(0).at(0).toModelIndex().column(), int(CalloutTableModel::Marks));
    QCOMPARE(rolesOf(spies.changed.at(0)),
             (QSet<int>{CalloutTableModel::UnreadRole, Qt::DisplayRole}));
}

void TestCalloutTableModel::knowsWhoYouAre()
{
    Desk desk;
    desk.add({desk.taken(1, u"Op 03"_s, CalloutStatus::Created), desk.entry(2),
              desk.taken(3, u"Op 07"_s, CalloutStatus::Created)});
    QCOMPARE(desk.table.rowAt(2).owner, u"You"_s);
    QCOMPARE(desk.table.rowAt(2).group, 2);
    Spies spies(desk.table);
    desk.table.setOperatorName(u"Op 03"_s);
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 2, 0}));
    QCOMPARE(desk.table.rowAt(0).owner, u"You"_s);
    QCOMPARE(desk.table.rowAt(2).group, 3);
}

void TestCalloutTableModel::readAgeFollowsTheBoard()
{
    Desk desk;
    BoardEntry ended = desk.taken(2, u"Op 03"_s, CalloutStatus::Closed);
    ended.presence = Presence::Ended;
    desk.add({desk.entry(1), ended});
    Spies spies(desk.table);
    desk.clock.advance(8s);
    desk.table.setReadAt(desk.clock.mono - 2s);
    QCOMPARE(desk.table.index(0, CalloutTableModel::Data).data().toString(), u"2 s"_s);
    QCOMPARE(desk.table.index(1, CalloutTableModel::Data).data().toString(), u"8 s"_s);
    QCOMPARE(spies.counts(), (QList<qsizetype>{0, 0, 0, 0}));
    desk.clock.utc += 1h; // a jump of the wall clock ages nothing
    QCOMPARE(desk.table.elapsed(*desk.table.entry(1)), Millis(19s));
}

void TestCalloutTableModel::randomChangesMatchAPlainList()
{
    const quint32 start = seed();
    qInfo("seed %u (CONSOLE_TEST_SEED)", start);
    QRandomGenerator random(start);
    Desk desk;
    desk.table.setPlaceNames(&desk.places);
    QAbstractItemModelTester tester(&desk.table,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    Spies spies(desk.table);
    QList<BoardEntry> plain;
    CalloutId next = 1;
    for (int round = 0; round < 300; ++round) {
        BoardChanges changes;
        for (int i = int(plain.size()) - 1; i >= 0; --i) {
            const int fate = random.bounded(10);
            if (fate == 0) {
                changes.removed << plain.takeAt(i).id();
            } else if (fate < 3) {
                plain[i] = randomEntry(desk, plain.at(i).id(), random);
                changes.updated.append({plain.at(i), BoardField::Status | BoardField::Owner});
            }
        }
        for (int i = random.bounded(4); i > 0; --i)
            changes.added << randomEntry(desk, next++, random);
        plain += changes.added;
        desk.table.apply(changes);
        Desk other;
        other.clock = desk.clock;
        other.table.setPlaceNames(&other.places);
        other.add(plain);
        QCOMPARE(asText(desk.table), asText(other.table));
        std::array<int, 5> tabs{};
        int fresh = 0;
        for (int row = 0; row < int(plain.size()); ++row) {
            QCOMPARE(desk.table.rowOf(plain.at(row).id()), row);
            ++tabs[std::size_t(queueTab(plain.at(row)))];
            fresh += displayState(plain.at(row)) == DisplayState::New;
        }
        for (std::size_t tab = 0; tab < tabs.size(); ++tab)
            QCOMPARE(desk.table.tabCount(QueueTab(tab)), tabs[tab]);
        QCOMPARE(desk.table.newCount(), fresh);
    }
    QCOMPARE(spies.counts().last(), 0);
}

QTEST_MAIN(TestCalloutTableModel)
#include "tst_callouttablemodel.moc"
