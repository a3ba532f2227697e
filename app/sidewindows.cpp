// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sidewindows.h"

#include "session.h"
#include "ui/detail/detailpane.h"
#include "ui/directory/directorywindow.h"
#include "ui/health/apihealthdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/windowpanes.h"

namespace console {

namespace {

template <typename T> ApiResult<T> resultOf(const Reading<T> &reading)
{
    if (reading.error)
        return std::unexpected(*reading.error);
    return reading.value.value_or(T{});
}

template <typename T> ApiResult<T> resultOf(const ApiResult<DirectoryValue> &result)
{
    if (!result)
        return std::unexpected(result.error());
    const T *value = std::get_if<T>(&*result);
    return value ? *value : T{};
}

} // namespace

SideWindows::SideWindows(const Parts &parts) : m_parts(parts)
{
    connect(&m_parts.window, &MainWindow::apiHealthRequested, this, &SideWindows::openHealth);
    connect(&m_parts.window, &MainWindow::directoryRequested, this, &SideWindows::openDirectory);
    connect(m_parts.window.panes().detail(), &DetailPane::closingWanted, this,
            [this](CalloutId id) {
                if (m_session)
                    m_session->reports().want(id);
            });
}

SideWindows::~SideWindows() = default;

void SideWindows::setSession(Session *session)
{
    m_session = session;
    m_seen.clear();
    if (m_directory)
        m_directory->clear();
    if (!session)
        return;
    connect(&session->health(), &ApiHealth::changed, this, &SideWindows::showHealth);
    connect(&session->reports(), &ReportReader::changed, this, [this](CalloutId id) {
        if (id == m_parts.window.selected())
            showPapers(id);
    });
    connect(&session->reader(), &DetailScheduler::customerRead, this,
            [this](const Customer &customer) {
                m_seen.insert(customer.id, customer);
                if (m_directory)
                    m_directory->showCustomer(customer.id, customer);
            });
    connect(&session->reader(), &DetailScheduler::customerFailed, this,
            [this](CustomerId id, const ApiError &error) {
                if (m_directory)
                    m_directory->showCustomer(id, std::unexpected(error));
            });
    connect(&session->directoryCommands(), &DirectoryCommands::finished, this,
            &SideWindows::commandFinished);
    if (m_directory)
        connectReading();
    showHealth();
}

void SideWindows::setLink(const LinkState &state)
{
    m_link = state;
    if (m_directory)
        m_directory->setLink(state);
}

void SideWindows::showPapers(CalloutId id)
{
    ClosingPapers papers;
    papers.calloutId = id;
    if (m_session && id)
        papers = m_session->reports().papers(id);
    m_parts.window.panes().detail()->setClosing(papers);
}

void SideWindows::openHealth()
{
    if (!m_health) {
        m_health = new ApiHealthDialog(m_parts.theme, &m_parts.window);
        m_health->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_health->show();
    m_health->raise();
    m_health->activateWindow();
    showHealth();
}

void SideWindows::showHealth()
{
    const ServerClock &clock = m_parts.serverClock;
    m_parts.window.statusLine().setClock(clock.isKnown() ? std::optional(clock.offset())
                                                         : std::nullopt,
                                         clock.uncertainty(), clock.differs());
    if (m_health)
        m_health->setReport(m_session ? m_session->health().report() : HealthReport{});
}

void SideWindows::openDirectory()
{
    if (!m_directory) {
        m_directory = new DirectoryWindow(
            m_parts.theme, m_parts.serverClock, [this] { return m_parts.clock.monoNow(); },
            &m_parts.window);
        m_directory->setLink(m_link);
        connectChanges();
        connectReading();
    }
    m_directory->setKnownCustomers(m_seen.values());
    m_directory->openAt();
}

void SideWindows::connectReading()
{
    if (!m_session)
        return;
    DirectoryWindow *window = m_directory;
    DirectoryReader *reader = &m_session->directory();
    const auto wanted = [this, window](auto signal, auto ask) {
        // For this session only: the next one has a reader of its own.
        connect(window, signal, &m_session->directory(), ask);
    };
    wanted(&DirectoryWindow::subscriptionsWanted, &DirectoryReader::refreshSubscriptions);
    wanted(&DirectoryWindow::subscriptionTypesWanted, &DirectoryReader::wantSubscriptionTypes);
    wanted(&DirectoryWindow::fixedLocationsWanted, &DirectoryReader::refreshSites);
    connect(window, &DirectoryWindow::customerWanted, &m_session->reader(), [this](CustomerId id) {
        m_session->reader().forgetCustomer(id);
        m_session->reader().wantCustomer(id);
    });
    connect(reader, &DirectoryReader::subscriptionsChanged, window,
            [window, reader](CustomerId id) {
                if (!reader->subscriptions(id).isReading)
                    window->showSubscriptions(id, resultOf(reader->subscriptions(id)));
            });
    connect(reader, &DirectoryReader::subscriptionTypesChanged, window, [window, reader] {
        if (!reader->subscriptionTypes().isReading)
            window->showSubscriptionTypes(resultOf(reader->subscriptionTypes()));
    });
    connect(reader, &DirectoryReader::sitesChanged, window, [window, reader] {
        if (!reader->sites().isReading)
            window->showFixedLocations(resultOf(reader->sites()));
    });
}

void SideWindows::connectChanges()
{
    DirectoryWindow *window = m_directory;
    const auto change = [this, window](auto signal, auto act) {
        connect(window, signal, this, [this, act](const auto &value) {
            if (m_session)
                (m_session->directoryCommands().*act)(value);
        });
    };
    change(&DirectoryWindow::createCustomer, &DirectoryCommands::createCustomer);
    change(&DirectoryWindow::updateCustomer, &DirectoryCommands::updateCustomer);
    change(&DirectoryWindow::deleteCustomer, &DirectoryCommands::deleteCustomer);
    change(&DirectoryWindow::activateSubscription, &DirectoryCommands::createSubscription);
    change(&DirectoryWindow::updateSubscription, &DirectoryCommands::updateSubscription);
    change(&DirectoryWindow::createFixedLocation, &DirectoryCommands::createSite);
    change(&DirectoryWindow::updateFixedLocation, &DirectoryCommands::updateSite);
    change(&DirectoryWindow::deleteFixedLocation, &DirectoryCommands::deleteSite);
    connect(window, &DirectoryWindow::cancelSubscription, this, [this](qint64 id) {
        if (m_session)
            m_session->directoryCommands().cancelSubscription(id);
    });
    connect(window, &DirectoryWindow::raiseAtSite, this, &SideWindows::raiseAtSiteRequested);
    connect(window, &DirectoryWindow::raiseForCustomer, this,
            &SideWindows::raiseForCustomerRequested);
}

void SideWindows::commandFinished(const DirectoryResult &result)
{
    using Kind = DirectoryCommandKind;
    // What was changed is read anew by whoever shows it.
    if (result.result && result.kind == Kind::UpdateCustomer)
        m_session->reader().forgetCustomer(result.subject);
    if (result.result && result.kind >= Kind::CreateSite)
        m_session->directory().refreshSites();
    if (!m_directory)
        return;
    switch (result.kind) {
    case Kind::CreateCustomer:
    case Kind::UpdateCustomer: m_directory->customerSaved(resultOf<Customer>(result.result)); break;
    case Kind::DeleteCustomer:
        m_directory->customerDeleted(result.subject, resultOf<QString>(result.result));
        break;
    case Kind::CreateSubscription:
    case Kind::UpdateSubscription:
        m_directory->subscriptionSaved(resultOf<Subscription>(result.result));
        break;
    case Kind::CancelSubscription:
        m_directory->subscriptionCancelled(result.subject, resultOf<QString>(result.result));
        break;
    case Kind::CreateSite:
    case Kind::UpdateSite:
        m_directory->fixedLocationSaved(resultOf<FixedLocation>(result.result));
        break;
    case Kind::DeleteSite:
        m_directory->fixedLocationDeleted(result.subject, resultOf<QString>(result.result));
        break;
    }
}

} // namespace console
