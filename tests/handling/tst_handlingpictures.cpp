// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every dialog of handling and checklist in both themes, with names as long as they come. Nothing
// may reach over a screen of 1280x800. With CONSOLE_UI_PICTURES=folder the pictures are kept.
#include "../dialogs/dialogfixture.h"
#include "ui/checklist/checklistpanel.h"
#include "ui/checklist/openstepsdialog.h"
#include "ui/handling/handoverdialog.h"
#include "ui/handling/notedialog.h"
#include "ui/handling/phonelistdialog.h"
#include "ui/handling/resetdialog.h"
#include "ui/handling/shiftdialog.h"
#include "ui/handling/snoozedialog.h"
#include "ui/handling/takeoverdialog.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using namespace console::test;

namespace {

const QString longName = u"Op 03, Nomthandazo van der Westhuizen"_s;

CalloutHead longHead()
{
    CalloutHead head = DialogFixture::head();
    head.title = u"Panic button pressed twice, Khayelitsha Site C Extension 2, Block 47"_s;
    head.detail = u"Thandeka M. · Unit 7 of Kestrel Response and Recovery Services is on the way"_s;
    return head;
}

ShiftSummary longShift()
{
    ShiftSummary summary;
    for (int i = 0; i < 14; ++i)
        summary.open << u"%1 · Dispatched · %2"_s.arg(992'000 + i).arg(longName);
    summary.snoozed << u"992 003 · back at 14:40 · Waiting for AURA control"_s;
    summary.privateMarks << u"991 995"_s;
    summary.toRate << u"991 990"_s;
    return summary;
}

} // namespace

class TestHandlingPictures final : public QObject {
    Q_OBJECT

private slots:
    void dialogs_data();
    void dialogs();
    void panel_data();
    void panel();

private:
    ConsoleDialog *make(const QString &name);
    void keep(const QString &name, QWidget *what) const;

    DialogFixture m_fixture;
};

ConsoleDialog *TestHandlingPictures::make(const QString &name)
{
    Theme &theme = m_fixture.theme;
    QWidget *parent = &m_fixture.window;
    if (name == "snooze"_L1)
        return new SnoozeDialog(theme, longHead(), 5, [] { return UtcTime(); }, parent);
    if (name == "note"_L1)
        return new NoteDialog(theme, longHead(), parent);
    if (name == "reset"_L1)
        return new ResetDialog(theme, longHead(), {u"Lost contact"_s, u"Private mark"_s}, parent);
    if (name == "takeover"_L1)
        return new TakeOverDialog(theme, longHead(), longName, Millis(4'000), parent);
    if (name == "handover"_L1) {
        return new HandOverDialog(theme, longHead(), longName,
                                  {.operators = {longName}, .callouts = {992006, 992020, 991995}},
                                  parent);
    }
    if (name == "shift"_L1)
        return new ShiftDialog(theme, longShift(), longName, {u"Op 09"_s}, parent);
    if (name == "opensteps"_L1) {
        return new OpenStepsDialog(
            theme, longHead(),
            {u"The person who answers has said the name of the customer and of the site"_s,
             u"Outcome recorded"_s},
            parent);
    }
    QList<PhoneEntry> phones;
    if (name == "phones"_L1)
        phones = {{.name = u"AURA control, Cape Town Metropole and Winelands"_s,
                   .number = u"+27 21 555 0100"_s},
                  {.name = u"Police"_s, .number = u"10111"_s}};
    return new PhoneListDialog(theme, phones, parent);
}

void TestHandlingPictures::dialogs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("night");
    for (const char *name : {"snooze", "note", "reset", "takeover", "handover", "shift",
                             "opensteps", "phones", "nophones"}) {
        for (const bool night : {false, true})
            QTest::addRow("%s-%s", name, night ? "night" : "day")
                << QString::fromLatin1(name) << night;
    }
}

void TestHandlingPictures::dialogs()
{
    QFETCH(QString, name);
    QFETCH(bool, night);
    m_fixture.theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    QPointer<ConsoleDialog> dialog = make(name);
    QVERIFY(m_fixture.open(dialog.data()));
    if (name == "opensteps"_L1) // with what is wrong under its field
        child<QPushButton>(dialog, "openSteps.clear")->click();
    else if (auto *submit = dialog->findChild<QPushButton *>(dialog->objectName() + u".submit"_s))
        submit->click();
    QTest::qWait(30); // wrapped words settle in a second pass
    QVERIFY(dialog->width() <= 1280 && dialog->height() <= 800);
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->text()));
        QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(),
                 qPrintable(label->text()));
    }
    keep(name, dialog);
    delete dialog;
}

void TestHandlingPictures::panel_data()
{
    QTest::addColumn<bool>("night");
    QTest::newRow("day") << false;
    QTest::newRow("night") << true;
}

void TestHandlingPictures::panel()
{
    QFETCH(bool, night);
    m_fixture.theme.setKind(night ? ThemeKind::Night : ThemeKind::Day);
    ChecklistPanel panel(m_fixture.theme);
    panel.setRows({{.id = u"a"_s,
                    .text = u"Location is plausible"_s,
                    .phone = {},
                    .doneBy = longName + u", 14:28"_s,
                    .required = true},
                   {.id = u"b"_s,
                    .text = u"Dispatch seen"_s,
                    .phone = {},
                    .doneBy = u"Op 07, 14:29"_s,
                    .required = true},
                   {.id = u"c"_s,
                    .text = u"The person who answers has said the name of the customer"_s,
                    .phone = u"AURA control +27 21 555 0100"_s,
                    .doneBy = {},
                    .required = false},
                   {.id = u"d"_s,
                    .text = u"Outcome recorded"_s,
                    .phone = {},
                    .doneBy = {},
                    .required = true}});
    panel.resize(520, panel.heightForWidth(520));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QVERIFY(panel.childrenRect().height() <= panel.height());
    keep(u"checklist"_s, &panel);
}

void TestHandlingPictures::keep(const QString &name, QWidget *what) const
{
    const QString folder = qEnvironmentVariable("CONSOLE_UI_PICTURES");
    if (folder.isEmpty())
        return;
    const QString file =
        u"handling-%1-%2.png"_s.arg(name, m_fixture.theme.isNight() ? u"night"_s : u"day"_s);
    QVERIFY(what->grab().save(QDir(folder).filePath(file)));
}

QTEST_MAIN(TestHandlingPictures)
#include "tst_handlingpictures.moc"
