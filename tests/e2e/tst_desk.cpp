// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A callout's way through the desk: seen, taken, written into, raised, rated; all against a real
// server.
#include "desk.h"

#include "ui/map/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/actionregistry.h"

#include <QAction>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace e2e;

class TestDesk final : public QObject {
    Q_OBJECT

private slots:
    void aRaisedCalloutShowsInTableAndMap();
    void takingIsOneKey();
    void messagesGoBothWays();
    void aCalloutIsRaisedFromTheDesk();
    void aClosedCalloutIsClearedAndRated();
    void theCustomerStaysCovered();
    void theCustomerIsDialledUnseen();

public slots:
    void dialled(const QUrl &url) { m_dialled += url; }

private:
    QList<QUrl> m_dialled;
};

void TestDesk::aRaisedCalloutShowsInTableAndMap()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    QVERIFY(other.isSignedIn());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    QCOMPARE(desk.application().table().rowCount(), 0);

    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(id > 0);
    QVERIFY(desk.waitFor(id));
    QVERIFY(desk.window().panes().queue()->shownIds().contains(id));
    const auto entry = desk.entry(id);
    QCOMPARE(displayState(*entry), DisplayState::New);
    QTRY_VERIFY(desk.window().panes().map()->markerPosition(id));
    // The nearest place comes from the bundled names, once they are loaded.
    const int row = desk.application().table().rowOf(id);
    QTRY_VERIFY(!desk.application().table().rowAt(row).place.isEmpty());
    QTRY_VERIFY(desk.log(id).size() >= 1);
}

void TestDesk::takingIsOneKey()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());
    QTRY_COMPARE(desk.window().selected(), id);
    QTRY_VERIFY(desk.log(id).join(u'\n').contains(" taken"_L1));
}

void TestDesk::messagesGoBothWays()
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

    desk.key(Qt::Key_C);
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget())
                || qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"Two people at the gate"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(other.eventTexts(id).contains(u"Two people at the gate"_s), 10000);

    const auto sent = other.post(u"callouts/%1/events"_s.arg(id),
                                 {{u"message"_s, u"Unit 7 dispatched, ETA 7 minutes."_s}});
    QCOMPARE(sent.status, 201);
    const auto shows = [&](QStringView text) {
        const auto messages = desk.application().session()->conversation().messages(id);
        return std::ranges::any_of(
            messages, [&](const ConversationMessage &message) { return message.text == text; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(u"Unit 7 dispatched, ETA 7 minutes."), 12000);
    const auto messages = desk.application().session()->conversation().messages(id);
    QCOMPARE(std::ranges::count_if(messages,
                                   [](const ConversationMessage &message) {
                                       return message.text == "Two people at the gate"_L1;
                                   }),
             1);
    // The log knows that something was sent, and how long it was; never what.
    const QString log = desk.log(id).join(u'\n');
    QVERIFY2(log.contains("22 characters"_L1), qPrintable(log));
    QVERIFY(!log.contains("gate"_L1));
}

void TestDesk::aCalloutIsRaisedFromTheDesk()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    RaiseRequest request;
    request.customerId = sampleCustomer;
    request.responseTypeId = 1;
    request.place = Position{.point = {-33.9105, 18.4083}, .accuracyMetres = 35, .fixTime = {}};
    request.classificationId = 1;
    QSignalSpy finished(&desk.application().session()->commands(),
                        &CalloutCommands::commandFinished);
    desk.application().session()->commands().raise(request);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    const auto result = finished.at(0).at(0).value<CommandResult>();
    QVERIFY(result.result.has_value());
    QVERIFY(!result.existing);
    QVERIFY(desk.waitFor(result.calloutId));
    QTRY_COMPARE(desk.window().selected(), result.calloutId);
    // Raising again gives the same one.
    desk.application().session()->commands().raise(request);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 10000);
    const auto again = finished.at(1).at(0).value<CommandResult>();
    QVERIFY(again.existing);
    QCOMPARE(again.calloutId, result.calloutId);
    QCOMPARE(other.get(u"callouts/activeCallouts"_s).body.array().size(), 1);
}

void TestDesk::aClosedCalloutIsClearedAndRated()
{
    // A thousand times faster, AURA closes a cancelled callout within a moment.
    SandboxProcess sandbox;
    QVERIFY(sandbox.start({u"--scenario"_s, u"empty"_s, u"--speed"_s, u"1000"_s}));
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    desk.key(Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());
    QCOMPARE(other.post(u"callouts/%1/cancel"_s.arg(id), {}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(desk.entry(id)->presence, Presence::Ended, 15000);
    QCOMPARE(desk.entry(id)->endKind, EndKind::Closed);
    QVERIFY(desk.application().table().rowOf(id) >= 0);

    desk.select(id);
    desk.key(Qt::Key_R, Qt::ControlModifier);
    QDialog *dialog = desk.dialog(u"rating"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_4);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    (void)QTest::qWaitFor([&] { return desk.entry(id)->rated; }, 10000);
    QVERIFY2(desk.entry(id)->rated, qPrintable(desk.log(id).join(u'\n')));

    QTRY_VERIFY(!QApplication::activeModalWidget());
    desk.tickChecklist();
    desk.key(Qt::Key_A);
    QTRY_VERIFY(desk.entry(id)->cleared);
    QVERIFY2(!desk.window().panes().queue()->shownIds().contains(id),
             "cleared, and still in the queue");
    QTRY_VERIFY(desk.log(id).join(u'\n').contains(" cleared"_L1));
}

/// Medical facts and next of kin show by a logged reveal alone, and no log knows them.
void TestDesk::theCustomerStaysCovered()
{
    SandboxProcess sandbox; // the flat dialect has no such fields
    QVERIFY(sandbox.start({u"--scenario"_s, u"empty"_s, u"--dialect"_s, u"nested"_s}));
    OtherClient other(sandbox.root());
    QVERIFY(other.isSignedIn());
    const QJsonObject facts{{u"allergies"_s, u"Penicillin"_s}, {u"nextOfKinName"_s, u"Sipho M."_s}};
    QCOMPARE(other.put(u"customers/%1"_s.arg(sampleCustomer), {{u"customer"_s, facts}}).status,
             200);
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    desk.application().session()->commands().raise(
        {.customerId = sampleCustomer,
         .responseTypeId = 1,
         .place = Position{.point = {-33.9105, 18.4083}, .accuracyMetres = 35, .fixTime = {}},
         .classificationId = 1});
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().selected() > 0, 15000);
    const CalloutId id = desk.window().selected();
    QTRY_VERIFY(desk.application().session()->reader().customer(sampleCustomer));
    const auto shows = [&desk](const QString &text) {
        const auto labels = desk.window().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text().contains(text) || label->accessibleName().contains(text);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(u"On record, hidden"_s), 10000);
    desk.key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *dialog = desk.dialog(u"reveal"_s);
    QVERIFY(dialog);
    QVERIFY(!shows(u"Penicillin"_s) && !shows(u"Sipho M."_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::AltModifier);
    QTRY_VERIFY(shows(u"Penicillin"_s) && shows(u"Sipho M."_s));
    QVERIFY(!shows(sampleCode));
    const QString log = desk.log(id).join(u'\n');
    QVERIFY2(log.contains("Customer details shown"_L1), qPrintable(log));
    QVERIFY(!log.contains("Penicillin"_L1) && !log.contains("Sipho"_L1));
    dialog->done(QDialog::Rejected);
}

void TestDesk::theCustomerIsDialledUnseen()
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
    QDesktopServices::setUrlHandler(u"tel"_s, this, "dialled");
    const auto forget = qScopeGuard([] { QDesktopServices::unsetUrlHandler(u"tel"_s); });
    QAction *dial = desk.window().actions().action("callout.dial"_L1);
    QTRY_VERIFY(dial->isEnabled());
    // Enter and Esc dial nobody.
    for (const auto key : {Qt::Key_Return, Qt::Key_Escape}) {
        dial->trigger();
        QVERIFY(desk.dialog(u"dial"_s));
        QTest::keyClick(QApplication::focusWidget(), key);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
    QVERIFY(m_dialled.isEmpty());
    dial->trigger();
    QDialog *dialog = desk.dialog(u"dial"_s);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_dialled.size(), 1, 15000);
    QVERIFY(m_dialled.first().path().endsWith(sampleCode)); // the whole number, to the phone alone
    m_dialled.clear();
    const QString log = desk.log(id).join(u'\n');
    QVERIFY2(log.contains("dialled"_L1), qPrintable(log));
    QVERIFY(!log.contains(sampleCode));
    for (const QLabel *label : desk.window().findChildren<QLabel *>())
        QVERIFY(!label->text().contains(sampleCode));
}

CONSOLE_E2E_MAIN(TestDesk)
#include "tst_desk.moc"
