// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the raise dialog that asks, while the operator still types, what AURA will say.

#include "ui/dialogs/raisedialog.h"

#include "ui/dialogs/errortext.h"
#include "ui/dialogs/raisechecks.h"
#include "ui/dialogs/raiseplace.h"
#include "ui/dialogs/raisevalues.h"
#include "ui/dialogs/segmented.h"

namespace console {

using namespace Qt::StringLiterals;

void RaiseDialog::askAround()
{
    askSubscription();
    askCoverage();
}

/// AURA gives an active callout back instead of raising another (contract 4.1), so that is opened.
/// Sites are not asked about: each has callouts of its own.
CalloutId RaiseDialog::activeCallout() const
{
    const CustomerId id = customerId();
    return id > 0 && m_activeLookup && !m_place->isSite() ? m_activeLookup(id) : 0;
}

void RaiseDialog::pick()
{
    hide();
    emit pickRequested();
}

void RaiseDialog::picked(const std::optional<LatLon> &point)
{
    if (point) {
        m_place->setPosition(*point);
        edited();
    }
    open();
    m_place->focusCoordinates();
}

void RaiseDialog::askSubscription()
{
    const CustomerId id = m_place->isByReference() ? 0 : customerId();
    if (id == m_askedCustomer)
        return;
    m_askedCustomer = id;
    m_subscriptionKnown = false;
    if (id <= 0) {
        m_checks->clearSubscription(
            m_place->isByReference()
                ? tr("The subscription is that of the site's customer; AURA looks it up.")
                : tr("The subscription is read when the customer is known."));
        return;
    }
    m_checks->setSubscriptionAsked();
    emit subscriptionWanted(id);
}

void RaiseDialog::askCoverage()
{
    const int type = std::max(0, m_type->current());
    const auto point = m_place->point();
    if (type == m_askedType && point == m_askedPoint)
        return;
    m_askedType = type;
    m_askedPoint = point;
    if (type == 0 || !point) {
        m_checks->clearCoverage(tr("Coverage is looked up when type and place are known."));
        return;
    }
    m_checks->setCoverageAsked();
    emit coverageWanted(type, *point);
}

void RaiseDialog::setCoverage(int responseTypeId, const LatLon &point, CoverageAnswer answer)
{
    if (responseTypeId == m_askedType && m_askedPoint == point)
        m_checks->setCoverage(answer, m_type->currentText());
}

void RaiseDialog::setSubscription(CustomerId id, SubscriptionState state, const QString &text)
{
    if (id != m_askedCustomer || id <= 0)
        return;
    m_subscription = state;
    m_subscriptionText = text;
    m_subscriptionKnown = true;
    m_checks->setSubscription(state, text);
    if (m_refused)
        showRefusal();
}

void RaiseDialog::finishWithError(const ApiError &error)
{
    m_refused.reset();
    if (error.kind == ApiError::Kind::Forbidden) {
        m_refused = error;
        showRefusal();
    } else {
        finish(errorText(error, ErrorContext::Raise));
    }
}

void RaiseDialog::showRefusal()
{
    QString words = errorText(*m_refused, ErrorContext::Raise);
    if (m_subscriptionKnown)
        words += u' ' + subscriptionWords(m_subscription, m_subscriptionText);
    if (statusText() != words)
        showError(words);
}

} // namespace console
