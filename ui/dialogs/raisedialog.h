// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Raise a callout: who, what kind, and where: at a live position or at a registered site, never at
// both, which the radio buttons and the variant in the request make impossible.
#pragma once

#include "domain/apierror.h"
#include "domain/directory.h"
#include "domain/requests.h"
#include "ui/dialogs/consoledialog.h"

#include <QTimer>

class QCheckBox;
class QLineEdit;

namespace console {

class FormRow;
class RaiseChecks;
class RaisePlace;
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
    /// The customer's active callout on the board, 0 when there is none; asked at each change.
    void setActiveLookup(std::function<CalloutId(CustomerId)> lookup);
    /// After pickRequested(): shows the dialog again, with the point or, without one, as it was.
    void picked(const std::optional<LatLon> &point);
    /// For "Site by reference"; may arrive later.
    void setFixedLocations(const QList<FixedLocation> &sites);
    void setSite(const FixedLocation &site);
    /// The answer to coverageWanted(); that to an older question is ignored.
    void setCoverage(int responseTypeId, const LatLon &point, CoverageAnswer answer);
    /// The answer to subscriptionWanted(). `text` as subscriptionDetail() gives it, or a sentence's
    /// end that says why it is not known.
    void setSubscription(CustomerId id, SubscriptionState state, const QString &text);
    /// Instead of finish(): a refusal is explained with the subscription.
    void finishWithError(const ApiError &error);

signals:
    /// Once complete; the dialog is busy then: answer with finish(), which keeps the input on an
    /// error.
    void submitted(const console::RaiseRequest &request);
    void responseTypesRequested(); ///< "Read again"
    /// Instead of submitted(): the customer has this active callout already. The dialog has closed.
    void existingWanted(console::CalloutId id);
    /// The dialog has hidden itself so that a place can be chosen on the map: answer with picked().
    void pickRequested();
    void coverageWanted(int responseTypeId, const console::LatLon &point);
    void subscriptionWanted(console::CustomerId id);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void closeAsked() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildCustomer(FormGrid *form);
    void buildType(FormGrid *form);
    void buildClass(FormGrid *form);
    QLineEdit *addEdit(const QString &name);
    void submit();
    void refresh();
    void edited();
    bool validateCustomer();
    bool validateType();
    void askAround();
    void askSubscription();
    void pick();
    [[nodiscard]] CalloutId activeCallout() const;
    void askCoverage();
    void showRefusal();
    [[nodiscard]] CustomerId customerId() const;
    [[nodiscard]] QString customerWords(CustomerId id) const;
    [[nodiscard]] std::optional<RaiseRequest> request() const;

    QList<Customer> m_customers;
    std::function<CalloutId(CustomerId)> m_activeLookup;
    QLineEdit *m_customer = nullptr;
    FormRow *m_customerRow = nullptr;
    SegmentedButtons *m_type = nullptr;
    FormRow *m_typeRow = nullptr;
    KeyButton *m_typeAgain = nullptr;
    RaisePlace *m_place = nullptr;
    RaiseChecks *m_checks = nullptr;
    SegmentedButtons *m_class = nullptr;
    QCheckBox *m_internalTest = nullptr;
    KeyButton *m_raise = nullptr;
    QTimer m_ask; ///< typing pauses before AURA is asked
    CustomerId m_askedCustomer = 0;
    SubscriptionState m_subscription = SubscriptionState::Unknown;
    QString m_subscriptionText;
    bool m_subscriptionKnown = false;
    int m_askedType = 0;
    std::optional<LatLon> m_askedPoint;
    std::optional<ApiError> m_refused;
    bool m_changed = false;
};

} // namespace console
