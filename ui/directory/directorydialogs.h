// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens the dialogs of the directory over its window, one at a time, and takes the answers to what
// they asked for to the one that waits.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

#include <QObject>
#include <QPointer>

namespace console {

class ConsoleDialog;
class Theme;

class DirectoryDialogs final : public QObject {
    Q_OBJECT

public:
    /// `window` owns it and its dialogs.
    DirectoryDialogs(const Theme &theme, QWidget *window);

    void askCustomer(const std::optional<Customer> &known);
    void askSubscription(const Subscription &known, const QString &customerName,
                         const QList<SubscriptionType> &types);
    void askSite(const FixedLocation &known, const QList<FixedLocation> &others);
    void askDeleteCustomer(const Customer &customer);
    void askCancelSubscription(const Subscription &subscription, const QString &customerName,
                               const QString &typeName);
    void askDeleteSite(const FixedLocation &site);

    /// To the subscription dialog that is open, if any.
    void setTypes(const ApiResult<QList<SubscriptionType>> &types);

    /// Whether the dialog of that object name is open and waits. An answer without an error closes
    /// it, any other is shown in it. `id`: what a deletion is about.
    bool answer(QLatin1StringView name, const std::optional<ApiError> &error, qint64 id = 0);
    /// Closes whatever is open, typed or not.
    void closeAll();
    [[nodiscard]] bool isOpen() const { return !m_open.isNull(); }

    static constexpr QLatin1StringView customer{"customer"};
    static constexpr QLatin1StringView subscription{"subscription"};
    static constexpr QLatin1StringView site{"site"};
    static constexpr QLatin1StringView deleteCustomer{"deleteCustomer"};
    static constexpr QLatin1StringView cancelSubscription{"cancelSubscription"};
    static constexpr QLatin1StringView deleteSite{"deleteSite"};

signals:
    void customerSubmitted(const console::CustomerDraft &draft);
    void subscriptionSubmitted(const console::Subscription &wanted);
    void siteSubmitted(const console::FixedLocation &wanted);
    void customerDeletion(console::CustomerId id);
    void subscriptionCancellation(qint64 id);
    void siteDeletion(qint64 id);

private:
    void open(ConsoleDialog *dialog);

    const Theme &m_theme;
    QWidget *m_window = nullptr;
    QPointer<ConsoleDialog> m_open;
};

} // namespace console
