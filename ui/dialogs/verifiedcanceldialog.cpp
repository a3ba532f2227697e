// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/verifiedcanceldialog.h"

#include "ui/dialogs/errortext.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/dialogs/safecodefield.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace console {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestNote = 500;
}

VerifiedCancelDialog::VerifiedCancelDialog(const Theme &theme, const CalloutHead &head,
                                           QWidget *parent)
    : ConsoleDialog(theme, u"cancelVerified"_s, tr("Cancel with safe code"), parent), m_head(head)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    buildScript();
    addRule();
    buildFields();
    auto *same = new NoteBox(theme, NoteBox::Tone::Plain, "help", content());
    same->setObjectName(u"cancelVerified.sameAnswer"_s);
    same->setWords(tr("You will always see the same answer: "),
                   QChar(0x201C) + cancelRequestSentText() + QChar(0x201D),
                   u'\n' + tr("The callout stays on the board until AURA has closed it."));
    body()->addWidget(same);
    body()->addStretch(1);
    setDescription(
        tr("Callout %1. The callout stays on the board until AURA has closed it.").arg(head.id));
    m_keep = addButton(u"keep"_s, tr("&Keep callout active"), tr("Esc"));
    m_send = addButton(u"send"_s, tr("Send cancel re&quest"), tr("Enter"));
    makePrimary(m_send);
    connect(m_keep, &QPushButton::clicked, this, &VerifiedCancelDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &VerifiedCancelDialog::submit);
    setStatus(tr("Nothing is sent yet."));
    refresh();
}

void VerifiedCancelDialog::buildScript()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto line = [&](const QString &when, const QString &words) {
        const int row = grid->rowCount();
        auto *name = new ThemedLabel(theme(), "chrome"_L1, "second"_L1, content());
        name->setText(when);
        auto *said = new ThemedLabel(theme(), "body"_L1, {}, content());
        said->setText(words);
        said->setWordWrap(true);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(said, row, 1);
    };
    line(tr("Ask"), tr("“Please give me your safe code.”"));
    line(tr("Then"), tr("“Thank you. I have passed your request on.”"));
    line(tr("Never"), tr("Repeat, confirm, correct or hint at a code. Ask once only."));
    grid->setColumnMinimumWidth(0, theme().scaled(66));
    body()->addLayout(grid);
}

void VerifiedCancelDialog::buildFields()
{
    FormGrid *form = addForm();
    m_code = new SafeCodeField(theme(), content());
    m_code->setObjectName(u"cancelVerified.code"_s);
    m_codeRow = form->addRow(tr("&Safe code"), m_code, FormRow::Need::Optional, 0);
    m_codeWords = new ThemedLabel(theme(), "chrome"_L1, "second"_L1, content());
    m_codeWords->setObjectName(u"cancelVerified.code.count"_s);
    m_codeWords->setWordWrap(true);
    m_codeRow->addBeside(m_codeWords, 100);
    connect(m_code, &SafeCodeField::countChanged, this, &VerifiedCancelDialog::tellCount);
    connect(m_code, &SafeCodeField::clearedByFocusLoss, this,
            [this] { m_codeWords->setPlainText(tr("Cleared, because this window lost focus.")); });

    m_reason = new ReasonField(theme(), *form, u"cancelVerified.reason"_s, content());
    connect(m_reason, &ReasonField::changed, this, &VerifiedCancelDialog::refresh);
    connect(m_reason, &ReasonField::reasonsRequested, this,
            &VerifiedCancelDialog::reasonsRequested);

    m_note = new QLineEdit(content());
    m_note->setObjectName(u"cancelVerified.note"_s);
    dressEdit(theme(), m_note);
    m_note->setMaxLength(longestNote);
    m_note->setPlaceholderText(tr("Optional, goes to AURA with the reason"));
    form->addRow(tr("&Note"), m_note, FormRow::Need::Optional);

    m_again = new QComboBox(content());
    m_again->setObjectName(u"cancelVerified.again"_s);
    m_again->setMinimumHeight(theme().metric("input"_L1));
    m_again->setPlaceholderText(tr("Choose why another one is sent"));
    m_again->addItems({tr("The customer called again"), tr("AURA control asked for it"),
                       tr("The code was misheard"), tr("Other")});
    m_again->setCurrentIndex(-1);
    m_againRow = form->addRow(tr("Why a&gain"), m_again, FormRow::Need::Required);
    m_againRow->setHint(tr("A cancel request was sent before. This goes to the operator log."));
    m_againRow->setShown(false);
    connect(m_again, &QComboBox::currentIndexChanged, this, [this] {
        m_againRow->setError({});
        refresh();
    });
    tellCount(0);
}

void VerifiedCancelDialog::askWhyAgain()
{
    m_againRow->setShown(true);
    refresh();
}

QString VerifiedCancelDialog::whyAgain() const
{
    return m_againRow->isShown() ? m_again->currentText() : QString();
}

void VerifiedCancelDialog::tellCount(int count)
{
    m_codeWords->setPlainText(
        tr("%1 of %2 digits. Never shown or stored.").arg(count).arg(SafeCodeField::length));
    if (count > 0 && !m_sent)
        announce(m_code->progressText());
    if (count == SafeCodeField::length)
        m_codeRow->setError({});
    if (m_send)
        refresh();
}

void VerifiedCancelDialog::refresh()
{
    if (m_send && !isBusy())
        m_send->setEnabled(m_code->isComplete() && m_reason->reasonId() > 0
                           && !(m_againRow->isShown() && whyAgain().isEmpty()));
}

QWidget *VerifiedCancelDialog::firstField() const
{
    return m_code;
}

void VerifiedCancelDialog::setReasons(const QList<ExceptionReason> &reasons,
                                      const QString &siteReason)
{
    if (m_sent)
        return;
    m_reason->setPreset(siteReason);
    m_reason->setReasons(reasons);
}

void VerifiedCancelDialog::setReasonsFailed(const QString &sentence)
{
    if (!m_sent)
        m_reason->setFailed(sentence);
}

void VerifiedCancelDialog::submit()
{
    if (m_sent)
        return;
    const bool complete = m_code->isComplete();
    m_codeRow->setError(complete ? QString() : tr("Enter all four digits."));
    const bool reasoned = m_reason->validate();
    const bool explained = !m_againRow->isShown() || !whyAgain().isEmpty();
    m_againRow->setError(explained ? QString() : tr("Choose a reason."));
    if (!complete || !reasoned || !explained) {
        (!complete   ? static_cast<QWidget *>(m_code)
         : !reasoned ? m_reason->box()
                     : m_again)
            ->setFocus();
        return;
    }
    m_sent = true;
    auto code = m_code->take();
    if (!code) { // cannot be, with four digits; and without a code there is no request
        m_sent = false;
        return;
    }
    m_codeWords->setPlainText(tr("Never shown or stored."));
    setBusy(true, tr("Sending…"));
    VerifiedCancel request{.calloutId = m_head.id,
                           .code = std::move(*code),
                           .reasonId = m_reason->reasonId(),
                           .note = m_note->text().simplified()};
    if (m_submit)
        m_submit(std::move(request));
}

void VerifiedCancelDialog::finish(const std::optional<QString> &notDelivered)
{
    if (!m_sent || !isBusy())
        return;
    const QString words = notDelivered.value_or(cancelRequestSentText());
    announce(notDelivered ? words : tr("Cancel request sent"));
    emit ended(words);
    done(Accepted);
}

void VerifiedCancelDialog::hideEvent(QHideEvent *event)
{
    m_code->clear();
    m_note->clear();
    ConsoleDialog::hideEvent(event);
}

} // namespace console
