// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A new customer, or a change of one. The mobile number is typed here and nowhere else: it is wiped
// as soon as the request has it, whatever AURA answers, and never filled in again, because its last
// four digits are the customer's safe code.
#pragma once

#include "domain/directory.h"
#include "ui/directory/entrydialog.h"

namespace console {

class CustomerDialog final : public EntryDialog {
    Q_OBJECT

public:
    /// `known`: the customer to change; null for a new one.
    CustomerDialog(const Theme &theme, const std::optional<Customer> &known, QWidget *parent);
    ~CustomerDialog() override;

    /// Ends being busy: AURA has a customer with this number already.
    void showNumberTaken(const QString &sentence);
    /// 0 for a new one.
    [[nodiscard]] CustomerId customerId() const { return m_known ? m_known->id : 0; }

signals:
    /// The draft lives as long as the call.
    void submitted(const console::CustomerDraft &draft);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void submit() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPerson();
    void buildVehicle();
    [[nodiscard]] QString mobileProblem() const;
    [[nodiscard]] QString emailProblem() const;
    void tellMobile();
    void wipeMobile();

    const std::optional<Customer> m_known;
    Field m_name;
    Field m_surname;
    Field m_mobile;
    Field m_email;
    Field m_reference;
    QLineEdit *m_make = nullptr;
    QLineEdit *m_model = nullptr;
    QLineEdit *m_colour = nullptr;
    QLineEdit *m_plate = nullptr;
};

} // namespace console
