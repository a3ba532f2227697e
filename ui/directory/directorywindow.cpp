// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/directory/directorywindow.h"

#include "models/queuetext.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/directory/customerpage.h"
#include "ui/directory/directorydialogs.h"
#include "ui/directory/directorytext.h"
#include "ui/directory/sitepage.h"
#include "ui/directory/subscriptionpane.h"
#include "ui/theme/theme.h"
#include "ui/theme/themedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

template <typename T> std::optional<ApiError> errorOf(const ApiResult<T> &answer)
{
    return answer ? std::nullopt : std::optional(answer.error());
}

} // namespace

DirectoryWindow::DirectoryWindow(const Theme &theme, const ServerClock &clock,
                                 std::function<MonoTime()> now, QWidget *parent)
    : QDialog(parent),
      m_theme(theme),
      m_clock(clock),
      m_now(std::move(now)),
      m_dialogs(new DirectoryDialogs(theme, this))
{
    setObjectName(u"directory"_s);
    setWindowTitle(tr("Customers and sites"));
    setAccessibleName(windowTitle());
    setAccessibleDescription(tr("Customers, their subscriptions and registered sites at AURA."));
    setModal(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(u"directory.tabs"_s);
    m_tabs->setAccessibleName(tr("Customers or sites"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setStyleSheet(u"outline: 0;"_s); // the tab's own frame shows the focus
    m_tabs->addTab(tr("Customers"));
    m_tabs->addTab(tr("Sites"));
    m_tabs->setTabToolTip(Customers, tr("Ctrl 1"));
    m_tabs->setTabToolTip(Sites, tr("Ctrl 2"));
    column->addWidget(m_tabs);
    buildOffline(column);
    m_pages = new QStackedWidget(this);
    m_customers = new CustomerPage(theme, m_now, m_pages);
    m_sites = new SitePage(theme, m_now, m_pages);
    m_pages->addWidget(m_customers);
    m_pages->addWidget(m_sites);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &DirectoryWindow::setPage);
    connectPages();
    connectDialogs();
    addKeys();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &DirectoryWindow::tick);
    setMinimumSize(std::min(theme.scaled(860), 1240), std::min(theme.scaled(480), 740));
    resize(std::min(theme.scaled(1140), 1240), std::min(theme.scaled(620), 740));
    tick();
}

DirectoryWindow::~DirectoryWindow() = default;

void DirectoryWindow::buildOffline(QVBoxLayout *column)
{
    m_offline = new Panel(m_theme, "techTint"_L1, "techSymbol"_L1, this);
    m_offline->setObjectName(u"directory.offline"_s);
    auto *row = new QHBoxLayout(m_offline);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    row->addWidget(
        new IconMark(m_theme, IconMark::Kind::Icon, "unlink", 16, "techText"_L1, m_offline), 0,
        Qt::AlignTop);
    m_offlineWords = new ThemedLabel(m_theme, "chrome"_L1, "tech"_L1, m_offline);
    m_offlineWords->setObjectName(u"directory.offline.words"_s);
    m_offlineWords->setWordWrap(true);
    row->addWidget(m_offlineWords, 1);
    m_offline->hide();
    column->addWidget(m_offline);
}

void DirectoryWindow::connectPages()
{
    connect(m_customers, &CustomerPage::customerWanted, this, &DirectoryWindow::customerWanted);
    connect(m_customers, &CustomerPage::newAsked, this,
            [this] { m_dialogs->askCustomer(std::nullopt); });
    connect(m_customers, &CustomerPage::editAsked, this,
            [this](const Customer &customer) { m_dialogs->askCustomer(customer); });
    connect(m_customers, &CustomerPage::deleteAsked, m_dialogs,
            &DirectoryDialogs::askDeleteCustomer);
    connect(m_customers, &CustomerPage::raiseAsked, this, &DirectoryWindow::raiseForCustomer);
    SubscriptionPane *subscriptions = m_customers->subscriptions();
    connect(subscriptions, &SubscriptionPane::wanted, this, [this](CustomerId id) {
        emit subscriptionsWanted(id);
        if (!m_typesRead)
            emit subscriptionTypesWanted(); // or a type would be a number only
    });
    connect(subscriptions, &SubscriptionPane::asked, this, &DirectoryWindow::askSubscription);
    connect(subscriptions, &SubscriptionPane::cancelAsked, this, [this](const Subscription &one) {
        m_dialogs->askCancelSubscription(one, customerName(),
                                         DirectoryText::type(one.typeId, m_types));
    });
    connect(m_sites, &SitePage::sitesWanted, this, &DirectoryWindow::fixedLocationsWanted);
    connect(m_sites, &SitePage::siteAsked, this,
            [this](const FixedLocation &site) { m_dialogs->askSite(site, m_sites->sites()); });
    connect(m_sites, &SitePage::deleteAsked, m_dialogs, &DirectoryDialogs::askDeleteSite);
    connect(m_sites, &SitePage::raiseAsked, this, &DirectoryWindow::raiseAtSite);
}

void DirectoryWindow::connectDialogs()
{
    connect(m_dialogs, &DirectoryDialogs::customerSubmitted, this,
            [this](const CustomerDraft &draft) {
                if (draft.id > 0)
                    emit updateCustomer(draft);
                else
                    emit createCustomer(draft);
            });
    connect(m_dialogs, &DirectoryDialogs::subscriptionSubmitted, this,
            [this](const Subscription &wanted) {
                if (wanted.id > 0)
                    emit updateSubscription(wanted);
                else
                    emit activateSubscription(wanted);
            });
    connect(m_dialogs, &DirectoryDialogs::siteSubmitted, this, [this](const FixedLocation &wanted) {
        if (wanted.id > 0)
            emit updateFixedLocation(wanted);
        else
            emit createFixedLocation(wanted);
    });
    connect(m_dialogs, &DirectoryDialogs::customerDeletion, this, &DirectoryWindow::deleteCustomer);
    connect(m_dialogs, &DirectoryDialogs::subscriptionCancellation, this,
            &DirectoryWindow::cancelSubscription);
    connect(m_dialogs, &DirectoryDialogs::siteDeletion, this,
            &DirectoryWindow::deleteFixedLocation);
}

void DirectoryWindow::addKeys()
{
    const auto on = [this](const QKeySequence &keys, auto &&act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this,
                std::forward<decltype(act)>(act));
    };
    on(Qt::CTRL | Qt::Key_1, [this] { m_tabs->setCurrentIndex(Customers); });
    on(Qt::CTRL | Qt::Key_2, [this] { m_tabs->setCurrentIndex(Sites); });
    on(Qt::CTRL | Qt::Key_F, [this] {
        if (page() == Customers)
            m_customers->focusField();
        else
            m_sites->focusField();
    });
    on(Qt::Key_F5, [this] {
        if (page() == Customers)
            m_customers->readAgain();
        else
            m_sites->readAgain();
    });
    on(Qt::CTRL | Qt::Key_N, [this] {
        if (m_isOffline)
            return;
        if (page() == Customers)
            m_dialogs->askCustomer(std::nullopt);
        else
            m_dialogs->askSite({}, m_sites->sites());
    });
}

DirectoryWindow::Page DirectoryWindow::page() const
{
    return Page(m_pages->currentIndex());
}

bool DirectoryWindow::isAsking() const
{
    return m_dialogs->isOpen();
}

void DirectoryWindow::setPage(int page)
{
    m_pages->setCurrentIndex(page);
    if (page == Sites)
        m_sites->readFirst();
}

void DirectoryWindow::openAt(Page page)
{
    const bool wasShown = isVisible();
    m_tabs->setCurrentIndex(page);
    show();
    QWidget::raise();
    activateWindow();
    if (wasShown)
        return;
    if (page == Customers)
        m_customers->focusField();
    else
        m_sites->focusField();
}

void DirectoryWindow::openCustomer(CustomerId id)
{
    openAt(Customers);
    m_customers->openCustomer(id);
}

void DirectoryWindow::setKnownCustomers(const QList<Customer> &customers)
{
    m_customers->setKnownCustomers(customers);
}

void DirectoryWindow::setLink(const LinkState &state)
{
    const bool lost = state.kind == LinkState::Kind::Lost;
    m_isOffline = lost || state.kind == LinkState::Kind::Connecting;
    m_offlineWords->setPlainText(
        lost ? tr("Link lost. What you see is from the last reading; nothing can be read or "
                  "changed until AURA is back.")
             : tr("Not linked to AURA yet. Nothing can be read or changed."));
    m_offline->setVisible(m_isOffline);
    m_customers->setOffline(m_isOffline);
    m_sites->setOffline(m_isOffline);
    if (!m_isOffline && page() == Sites && isVisible())
        m_sites->readFirst();
}

void DirectoryWindow::clear()
{
    m_dialogs->closeAll();
    m_types.clear();
    m_typesRead = false;
    m_customers->clear();
    m_sites->clear();
}

void DirectoryWindow::tick()
{
    m_customers->tick(m_clock.at(m_now()));
    m_sites->tick();
}

void DirectoryWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    tick();
    m_tick.start();
}

void DirectoryWindow::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QDialog::hideEvent(event);
}

void DirectoryWindow::keyPressEvent(QKeyEvent *event)
{
    // QDialog would press a button that has nothing to do with the field.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return;
    QDialog::keyPressEvent(event);
}

QString DirectoryWindow::customerName() const
{
    const Customer *customer = m_customers->customer();
    return customer ? DirectoryText::name(*customer) : QString();
}

void DirectoryWindow::askSubscription(const Subscription &known)
{
    m_dialogs->askSubscription(known, customerName(), m_types);
    if (!m_typesRead)
        emit subscriptionTypesWanted();
}

void DirectoryWindow::showCustomer(CustomerId id, const ApiResult<Customer> &answer)
{
    m_customers->showCustomer(id, answer);
}

void DirectoryWindow::showSubscriptions(CustomerId id, const ApiResult<QList<Subscription>> &answer)
{
    m_customers->subscriptions()->tick(m_clock.at(m_now()));
    m_customers->subscriptions()->show(id, answer);
}

void DirectoryWindow::showSubscriptionTypes(const ApiResult<QList<SubscriptionType>> &answer)
{
    if (answer) {
        m_types = *answer;
        m_typesRead = true;
        m_customers->subscriptions()->setTypes(m_types);
    }
    m_dialogs->setTypes(answer);
}

void DirectoryWindow::showFixedLocations(const ApiResult<QList<FixedLocation>> &answer)
{
    m_sites->showSites(answer);
}

void DirectoryWindow::customerSaved(const ApiResult<Customer> &answer)
{
    const Customer *before = m_customers->customer();
    const bool changed = answer && before && before->id == answer->id;
    const bool waited = m_dialogs->answer(DirectoryDialogs::customer, errorOf(answer));
    if (!answer)
        return;
    // Nobody waits any more: then it changes only what it is about.
    if (!waited && !changed)
        return;
    m_customers->takeCustomer(
        *answer, changed ? tr("Changed at AURA.")
                 : answer->id <= 0
                     ? tr("AURA has stored the customer, but gave no number.")
                     : tr("Registered at AURA as customer %1.").arg(QueueText::number(answer->id)));
}

void DirectoryWindow::customerDeleted(CustomerId id, const ApiResult<QString> &answer)
{
    m_dialogs->answer(DirectoryDialogs::deleteCustomer, errorOf(answer), id);
    if (answer)
        m_customers->forgetCustomer(id, tr("Customer %1 was deleted.").arg(QueueText::number(id)));
}

void DirectoryWindow::subscriptionSaved(const ApiResult<Subscription> &answer)
{
    m_dialogs->answer(DirectoryDialogs::subscription, errorOf(answer));
    const Customer *open = m_customers->customer();
    if (!answer || !open || (answer->customerId != 0 && answer->customerId != open->id))
        return;
    m_customers->subscriptions()->take(*answer);
    m_customers->tellDone(tr("AURA has stored the subscription."));
}

void DirectoryWindow::subscriptionCancelled(qint64 id, const ApiResult<QString> &answer)
{
    m_dialogs->answer(DirectoryDialogs::cancelSubscription, errorOf(answer), id);
    if (!answer)
        return;
    if (m_customers->customer())
        m_customers->subscriptions()->readAgain();
    m_customers->tellDone(tr("Subscription %1 was cancelled.").arg(id));
}

void DirectoryWindow::fixedLocationSaved(const ApiResult<FixedLocation> &answer)
{
    m_dialogs->answer(DirectoryDialogs::site, errorOf(answer));
    if (answer)
        m_sites->takeSite(*answer, tr("AURA has stored %1.").arg(DirectoryText::name(*answer)));
}

void DirectoryWindow::fixedLocationDeleted(qint64 id, const ApiResult<QString> &answer)
{
    m_dialogs->answer(DirectoryDialogs::deleteSite, errorOf(answer), id);
    if (answer)
        m_sites->forgetSite(id, tr("The site was deleted."));
}

} // namespace console
