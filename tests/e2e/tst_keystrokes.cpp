// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many keys each flow takes, counted where they are pressed, with its effect at the server or
// on the board. Prints the table. The figures that are promised: take next 1, open chat 1, verified
// cancel 2 + 4 digits + confirm; everything without a mouse.
#include "desk.h"

#include "ui/map/mappane.h"
#include "ui/map/mapviewport.h"
#include "ui/queue/queuepane.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace e2e;

namespace {

// Customers of the sandbox, all invented, and the codes that go with their numbers.
constexpr CustomerId secondCustomer = 178922;
constexpr CustomerId thirdCustomer = 178923;
const QString secondCode = u"0112"_s;

} // namespace

class TestKeystrokes final : public QObject {
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void takeChatAndSnooze();
    void bothCancels();
    void raiseAndGo();
    void rateAndClear();

private:
    /// A key that counts, to the window or to whatever has the focus in it.
    void press(ConsoleDesk &desk, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void inDialog(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void digits(const QString &text); ///< each counts
    static void text(const QString &words); ///< what the operator says does not
    void begin() { m_count = 0; }
    void note(const QString &flow, const QString &keys);

    int m_count = 0;
    QStringList m_rows;
};

void TestKeystrokes::press(ConsoleDesk &desk, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_count;
    desk.key(key, modifiers);
}

void TestKeystrokes::inDialog(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_count;
    QWidget *active = QApplication::activeWindow();
    QVERIFY(active && active->windowHandle());
    QTest::keyClick(active->windowHandle(), key, modifiers); // as a keyboard does
}

void TestKeystrokes::digits(const QString &text)
{
    for (const QChar digit : text)
        inDialog(Qt::Key(Qt::Key_0 + digit.digitValue()));
}

void TestKeystrokes::text(const QString &words)
{
    QWidget *active = QApplication::activeWindow();
    QVERIFY(active && active->windowHandle());
    for (const QChar c : words)
        QTest::keyClick(active->windowHandle(), c.toLatin1());
}

void TestKeystrokes::note(const QString &flow, const QString &keys)
{
    m_rows += u"| %1 | %2 | %3 |"_s.arg(flow, keys).arg(m_count);
}

void TestKeystrokes::cleanupTestCase()
{
    QStringList table{u"| Flow | Keys | Count, texts left out |"_s, u"| --- | --- | ---: |"_s};
    table += m_rows;
    qInfo("%s", qPrintable(u'\n' + table.join(u'\n')));
}

void TestKeystrokes::takeChatAndSnooze()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));

    begin();
    press(desk, Qt::Key_N);
    QTRY_VERIFY(desk.entry(id)->isTaken());
    QTRY_COMPARE(desk.window().selected(), id);
    QCOMPARE(m_count, 1);
    note(u"Take the next callout"_s, u"N"_s);

    begin();
    press(desk, Qt::Key_C);
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
    QCOMPARE(m_count, 1);
    note(u"Open its messages"_s, u"C"_s);
    text(u"Two people at the gate"_s);
    inDialog(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(other.eventTexts(id).contains(u"Two people at the gate"_s), 15000);
    QCOMPARE(m_count, 2);
    note(u"Write and send a message"_s, u"C, text, Ctrl+Enter"_s);

    begin();
    desk.window().panes().queue()->focusList(); // where the letters are commands again
    press(desk, Qt::Key_Z);
    QVERIFY(desk.dialog(u"snooze"_s));
    inDialog(Qt::Key_Down);
    inDialog(Qt::Key_Return);
    QTRY_VERIFY(desk.entry(id)->isSnoozed());
    QCOMPARE(m_count, 3);
    note(u"Snooze for the site's minutes"_s, u"Z, Down (reason), Enter"_s);
}

void TestKeystrokes::bothCancels()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    const qint64 first = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(first));
    const QString softCancel = u"CALLOUT_SOFT_CANCELLED_BY_CUSTOMER"_s;
    // The site's reason is set once: the one chosen here.
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), first);
    desk.key(Qt::Key_X);
    desk.key(Qt::Key_V);
    QDialog *dialog = desk.dialog(u"cancelVerified"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QComboBox *>(u"cancelVerified.reason"_s);
    QTRY_COMPARE_GE(reason->count(), 2);
    reason->setCurrentIndex(1);
    text(sampleCode);
    inDialog(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(other.eventTexts(first).contains(softCancel), 15000);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 15000);

    const qint64 second = other.raise(secondCustomer, -33.96, 18.475);
    QVERIFY(desk.waitFor(second));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), second);
    begin();
    press(desk, Qt::Key_X);
    press(desk, Qt::Key_V);
    dialog = desk.dialog(u"cancelVerified"_s);
    QVERIFY(dialog);
    reason = dialog->findChild<QComboBox *>(u"cancelVerified.reason"_s);
    QTRY_COMPARE_GE(reason->currentIndex(), 0);
    digits(secondCode);
    inDialog(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(other.eventTexts(second).contains(softCancel), 15000);
    QCOMPARE(m_count, 2 + 4 + 1);
    note(u"Cancel with safe code"_s, u"X V, four digits, Enter"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 15000);

    begin();
    QVERIFY(desk.entry(second)->outcomeFrozen);
    press(desk, Qt::Key_E);
    QTRY_VERIFY(!desk.entry(second)->outcomeFrozen);
    QCOMPARE(m_count, 1);
    note(u"Contact with the customer ended"_s, u"E"_s);

    const qint64 third = other.raise(thirdCustomer, -33.981, 18.468);
    QVERIFY(desk.waitFor(third));
    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), third);
    begin();
    press(desk, Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    dialog = desk.dialog(u"cancelUnconditional"_s);
    QVERIFY(dialog);
    reason = dialog->findChild<QComboBox *>(u"cancelUnconditional.reason"_s);
    QTRY_COMPARE_GE(reason->count(), 2);
    reason->setFocus(); // the list may have come after the dialog
    inDialog(Qt::Key_Down);
    inDialog(Qt::Key_Tab);
    text(u"Delivery crew at the gate"_s);
    inDialog(Qt::Key_Tab);
    digits(QString::number(third));
    inDialog(Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        other.eventTexts(third).contains(u"CALLOUT_NO_LONGER_REQUIRES_RESPONSE"_s), 15000);
    QCOMPARE(m_count, 5 + int(QString::number(third).size()));
    note(u"Cancel without safe code"_s,
         u"Ctrl+Shift+U, Down (reason), Tab, note, Tab, the number, Alt+S"_s);
}

void TestKeystrokes::raiseAndGo()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    begin();
    press(desk, Qt::Key_R);
    QDialog *dialog = desk.dialog(u"raise"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"raise.type.1"_s));
    text(QString::number(thirdCustomer));
    inDialog(Qt::Key_Tab);
    inDialog(Qt::Key_Space);
    inDialog(Qt::Key_Tab);
    inDialog(Qt::Key_Tab);
    text(u"-33.91052, 18.40833"_s);
    inDialog(Qt::Key_Return, Qt::ControlModifier);
    const auto active = [&] { return other.get(u"callouts/activeCallouts"_s).body.array(); };
    (void)QTest::qWaitFor([&] { return active().size() == 1; }, 15000);
    QCOMPARE(active().size(), 1);
    QCOMPARE(m_count, 6);
    note(u"Raise at a live position"_s,
         u"R, customer, Tab, Space (type), Tab, Tab, coordinates, Ctrl+Enter"_s);
    const qint64 id = active().first().toObject().value("id"_L1).toInteger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().selected(), id, 15000);

    // The same customer once more: nothing is raised, that one is opened.
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 15000);
    desk.select(0);
    desk.key(Qt::Key_R);
    dialog = desk.dialog(u"raise"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"raise.type.1"_s));
    text(QString::number(thirdCustomer));
    inDialog(Qt::Key_Tab);
    inDialog(Qt::Key_Space);
    dialog->findChild<QLineEdit *>(u"raise.coordinates"_s)->setText(u"-33.92, 18.42"_s);
    inDialog(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.window().selected(), id);
    QCOMPARE(active().size(), 1);

    begin();
    press(desk, Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    text(u"-33.5, 18.9"_s);
    inDialog(Qt::Key_Return);
    const auto distance = [&] {
        return distanceMetres(desk.window().panes().map()->viewport().centrePoint(),
                              {.latitude = -33.5, .longitude = 18.9});
    };
    QTRY_VERIFY(distance() < 2000);
    QCOMPARE(m_count, 2);
    note(u"Go to a place on the map"_s, u"Ctrl+G, place, Enter"_s);
}

void TestKeystrokes::rateAndClear()
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
    QTRY_COMPARE_WITH_TIMEOUT(desk.entry(id)->presence, Presence::Ended, 20000);

    begin();
    press(desk, Qt::Key_R, Qt::ControlModifier);
    QVERIFY(desk.dialog(u"rating"_s));
    inDialog(Qt::Key_4);
    inDialog(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.entry(id)->rated, 15000); // by the server's answer
    QCOMPARE(m_count, 3);
    note(u"Rate the response"_s, u"Ctrl+R, 4, Ctrl+Enter"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 15000);

    desk.tickChecklist(); // what it asks for is done by now
    begin();
    press(desk, Qt::Key_A);
    QTRY_VERIFY(desk.entry(id)->cleared);
    QCOMPARE(m_count, 1);
    note(u"Acknowledge and clear an ended callout"_s, u"A"_s);
}

CONSOLE_E2E_MAIN(TestKeystrokes)
#include "tst_keystrokes.moc"
