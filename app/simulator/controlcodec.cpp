// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/controlcodec.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace console {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401: return Kind::Unauthorised;
    case 403: return Kind::Forbidden;
    case 404: return Kind::NotFound;
    case 409: return Kind::Conflict;
    default: break;
    }
    if (status >= 400 && status < 500)
        return Kind::Rejected;
    return status >= 500 && status < 600 ? Kind::ServerFault : Kind::Malformed;
}

ApiError malformed(const QString &detail)
{
    return ApiError{Kind::Malformed, 200, detail, {}};
}

std::optional<UtcTime> timeIn(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() && time.timeSpec() != Qt::LocalTime ? std::optional(toUtcTime(time))
                                                              : std::nullopt;
}

} // namespace

ApiResult<QJsonValue> controlAnswer(int status, const QByteArray &body)
{
    constexpr qsizetype longestSentence = 500;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (status < 200 || status >= 300) {
        const QString sentence = document.object().value("message"_L1).toString();
        return std::unexpected(ApiError{
            kindOfStatus(status), status, sentence.simplified().left(longestSentence), {}});
    }
    if (document.isArray())
        return QJsonValue(document.array());
    if (document.isObject())
        return QJsonValue(document.object());
    return std::unexpected(malformed(u"the answer is not JSON"_s));
}

ApiResult<SandboxStatus> decodeSandboxStatus(const QJsonValue &answer)
{
    const QJsonObject object = answer.toObject();
    if (object.value("product"_L1).toString() != "callout-sandbox"_L1)
        return std::unexpected(malformed(u"this is not a callout sandbox"_s));
    SandboxStatus status;
    status.version = object.value("version"_L1).toString();
    status.scenario = object.value("scenario"_L1).toString();
    const QJsonArray scenarios = object.value("scenarios"_L1).toArray();
    for (const QJsonValue name : scenarios)
        status.scenarios.append(name.toString());
    status.speed = object.value("speed"_L1).toDouble(1);
    status.dialect = object.value("dialect"_L1).toString();
    status.active = object.value("active"_L1).toInt();
    status.duressMarkers = object.value("duressMarkers"_L1).toInt();
    const QJsonArray faults = object.value("faults"_L1).toArray();
    for (const QJsonValue fault : faults)
        status.faults.append(fault.toObject());
    return status;
}

ApiResult<QString> decodeStep(const QJsonValue &answer)
{
    const QJsonValue status = answer.toObject().value("status"_L1);
    if (!status.isString())
        return std::unexpected(malformed(u"the answer holds no status"_s));
    return status.toString();
}

ApiResult<CalloutId> decodeRaised(const QJsonValue &answer)
{
    const CalloutId id = answer.toObject().value("id"_L1).toInteger();
    if (id <= 0)
        return std::unexpected(malformed(u"the answer holds no callout"_s));
    return id;
}

ApiResult<QList<DuressMarker>> decodeDuressMarkers(const QJsonValue &answer)
{
    if (!answer.isArray())
        return std::unexpected(malformed(u"the answer is no list"_s));
    QList<DuressMarker> markers;
    const QJsonArray list = answer.toArray();
    for (const QJsonValue element : list) {
        const QJsonObject object = element.toObject();
        DuressMarker marker;
        marker.calloutId = object.value("calloutId"_L1).toInteger();
        marker.verdict = object.value("verdict"_L1).toString();
        marker.at = timeIn(object.value("createdAt"_L1));
        if (marker.calloutId > 0)
            markers.append(std::move(marker));
    }
    return markers;
}

} // namespace console
