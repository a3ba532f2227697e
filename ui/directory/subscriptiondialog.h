// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Activates a subscription for a customer, or changes the validity of one.
#pragma once

#include "domain/directory.h"
#include "ui/directory/entrydialog.h"

class QComboBox;

namespace console {

class SubscriptionDialog final : public EntryDialog {
    Q_OBJECT

public:
    /// `known` with id 0: a new one for its customer. `customerName` for people.
    SubscriptionDialog(const Theme &theme, const Subscription &known, const QString &customerName,
                       const QList<SubscriptionType> &types, QWidget *parent);

    /// Also after it was opened; keeps what was chosen.
    void setTypes(const QList<SubscriptionType> &types);
    /// Why there are none.
    void setTypesFailed(const QString &sentence);
    [[nodiscard]] const Subscription &known() const { return m_known; }

signals:
    void submitted(const console::Subscription &wanted);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    [[nodiscard]] bool isChanged() const override;
    void submit() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// What stands in a field: unchanged text is the exact moment that AURA gave.
    struct Moment {
        std::optional<UtcTime> time;
        bool good = true;
    };
    [[nodiscard]] Moment moment(const Field &field, const std::optional<UtcTime> &before,
                                bool lastMinute) const;
    [[nodiscard]] Moment from() const { return moment(m_from, m_known.validFrom, false); }
    [[nodiscard]] Moment until() const { return moment(m_until, m_known.validTo, true); }
    bool checkFrom();
    bool checkUntil();

    const Subscription m_known;
    QComboBox *m_type = nullptr;
    FormRow *m_typeRow = nullptr;
    Field m_from;
    Field m_until;
};

} // namespace console
