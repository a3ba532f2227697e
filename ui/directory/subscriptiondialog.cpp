// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/subscriptiondialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/directory/directorytext.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString typed(const std::optional<UtcTime> &time)
{
    return time ? DirectoryText::typedMoment(*time) : QString();
}

} // namespace

SubscriptionDialog::SubscriptionDialog(const Theme &theme, const Subscription &known,
                                       const QString &customerName,
                                       const QList<SubscriptionType> &types, QWidget *parent)
    : EntryDialog(theme, u"subscription"_s,
                  known.id == 0 ? tr("Activate a subscription") : tr("Change the subscription"),
                  parent),
      m_known(known)
{
    const bool fresh = known.id == 0;
    const QString consequence =
        fresh ? tr("While it is active, callouts can be raised for this customer.")
              : tr("Outside its validity AURA refuses callouts for this customer.");
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "person", content());
    note->setObjectName(u"subscription.note"_s);
    note->setWords({}, customerName + u'\n', consequence);
    body()->addWidget(note);
    setDescription(consequence);

    FormGrid *form = addForm();
    m_type = new QComboBox(content());
    m_type->setObjectName(u"subscription.type"_s);
    m_type->setMinimumHeight(theme.metric("input"_L1));
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(24);
    m_typeRow = form->addRow(tr("&Type"), m_type, FormRow::Need::Required);
    connect(m_type, &QComboBox::activated, m_typeRow, [this] { m_typeRow->setError({}); });
    m_from = addField(form, u"from"_s, tr("Valid &from"), typed(known.validFrom));
    m_until = addField(form, u"until"_s, tr("Valid &until"), typed(known.validTo));
    for (const Field &field : {m_from, m_until}) {
        field.edit->setPlaceholderText(tr("YYYY-MM-DD, or with a time: YYYY-MM-DD HH:MM"));
        field.edit->installEventFilter(this);
    }
    m_until.row->setHint(fresh ? tr("Local time. Left empty, AURA decides.")
                               : tr("Local time. Left empty it stays as AURA has it."));
    body()->addStretch(1);
    addButtons(fresh ? tr("&Activate") : tr("&Save changes"));
    setTypes(types);
}

void SubscriptionDialog::setTypes(const QList<SubscriptionType> &types)
{
    const qint64 chosen = m_type->count() > 0 ? m_type->currentData().toLongLong() : m_known.typeId;
    m_type->clear();
    for (const SubscriptionType &type : types)
        m_type->addItem(DirectoryText::type(type.id, types), type.id);
    // One that AURA no longer lists is still this subscription's.
    if (chosen != 0 && m_type->findData(chosen) < 0)
        m_type->addItem(DirectoryText::type(chosen, types), chosen);
    m_type->setCurrentIndex(m_type->findData(chosen));
    if (chosen == 0 && m_type->count() == 1)
        m_type->setCurrentIndex(0);
    m_type->setPlaceholderText(types.isEmpty() ? tr("No types read yet") : tr("Choose a type"));
    if (!types.isEmpty())
        m_typeRow->setHint({});
}

void SubscriptionDialog::setTypesFailed(const QString &sentence)
{
    m_typeRow->setHint(sentence);
}

QWidget *SubscriptionDialog::firstField() const
{
    return m_known.id == 0 ? static_cast<QWidget *>(m_type) : m_until.edit;
}

bool SubscriptionDialog::isChanged() const
{
    const qint64 chosen = m_type->currentData().toLongLong();
    const bool other =
        m_known.id == 0 ? m_type->count() > 1 && chosen != 0 : chosen != m_known.typeId;
    return other || EntryDialog::isChanged();
}

SubscriptionDialog::Moment SubscriptionDialog::moment(const Field &field,
                                                      const std::optional<UtcTime> &before,
                                                      bool lastMinute) const
{
    const QString text = field.edit->text().simplified();
    if (text.isEmpty() || text == typed(before))
        return {.time = before, .good = true};
    const auto time = DirectoryText::momentFromText(text, lastMinute);
    return {.time = time, .good = time.has_value()};
}

bool SubscriptionDialog::checkFrom()
{
    return check(m_from.row, from().good
                                 ? QString()
                                 : tr("Not a date. Example: 2026-07-14, or 2026-07-14 08:00"));
}

bool SubscriptionDialog::checkUntil()
{
    const Moment begin = from();
    const Moment end = until();
    if (!end.good)
        return check(m_until.row, tr("Not a date. Example: 2027-07-13, or 2027-07-13 18:00"));
    const bool upsideDown = begin.good && begin.time && end.time && *end.time <= *begin.time;
    return check(m_until.row, upsideDown ? tr("It must end after it begins.") : QString());
}

bool SubscriptionDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (isLeaving(event) && !isBusy()) {
        if (watched == m_from.edit)
            checkFrom();
        else if (watched == m_until.edit)
            checkUntil();
    }
    return EntryDialog::eventFilter(watched, event);
}

void SubscriptionDialog::submit()
{
    if (isBusy())
        return;
    const qint64 type = m_type->currentData().toLongLong();
    bool good = check(m_typeRow, type == 0 ? tr("Choose a type.") : QString());
    good &= checkFrom();
    good &= checkUntil();
    if (!good) {
        focusFirstError();
        return;
    }
    Subscription wanted = m_known;
    wanted.typeId = type;
    wanted.validFrom = from().time;
    wanted.validTo = until().time;
    setBusy(true, tr("Sending…"));
    emit submitted(wanted);
}

} // namespace console
