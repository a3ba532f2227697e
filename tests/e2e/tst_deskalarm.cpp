// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Silence, pin, release and acknowledge by keys; and the marks of a desk that was started anew.
#include "desk.h"

#include "ui/shell/actionregistry.h"

#include <QAction>

using namespace e2e;

namespace {

std::unique_ptr<Application> startAt(const QUrl &root, const QString &configDir)
{
    LaunchOptions options;
    options.apiRoot = root;
    options.configDir = configDir;
    auto application = std::make_unique<Application>(
        options,
        Credentials{.clientId = u"sandbox"_s, .clientSecret = u"sandbox-secret"_s, .token = {}});
    application->start();
    return application;
}

} // namespace

class TestDeskAlarm final : public QObject {
    Q_OBJECT

private slots:
    void threeCommandsByKeys();
    void settingsAreFollowed();
    void marksOutliveARestart();
};

void TestDeskAlarm::threeCommandsByKeys()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    ConsoleDesk desk(sandbox.root());
    QVERIFY(desk.waitForWindow());
    AlarmBook &alarms = desk.application().session()->alarms();
    const auto reason = [&](QLatin1StringView id) {
        return desk.window().actions().disabledReason(id);
    };
    QVERIFY(!reason("alarm.silence"_L1).isEmpty());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(desk.waitFor(id));
    QCOMPARE(alarms.picture().oldest, id);
    QCOMPARE(alarms.picture().tone, AlarmClass::New);
    QTRY_VERIFY(reason("alarm.silence"_L1).isEmpty());
    desk.key(Qt::Key_S);
    QTRY_VERIFY(alarms.picture().silencedUntil);
    QCOMPARE(alarms.picture().tone, AlarmClass::None);
    QVERIFY(!desk.entry(id)->isTaken()); // silence is not taking

    desk.key(Qt::Key_N);
    QTRY_COMPARE(desk.window().selected(), id);
    QTRY_VERIFY(reason("callout.release"_L1).isEmpty());
    QVERIFY(!reason("callout.clear"_L1).isEmpty());
    desk.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(desk.entry(id)->pinned);
    desk.key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(!desk.entry(id)->pinned);
    desk.application().session()->board().applyCustomerCancel(id);
    QTRY_VERIFY(reason("callout.clear"_L1).isEmpty());
    desk.key(Qt::Key_A);
    QTRY_VERIFY(!desk.entry(id)->attention);
    QCOMPARE(desk.entry(id)->latched, Attentions(Attention::CustomerCancelled));
    QVERIFY(!desk.entry(id)->cleared);
    desk.key(Qt::Key_T, Qt::ShiftModifier);
    QTRY_VERIFY(!desk.entry(id)->isTaken());
    QCOMPARE(alarms.picture().tone, AlarmClass::New);
    QTRY_VERIFY(desk.log(id).join(u'\n').contains("acknowledged: cancelled by the customer"_L1));
}

void TestDeskAlarm::settingsAreFollowed()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    QTemporaryDir config;
    {
        Settings settings(config.path());
        QVERIFY(settings.set(SettingKey::PriorityRules,
                             u"[{\"pinned\": true, \"priority\": 2}, {\"priority\": 5}]"_s));
        QVERIFY(settings.set(SettingKey::EscalationSeconds, u"1;2;3;4;5"_s));
        QVERIFY(settings.flush());
    }
    const auto application = startAt(sandbox.root(), config.path());
    QVERIFY(application->session());
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    QTRY_VERIFY_WITH_TIMEOUT(application->session()->board().contains(id), 10'000);
    QCOMPARE(application->session()->board().find(id)->priority, 5);
    QVERIFY(application->session()->commands().setPinned(id, true));
    QCOMPARE(application->session()->board().find(id)->priority, 2);
    QTRY_COMPARE_WITH_TIMEOUT(application->session()->alarms().picture().level, Escalation::Breach,
                              20'000);
}

void TestDeskAlarm::marksOutliveARestart()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    QTemporaryDir config;
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    {
        const auto application = startAt(sandbox.root(), config.path());
        QTRY_VERIFY_WITH_TIMEOUT(application->session()->board().contains(id), 10'000);
        CalloutCommands &commands = application->session()->commands();
        QVERIFY(commands.setPinned(id, true));
        application->session()->board().applyCustomerCancel(id);
        QVERIFY(commands.acknowledge(id, Attention::CustomerCancelled));
        QVERIFY(commands.snooze(id, std::chrono::minutes{20}, u"Waits for the key holder"_s));
    }
    const auto application = startAt(sandbox.root(), config.path());
    CalloutBoard &board = application->session()->board();
    QTRY_VERIFY_WITH_TIMEOUT(board.contains(id) && board.find(id)->isSnoozed(), 5'000);
    QVERIFY(board.find(id)->pinned);
    QCOMPARE(board.find(id)->attention, Attentions());
    QCOMPARE(board.find(id)->latched, Attentions(Attention::CustomerCancelled));
    QCOMPARE(application->session()->alarms().picture().untaken, 0);
    QVERIFY(application->session()->commands().unsnooze(id));
    QCOMPARE(application->session()->alarms().picture().oldest, id); // nobody has taken it yet
}

CONSOLE_E2E_MAIN(TestDeskAlarm)
#include "tst_deskalarm.moc"
