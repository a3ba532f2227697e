// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardfixture.h"

#include "models/conversationmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fixture;

namespace {

MessageRow message(quint64 id, const QString &text,
                   MessageRow::Author author = MessageRow::AuraControl)
{
    MessageRow row;
    row.localId = id;
    row.author = author;
    row.text = text;
    return row;
}

QList<MessageRow> rowsOf(const ConversationModel &model)
{
    QList<MessageRow> rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows << model.messageAt(i);
    return rows;
}

} // namespace

class TestConversationModel final : public QObject {
    Q_OBJECT

private slots:
    void growsWithoutAReset();
    void tellsOnlyWhatChanged();
    void movesAndRemoves();
    void aDoubledIdCountsOnce();
    void words();
    void randomListsMatch();
};

void TestConversationModel::growsWithoutAReset()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QList<MessageRow> list{message(1, u"One"_s), message(2, u"Two"_s)};
    model.setMessages(list);
    QCOMPARE(inserted.size(), 1);
    list << message(3, u"Three"_s);
    model.setMessages(list);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted.at(1).at(1).toInt(), 2);
    model.setMessages(list);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(reset.size() + changed.size(), 0);
    QCOMPARE(rowsOf(model), list);
}

void TestConversationModel::tellsOnlyWhatChanged()
{
    ConversationModel model;
    QList<MessageRow> list{message(1, u"One"_s), message(2, u"Two"_s, MessageRow::You)};
    list[1].delivery = MessageRow::Sending;
    model.setMessages(list);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    list[1].delivery = MessageRow::NotSent;
    list[1].note = u"no link"_s;
    model.setMessages(list);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(2).value<QList<int>>(),
             (QList<int>{ConversationModel::DeliveryRole, ConversationModel::NoteRole,
                         Qt::AccessibleTextRole}));
}

void TestConversationModel::movesAndRemoves()
{
    ConversationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setMessages({message(1, u"One"_s), message(2, u"Two"_s), message(3, u"Three"_s)});
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QPersistentModelIndex three(model.index(2));
    model.setMessages({message(3, u"Three"_s), message(1, u"One"_s), message(2, u"Two"_s)});
    QCOMPARE(moved.size(), 1);
    QCOMPARE(three.row(), 0);
    model.setMessages({message(3, u"Three"_s)});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void TestConversationModel::aDoubledIdCountsOnce()
{
    ConversationModel model;
    model.setMessages({message(1, u"One"_s), message(1, u"Other"_s)});
    QCOMPARE(rowsOf(model), (QList<MessageRow>{message(1, u"One"_s)}));
}

void TestConversationModel::words()
{
    MessageRow row = message(1, u"<b>On</b> my way"_s, MessageRow::You);
    row.at = toUtcTime(QDateTime(QDate(2026, 7, 14), QTime(12, 30, 29), QTimeZone::UTC));
    row.delivery = MessageRow::Accepted;
    ConversationModel model;
    model.setMessages({row});
    QCOMPARE(model.index(0).data().toString(), row.text); // as it came, whatever it looks like
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             u"14:30:29, You, <b>On</b> my way, Accepted by server 14:30:29"_s);
    row.delivery = MessageRow::NotSent;
    row.note = u"AURA refused it"_s;
    QCOMPARE(ConversationModel::deliveryText(row), u"Not sent: AURA refused it"_s);
    row.author = MessageRow::NotGiven;
    QCOMPARE(ConversationModel::authorText(row), row.note); // what the data call the author
    row.note.clear();
    QCOMPARE(ConversationModel::authorText(row), u"Author not given"_s);
}

void TestConversationModel::randomListsMatch()
{
    const quint32 start = seed();
    qInfo("seed %u (CONSOLE_TEST_SEED)", start);
    QRandomGenerator random(start);
    ConversationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int round = 0; round < 400; ++round) {
        QList<MessageRow> list;
        QList<quint64> ids;
        for (quint64 id = 1; id <= 12; ++id)
            ids << id;
        for (int i = random.bounded(12); i > 0; --i) {
            const quint64 id = ids.takeAt(random.bounded(int(ids.size())));
            list << message(id, QString::number(random.bounded(3)));
        }
        model.setMessages(list);
        QCOMPARE(rowsOf(model), list);
    }
    QCOMPARE(reset.size(), 0);
}

QTEST_MAIN(TestConversationModel)
#include "tst_conversationmodel.moc"
