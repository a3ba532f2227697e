// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raisedialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/customercompleter.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/leavequestion.h"
#include "ui/dialogs/raisechecks.h"
#include "ui/dialogs/raiseplace.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/dialogs/segmented.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QFocusEvent>
#include <QLineEdit>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds typingPause{400};

} // namespace

RaiseDialog::RaiseDialog(const Theme &theme, QWidget *parent)
    : ConsoleDialog(theme, u"raise"_s, tr("Raise a callout"), parent)
{
    FormGrid *form = addForm();
    buildCustomer(form);
    buildType(form);
    m_place = new RaisePlace(theme, form, content());
    for (QLineEdit *edit : content()->findChildren<QLineEdit *>())
        edit->installEventFilter(this);
    connect(m_place, &RaisePlace::typed, this, [this] { m_changed = true; });
    connect(m_place, &RaisePlace::changed, this, &RaiseDialog::refresh);
    connect(m_place, &RaisePlace::pickRequested, this, &RaiseDialog::pick);
    buildClass(form);
    m_checks = new RaiseChecks(theme, content());
    body()->addWidget(m_checks);
    m_ask.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &RaiseDialog::askAround);
    auto *note = new NoteBox(theme, NoteBox::Tone::Plain, "help", content());
    note->setObjectName(u"raise.existing"_s);
    const QString already =
        tr("If this customer already has an active callout, AURA returns that one and "
           "opens nothing new. You will be taken to it.");
    note->setWords(already, {}, {});
    body()->addWidget(note);
    body()->addStretch(1);
    setDescription(already);
    auto *close = addButton(u"close"_s, tr("Close without raising"), tr("Esc"));
    connect(close, &QPushButton::clicked, this, &RaiseDialog::reject);
    m_raise = addButton(u"submit"_s, tr("&Raise callout"), tr("Ctrl Enter"));
    makePrimary(m_raise);
    connect(m_raise, &QPushButton::clicked, this, &RaiseDialog::submit);
    onCtrlEnter([this] { submit(); });
    refresh();
    m_changed = false;
}

QLineEdit *RaiseDialog::addEdit(const QString &name)
{
    auto *edit = new QLineEdit(content());
    edit->setObjectName(name);
    dressEdit(theme(), edit);
    edit->installEventFilter(this);
    connect(edit, &QLineEdit::textEdited, this, [this] { m_changed = true; });
    connect(edit, &QLineEdit::textChanged, this, &RaiseDialog::refresh);
    return edit;
}

void RaiseDialog::buildCustomer(FormGrid *form)
{
    m_customer = addEdit(u"raise.customer"_s);
    m_customer->setPlaceholderText(tr("Customer number, or a name of the list"));
    m_customer->addAction(theme().icon("search"_L1), QLineEdit::LeadingPosition);
    m_customerRow = form->addRow(tr("&Customer"), m_customer, FormRow::Need::Required);
    m_customerRow->setHint(tr("Searches this console's own index. AURA has no search."));
}

void RaiseDialog::buildType(FormGrid *form)
{
    m_type = new SegmentedButtons(theme(), u"raise.type"_s, content());
    m_typeRow = form->addRow(tr("Response t&ype"), m_type, FormRow::Need::Required, 0);
    m_typeRow->setHint(tr("Reading the list of types…"));
    m_typeAgain = new KeyButton(theme(), tr("Read again"), content());
    m_typeAgain->setObjectName(u"raise.type.again"_s);
    m_typeAgain->setAccessibleName(tr("Read the response types again"));
    m_typeAgain->setIconId(u"refresh"_s);
    m_typeAgain->hide();
    m_typeRow->addBeside(m_typeAgain);
    connect(m_typeAgain, &QPushButton::clicked, this, [this] {
        m_typeAgain->hide();
        m_typeRow->setError({});
        m_typeRow->setHint(tr("Reading the list of types…"));
        emit responseTypesRequested();
    });
    connect(m_type, &SegmentedButtons::currentChanged, this, [this] {
        m_typeRow->setError({});
        edited();
    });
}

void RaiseDialog::buildClass(FormGrid *form)
{
    m_class = new SegmentedButtons(theme(), u"raise.class"_s, content());
    m_class->setSegments(
        {{.id = classificationReal, .text = tr("Real"), .second = {}, .icon = {}},
         {.id = classificationTest, .text = tr("Test"), .second = {}, .icon = {}}});
    m_class->setCurrent(classificationReal);
    form->addRow(tr("Cla&ssification"), m_class, FormRow::Need::Optional, 0);
    connect(m_class, &SegmentedButtons::currentChanged, this, &RaiseDialog::edited);
    m_internalTest =
        new QCheckBox(tr("I&nternal test: goes to the test supplier of this account"), content());
    m_internalTest->setObjectName(u"raise.internalTest"_s);
    connect(m_internalTest, &QCheckBox::toggled, this, &RaiseDialog::edited);
    form->addRow(QString(), m_internalTest, FormRow::Need::Optional);
    m_internalTest->setAccessibleName(tr("Internal test"));
}

void RaiseDialog::edited()
{
    m_changed = true;
    refresh();
}

void RaiseDialog::setCustomers(const QList<Customer> &customers)
{
    m_customers = customers;
    auto *completer = makeCustomerCompleter(customers, this);
    delete m_customer->completer();
    m_customer->setCompleter(completer);
    if (customers.size() > 1)
        m_customerRow->setHint(
            tr("Searches this console's own index of %n customers. AURA has no search.", nullptr,
               int(customers.size())));
    refresh();
}

void RaiseDialog::setResponseTypes(const QList<ResponseType> &types)
{
    if (types.isEmpty()) {
        setResponseTypesFailed(tr("AURA gave no response types, so nothing can be raised."));
        return;
    }
    const bool changedBefore = m_changed;
    QList<SegmentedButtons::Segment> segments;
    for (const ResponseType &type : types)
        segments.append({.id = type.id,
                         .text = responseTypeWords(type),
                         .second = {},
                         .icon = responseTypeIcon(type.value)});
    m_type->setSegments(segments, 3);
    if (types.size() == 1)
        m_type->setCurrent(types.first().id);
    m_typeAgain->hide();
    m_typeRow->setError({});
    m_typeRow->setHint({});
    m_changed = changedBefore;
    refresh();
}

void RaiseDialog::setResponseTypesFailed(const QString &sentence)
{
    m_typeRow->setHint({});
    m_typeRow->setError(sentence);
    m_typeAgain->show();
}

void RaiseDialog::setPosition(const LatLon &point)
{
    m_place->setPosition(point);
}

void RaiseDialog::setFixedLocations(const QList<FixedLocation> &sites)
{
    m_place->setFixedLocations(sites);
}

void RaiseDialog::setSite(const FixedLocation &site)
{
    if (site.customerId > 0)
        setCustomer(site.customerId);
    m_place->setSite(site);
}

void RaiseDialog::setActiveLookup(std::function<CalloutId(CustomerId)> lookup)
{
    m_activeLookup = std::move(lookup);
    refresh();
}

void RaiseDialog::setCustomer(CustomerId id)
{
    m_customer->setText(customerWords(id));
}

QString RaiseDialog::customerWords(CustomerId id) const
{
    for (const Customer &customer : m_customers) {
        if (customer.id == id)
            return customerLine(customer);
    }
    return QString::number(id);
}

CustomerId RaiseDialog::customerId() const
{
    const QString text = m_customer->text().simplified();
    for (const Customer &customer : m_customers) {
        if (text == customerLine(customer).simplified())
            return customer.id;
    }
    return numberFromText(text);
}

QWidget *RaiseDialog::firstField() const
{
    return m_customer->text().isEmpty() && m_customerRow->isShown()
               ? static_cast<QWidget *>(m_customer)
               : m_type;
}

bool RaiseDialog::validateCustomer()
{
    if (m_place->isByReference()) // AURA knows whose site it is
        return true;
    const QString wrong = m_customer->text().trimmed().isEmpty()
                              ? tr("Type a customer number, or choose from the list.")
                              : tr("Not a customer of the list, nor a customer number.");
    m_customerRow->setError(customerId() > 0 ? QString() : wrong);
    return customerId() > 0;
}

bool RaiseDialog::validateType()
{
    if (m_type->current() != SegmentedButtons::none)
        return true;
    if (m_typeRow->error().isEmpty())
        m_typeRow->setError(tr("Choose a response type."));
    return false;
}

bool RaiseDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool left = isLeaving(event);
    // Passing through an empty field is not a mistake yet; sending it is.
    const auto *edit = qobject_cast<QLineEdit *>(watched);
    if (left && !isBusy() && edit && !edit->text().trimmed().isEmpty()) {
        if (watched == m_customer)
            validateCustomer();
        else
            m_place->validateField(watched);
    }
    return ConsoleDialog::eventFilter(watched, event);
}

std::optional<RaiseRequest> RaiseDialog::request() const
{
    const auto where = m_place->place();
    const CustomerId who = m_place->isByReference() ? 0 : customerId();
    if ((who <= 0 && !m_place->isByReference()) || m_type->current() == SegmentedButtons::none
        || !where)
        return std::nullopt;
    return RaiseRequest{.customerId = who,
                        .responseTypeId = m_type->current(),
                        .place = *where,
                        .classificationId = std::max(0, m_class->current()),
                        .internalTest = m_internalTest->isChecked()};
}

void RaiseDialog::refresh()
{
    if (!m_raise || isBusy())
        return;
    m_customerRow->setShown(!m_place->isByReference());
    m_place->showHints();
    if (customerId() > 0)
        m_customerRow->setError({});
    m_ask.start(typingPause);
    const CalloutId active = activeCallout();
    m_raise->setText(active > 0 ? tr("Open %1").arg(QueueText::number(active))
                                : tr("&Raise callout"));
    m_raise->setAccessibleName(withoutMnemonic(m_raise->text()));
    if (customerId() > 0 && m_activeLookup && !m_place->isSite())
        m_checks->setActive(active);
    else
        m_checks->clearActive(
            m_place->isSite() ? tr("A callout at a site is raised beside those of its customer.")
                              : tr("Whether this customer has an active callout shows when the "
                                   "customer is known."));
    const auto all = request();
    if (!all) {
        setStatus(tr("Nothing is raised yet."));
        return;
    }
    setStatus(raiseSummary(*all, m_type->currentText(), m_customer->text()));
}

void RaiseDialog::submit()
{
    if (isBusy())
        return;
    const bool who = validateCustomer();
    const bool what = validateType();
    const bool where = m_place->validate();
    const auto all = request();
    if (!who || !what || !where || !all) {
        QWidget *first = m_place->wrongField();
        if (!what)
            first = m_type;
        if (!who)
            first = m_customer;
        first->setFocus();
        announce(tr("Not raised: something is missing."));
        return;
    }
    m_refused.reset();
    if (const CalloutId active = activeCallout(); active > 0) {
        done(Accepted);
        emit existingWanted(active);
        return;
    }
    setBusy(true, tr("Raising…"));
    emit submitted(*all);
}

void RaiseDialog::closeAsked()
{
    if (!m_changed) {
        ConsoleDialog::closeAsked();
        return;
    }
    askToLeave(this, tr("Close without raising? What you typed is lost."),
               tr("&Close without raising"), [this] { done(Rejected); });
}

} // namespace console
