// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raise a callout: who, what kind, and where: at a live position or at a registered site, never at
// both, which the two radio buttons and the variant in the request make impossible.
#pragma once

#include "domain/lookups.h"
#include "domain/requests.h"
#include "ui/dialogs/consoledialog.h"

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace console {

class FormRow;
class SegmentedButtons;

class RaiseDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    explicit RaiseDialog(const Theme &theme, QWidget *parent = nullptr);
    ~RaiseDialog() override { hide(); } // while its parts can still speak to it

    /// Those this console has seen; AURA has no search.
    void setCustomers(const QList<Customer> &customers);
    /// May arrive later.
    void setResponseTypes(const QList<ResponseType> &types);
    void setResponseTypesFailed(const QString &sentence);
    /// Fills in a live position, for example from the map.
    void setPosition(const LatLon &point);
    void setCustomer(CustomerId id);

signals:
    /// Once complete; the dialog is busy then: answer with finish(), which keeps the input on an
    /// error.
    void submitted(const console::RaiseRequest &request);
    void responseTypesRequested(); ///< "Read again"

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void closeAsked() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildCustomer(FormGrid *form);
    void buildType(FormGrid *form);
    void buildPlace(FormGrid *form);
    void buildClass(FormGrid *form);
    QLineEdit *addEdit(const QString &name);
    void showPlaceRows();
    void submit();
    void refresh();
    void edited();
    bool validateCustomer();
    bool validateType();
    bool validateCoordinates();
    bool validateAccuracy();
    bool validateSite();
    bool validatePlace();
    [[nodiscard]] CustomerId customerId() const;
    [[nodiscard]] QString customerWords(CustomerId id) const;
    [[nodiscard]] std::optional<RaiseRequest> request() const;
    [[nodiscard]] std::optional<std::variant<Position, RaiseRequest::FixedSite>> place() const;

    QList<Customer> m_customers;
    QLineEdit *m_customer = nullptr;
    FormRow *m_customerRow = nullptr;
    SegmentedButtons *m_type = nullptr;
    FormRow *m_typeRow = nullptr;
    KeyButton *m_typeAgain = nullptr;
    QRadioButton *m_live = nullptr;
    QRadioButton *m_fixed = nullptr;
    QLineEdit *m_coordinates = nullptr;
    FormRow *m_coordinatesRow = nullptr;
    QLineEdit *m_accuracy = nullptr;
    FormRow *m_accuracyRow = nullptr;
    QLineEdit *m_site = nullptr;
    FormRow *m_siteRow = nullptr;
    SegmentedButtons *m_class = nullptr;
    QCheckBox *m_internalTest = nullptr;
    KeyButton *m_raise = nullptr;
    bool m_changed = false;
};

} // namespace console
