// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/unconditionalcanceldialog.h"

#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QStyle>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr int numberWidth = 190;
constexpr int longestNote = 1000;
constexpr int longestName = 40;
constexpr int shortestName = 2;

} // namespace

UnconditionalCancelDialog::UnconditionalCancelDialog(const Theme &theme, const CalloutHead &head,
                                                     QWidget *parent)
    : ConsoleDialog(theme, u"cancelUnconditional"_s, tr("Cancel without safe code (unconditional)"),
                    parent),
      m_head(head)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    buildWarning();
    buildFields();
    body()->addStretch(1);
    buildButtons();
    refresh();
}

void UnconditionalCancelDialog::buildWarning()
{
    const QString strong = tr("This ends the response for everybody.");
    const QString who = m_head.unit.isEmpty() ? tr("every responder") : m_head.unit;
    QString rest =
        u' ' + tr("AURA is told that no response is needed and %1 is stood down.").arg(who);
    rest +=
        u' '
        + (m_head.fixedSite
               ? tr("No safe code applies at a fixed site, so nobody has proved who asks for it.")
               : tr("No code is checked, so duress cannot be noticed. If the customer is on the "
                    "line, "
                    "use Cancel with safe code (X V)."));
    m_warning = strong + rest;
    auto *box = new NoteBox(theme(), NoteBox::Tone::Alarm, "warn", content());
    box->setObjectName(u"cancelUnconditional.warning"_s);
    box->setWords({}, strong, rest);
    body()->addWidget(box);
    setDescription(m_warning);
}

void UnconditionalCancelDialog::buildFields()
{
    FormGrid *form = addForm();
    m_reason = new ReasonField(theme(), *form, u"cancelUnconditional.reason"_s, content());
    connect(m_reason, &ReasonField::changed, this, &UnconditionalCancelDialog::refresh);
    connect(m_reason, &ReasonField::reasonsRequested, this,
            &UnconditionalCancelDialog::reasonsRequested);

    m_note = new TextBox(theme(), 2, content());
    m_note->setObjectName(u"cancelUnconditional.note"_s);
    m_note->installEventFilter(this);
    m_noteRow = form->addRow(tr("&Note"), m_note, FormRow::Need::Required);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (noteLongEnough())
            m_noteRow->setError({});
        refresh();
    });

    m_second = new QLineEdit(content());
    m_second->setObjectName(u"cancelUnconditional.second"_s);
    dressEdit(theme(), m_second);
    m_second->setMaxLength(longestName);
    m_second->installEventFilter(this);
    m_secondRow = form->addRow(tr("Se&cond person"), m_second, FormRow::Need::Required);
    m_secondRow->setHint(tr("Who at this desk agrees. Set by your site's policy; logged."));
    m_secondRow->setShown(false);
    connect(m_second, &QLineEdit::textChanged, this, [this] {
        if (secondNamed())
            m_secondRow->setError({});
        refresh();
    });

    m_number = new QLineEdit(content());
    m_number->setObjectName(u"cancelUnconditional.number"_s);
    const auto dress = [this] {
        m_number->setFont(theme().font("state"_L1));
        m_number->setFixedSize(theme().scaled(numberWidth), theme().scaled(36));
    };
    connect(&theme(), &Theme::changed, m_number, dress);
    dress();
    m_number->setTextMargins(5, 0, 5, 0);
    m_number->setMaxLength(24);
    static const QRegularExpression digits(u"[0-9 \u00A0]*"_s);
    m_number->setValidator(new QRegularExpressionValidator(digits, m_number));
    m_number->installEventFilter(this);
    m_numberRow =
        form->addRow(tr("&Type the callout number"), m_number, FormRow::Need::Optional, 0);
    connect(m_number, &QLineEdit::textChanged, this, [this] {
        if (numberTyped())
            m_numberRow->setError({});
        refresh();
    });
}

void UnconditionalCancelDialog::buildButtons()
{
    if (!m_head.fixedSite) {
        auto *instead = addButton(u"useSafeCode"_s, tr("&Use safe code instead…"), tr("Alt U"));
        connect(instead, &QPushButton::clicked, this, [this] {
            emit useSafeCodeRequested();
            reject();
        });
    }
    m_keep = addButton(u"keep"_s, tr("&Keep callout active"), tr("Esc"));
    makePrimary(m_keep);
    connect(m_keep, &QPushButton::clicked, this, &UnconditionalCancelDialog::reject);
    m_send = addButton(u"send"_s, tr("&Send unconditional cancel"), {});
    connect(m_send, &QPushButton::clicked, this, &UnconditionalCancelDialog::submit);
}

void UnconditionalCancelDialog::showEvent(QShowEvent *event)
{
    ConsoleDialog::showEvent(event);
    announce(m_warning, true);
}

QWidget *UnconditionalCancelDialog::firstField() const
{
    return m_reason->box()->isEnabled() ? static_cast<QWidget *>(m_reason->box()) : m_note;
}

void UnconditionalCancelDialog::setReasons(const QList<ExceptionReason> &reasons)
{
    m_reason->setReasons(reasons);
}

void UnconditionalCancelDialog::setReasonsFailed(const QString &sentence)
{
    m_reason->setFailed(sentence);
}

bool UnconditionalCancelDialog::noteLongEnough() const
{
    return m_note->toPlainText().simplified().size() >= shortestNote;
}

bool UnconditionalCancelDialog::numberTyped() const
{
    QString typed = m_number->text();
    typed.remove(u' ').remove(QChar::Nbsp);
    return typed == QString::number(m_head.id);
}

bool UnconditionalCancelDialog::validateNote()
{
    const bool good = noteLongEnough();
    m_noteRow->setError(good ? QString() : tr("Write at least %1 characters.").arg(shortestNote));
    return good;
}

void UnconditionalCancelDialog::askSecondPerson(const QString &operatorName)
{
    m_operator = operatorName;
    m_secondRow->setShown(true);
    refresh();
}

QString UnconditionalCancelDialog::secondPerson() const
{
    return m_operator.isEmpty() ? QString() : m_second->text().simplified();
}

bool UnconditionalCancelDialog::secondNamed() const
{
    const QString name = secondPerson();
    return m_operator.isEmpty()
           || (name.size() >= shortestName
               && name.compare(m_operator.simplified(), Qt::CaseInsensitive) != 0);
}

bool UnconditionalCancelDialog::validateSecond()
{
    const bool good = secondNamed();
    m_secondRow->setError(good ? QString()
                          : secondPerson().size() < shortestName
                              ? tr("Write the name of the second person.")
                              : tr("Somebody else than %1 has to agree.").arg(m_operator));
    return good;
}

bool UnconditionalCancelDialog::validateNumber()
{
    const QString number = QString::number(m_head.id);
    const bool good = numberTyped();
    const QString wrong = number.size() == 6
                              ? tr("Type all six digits: %1").arg(number)
                              : tr("Type all %1 digits: %2").arg(number.size()).arg(number);
    m_numberRow->setError(good ? QString() : wrong);
    return good;
}

void UnconditionalCancelDialog::refresh()
{
    if (!m_send || isBusy())
        return;
    const bool ready =
        m_reason->reasonId() > 0 && noteLongEnough() && secondNamed() && numberTyped();
    m_send->setEnabled(ready);
    if (ready)
        m_send->setFill("alarmFill"_L1, "alarmOnFill"_L1);
    else
        m_send->setFill({}, {});
    m_send->setProperty("kind", ready ? u"critical"_s : QString());
}

bool UnconditionalCancelDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (isLeaving(event)) {
        if (watched == m_note)
            validateNote();
        else if (watched == m_second)
            validateSecond();
        else if (watched == m_number)
            validateNumber();
    }
    return ConsoleDialog::eventFilter(watched, event);
}

void UnconditionalCancelDialog::submit()
{
    const bool reasoned = m_reason->validate();
    const bool noted = validateNote();
    const bool agreed = validateSecond();
    const bool numbered = validateNumber();
    if (!reasoned || !noted || !agreed || !numbered) {
        (!reasoned ? static_cast<QWidget *>(m_reason->box())
         : !noted  ? static_cast<QWidget *>(m_note)
         : !agreed ? m_second
                   : m_number)
            ->setFocus();
        return;
    }
    const UnconditionalCancel request{.calloutId = m_head.id,
                                      .reasonId = m_reason->reasonId(),
                                      .note = m_note->toPlainText().simplified().left(longestNote)};
    setBusy(true, tr("Sending…"));
    emit submitted(request);
}

} // namespace console
