// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two cancels from the key press to what the server has, and that no code makes a difference to
// see.
#include "desk.h"

#include "ui/dialogs/safecodefield.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace e2e;

class TestDeskCancel final : public QObject {
    Q_OBJECT

private slots:
    void aVerifiedCancelWithTheRightCode();
    void aVerifiedCancelWithAnotherCodeLooksTheSame();
    void aNewCalloutIsTakenThroughTheDialog();
    void anUnconditionalCancel();
    void noLogNoCancel();

private:
    struct Seen {
        QString rowText;
        DisplayState state = DisplayState::New;
        QString notice;
        qint64 closedAfterMs = 0;
        QString log;
    };
    void cancelWith(const QString &code, Seen &seen, QStringList &events);
};

/// Raises, takes and cancels with `code` by keys; `events`: what the server then has.
void TestDeskCancel::cancelWith(const QString &code, Seen &seen, QStringList &events)
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), id);

    desk.key(Qt::Key_X);
    desk.key(Qt::Key_V);
    QDialog *dialog = desk.dialog(u"cancelVerified"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QComboBox *>();
    QVERIFY(reason);
    QTRY_COMPARE_GE(reason->count(), 2);
    auto *field = dialog->findChild<SafeCodeField *>();
    QVERIFY(field);
    field->setFocus();
    QTest::keyClicks(field, code);
    reason->setFocus();
    QTest::keyClick(reason, Qt::Key_Down);
    field->setFocus();
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(field, Qt::Key_Return);
    const QPointer<QDialog> open = dialog;
    QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), 5000);
    seen.closedAfterMs = timer.elapsed();
    QTRY_COMPARE(desk.entry(id)->cancelMark, CancelMark::Requested);
    // Whatever the server thinks of the code, it has its event by now.
    QTRY_VERIFY_WITH_TIMEOUT(other.eventTexts(id).size() >= 2, 5000);
    events = other.eventTexts(id);
    const auto entry = *desk.entry(id);
    seen.state = displayState(entry);
    const int row = desk.application().table().rowOf(id);
    using Column = CalloutTableModel::Column; // all but the two that count seconds
    for (const int column :
         {Column::State, Column::CalloutNumber, Column::Place, Column::Owner, Column::Marks})
        seen.rowText += desk.application().table().index(row, column).data().toString() + u'|';
    for (const QString &line : desk.log(id)) {
        if (line.contains("ancel"_L1))
            seen.log += line + u'\n';
        QVERIFY2(!line.contains(code), "a code in the log");
    }
}

void TestDeskCancel::aVerifiedCancelWithTheRightCode()
{
    Seen seen;
    QStringList events;
    cancelWith(sampleCode, seen, events);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(seen.state, DisplayState::CancelRequested);
    QVERIFY2(events.contains(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s),
             qPrintable(events.join(u' ')));
}

void TestDeskCancel::aVerifiedCancelWithAnotherCodeLooksTheSame()
{
    Seen right;
    Seen wrong;
    QStringList rightEvents;
    QStringList wrongEvents;
    cancelWith(sampleCode, right, rightEvents);
    if (QTest::currentTestFailed())
        return;
    cancelWith(u"9081"_s, wrong, wrongEvents);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(!wrongEvents.contains(u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s));
    QCOMPARE(wrong.state, right.state);
    QCOMPARE(wrong.rowText, right.rowText);
    QCOMPARE(wrong.log, right.log);
    // Both close at the fixed time; the bound is wide because the machine may be busy, and the
    // exact one is tested with a clock of its own beside the commands.
    QVERIFY2(right.closedAfterMs >= 1400 && wrong.closedAfterMs >= 1400,
             qPrintable(u"%1 %2"_s.arg(right.closedAfterMs).arg(wrong.closedAfterMs)));
}

/// F2 takes the new one, and neither the digits nor the callout that is meant are lost by it.
void TestDeskCancel::aNewCalloutIsTakenThroughTheDialog()
{
    constexpr CustomerId another = 178922;
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), id);
    desk.key(Qt::Key_X);
    desk.key(Qt::Key_V);
    QDialog *dialog = desk.dialog(u"cancelVerified"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QComboBox *>(u"cancelVerified.reason"_s);
    QTRY_COMPARE_GE(reason->count(), 2);
    reason->setCurrentIndex(1);
    auto *field = dialog->findChild<SafeCodeField *>();
    field->setFocus();
    QTest::keyClicks(field, sampleCode.left(2));
    const qint64 later = other.raise(another, -33.96, 18.475);
    QVERIFY(desk.waitFor(later));
    QTest::keyClick(field, Qt::Key_F2);
    QTRY_VERIFY(desk.entry(later)->isTaken());
    QCOMPARE(field->count(), 2);
    QVERIFY(dialog->isVisible() && field->hasFocus());
    QTest::keyClicks(field, sampleCode.mid(2));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(desk.entry(id)->cancelMark, CancelMark::Requested, 10000);
    QCOMPARE(desk.entry(later)->cancelMark, CancelMark::None);
}

void TestDeskCancel::anUnconditionalCancel()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), id);
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *dialog = desk.dialog(u"cancelUnconditional"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QComboBox *>();
    QVERIFY(reason);
    QTRY_COMPARE_GE(reason->count(), 2);
    reason->setFocus();
    QTest::keyClick(reason, Qt::Key_Down);
    auto *note = dialog->findChild<QPlainTextEdit *>();
    QVERIFY(note);
    note->setFocus();
    QTest::keyClicks(note, u"Delivery crew at the gate"_s);
    auto *number = dialog->findChild<QLineEdit *>(u"cancelUnconditional.number"_s);
    QVERIFY(number);
    number->setFocus();
    QTest::keyClicks(number, QString::number(id));
    // Typing everything has sent nothing yet.
    QVERIFY(!other.eventTexts(id).contains(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s));
    QPushButton *send = nullptr;
    for (auto *button : dialog->findChildren<QPushButton *>()) {
        if (button->text().contains("unconditional"_L1, Qt::CaseInsensitive))
            send = button;
    }
    QVERIFY(send);
    QTRY_VERIFY(send->isEnabled());
    send->setFocus();
    QTest::keyClick(send, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(
        other.eventTexts(id).contains(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s), 10000);
    QTRY_COMPARE_WITH_TIMEOUT(desk.entry(id)->unconditionalOutcome, CancelOutcome::Confirmed,
                              15000);
    QVERIFY(desk.application().table().rowOf(id) >= 0);
    const QStringList log = desk.log(id);
    // The intent stands before the result.
    const auto first = std::ranges::find_if(
        log, [](const QString &line) { return line.contains("without safe code"_L1); });
    QVERIFY2(first != log.end(), qPrintable(log.join(u'\n')));
}

void TestDeskCancel::noLogNoCancel()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    // Another program holds the log's database: nothing can be recorded.
    const QString file = desk.application().log().filePath();
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"blocker"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"BEGIN EXCLUSIVE"_s));
        QSignalSpy finished(&desk.application().session()->commands(),
                            &CalloutCommands::commandFinished);
        desk.application().session()->commands().cancelUnconditional(
            {.calloutId = id, .reasonId = 102, .note = u"Nothing may be sent"_s});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 15000);
        const auto result = finished.at(0).at(0).value<CommandResult>();
        QVERIFY(!result.result);
        QCOMPARE(result.result.error().kind, ApiError::Kind::NotRecorded);
        QVERIFY(!other.eventTexts(id).contains(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s));
        query.exec(u"ROLLBACK"_s);
    }
    QSqlDatabase::removeDatabase(u"blocker"_s);
    QCOMPARE(desk.entry(id)->cancelMark, CancelMark::None);
}

CONSOLE_E2E_MAIN(TestDeskCancel)
#include "tst_deskcancel.moc"
