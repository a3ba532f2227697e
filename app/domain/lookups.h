// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What besides callouts the Panic API can be asked for.
#pragma once

#include "domain/callout.h"
#include "domain/secrets.h"

#include <QList>
#include <QMap>

namespace console {

/// One entry of a callout's event stream: chat, or a step of its life cycle (contract 6.8).
struct CalloutEvent {
    qint64 id = 0;
    CalloutId calloutId = 0;
    int typeId = 0; ///< 0 = not given (flat dialect)
    QString text; ///< plain text, never markup
    QString source; ///< who speaks, as the data say; empty = author not given
    std::optional<UtcTime> createdAt;

    /// A life-cycle row: its text is one of the contract's upper-case event names (12.2).
    [[nodiscard]] bool isLifecycle() const;
    friend bool operator==(const CalloutEvent &, const CalloutEvent &) = default;
};

/// Event names that tell how a cancel ended. The conversation withholds every life-cycle row but
/// the harmless stages while a verified cancel's outcome is frozen (design 8, duress).
[[nodiscard]] bool isCancelEvidence(const CalloutEvent &event);
[[nodiscard]] bool isStageEvent(const CalloutEvent &event);
/// The customer asked to call it off; AURA has yet to close it.
[[nodiscard]] bool isCustomerCancel(const CalloutEvent &event);

/// What AURA may know of a customer besides name, number and vehicle (contract 9): shown by a
/// logged reveal alone.
enum class CustomerFact : quint8 {
    BloodType,
    Allergies,
    Conditions,
    Medications,
    OtherMedical,
    MedicalAid,
    NextOfKin,
    NextOfKinNumber,
    DoctorNumber,
};

struct Customer {
    CustomerId id = 0;
    QString name; ///< empty = not given
    QString surname; ///< empty = not given
    MaskedNumber mobile;
    QString email;
    QString externalReference;
    QString vehicle; ///< make, model, colour and plate in one line; empty = not given
    QMap<CustomerFact, QString> facts; ///< only what is given; never with the customer's own number

    [[nodiscard]] QString shortName() const; ///< "Thandeka M."; the id when no name is known
    friend bool operator==(const Customer &, const Customer &) = default;
};

struct ResponseType {
    int id = 0;
    QString value; ///< for example "SECURITY"
    QString description; ///< for people; falls back to `value`

    friend bool operator==(const ResponseType &, const ResponseType &) = default;
};

struct ExceptionReason {
    qint64 id = 0;
    QString reason;

    friend bool operator==(const ExceptionReason &, const ExceptionReason &) = default;
};

/// One aspect of the rating catalogue (contract 6.15).
struct RatingItem {
    qint64 id = 0;
    QString key; ///< for example "RESPONSE_TIME"
    QString description; ///< for people

    friend bool operator==(const RatingItem &, const RatingItem &) = default;
};

} // namespace console
