// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/calloutfields.h"

namespace console::json {

using namespace Qt::StringLiterals;

FieldNames::FieldNames(Names names)
{
    int number = 0;
    for (const QLatin1StringView name : names) {
        m_exact.insert(name, number);
        m_lowerCase.insert(QString(name).toLower(), number);
        ++number;
    }
}

QStringList FieldNames::sort(const QJsonObject &object, std::span<QJsonValue> fields) const
{
    QStringList others;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString name = it.key();
        if (const auto found = m_exact.constFind(name); found != m_exact.constEnd())
            fields[std::size_t(*found)] = it.value();
        else
            others.append(name);
    }
    if (others.isEmpty())
        return others;
    QStringList unknown;
    for (const QString &name : std::as_const(others)) {
        const auto found = m_lowerCase.constFind(name.toLower());
        if (found == m_lowerCase.constEnd())
            unknown.append(name);
        else if (QJsonValue &field = fields[std::size_t(*found)]; field.isUndefined())
            field = object.value(name);
    }
    return unknown;
}

const FieldNames &calloutNames()
{
    static const FieldNames names{"id"_L1,
                                  "customerId"_L1,
                                  "predefinedLocationId"_L1,
                                  "status"_L1,
                                  "latitude"_L1,
                                  "longitude"_L1,
                                  "accuracy"_L1,
                                  "location"_L1,
                                  "calloutCurrentLocation"_L1,
                                  "formattedAddress"_L1,
                                  "responseTypeId"_L1,
                                  "responseType"_L1,
                                  "calloutClassificationId"_L1,
                                  "calloutClassification"_L1,
                                  "internalTest"_L1,
                                  "url"_L1,
                                  "createdAt"_L1,
                                  "updatedAt"_L1,
                                  "dispatchedAt"_L1,
                                  "arrivedAt"_L1,
                                  "completedAt"_L1,
                                  "closedAt"_L1,
                                  "incidentInformation"_L1,
                                  "message"_L1};
    return names;
}

const FieldNames &incidentNames()
{
    static const FieldNames names{"id"_L1,
                                  "predefinedLocationId"_L1,
                                  "typeOfEmergency"_L1,
                                  "incidentCategory"_L1,
                                  "responseType"_L1,
                                  "calloutClassification"_L1,
                                  "internalTest"_L1,
                                  "calloutCurrentLocation"_L1,
                                  "responder"_L1,
                                  "supplier"_L1,
                                  "etaSeconds"_L1,
                                  "dispatchedAt"_L1,
                                  "arrivedAt"_L1,
                                  "completedAt"_L1};
    return names;
}

} // namespace console::json
