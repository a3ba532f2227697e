// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/ratingdialog.h"

#include "ui/dialogs/aspectlist.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/segmented.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace console {

using namespace Qt::StringLiterals;

RatingDialog::RatingDialog(const Theme &theme, const CalloutHead &head, QWidget *parent)
    : ConsoleDialog(theme, u"rating"_s, tr("Rate the response"), parent), m_head(head)
{
    body()->addWidget(new HeadBox(theme, head, content()));
    buildFields();
    m_steps = new NoteBox(theme, NoteBox::Tone::Plain, "report", content());
    m_steps->setObjectName(u"rating.steps"_s);
    body()->addWidget(m_steps);
    body()->addStretch(1);
    setDescription(tr("Callout %1. The rating goes to AURA.").arg(head.id));
    auto *later = addButton(u"later"_s, tr("Rate later"), tr("Esc"));
    connect(later, &QPushButton::clicked, this, &RatingDialog::reject);
    m_submit = addButton(u"submit"_s, tr("&Submit rating"), tr("Ctrl Enter"));
    makePrimary(m_submit);
    connect(m_submit, &QPushButton::clicked, this, &RatingDialog::submit);
    onCtrlEnter([this] { submit(); });
    count();
    tellSteps();
}

void RatingDialog::buildFields()
{
    FormGrid *form = addForm();
    m_overall = new SegmentedButtons(theme(), u"rating.overall"_s, content());
    m_overall->setSegments({{.id = 1, .text = u"1"_s, .second = tr("Very poor"), .icon = {}},
                            {.id = 2, .text = u"2"_s, .second = tr("Poor"), .icon = {}},
                            {.id = 3, .text = u"3"_s, .second = tr("Fair"), .icon = {}},
                            {.id = 4, .text = u"4"_s, .second = tr("Good"), .icon = {}},
                            {.id = 5, .text = u"5"_s, .second = tr("Very good"), .icon = {}}});
    m_overall->setStretched(true);
    m_overallRow = form->addRow(tr("&Overall"), m_overall, FormRow::Need::Required);
    m_overallRow->setHint(tr("Press 1 to 5. The scale is AURA's."));
    connect(m_overall, &SegmentedButtons::currentChanged, this,
            [this] { m_overallRow->setError({}); });

    m_aspects = new AspectList(theme(), u"rating.aspects"_s, content());
    m_aspectsRow = form->addRow(tr("Aspects"), m_aspects, FormRow::Need::Optional);
    connect(m_aspects, &AspectList::changed, this, &RatingDialog::tellSteps);

    m_details = new TextBox(theme(), 3, content());
    m_details->setObjectName(u"rating.details"_s);
    m_detailsRow = form->addRow(tr("&Details"), m_details, FormRow::Need::Optional);
    connect(m_details, &QPlainTextEdit::textChanged, this, &RatingDialog::count);

    m_contact = new QCheckBox(tr("AURA &may contact the customer about this rating"), content());
    m_contact->setObjectName(u"rating.contact"_s);
    form->addRow(QString(), m_contact, FormRow::Need::Optional);
    m_contact->setAccessibleName(tr("AURA may contact the customer about this rating"));
}

void RatingDialog::count()
{
    const auto characters = int(m_details->toPlainText().size());
    m_detailsRow->setHint(
        characters == 1
            ? tr("1 character. Do not write names, numbers or codes.")
            : tr("%n characters. Do not write names, numbers or codes.", nullptr, characters));
    m_detailsRow->setError(
        characters > longestDetails ? tr("At most %1 characters.").arg(longestDetails) : QString());
}

void RatingDialog::tellSteps()
{
    if (!m_steps)
        return;
    const auto aspects = int(m_aspects->rated().size());
    const QString kept =
        tr("If a step fails, what was accepted is kept and the rest can be sent again.");
    const QString steps =
        aspects == 0 ? tr("Sent in one step: the overall rating.")
        : aspects == 1
            ? tr("Sent in two steps: the overall rating, then 1 aspect.")
            : tr("Sent in two steps: the overall rating, then %n aspects.", nullptr, aspects);
    m_steps->setWords(aspects > 0 ? steps + u' ' + kept : steps, {}, {});
}

QWidget *RatingDialog::firstField() const
{
    return m_overall;
}

void RatingDialog::setItems(const QList<RatingItem> &items)
{
    if (isBusy() || m_overallAccepted)
        return;
    m_aspects->setItems(items);
    fit();
}

void RatingDialog::setItemsFailed(const QString &sentence)
{
    if (isBusy() || m_overallAccepted)
        return;
    m_aspects->setWords(sentence);
    fit();
}

void RatingDialog::keyPressEvent(QKeyEvent *event)
{
    const int value = event->key() - Qt::Key_0;
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && !isBusy() && !m_overallAccepted && value >= 1 && value <= 5) {
        m_overall->setCurrent(value);
        m_overall->setFocus();
        return;
    }
    ConsoleDialog::keyPressEvent(event);
}

RatingRequest RatingDialog::request() const
{
    return RatingRequest{.calloutId = m_head.id,
                         .rating = m_overall->current(),
                         .details = m_details->toPlainText().trimmed(),
                         .customerMayBeContacted = m_contact->isChecked(),
                         .items = m_aspects->rated()};
}

void RatingDialog::submit()
{
    if (isBusy())
        return;
    if (m_overall->current() == SegmentedButtons::none) {
        m_overallRow->setError(tr("Choose 1 to 5."));
        m_overall->setFocus();
        return;
    }
    if (!m_detailsRow->error().isEmpty()) {
        m_details->setFocus();
        return;
    }
    m_sent = request();
    setBusy(true, tr("Sending the rating…"));
    emit submitted(m_sent);
}

void RatingDialog::setProgress(int done, int total)
{
    if (isBusy() && done < total)
        setStatus(tr("Rating accepted. Sending aspect %1 of %2.").arg(done + 1).arg(total));
}

void RatingDialog::finish(const QString &error)
{
    if (!isVisible())
        return;
    if (!error.isEmpty()) {
        showError(error);
        return;
    }
    const auto aspects = m_sent.items.size();
    announce(aspects > 0 ? tr("Rating accepted, %1 of %2 aspects").arg(aspects).arg(aspects)
                         : tr("Rating accepted"));
    setBusy(false);
    accept();
}

void RatingDialog::showPartial(const QList<qint64> &accepted, const QString &sentence)
{
    showError(tr("Rating accepted, %1 of %2 aspects.").arg(accepted.size()).arg(m_sent.items.size())
              + u' ' + sentence);
    m_overallAccepted = true;
    m_aspects->lock(accepted);
    for (int value = 1; value <= 5; ++value)
        m_overall->button(value)->setEnabled(false);
    m_overallRow->setHint(tr("Accepted by AURA."));
    m_details->setEnabled(false);
    m_contact->setEnabled(false);
    m_submit->setText(tr("&Send the rest"));
    m_submit->setAccessibleName(tr("Send the rest"));
    m_submit->setFocus();
}

} // namespace console
