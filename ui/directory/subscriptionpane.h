// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The subscriptions of the customer who is open, and what can be done with them.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

#include <QWidget>

class QVBoxLayout;

namespace console {

class DirectoryTable;
class KeyButton;
class NoticeLine;
class SubscriptionModel;
class Theme;
class ThemedLabel;

class SubscriptionPane final : public QWidget {
    Q_OBJECT

public:
    SubscriptionPane(const Theme &theme, QWidget *parent);

    /// 0 = nobody's. Asks for those of a customer; another customer's go at once.
    void setCustomer(CustomerId id);
    /// Asks again; the old ones stay until the answer comes.
    void readAgain();
    /// An answer about another customer is dropped.
    void show(CustomerId id, const ApiResult<QList<Subscription>> &answer);
    /// As AURA has it now; then asks again.
    void take(const Subscription &subscription);
    void setTypes(const QList<SubscriptionType> &types);
    void setOffline(bool offline);
    void tick(UtcTime serverNow);

signals:
    void wanted(console::CustomerId id);
    /// With id 0: a new one.
    void asked(const console::Subscription &subscription);
    void cancelAsked(const console::Subscription &subscription);

private:
    void buildHead(const Theme &theme, QVBoxLayout *column);
    void buildButtons(const Theme &theme, QVBoxLayout *column);
    void changeChosen();
    void tell();
    void refresh();
    [[nodiscard]] const Subscription *chosen() const;

    CustomerId m_customer = 0;
    UtcTime m_serverNow{};
    bool m_read = false;
    bool m_offline = false;
    SubscriptionModel *m_model = nullptr;
    DirectoryTable *m_table = nullptr;
    ThemedLabel *m_best = nullptr;
    ThemedLabel *m_none = nullptr;
    NoticeLine *m_notice = nullptr;
    KeyButton *m_activate = nullptr;
    KeyButton *m_change = nullptr;
    KeyButton *m_cancel = nullptr;
};

} // namespace console
