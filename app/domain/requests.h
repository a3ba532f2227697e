// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an operator asks AURA to do. Each is a value made by a dialog and carried to the API
// unchanged.
#pragma once

#include "domain/callout.h"
#include "domain/secrets.h"

#include <QList>

#include <variant>

namespace console {

/// Identifies one command of this run; > 0.
using CommandId = quint64;

/// Verified cancel: exists only with a complete safe code. A different type from the unconditional
/// one, so that an empty field can never turn the one into the other.
struct VerifiedCancel {
    CalloutId calloutId = 0;
    SafeCode code;
    qint64 reasonId = 0; ///< an ExceptionReason's; required
    QString note; ///< goes to AURA with the reason; may be empty
};

/// Cancel without a code: AURA is told that no response is needed. Holds no code and cannot.
struct UnconditionalCancel {
    CalloutId calloutId = 0;
    qint64 reasonId = 0; ///< required
    QString note; ///< required, ten characters or more
};

/// Raise at a live position or at a registered site, never both (contract 6.2).
struct RaiseRequest {
    struct FixedSite {
        qint64 fixedLocationId = 0;
    };
    /// A site by AURA's stable key (contract 8.2): needs no customer id.
    struct ReferencedSite {
        QString externalReference;
    };
    CustomerId customerId = 0;
    int responseTypeId = 0;
    std::variant<Position, FixedSite, ReferencedSite> place;
    int classificationId = 0; ///< 0 = leave out; contract 7.2: 1 REAL, 2 TEST
    bool internalTest = false;
};

struct RatingRequest {
    struct Item {
        qint64 itemId = 0;
        QString key;
        QString description;
        bool positive = true;
    };
    CalloutId calloutId = 0;
    int rating = 0; ///< 1..5
    QString details;
    bool customerMayBeContacted = false;
    QList<Item> items; ///< only the aspects that were rated
};

struct LocationUpdate {
    CalloutId calloutId = 0;
    LatLon point;
    std::optional<double> accuracyMetres;
};

} // namespace console
