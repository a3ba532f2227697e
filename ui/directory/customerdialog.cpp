// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/customerdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/directory/directorytext.h"
#include "ui/theme/keybutton.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

CustomerDialog::CustomerDialog(const Theme &theme, const std::optional<Customer> &known,
                               QWidget *parent)
    : EntryDialog(theme, u"customer"_s, known ? tr("Change customer") : tr("New customer"), parent),
      m_known(known)
{
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "person", content());
    const QString consequence =
        known ? tr("Changes this customer at AURA. Fields that are left empty stay as AURA has "
                   "them.")
              : tr("Registers a customer at AURA. Callouts need an active subscription as well.");
    note->setWords({}, known ? DirectoryText::name(*known) + u'\n' : QString(), consequence);
    body()->addWidget(note);
    setDescription(consequence);
    buildPerson();
    addRule();
    buildVehicle();
    body()->addStretch(1);
    addButtons(known ? tr("&Save changes") : tr("&Register customer"));
    tellMobile();
}

CustomerDialog::~CustomerDialog()
{
    wipeMobile();
}

void CustomerDialog::buildPerson()
{
    FormGrid *form = addForm();
    const Customer given = m_known.value_or(Customer{});
    m_name = addField(form, u"name"_s, tr("&Name"), given.name, !m_known);
    m_surname = addField(form, u"surname"_s, tr("S&urname"), given.surname, !m_known);
    m_mobile =
        addField(form, u"mobile"_s, m_known ? tr("New &mobile") : tr("&Mobile"), {}, !m_known);
    // Shown while it is typed, dots as soon as the field is left.
    m_mobile.edit->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_mobile.edit->setMaxLength(32);
    m_mobile.edit->setInputMethodHints(Qt::ImhDialableCharactersOnly | Qt::ImhSensitiveData
                                       | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_mobile.edit->setContextMenuPolicy(Qt::NoContextMenu);
    m_mobile.edit->installEventFilter(this);
    connect(m_mobile.edit, &QLineEdit::textChanged, this, &CustomerDialog::tellMobile);
    m_email = addField(form, u"email"_s, tr("&Email"), given.email);
    m_email.edit->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_email.edit->installEventFilter(this);
    m_reference = addField(form, u"reference"_s, tr("Your &reference"), given.externalReference);
}

void CustomerDialog::buildVehicle()
{
    FormGrid *form = addForm();
    m_make = addEdit(u"make"_s, tr("Vehicle make"), {});
    m_model = addEdit(u"model"_s, tr("Vehicle model"), {});
    m_colour = addEdit(u"colour"_s, tr("Vehicle colour"), {});
    m_plate = addEdit(u"plate"_s, tr("Vehicle licence plate"), {});
    m_make->setPlaceholderText(tr("Make"));
    m_model->setPlaceholderText(tr("Model"));
    m_colour->setPlaceholderText(tr("Colour"));
    m_plate->setPlaceholderText(tr("Licence plate"));
    form->addRow(tr("&Vehicle"), m_make, FormRow::Need::Optional)->addBeside(m_model, 1);
    auto *second = form->addRow({}, m_colour, FormRow::Need::Optional);
    second->addBeside(m_plate, 1);
    // The rows have named their first field after their label.
    m_make->setAccessibleName(tr("Vehicle make"));
    m_colour->setAccessibleName(tr("Vehicle colour"));
    // One line is all that AURA's answers keep of it.
    if (m_known && !m_known->vehicle.isEmpty())
        second->setHint(tr("Now: %1").arg(m_known->vehicle));
}

QWidget *CustomerDialog::firstField() const
{
    return m_name.edit;
}

void CustomerDialog::tellMobile()
{
    const QString typed = m_mobile.edit->text();
    const QString number = DirectoryText::mobileFromText(typed);
    if (!number.isEmpty())
        m_mobile.row->setHint(tr("Reads %1, %2 digits. It is wiped here once it is sent.")
                                  .arg(MaskedNumber::fromFull(number).masked())
                                  .arg(number.size() - 1));
    else if (m_known)
        m_mobile.row->setHint(m_known->mobile.isEmpty()
                                  ? tr("Left empty it stays as AURA has it.")
                                  : tr("Left empty it stays %1.").arg(m_known->mobile.masked()));
    else
        m_mobile.row->setHint(tr("With the country code, for example +27 and nine digits."));
}

void CustomerDialog::wipeMobile()
{
    // The old text is overwritten where it lies as far as it is ours alone; setText() also forgets
    // what could be undone.
    QString typed = m_mobile.edit->text();
    m_mobile.edit->setText(QString());
    typed.fill(u'0');
}

QString CustomerDialog::mobileProblem() const
{
    if (m_mobile.edit->text().trimmed().isEmpty())
        return m_known ? QString() : tr("Type the mobile number.");
    return DirectoryText::mobileFromText(m_mobile.edit->text()).isEmpty()
               ? tr("Not a whole number. It begins with + and the country code.")
               : QString();
}

QString CustomerDialog::emailProblem() const
{
    const QString email = m_email.edit->text().trimmed();
    const qsizetype at = email.indexOf(u'@');
    const bool good =
        at > 0 && at == email.lastIndexOf(u'@') && at < email.size() - 1 && !email.contains(u' ');
    return email.isEmpty() || good ? QString() : tr("Not an email address.");
}

bool CustomerDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (isLeaving(event) && !isBusy()) {
        // An empty field is told of when it is sent, not in passing.
        if (watched == m_mobile.edit && !m_mobile.edit->text().isEmpty())
            check(m_mobile.row, mobileProblem());
        else if (watched == m_email.edit)
            check(m_email.row, emailProblem());
    }
    return EntryDialog::eventFilter(watched, event);
}

void CustomerDialog::submit()
{
    if (isBusy())
        return;
    const auto given = [this](const Field &field, const QString &problem) {
        return check(field.row,
                     m_known || !field.edit->text().trimmed().isEmpty() ? QString() : problem);
    };
    bool good = given(m_name, tr("Give a name."));
    good &= given(m_surname, tr("Give a surname."));
    good &= check(m_mobile.row, mobileProblem());
    good &= check(m_email.row, emailProblem());
    if (!good) {
        focusFirstError();
        return;
    }
    const auto text = [](const QLineEdit *edit) { return edit->text().simplified(); };
    CustomerDraft draft{.id = customerId(),
                        .name = text(m_name.edit),
                        .surname = text(m_surname.edit),
                        .mobile = DirectoryText::mobileFromText(m_mobile.edit->text()),
                        .email = text(m_email.edit),
                        .externalReference = text(m_reference.edit),
                        .vehicleMake = text(m_make),
                        .vehicleModel = text(m_model),
                        .vehicleColour = text(m_colour),
                        .vehiclePlate = text(m_plate)};
    wipeMobile();
    m_mobile.row->setHint({});
    setBusy(true, tr("Sending…"));
    emit submitted(draft);
    draft.mobile.fill(u'0');
}

void CustomerDialog::showNumberTaken(const QString &sentence)
{
    showError(sentence);
    check(m_mobile.row, tr("AURA has a customer with this number already."));
    focusFirstError();
}

} // namespace console
