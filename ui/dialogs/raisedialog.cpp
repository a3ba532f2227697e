// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/raisedialog.h"

#include "models/queuetext.h"
#include "ui/dialogs/coordinates.h"
#include "ui/dialogs/customercompleter.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/formgrid.h"
#include "ui/dialogs/leavequestion.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/dialogs/segmented.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QCheckBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QRadioButton>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr auto coordinatesExample = "−33.91052, 18.40833";

} // namespace

RaiseDialog::RaiseDialog(const Theme &theme, QWidget *parent)
    : ConsoleDialog(theme, u"raise"_s, tr("Raise a callout"), parent)
{
    FormGrid *form = addForm();
    buildCustomer(form);
    buildType(form);
    buildPlace(form);
    buildClass(form);
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
    showPlaceRows();
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

void RaiseDialog::buildPlace(FormGrid *form)
{
    auto *choice = new QWidget(content());
    choice->setObjectName(u"raise.place"_s);
    auto *line = new QHBoxLayout(choice);
    line->setContentsMargins(0, 5, 0, 5);
    line->setSpacing(22);
    m_live = new QRadioButton(tr("&Live position"), choice);
    m_live->setObjectName(u"raise.place.live"_s);
    m_live->setAccessibleName(tr("Live position"));
    m_live->setChecked(true);
    m_fixed = new QRadioButton(tr("&Fixed site"), choice);
    m_fixed->setObjectName(u"raise.place.fixed"_s);
    m_fixed->setAccessibleName(tr("Fixed site"));
    line->addWidget(m_live);
    line->addWidget(m_fixed);
    choice->setFocusProxy(m_live);
    form->addRow(tr("Place"), choice, FormRow::Need::Required, 0);
    connect(m_live, &QRadioButton::toggled, this, [this] {
        showPlaceRows();
        edited();
    });

    m_coordinates = addEdit(u"raise.coordinates"_s);
    m_coordinates->setPlaceholderText(QString::fromUtf8(coordinatesExample));
    m_coordinatesRow = form->addRow(tr("C&oordinates"), m_coordinates, FormRow::Need::Required);
    m_accuracy = addEdit(u"raise.accuracy"_s);
    m_accuracy->setMaximumWidth(theme().scaled(100));
    m_accuracyRow = form->addRow(tr("&Accuracy"), m_accuracy, FormRow::Need::Optional);
    auto *unit = new ThemedLabel(theme(), "chrome"_L1, {}, content());
    unit->setText(tr("metres"));
    m_accuracyRow->addBeside(unit, 1);
    m_site = addEdit(u"raise.site"_s);
    m_siteRow = form->addRow(tr("S&ite number"), m_site, FormRow::Need::Required);
    m_siteRow->setHint(tr("The number under which AURA has registered the site."));
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

void RaiseDialog::showPlaceRows()
{
    const bool live = m_live->isChecked();
    m_coordinatesRow->setShown(live);
    m_accuracyRow->setShown(live);
    m_siteRow->setShown(!live);
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
    m_live->setChecked(true);
    m_coordinates->setText(QueueText::coordinates(point));
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
    return m_customer->text().isEmpty() ? static_cast<QWidget *>(m_customer) : m_type;
}

bool RaiseDialog::validateCustomer()
{
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

bool RaiseDialog::validateCoordinates()
{
    const bool good = parseCoordinates(m_coordinates->text()).has_value();
    m_coordinatesRow->setError(
        good ? QString()
             : tr("Not a position. Example: %1").arg(QString::fromUtf8(coordinatesExample)));
    return good;
}

bool RaiseDialog::validateAccuracy()
{
    const bool good = m_accuracy->text().trimmed().isEmpty() || metresFromText(m_accuracy->text());
    m_accuracyRow->setError(good ? QString() : tr("Metres, from 0 to 100000, or empty."));
    return good;
}

bool RaiseDialog::validateSite()
{
    const bool good = numberFromText(m_site->text()) > 0;
    m_siteRow->setError(good ? QString() : tr("Type the site's number, digits only."));
    return good;
}

bool RaiseDialog::validatePlace()
{
    if (m_fixed->isChecked())
        return validateSite();
    const bool placed = validateCoordinates();
    return validateAccuracy() && placed;
}

bool RaiseDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool left = isLeaving(event);
    // Passing through an empty field is not a mistake yet; sending it is.
    const auto *edit = qobject_cast<QLineEdit *>(watched);
    if (left && !isBusy() && edit && !edit->text().trimmed().isEmpty()) {
        if (watched == m_customer)
            validateCustomer();
        else if (watched == m_coordinates)
            validateCoordinates();
        else if (watched == m_accuracy)
            validateAccuracy();
        else if (watched == m_site)
            validateSite();
    }
    return ConsoleDialog::eventFilter(watched, event);
}

std::optional<std::variant<Position, RaiseRequest::FixedSite>> RaiseDialog::place() const
{
    using Place = std::variant<Position, RaiseRequest::FixedSite>;
    if (m_fixed->isChecked()) {
        const qint64 site = numberFromText(m_site->text());
        return site > 0 ? std::optional<Place>(RaiseRequest::FixedSite{.fixedLocationId = site})
                        : std::nullopt;
    }
    const auto point = parseCoordinates(m_coordinates->text());
    const bool accurate =
        m_accuracy->text().trimmed().isEmpty() || metresFromText(m_accuracy->text());
    if (!point || !accurate)
        return std::nullopt;
    return Place(Position{.point = *point,
                          .accuracyMetres = metresFromText(m_accuracy->text()),
                          .fixTime = std::nullopt});
}

std::optional<RaiseRequest> RaiseDialog::request() const
{
    const auto where = place();
    if (customerId() <= 0 || m_type->current() == SegmentedButtons::none || !where)
        return std::nullopt;
    return RaiseRequest{.customerId = customerId(),
                        .responseTypeId = m_type->current(),
                        .place = *where,
                        .classificationId = std::max(0, m_class->current()),
                        .internalTest = m_internalTest->isChecked()};
}

void RaiseDialog::refresh()
{
    if (!m_raise || isBusy())
        return;
    const auto point = parseCoordinates(m_coordinates->text());
    m_coordinatesRow->setHint(point ? tr("Read as %1").arg(QueueText::coordinates(*point))
                                    : tr("Decimal degrees, or degrees, minutes and seconds"));
    if (point)
        m_coordinatesRow->setError({});
    if (customerId() > 0)
        m_customerRow->setError({});
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
    const bool where = validatePlace();
    const auto all = request();
    if (!who || !what || !where || !all) {
        QWidget *first = m_fixed->isChecked()                      ? m_site
                         : parseCoordinates(m_coordinates->text()) ? m_accuracy
                                                                   : m_coordinates;
        if (!what)
            first = m_type;
        if (!who)
            first = m_customer;
        first->setFocus();
        announce(tr("Not raised: something is missing."));
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
