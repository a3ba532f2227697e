// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checklist in the real program: ticked by keys, kept over a restart, in the way of clearing,
// and with its follow-up step after every cancel with safe code.
#include "desk.h"

#include "ui/checklist/checklistpanel.h"
#include "ui/checklist/stepbox.h"
#include "ui/detail/detailpane.h"
#include "ui/theme/foldsection.h"

#include <QPlainTextEdit>

using namespace e2e;
using namespace Qt::StringLiterals;

class TestChecklistDesk final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tickedByKeysAndLogged();
    void openStepsGateClearing();
    void doneStepsDoNot();
    void ownFileAndItsMistakes();
    void followUpAfterEveryVerifiedCancel();
    void ticksSurviveARestart();

private:
    CalloutId fresh()
    {
        const CalloutId id = m_other->raise(sampleCustomer, -33.9258, 18.4233);
        if (id <= 0 || !m_desk->waitFor(id))
            return 0;
        m_desk->select(id);
        return id;
    }
    /// AURA closes a cancelled callout within a moment here.
    bool end(CalloutId id)
    {
        return m_other->post(u"callouts/%1/cancel"_s.arg(id), {}).status == 200
               && QTest::qWaitFor([&] { return m_desk->entry(id)->presence == Presence::Ended; },
                                  20'000);
    }
    [[nodiscard]] StepBox *step(const QString &id)
    {
        return m_desk->window().findChild<StepBox *>(u"checklist."_s + id);
    }
    [[nodiscard]] QString summary()
    {
        return m_desk->window()
            .findChild<FoldSection *>(u"detail.checklist"_s)
            ->header()
            ->summary();
    }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<OtherClient> m_other;
    std::unique_ptr<ConsoleDesk> m_desk;
};

void TestChecklistDesk::init()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY(m_sandbox->start({u"--scenario"_s, u"empty"_s, u"--speed"_s, u"1000"_s}));
    m_other = std::make_unique<OtherClient>(m_sandbox->root());
    m_desk = std::make_unique<ConsoleDesk>(m_sandbox->root());
    QVERIFY(m_desk->waitForWindow());
}

void TestChecklistDesk::cleanup()
{
    m_desk.reset();
    m_other.reset();
    m_sandbox.reset();
}

void TestChecklistDesk::tickedByKeysAndLogged()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QTRY_VERIFY(step(u"location"_s));
    QTRY_COMPARE(summary(), u"0 of 4 required steps done"_s);
    m_desk->window().activateWindow();
    step(u"location"_s)->setFocus();
    QTest::keyClick(step(u"location"_s), Qt::Key_Space);
    QCOMPARE(summary(), u"1 of 4 required steps done"_s);
    QVERIFY(step(u"location"_s)->secondLine().startsWith("Op 01, "_L1));
    QTRY_VERIFY(m_desk->log(id).join(u'\n').contains("step \"Location is plausible\" done"_L1));
    QTest::mouseClick(step(u"location"_s), Qt::LeftButton);
    QCOMPARE(summary(), u"0 of 4 required steps done"_s);
    QTRY_VERIFY(m_desk->log(id).join(u'\n').contains("opened again"_L1));
    // Tab from the section's title reaches the steps.
    auto *header = m_desk->window().findChild<FoldHeader *>(u"detail.checklist.header"_s);
    header->setFocus();
    QTest::keyClick(header, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), step(u"location"_s));
}

void TestChecklistDesk::openStepsGateClearing()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    m_desk->key(Qt::Key_N);
    QVERIFY(end(id));
    m_desk->select(id);
    m_desk->key(Qt::Key_A);
    QDialog *dialog = m_desk->dialog(u"openSteps"_s);
    QVERIFY(dialog);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // back
    QTRY_VERIFY(!m_desk->window().findChild<QDialog *>(u"openSteps"_s));
    QVERIFY(!m_desk->entry(id)->cleared);
    QCOMPARE(m_desk->window().focusWidget(), step(u"location"_s));

    m_desk->key(Qt::Key_A);
    dialog = m_desk->dialog(u"openSteps"_s);
    QVERIFY(dialog);
    auto *reason = dialog->findChild<QPlainTextEdit *>(u"openSteps.reason"_s);
    reason->setFocus();
    QTest::keyClicks(reason, u"Closed by AURA before dispatch 9431"_s);
    QTest::keyClick(dialog, Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(m_desk->entry(id)->cleared);
    const QString log = m_desk->log(id).join(u'\n');
    QVERIFY2(
        log.contains("to be cleared with open required steps: Closed by AURA before dispatch"_L1),
        qPrintable(log));
    QVERIFY(!log.contains("9431"_L1));
    QVERIFY(log.contains(" cleared"_L1));
}

void TestChecklistDesk::doneStepsDoNot()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    m_desk->key(Qt::Key_N);
    QTRY_VERIFY(step(u"location"_s));
    for (auto *box : m_desk->window().findChildren<StepBox *>())
        box->click();
    QCOMPARE(summary(), u"4 of 4 required steps done"_s);
    QVERIFY(end(id));
    m_desk->select(id);
    m_desk->key(Qt::Key_A);
    QTRY_VERIFY(m_desk->entry(id)->cleared);
    QVERIFY(!m_desk->window().findChild<QDialog *>(u"openSteps"_s));
}

void TestChecklistDesk::ownFileAndItsMistakes()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QTRY_VERIFY(step(u"location"_s));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"steps.json"_s);
    const auto write = [&](const QByteArray &json) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    };
    QVERIFY(write("{\"checklists\": [{\"types\": [\"*\"], \"steps\": [\n"
                  "{\"id\": \"call\", \"text\": \"Call back\"}]}]}"));
    Settings &settings = m_desk->application().settings();
    settings.set(SettingKey::ChecklistFile, path);
    QTRY_VERIFY(step(u"call"_s));
    QCOMPARE(summary(), u"nothing required"_s);
    QVERIFY(!step(u"location"_s));

    QVERIFY(write("{\"checklists\": [{\"types\": [\"*\"], \"steps\": [\n{\"id\": \"x\"}]}]}"));
    settings.set(SettingKey::ChecklistFile, QString());
    QTRY_VERIFY(step(u"location"_s));
    settings.set(SettingKey::ChecklistFile, path);
    QTRY_VERIFY(m_desk->log(0).join(u'\n').contains("Checklist file not used"_L1));
    QVERIFY(step(u"location"_s));
}

void TestChecklistDesk::followUpAfterEveryVerifiedCancel()
{
    const CalloutId id = fresh();
    QVERIFY(id > 0);
    QTRY_VERIFY(step(u"location"_s));
    QVERIFY(!step(u"console.followUp"_s));
    const auto cancel = [&](const QString &code) {
        auto entered = SafeCode::fromText(code);
        QVERIFY(entered.has_value());
        VerifiedCancel request{
            .calloutId = id, .code = std::move(*entered), .reasonId = 1, .note = {}};
        m_desk->application().session()->commands().cancelVerified(std::move(request));
    };
    cancel(u"0000"_s); // not the code
    QTRY_VERIFY_WITH_TIMEOUT(step(u"console.followUp"_s), 10'000);
    QCOMPARE(summary(), u"0 of 5 required steps done"_s);
    QCOMPARE(step(u"console.followUp"_s)->text(), u"Read the follow-up note"_s);
}

void TestChecklistDesk::ticksSurviveARestart()
{
    const CalloutId id = m_other->raise(sampleCustomer, -33.9258, 18.4233);
    QVERIFY(id > 0);
    m_desk.reset();
    QTemporaryDir folder;
    LaunchOptions options;
    options.apiRoot = m_sandbox->root();
    options.configDir = folder.path();
    const Credentials credentials{
        .clientId = u"sandbox"_s, .clientSecret = u"sandbox-secret"_s, .token = {}};
    for (const bool again : {false, true}) {
        Application application(options, credentials);
        application.start();
        QTRY_VERIFY_WITH_TIMEOUT(application.table().rowOf(id) >= 0, 20'000);
        application.window().selectCallout(id);
        const auto box = [&](const QString &name) {
            return application.window().findChild<StepBox *>(u"checklist."_s + name);
        };
        QTRY_VERIFY(box(u"location"_s));
        if (!again)
            box(u"location"_s)->click();
        QTRY_VERIFY(box(u"location"_s)->isChecked());
        QVERIFY(!box(u"dispatch"_s)->isChecked());
        QVERIFY(box(u"location"_s)->secondLine().startsWith("Op 01, "_L1));
    }
}

CONSOLE_E2E_MAIN(TestChecklistDesk)
#include "tst_checklistdesk.moc"
