// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One customer, found by number or by a name this console has met, and that customer's
// subscriptions.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace console {

class FieldGrid;
class KeyButton;
class NoticeLine;
class SubscriptionPane;
class Theme;
class ThemedLabel;
class TickLabel;

class CustomerPage final : public QWidget {
    Q_OBJECT

public:
    CustomerPage(const Theme &theme, std::function<MonoTime()> now, QWidget *parent);

    /// For the completion of the number field.
    void setKnownCustomers(const QList<Customer> &customers);
    /// Asks for that customer; what is shown of the same one stays until the answer comes.
    void openCustomer(CustomerId id);
    /// An answer about another customer is dropped.
    void showCustomer(CustomerId id, const ApiResult<Customer> &answer);
    /// As AURA has it now; opens it.
    void takeCustomer(const Customer &customer, const QString &done);
    void forgetCustomer(CustomerId id, const QString &done);
    void tellDone(const QString &done);
    void setOffline(bool offline);
    /// Another account: nothing of the one before stays.
    void clear();
    void tick(UtcTime serverNow);
    void readAgain();
    void focusField();
    /// Null while none is open.
    [[nodiscard]] const Customer *customer() const;
    [[nodiscard]] SubscriptionPane *subscriptions() const { return m_subscriptions; }

signals:
    void customerWanted(console::CustomerId id);
    void newAsked();
    void editAsked(const console::Customer &customer);
    void deleteAsked(const console::Customer &customer);
    void raiseAsked(console::CustomerId id);

private:
    void buildHead(QVBoxLayout *column);
    [[nodiscard]] QWidget *buildEmpty();
    [[nodiscard]] QWidget *buildContent();
    void buildPerson(QHBoxLayout *row);
    void buildPersonButtons(QVBoxLayout *column);
    void readTyped();
    void forget();
    void fill();
    void refresh();

    const Theme &m_theme;
    const std::function<MonoTime()> m_now;
    QList<Customer> m_known;
    std::optional<Customer> m_customer;
    CustomerId m_asked = 0; ///< the one that is open or being read; 0 = none
    MonoTime m_readAt{};
    bool m_offline = false;
    QLineEdit *m_number = nullptr;
    KeyButton *m_read = nullptr;
    KeyButton *m_new = nullptr;
    NoticeLine *m_notice = nullptr;
    QWidget *m_empty = nullptr;
    QWidget *m_content = nullptr;
    ThemedLabel *m_title = nullptr;
    TickLabel *m_age = nullptr;
    FieldGrid *m_fields = nullptr;
    KeyButton *m_raise = nullptr;
    KeyButton *m_edit = nullptr;
    KeyButton *m_delete = nullptr;
    SubscriptionPane *m_subscriptions = nullptr;
};

} // namespace console
