// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is being written outlives the program, and prepared messages are sent by keys.
#include "desk.h"

#include "talkdesk.h"
#include "ui/conversation/conversationpane.h"

#include <QListView>
#include <QPlainTextEdit>

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

class TestDeskTalk final : public QObject {
    Q_OBJECT

private slots:
    void whatMayBeACodeIsNotWritten();
    void aDraftOutlivesARestart();
    void aPreparedMessageIsSentByKeys();
};

void TestDeskTalk::whatMayBeACodeIsNotWritten()
{
    QCOMPARE(TalkDesk::forFile(u"the code is 4711, phone 0825550123"_s),
             u"the code is ••••, phone 0825550123"_s);
    QCOMPARE(TalkDesk::forFile(u"12345 and 123"_s), u"12345 and 123"_s);
}

void TestDeskTalk::aDraftOutlivesARestart()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.start());
    OtherClient other(sandbox.root());
    QTemporaryDir config;
    const qint64 id = other.raise(sampleCustomer, -33.9258, 18.4233);
    {
        const auto application = startAt(sandbox.root(), config.path());
        QTRY_VERIFY_WITH_TIMEOUT(application->session()->board().contains(id), 10'000);
        application->window().selectCallout(id);
        auto *edit = application->window().findChild<QPlainTextEdit *>(u"conversationEdit"_s);
        QTRY_VERIFY(edit->isEnabled());
        QTest::keyClicks(edit, u"The gate is open"_s);
    }
    const auto application = startAt(sandbox.root(), config.path());
    const ConversationPane *pane = application->window().panes().messages();
    QTRY_COMPARE_WITH_TIMEOUT(pane->draft(id), u"The gate is open"_s, 5'000);
}

void TestDeskTalk::aPreparedMessageIsSentByKeys()
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
    auto *list = desk.window().findChild<QListView *>(u"conversationList"_s);
    auto *edit = desk.window().findChild<QPlainTextEdit *>(u"conversationEdit"_s);
    QTRY_VERIFY(edit->isEnabled());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_1);
    const QString text = edit->toPlainText();
    QVERIFY(!text.isEmpty());
    QVERIFY(desk.application().session()->conversation().messages(id).isEmpty()
            || desk.application().session()->conversation().messages(id).last().text != text);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        std::ranges::any_of(desk.application().session()->conversation().messages(id),
                            [&text](const ConversationMessage &message) {
                                return message.text == text
                                       && message.delivery
                                              == ConversationMessage::Delivery::Accepted;
                            }),
        10'000);
}

CONSOLE_E2E_MAIN(TestDeskTalk)
#include "tst_desktalk.moc"
