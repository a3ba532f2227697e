// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checklist of the detail pane, and the question before clearing with open steps.
#include "../dialogs/dialogfixture.h"
#include "ui/checklist/checklistpanel.h"
#include "ui/checklist/openstepsdialog.h"
#include "ui/checklist/stepbox.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

QList<ChecklistRow> rows()
{
    return {{.id = u"location"_s,
             .text = u"Location is plausible"_s,
             .phone = {},
             .doneBy = u"Op 07, 14:28"_s,
             .required = true},
            {.id = u"dispatch"_s,
             .text = u"Dispatch seen"_s,
             .phone = {},
             .doneBy = {},
             .required = true},
            {.id = u"police"_s,
             .text = u"Police asked for, if needed"_s,
             .phone = u"Police 10111"_s,
             .doneBy = {},
             .required = false}};
}

} // namespace

class TestChecklistPanel final : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void tickedByKeysAndMouse();
    void boxesStayWhereTheyAre();
    void followUpKeepsTheFocus();
    void wrapsAndMovesInOneColumn();
    void withoutSteps();
    void goingBackIsTheDefault();
    void overridingWantsAReason();

private:
    ChecklistPanel *shown(int width = 520)
    {
        m_holder = std::make_unique<QWidget>();
        auto *column = new QVBoxLayout(m_holder.get());
        column->setContentsMargins({});
        auto *panel = new ChecklistPanel(m_fixture.theme, m_holder.get());
        column->addWidget(panel);
        column->addStretch(1);
        m_holder->resize(width, 300);
        panel->setRows(rows());
        m_holder->show();
        m_holder->activateWindow();
        return QTest::qWaitForWindowActive(m_holder.get()) ? panel : nullptr;
    }
    [[nodiscard]] StepBox *box(const char *name) const
    {
        return m_holder->findChild<StepBox *>(QString::fromLatin1(name));
    }
    OpenStepsDialog *asked()
    {
        auto *dialog =
            new OpenStepsDialog(m_fixture.theme, DialogFixture::head(),
                                {u"Dispatch seen"_s, u"Outcome recorded"_s}, &m_fixture.window);
        m_dialog = dialog;
        return m_fixture.open(dialog);
    }

    DialogFixture m_fixture;
    std::unique_ptr<QWidget> m_holder;
    QPointer<ConsoleDialog> m_dialog;
};

void TestChecklistPanel::cleanup()
{
    delete m_dialog;
    m_holder.reset();
}

void TestChecklistPanel::tickedByKeysAndMouse()
{
    auto *panel = shown();
    QVERIFY(panel);
    QCOMPARE(panel->summary(), u"1 of 2 required steps done"_s);
    QCOMPARE(box("checklist.location")->secondLine(), u"Op 07, 14:28"_s);
    QCOMPARE(box("checklist.dispatch")->secondLine(), u"Required"_s);
    QCOMPARE(box("checklist.police")->secondLine(), u"If it applies · Police 10111"_s);
    QCOMPARE(box("checklist.police")->accessibleDescription(),
             box("checklist.police")->secondLine());
    QSignalSpy ticked(panel, &ChecklistPanel::ticked);
    QCOMPARE(panel->firstOpen(), box("checklist.dispatch"));
    panel->firstOpen()->setFocus();
    press(Qt::Key_Space);
    QCOMPARE(ticked.size(), 1);
    QCOMPARE(ticked.back().at(0).toString(), u"dispatch"_s);
    QCOMPARE(ticked.back().at(1).toBool(), true);
    press(Qt::Key_Tab);
    QVERIFY(box("checklist.police")->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(ticked.back().at(0).toString(), u"police"_s);
    QTest::mouseClick(box("checklist.location"), Qt::LeftButton);
    QCOMPARE(ticked.back().at(0).toString(), u"location"_s);
    QCOMPARE(ticked.back().at(1).toBool(), false);
    QCOMPARE(ticked.size(), 3);
}

void TestChecklistPanel::boxesStayWhereTheyAre()
{
    auto *panel = shown();
    QVERIFY(panel);
    auto *dispatch = box("checklist.dispatch");
    const QRect place = dispatch->geometry();
    const int height = panel->height();
    auto changed = rows();
    changed[1].doneBy = u"Op 07, 14:29"_s;
    panel->setRows(changed);
    QCOMPARE(box("checklist.dispatch"), dispatch);
    QVERIFY(dispatch->isChecked());
    QCOMPARE(panel->summary(), u"2 of 2 required steps done"_s);
    QApplication::processEvents();
    QCOMPARE(dispatch->geometry(), place);
    QCOMPARE(panel->height(), height);
}

void TestChecklistPanel::followUpKeepsTheFocus()
{
    auto *panel = shown();
    QVERIFY(panel);
    box("checklist.police")->setFocus();
    auto longer = rows();
    longer << ChecklistRow{.id = u"console.followUp"_s,
                           .text = u"Read the follow-up note"_s,
                           .phone = {},
                           .doneBy = {},
                           .required = true};
    panel->setRows(longer);
    QVERIFY(box("checklist.police")->hasFocus());
    QVERIFY(box("checklist.console.followUp")->isVisible());
}

void TestChecklistPanel::wrapsAndMovesInOneColumn()
{
    auto *panel = shown();
    QVERIFY(panel);
    QCOMPARE(box("checklist.location")->y(), box("checklist.dispatch")->y());
    auto words = rows();
    words[1].text = u"The person who answers has said the name of the customer and of the site"_s;
    panel->setRows(words);
    const int wide = panel->heightForWidth(520);
    m_holder->resize(300, 400);
    QTRY_VERIFY(box("checklist.location")->y() < box("checklist.dispatch")->y());
    QVERIFY(panel->heightForWidth(300) > wide);
    for (const auto *step : panel->findChildren<StepBox *>()) {
        QVERIFY(panel->rect().contains(step->geometry()));
        QVERIFY(step->height() >= step->heightForWidth(step->width()));
    }
}

void TestChecklistPanel::withoutSteps()
{
    auto *panel = shown();
    QVERIFY(panel);
    panel->setRows({});
    QCOMPARE(panel->summary(), u"no steps"_s);
    QVERIFY(!panel->firstOpen());
    QVERIFY(panel->findChild<QLabel *>(u"checklist.empty"_s)->isVisible());
    panel->setRows(rows());
    QVERIFY(!panel->findChild<QLabel *>(u"checklist.empty"_s)->isVisible());
}

void TestChecklistPanel::goingBackIsTheDefault()
{
    auto *dialog = asked();
    QVERIFY(dialog);
    QSignalSpy overridden(dialog, &OpenStepsDialog::overridden);
    QVERIFY(DialogFixture::everyText(dialog).contains("Outcome recorded"_L1));
    QVERIFY(child<QPushButton>(dialog, "openSteps.back")->hasFocus());
    QCOMPARE(DialogFixture::usabilityProblem(dialog), QString());
    press(Qt::Key_Return);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(overridden.size(), 0);
}

void TestChecklistPanel::overridingWantsAReason()
{
    auto *dialog = asked();
    QVERIFY(dialog);
    QSignalSpy overridden(dialog, &OpenStepsDialog::overridden);
    press(Qt::Key_C, Qt::AltModifier);
    auto *error = child<QLabel>(dialog, "openSteps.reason.error");
    QTRY_COMPARE(error->text(), u"Write at least 10 characters."_s);
    QVERIFY(child<QPlainTextEdit>(dialog, "openSteps.reason")->hasFocus());
    typeText(u"Closed by AURA before dispatch"_s);
    QCOMPARE(error->text(), QString());
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(overridden.size(), 1);
    QCOMPARE(overridden.front().at(0).toLongLong(), 992014);
    QCOMPARE(overridden.front().at(1).toString(), u"Closed by AURA before dispatch"_s);
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestChecklistPanel)
#include "tst_checklistpanel.moc"
