// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/customerpage.h"

#include "models/queuetext.h"
#include "ui/detail/fieldgrid.h"
#include "ui/dialogs/customercompleter.h"
#include "ui/dialogs/errortext.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/pageparts.h"
#include "ui/directory/subscriptionpane.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"
#include "ui/theme/ticklabel.h"

#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int edge = 12;
constexpr int personWidth = 348;
constexpr int valueWidth = 190; ///< what the grid has beside its captions
} // namespace

CustomerPage::CustomerPage(const Theme &theme, std::function<MonoTime()> now, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_now(std::move(now))
{
    setObjectName(u"directory.customers"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(10);
    buildHead(column);
    m_notice = new NoticeLine(theme, u"directory.customer.notice"_s, this);
    column->addWidget(m_notice);
    m_empty = buildEmpty();
    column->addWidget(m_empty, 1);
    m_content = buildContent();
    column->addWidget(m_content, 1);
    refresh();
}

void CustomerPage::buildHead(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    auto *label = new ThemedLabel(m_theme, "chrome"_L1, {}, this);
    label->setText(tr("&Customer"));
    row->addWidget(label);
    m_number = PageParts::makeEdit(m_theme, u"directory.customer.number"_s, tr("Customer"),
                                   tr("Number, or a name this console knows"), this);
    m_number->setMinimumWidth(m_theme.scaled(300));
    label->setBuddy(m_number);
    connect(m_number, &QLineEdit::returnPressed, this, &CustomerPage::readTyped);
    row->addWidget(m_number);
    m_read = PageParts::makeButton(m_theme, u"directory.customer.read"_s, tr("&Read"), u"refresh"_s,
                                   this);
    m_read->setKeyHint(tr("Enter"));
    connect(m_read, &QPushButton::clicked, this, &CustomerPage::readTyped);
    row->addWidget(m_read);
    row->addStretch(1);
    m_new = PageParts::makeButton(m_theme, u"directory.customer.new"_s, tr("&New customer…"),
                                  u"plus"_s, this);
    m_new->setKeyHint(tr("Ctrl N"));
    connect(m_new, &QPushButton::clicked, this, &CustomerPage::newAsked);
    row->addWidget(m_new);
    column->addLayout(row);
}

QWidget *CustomerPage::buildEmpty()
{
    auto *empty = new QWidget(this);
    auto *column = new QVBoxLayout(empty);
    column->setContentsMargins(edge, 0, edge, 0);
    column->setSpacing(6);
    column->addStretch(1);
    auto *title = new ThemedLabel(m_theme, "rowStrong"_L1, {}, empty);
    title->setObjectName(u"directory.customer.empty"_s);
    title->setAlignment(Qt::AlignCenter);
    title->setText(tr("No customer is open."));
    column->addWidget(title);
    auto *words = new ThemedLabel(m_theme, "body"_L1, "second"_L1, empty);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    words->setText(tr("AURA has no list of customers and no search: type the number, or choose one "
                      "of those whose callouts this console has seen."));
    column->addWidget(words);
    column->addStretch(1);
    return empty;
}

QWidget *CustomerPage::buildContent()
{
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins({});
    row->setSpacing(10);
    buildPerson(row);
    QVBoxLayout *column = PageParts::addCard(m_theme, row, content, 1);
    m_subscriptions = new SubscriptionPane(m_theme, column->parentWidget());
    column->addWidget(m_subscriptions);
    return content;
}

void CustomerPage::buildPerson(QHBoxLayout *row)
{
    QVBoxLayout *column = PageParts::addCard(m_theme, row, row->parentWidget(), 0);
    QWidget *card = column->parentWidget();
    card->setFixedWidth(m_theme.scaled(personWidth));
    connect(&m_theme, &Theme::changed, card,
            [this, card] { card->setFixedWidth(m_theme.scaled(personWidth)); });
    m_title = new ThemedLabel(m_theme, "rowStrong"_L1, {}, card);
    m_title->setObjectName(u"directory.customer.title"_s);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(edge, 10, edge, 0);
    column->addWidget(m_title);
    m_age = new TickLabel(m_theme, "chrome"_L1, {}, card);
    m_age->setObjectName(u"directory.customer.age"_s);
    m_age->setInk("textSecondary"_L1);
    auto *age = new QHBoxLayout;
    age->setContentsMargins(edge, 2, edge, 4);
    age->addWidget(m_age);
    column->addLayout(age);
    m_fields = new FieldGrid(m_theme, u"directory.customer.fields"_s, card);
    m_fields->addText("number"_L1, tr("Number"));
    m_fields->addText("mobile"_L1, tr("Mobile"));
    m_fields->addText("email"_L1, tr("Email"));
    m_fields->addText("reference"_L1, tr("Reference"));
    m_fields->addText("vehicle"_L1, tr("Vehicle"));
    column->addWidget(
        new FactScroll(m_theme, m_fields, tr("What AURA gives of the customer"), card), 1);
    buildPersonButtons(column);
}

void CustomerPage::buildPersonButtons(QVBoxLayout *column)
{
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(edge, 8, edge, 10);
    buttons->setSpacing(6);
    QWidget *card = column->parentWidget();
    const auto add = [&](const QString &name, const QString &text, const QString &icon) {
        auto *button =
            PageParts::makeButton(m_theme, u"directory.customer."_s + name, text, icon, card);
        buttons->addWidget(button);
        return button;
    };
    m_raise = add(u"raise"_s, tr("Raise ca&llout…"), u"raise"_s);
    m_edit = add(u"edit"_s, tr("C&hange…"), {});
    m_edit->setAccessibleName(tr("Change the customer"));
    m_delete = add(u"delete"_s, tr("&Delete…"), {});
    m_delete->setAccessibleName(tr("Delete the customer"));
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_raise, &QPushButton::clicked, this, [this] {
        if (m_customer)
            emit raiseAsked(m_customer->id);
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (m_customer)
            emit editAsked(*m_customer);
    });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (m_customer)
            emit deleteAsked(*m_customer);
    });
}

void CustomerPage::setKnownCustomers(const QList<Customer> &customers)
{
    m_known = customers;
    delete m_number->completer();
    auto *completer = makeCustomerCompleter(customers, m_number);
    m_number->setCompleter(completer);
    // After the field has the line that was chosen.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            &CustomerPage::readTyped, Qt::QueuedConnection);
}

const Customer *CustomerPage::customer() const
{
    return m_customer ? &*m_customer : nullptr;
}

void CustomerPage::focusField()
{
    m_number->setFocus();
    m_number->selectAll();
}

void CustomerPage::readTyped()
{
    if (m_offline)
        return;
    const QString text = m_number->text().simplified();
    CustomerId id = numberFromText(text);
    for (const Customer &known : std::as_const(m_known)) {
        if (customerLine(known).simplified() == text)
            id = known.id;
    }
    if (id > 0)
        openCustomer(id);
    else
        m_notice->setError(text.isEmpty()
                               ? tr("Type the number of a customer.")
                               : tr("Not a customer's number, nor one this console has met."));
}

void CustomerPage::openCustomer(CustomerId id)
{
    if (m_customer && m_customer->id != id)
        forget();
    m_asked = id;
    m_number->setText(QString::number(id));
    m_notice->setPlain(tr("Reading customer %1…").arg(QueueText::number(id)));
    refresh();
    emit customerWanted(id);
}

void CustomerPage::readAgain()
{
    if (m_offline)
        return;
    if (m_asked > 0)
        openCustomer(m_asked);
    else
        readTyped();
}

void CustomerPage::showCustomer(CustomerId id, const ApiResult<Customer> &answer)
{
    if (m_asked == 0 || id != m_asked)
        return;
    if (answer) {
        takeCustomer(*answer, {});
        return;
    }
    // Gone at AURA: what was read of it is no longer true.
    if (answer.error().kind == ApiError::Kind::NotFound)
        forget();
    m_notice->setError(
        errorText(answer.error(), m_customer ? ErrorContext::Directory : ErrorContext::Customer));
    refresh();
}

void CustomerPage::takeCustomer(const Customer &customer, const QString &done)
{
    if (customer.id <= 0) {
        m_notice->setDone(done);
        return;
    }
    m_customer = customer;
    m_asked = customer.id;
    m_readAt = m_now();
    m_number->setText(QString::number(customer.id));
    m_notice->setDone(done);
    fill();
    refresh();
    m_subscriptions->setCustomer(customer.id);
}

void CustomerPage::forgetCustomer(CustomerId id, const QString &done)
{
    if (m_customer && m_customer->id == id) {
        forget();
        m_asked = 0;
        m_number->clear();
    }
    m_notice->setDone(done);
    refresh();
}

void CustomerPage::forget()
{
    m_customer.reset();
    m_subscriptions->setCustomer(0);
}

void CustomerPage::tellDone(const QString &done)
{
    m_notice->setDone(done);
}

void CustomerPage::setOffline(bool offline)
{
    m_offline = offline;
    m_age->setInk(offline ? "techText"_L1 : "textSecondary"_L1);
    m_subscriptions->setOffline(offline);
    refresh();
}

void CustomerPage::clear()
{
    forget();
    m_asked = 0;
    m_number->clear();
    setKnownCustomers({});
    m_subscriptions->setTypes({});
    m_notice->setPlain({});
    refresh();
}

void CustomerPage::tick(UtcTime serverNow)
{
    m_age->setText(m_customer ? DirectoryText::readAgo(m_now() - m_readAt) : QString());
    m_subscriptions->tick(serverNow);
}

void CustomerPage::fill()
{
    const Customer &shown = *m_customer;
    m_title->setPlainText(PageParts::shortened(m_theme, "rowStrong"_L1, DirectoryText::name(shown),
                                               personWidth - 2 * edge - 4));
    const auto set = [this](QLatin1StringView id, const QString &value) {
        PageParts::setValue(m_theme, *m_fields, id, value, valueWidth);
    };
    set("number"_L1, QueueText::number(shown.id));
    set("mobile"_L1, shown.mobile.isEmpty() ? QString() : shown.mobile.masked());
    set("email"_L1, shown.email);
    set("reference"_L1, shown.externalReference);
    set("vehicle"_L1, shown.vehicle);
    m_age->setText(DirectoryText::readAgo(m_now() - m_readAt));
}

void CustomerPage::refresh()
{
    m_empty->setVisible(!m_customer);
    m_content->setVisible(m_customer.has_value());
    const QString offline = m_offline ? tr("Not while the link is lost.") : QString();
    for (KeyButton *button : {m_read, m_new, m_raise, m_edit, m_delete})
        PageParts::allow(button, offline);
}

} // namespace console
