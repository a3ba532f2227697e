// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/sitedialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/coordinates.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/directory/directorytext.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

SiteDialog::SiteDialog(const Theme &theme, const FixedLocation &known,
                       const QList<FixedLocation> &others, QWidget *parent)
    : EntryDialog(theme, u"site"_s, known.id == 0 ? tr("New site") : tr("Change site"), parent),
      m_known(known),
      m_others(others)
{
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "pin", content());
    const QString consequence =
        known.id == 0
            ? tr("Registers a site at AURA. Callouts are then raised by its reference, without a "
                 "position from a device.")
            : tr("Changes this site at AURA. Responders are sent to the position given here.");
    note->setWords({}, known.id == 0 ? QString() : DirectoryText::name(known) + u'\n', consequence);
    body()->addWidget(note);
    setDescription(consequence);
    buildFields();
    body()->addStretch(1);
    addButtons(known.id == 0 ? tr("&Register site") : tr("&Save changes"));
}

void SiteDialog::buildFields()
{
    FormGrid *form = addForm();
    m_reference = addField(form, u"reference"_s, tr("&Reference"), m_known.externalReference, true);
    m_reference.row->setHint(
        m_known.id == 0
            ? tr("Your own key for this site; callouts are raised by it.")
            : tr("Alarm systems raise callouts by it: a change must be made there too."));
    m_name = addField(form, u"name"_s, tr("&Name"), m_known.name, true);
    m_position = addField(form, u"position"_s, tr("&Position"),
                          m_known.point ? QueueText::coordinates(*m_known.point) : QString(), true);
    m_position.edit->setPlaceholderText(tr("−33.91052, 18.40833"));
    m_address = addField(form, u"address"_s, tr("&Address"), m_known.address);
    m_information =
        addField(form, u"information"_s, tr("&More about it"), m_known.additionalInformation);
    m_what3words = addField(form, u"what3words"_s, tr("&what3words"), m_known.what3words);
    m_customer =
        addField(form, u"customer"_s, tr("C&ustomer"),
                 m_known.customerId != 0 ? QueueText::number(m_known.customerId) : QString());
    m_customer.edit->setPlaceholderText(tr("Number of the customer it belongs to"));
    m_identifier = addField(form, u"identifier"_s, tr("&Identifier"), m_known.identifier);
    m_identifier.edit->setPlaceholderText(tr("the same as the reference"));
    for (const Field &field : {m_reference, m_position, m_customer})
        field.edit->installEventFilter(this);
}

QWidget *SiteDialog::firstField() const
{
    return m_known.id == 0 ? m_reference.edit : m_name.edit;
}

bool SiteDialog::checkReference()
{
    const QString reference = m_reference.edit->text().trimmed();
    if (reference.isEmpty())
        return check(m_reference.row, tr("Give a reference."));
    const auto taken = std::ranges::find_if(m_others, [&](const FixedLocation &other) {
        return other.id != m_known.id && other.externalReference == reference;
    });
    return check(m_reference.row,
                 taken == m_others.cend()
                     ? QString()
                     : tr("%1 has this reference already.").arg(DirectoryText::name(*taken)));
}

std::optional<LatLon> SiteDialog::position() const
{
    const QString text = m_position.edit->text();
    // What was not touched is the exact position, of which the field shows five decimals.
    if (m_known.point && text == QueueText::coordinates(*m_known.point))
        return m_known.point;
    return parseCoordinates(text);
}

bool SiteDialog::checkPosition()
{
    if (m_position.edit->text().trimmed().isEmpty())
        return check(m_position.row, tr("Give the position of the site."));
    return check(m_position.row,
                 position() ? QString() : tr("Not a position. Example: −33.91052, 18.40833"));
}

bool SiteDialog::checkCustomer()
{
    const QString text = m_customer.edit->text().trimmed();
    return check(m_customer.row, text.isEmpty() || numberFromText(text) > 0
                                     ? QString()
                                     : tr("Not a customer's number. Leave it empty for none."));
}

bool SiteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (isLeaving(event) && !isBusy()) {
        // Empty fields are told of when it is sent, not in passing.
        if (watched == m_reference.edit && !m_reference.edit->text().isEmpty())
            checkReference();
        else if (watched == m_position.edit && !m_position.edit->text().isEmpty())
            checkPosition();
        else if (watched == m_customer.edit)
            checkCustomer();
    }
    return EntryDialog::eventFilter(watched, event);
}

void SiteDialog::submit()
{
    if (isBusy())
        return;
    bool good = checkReference();
    good &= check(m_name.row, m_name.edit->text().trimmed().isEmpty() ? tr("Give the site a name.")
                                                                      : QString());
    good &= checkPosition();
    good &= checkCustomer();
    if (!good) {
        focusFirstError();
        return;
    }
    const auto text = [](const Field &field) { return field.edit->text().simplified(); };
    FixedLocation wanted = m_known;
    wanted.externalReference = m_reference.edit->text().trimmed();
    wanted.name = text(m_name);
    wanted.point = position();
    wanted.address = text(m_address);
    wanted.additionalInformation = text(m_information);
    wanted.what3words = text(m_what3words);
    wanted.customerId = numberFromText(m_customer.edit->text().trimmed());
    wanted.identifier = text(m_identifier);
    if (wanted.identifier.isEmpty())
        wanted.identifier = wanted.externalReference;
    setBusy(true, tr("Sending…"));
    emit submitted(wanted);
}

} // namespace console
