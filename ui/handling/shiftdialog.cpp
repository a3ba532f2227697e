// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handling/shiftdialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/handling/operatorfield.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr qsizetype mostShown = 200; // of hundreds nobody reads on
}

namespace {
constexpr int longestNote = 450;
constexpr int listLines = 9;
} // namespace

ShiftDialog::ShiftDialog(const Theme &theme, const ShiftSummary &summary,
                         const QString &operatorName, const QStringList &operators, QWidget *parent)
    : ConsoleDialog(theme, u"shift"_s, tr("Hand over the shift"), parent), m_summary(summary)
{
    auto *caption = new ThemedLabel(theme, "chrome"_L1, {}, content());
    caption->setText(tr("This goes over with this &desk"));
    body()->addWidget(caption);
    m_list = new TextBox(theme, listLines, content());
    m_list->setObjectName(u"shift.list"_s);
    m_list->setAccessibleName(tr("What goes over"));
    m_list->setReadOnly(true);
    m_list->setPlainText(text(summary, false));
    caption->setBuddy(m_list);
    body()->addWidget(m_list);
    FormGrid *form = addForm();
    m_from = new OperatorField(theme, *form, u"shift.from"_s, tr("Hands &over"), {}, content());
    m_from->setName(operatorName);
    m_to = new OperatorField(theme, *form, u"shift.to"_s, tr("&Takes over"), operators, content());
    m_note = new TextBox(theme, 2, content());
    m_note->setObjectName(u"shift.note"_s);
    m_noteRow = form->addRow(tr("&Note"), m_note, FormRow::Need::Required);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_noteRow->setError({}); });
    body()->addStretch(1);
    setDescription(tr("Makes the next operator the owner of what this desk has. Both must sign. "
                      "AURA is not told."));
    auto *save = addButton(u"export"_s, tr("&Save as text…"), tr("Alt S"));
    connect(save, &QPushButton::clicked, this,
            [this] { emit exportRequested(text(m_summary, true)); });
    auto *cancel = addButton(u"cancel"_s, tr("Cancel"), tr("Esc"));
    connect(cancel, &QPushButton::clicked, this, &ShiftDialog::reject);
    auto *hand = addButton(u"submit"_s, tr("&Hand over"), tr("Ctrl Enter"));
    makePrimary(hand);
    connect(hand, &QPushButton::clicked, this, &ShiftDialog::submit);
    onCtrlEnter([this] { submit(); });
}

QWidget *ShiftDialog::firstField() const
{
    return m_to->box();
}

QString ShiftDialog::text(const ShiftSummary &summary, bool forFile)
{
    QStringList lines;
    const auto section = [&](const QString &title, const QStringList &items, bool named) {
        if (!lines.isEmpty())
            lines << QString();
        lines << tr("%1: %2", "a title and how many").arg(title).arg(items.size());
        if (named) {
            const qsizetype shown = forFile ? items.size() : std::min(items.size(), mostShown);
            for (const QString &item : items.first(shown))
                lines << u"  "_s + item;
            if (shown < items.size())
                lines << tr("  and %1 more, all in the text file").arg(items.size() - shown);
        }
    };
    section(tr("Open callouts"), summary.open, true);
    section(tr("Snoozed"), summary.snoozed, true);
    section(tr("Private marks"), summary.privateMarks, !forFile);
    section(tr("Messages not sent"), summary.unsent, true);
    section(tr("To rate"), summary.toRate, true);
    return lines.join(u'\n');
}

void ShiftDialog::submit()
{
    if (isBusy())
        return;
    const QString from = m_from->name();
    const QString to = m_to->name();
    const QString note = m_note->toPlainText().simplified();
    m_from->row()->setError(from.isEmpty() ? tr("Both must sign.") : QString());
    m_to->row()->setError(to.isEmpty() ? tr("Both must sign.")
                          : to == from ? tr("Somebody else takes over.")
                                       : QString());
    m_noteRow->setError(note.isEmpty() ? tr("Write a note.") : QString());
    for (auto [row, field] : std::initializer_list<std::pair<FormRow *, QWidget *>>{
             {m_from->row(), m_from->box()}, {m_to->row(), m_to->box()}, {m_noteRow, m_note}}) {
        if (!row->error().isEmpty()) {
            field->setFocus();
            announce(row->error());
            return;
        }
    }
    setBusy(true);
    emit submitted(from, to, note.left(longestNote));
}

void ShiftDialog::finishWith(int handedOver)
{
    announce(handedOver == 1 ? tr("Handed over 1 callout")
                             : tr("Handed over %1 callouts").arg(handedOver));
    finish();
}

void ShiftDialog::showExported(const QString &sentence, bool failed)
{
    setStatus(sentence, failed);
    announce(sentence);
}

} // namespace console
