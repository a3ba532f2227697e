// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sorts an object's members into numbered fields in one pass, and names those it does not know. Ten
// thousand callouts with twenty possible names each are too many look-ups one by one.
#pragma once

#include "panicapi/codec/jsonreader.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <span>

namespace console::json {

class FieldNames final {
public:
    /// The position of a name is its field number.
    explicit FieldNames(Names names);

    /// Fills `fields` (Undefined before); exact spelling wins over any other case. Returns the
    /// unknown names.
    [[nodiscard]] QStringList sort(const QJsonObject &object, std::span<QJsonValue> fields) const;

private:
    QHash<QString, int> m_exact;
    QHash<QString, int> m_lowerCase;
};

template <std::size_t Count> [[nodiscard]] std::array<QJsonValue, Count> undefinedFields()
{
    std::array<QJsonValue, Count> fields;
    fields.fill(QJsonValue(QJsonValue::Undefined));
    return fields;
}

namespace field {

/// A callout's own members, in both dialects.
enum CalloutField : std::size_t {
    Id,
    CustomerIdField,
    FixedLocation,
    Status,
    Latitude,
    Longitude,
    Accuracy,
    Location,
    CurrentLocation,
    Address,
    ResponseTypeId,
    ResponseTypeField,
    ClassificationId,
    ClassificationField,
    InternalTest,
    Url,
    CreatedAt,
    UpdatedAt,
    DispatchedAt,
    ArrivedAt,
    CompletedAt,
    ClosedAt,
    Incidents,
    Message,
    CalloutFieldCount,
};

/// The members of one element of `incidentInformation` (contract 3.2).
enum IncidentField : std::size_t {
    InId,
    InFixedLocation,
    InEmergency,
    InCategory,
    InResponseType,
    InClassification,
    InInternalTest,
    InCurrentLocation,
    InResponder,
    InSupplier,
    InEta,
    InDispatchedAt,
    InArrivedAt,
    InCompletedAt,
    IncidentFieldCount,
};

} // namespace field

[[nodiscard]] const FieldNames &calloutNames();
[[nodiscard]] const FieldNames &incidentNames();

} // namespace console::json
