// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Customers, their subscriptions and registered sites, beside the work: values in, wishes out. It
// asks for what it shows and for every change; how each ended comes back by show...() and
// ...Saved().
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"
#include "domain/linkstate.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace console {

class CustomerPage;
class DirectoryDialogs;
class SitePage;
class Theme;
class ThemedLabel;

class DirectoryWindow final : public QDialog {
    Q_OBJECT

public:
    enum Page { Customers, Sites };
    Q_ENUM(Page)

    /// `clock` must outlive it; `now` is the steady clock. Subscriptions are judged by AURA's time.
    DirectoryWindow(const Theme &theme, const ServerClock &clock, std::function<MonoTime()> now,
                    QWidget *parent = nullptr);
    ~DirectoryWindow() override;

    /// Shows it at that page, as it was left.
    void openAt(Page page = Customers);
    /// Shows it and asks for that customer.
    void openCustomer(CustomerId id);
    [[nodiscard]] Page page() const;
    /// A dialog of its own is open.
    [[nodiscard]] bool isAsking() const;

public slots:
    void setKnownCustomers(const QList<console::Customer> &customers);
    void setLink(const console::LinkState &state);
    /// Signed out, or in elsewhere: nothing of the account before stays.
    void clear();

    // What was read; an answer about another customer than the open one is dropped.
    void showCustomer(CustomerId id, const ApiResult<Customer> &answer);
    void showSubscriptions(CustomerId id, const ApiResult<QList<Subscription>> &answer);
    void showSubscriptionTypes(const ApiResult<QList<SubscriptionType>> &answer);
    void showFixedLocations(const ApiResult<QList<FixedLocation>> &answer);

    // How a change ended; told to the dialog that waits for it, if it still does.
    void customerSaved(const ApiResult<Customer> &answer);
    void customerDeleted(CustomerId id, const ApiResult<QString> &answer);
    void subscriptionSaved(const ApiResult<Subscription> &answer);
    void subscriptionCancelled(qint64 id, const ApiResult<QString> &answer);
    void fixedLocationSaved(const ApiResult<FixedLocation> &answer);
    void fixedLocationDeleted(qint64 id, const ApiResult<QString> &answer);

signals:
    void customerWanted(console::CustomerId id);
    void subscriptionsWanted(console::CustomerId id);
    void subscriptionTypesWanted();
    void fixedLocationsWanted();
    /// The draft holds the whole mobile number and lives as long as the call: keep it nowhere.
    void createCustomer(const console::CustomerDraft &draft);
    void updateCustomer(const console::CustomerDraft &draft);
    void deleteCustomer(console::CustomerId id);
    void activateSubscription(const console::Subscription &wanted);
    void updateSubscription(const console::Subscription &changed);
    void cancelSubscription(qint64 id);
    void createFixedLocation(const console::FixedLocation &wanted);
    void updateFixedLocation(const console::FixedLocation &changed);
    void deleteFixedLocation(qint64 id);
    void raiseForCustomer(console::CustomerId id);
    void raiseAtSite(const console::FixedLocation &site);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildOffline(QVBoxLayout *column);
    void connectPages();
    void connectDialogs();
    void addKeys();
    void setPage(int page);
    void askSubscription(const Subscription &known);
    void tick();
    [[nodiscard]] QString customerName() const;

    const Theme &m_theme;
    const ServerClock &m_clock;
    const std::function<MonoTime()> m_now;
    QTabBar *m_tabs = nullptr;
    QWidget *m_offline = nullptr;
    ThemedLabel *m_offlineWords = nullptr;
    QStackedWidget *m_pages = nullptr;
    CustomerPage *m_customers = nullptr;
    SitePage *m_sites = nullptr;
    DirectoryDialogs *m_dialogs = nullptr;
    QList<SubscriptionType> m_types;
    bool m_typesRead = false;
    bool m_isOffline = false;
    QTimer m_tick;
};

} // namespace console
