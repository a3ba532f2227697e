// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/documentcodec.h"

#include "panicapi/codec/charset.h"
#include "panicapi/codec/driftcount.h"
#include "panicapi/codec/textrules.h"
#include "panicapi/codec/timetext.h"
#include "panicapi/redaction.h"

#include "domain/connection.h"

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLines = 200;
constexpr int deepest = 10;
constexpr qsizetype longestPath = 200;
constexpr qsizetype largestPicture = 8 * 1024 * 1024;

bool speaksOfCodes(const QString &name)
{
    return name.contains("safeCode"_L1, Qt::CaseInsensitive)
           || name.contains("safe_code"_L1, Qt::CaseInsensitive)
           || name.contains("duress"_L1, Qt::CaseInsensitive)
           || name.contains("token"_L1, Qt::CaseInsensitive);
}

QString asText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return redacted(json::line(value, textlimit::line), {}).left(textlimit::line);
}

/// The members of `value` as lines, depth first.
void flatten(QList<ResolutionReport::Line> &lines, const QString &path, const QJsonValue &value,
             int depth)
{
    if (lines.size() >= mostLines || value.isNull() || value.isUndefined())
        return;
    if (value.isObject() || value.isArray()) {
        if (depth >= deepest) {
            lines.append({path, u"…"_s});
            return;
        }
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size() && lines.size() < mostLines; ++i)
            flatten(lines, u"%1[%2]"_s.arg(path).arg(i), array.at(i), depth + 1);
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const QString name = redacted(cleanLine(it.key(), textlimit::word), {});
            if (speaksOfCodes(name))
                continue;
            const QString below = path.isEmpty() ? name : path + u'.' + name;
            flatten(lines, below.left(longestPath), it.value(), depth + 1);
        }
        return;
    }
    lines.append({path, asText(value)});
}

/// Takes known members out of the object, each only when it can be read.
class Known final {
public:
    explicit Known(QJsonObject &object) : m_object(object) { }

    QString text(QLatin1StringView name)
    {
        const QJsonValue value = json::member(m_object, {name});
        if (value.isObject() || value.isArray())
            return {};
        take(name);
        return asText(value);
    }
    std::optional<UtcTime> time(QLatin1StringView name)
    {
        const QJsonValue value = json::member(m_object, {name});
        auto time = value.isString() ? utcFromIso(value.toString()) : std::nullopt;
        if (time)
            take(name);
        return time;
    }
    std::optional<std::chrono::seconds> duration(QLatin1StringView name)
    {
        constexpr double longest = 366.0 * 24 * 3600;
        const auto seconds = json::number(json::member(m_object, {name}));
        if (!seconds || *seconds < 0 || *seconds > longest)
            return std::nullopt;
        take(name);
        return std::chrono::seconds(qint64(*seconds));
    }
    std::optional<qint64> identifier(QLatin1StringView name)
    {
        const auto id = json::identifier(json::member(m_object, {name}));
        if (id)
            take(name);
        return id;
    }

private:
    void take(QLatin1StringView name)
    {
        const QStringList keys = m_object.keys();
        for (const QString &key : keys) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                m_object.remove(key);
        }
    }

    QJsonObject &m_object;
};

DecodeResult<ResolutionReport> readReport(QJsonObject object, CalloutId id)
{
    Decoded<ResolutionReport> result;
    ResolutionReport &report = result.value;
    Known known(object);
    report.calloutId = known.identifier("calloutId"_L1).value_or(id);
    if (report.calloutId != id)
        return std::unexpected(DecodeError{u"the answer is about another callout"_s});
    report.statusText = known.text("status"_L1);
    report.outcome = known.text("outcome"_L1);
    report.createdAt = known.time("createdAt"_L1);
    report.dispatchedAt = known.time("dispatchedAt"_L1);
    report.arrivedAt = known.time("arrivedAt"_L1);
    report.completedAt = known.time("completedAt"_L1);
    report.closedAt = known.time("closedAt"_L1);
    report.responseTime = known.duration("responseTimeSeconds"_L1);
    report.resolutionTime = known.duration("resolutionTimeSeconds"_L1);
    flatten(report.others, {}, object, 0);
    return result;
}

bool isPicture(QByteArrayView bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff");
}

QByteArray pictureIn(const QJsonValue &value)
{
    QString text = value.toString();
    if (text.startsWith("data:"_L1)) {
        const qsizetype comma = text.indexOf(u',');
        text = comma < 0 ? QString() : text.sliced(comma + 1);
    }
    if (text.isEmpty() || text.size() / 4 * 3 > largestPicture + 4)
        return {};
    QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
    return isPicture(bytes) && bytes.size() <= largestPicture ? bytes : QByteArray();
}

/// Pictures are opened in a browser or fetched: https, or http on this machine.
QUrl addressIn(const QJsonValue &value, const QUrl &root)
{
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text.size() > textlimit::url)
        return {};
    const QUrl url = root.resolved(QUrl(text, QUrl::StrictMode));
    const bool secure =
        url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
    const bool usable =
        url.isValid() && secure && !url.host().isEmpty() && url.userInfo().isEmpty();
    return usable ? url : QUrl();
}

} // namespace

DecodeResult<ResolutionReport> decodeResolutionReport(QByteArrayView body,
                                                      QByteArrayView contentType, CalloutId id)
{
    if (body.trimmed().isEmpty())
        return std::unexpected(DecodeError{u"there is no report yet"_s, true});
    const QByteArray type = mediaType(contentType);
    const auto answer = json::parse(body);
    if (answer && answer->isObject()) {
        return readReport(json::unwrap(answer->toObject(), {"resolutionReport"_L1, "report"_L1}),
                          id);
    }
    Decoded<ResolutionReport> result;
    result.value.calloutId = id;
    if (answer) {
        const QJsonArray array = answer->toArray();
        if (array.isEmpty())
            return std::unexpected(DecodeError{u"there is no report yet"_s, true});
        if (array.size() == 1 && array.at(0).isObject())
            return readReport(array.at(0).toObject(), id);
        flatten(result.value.others, {}, array, 0);
        return result;
    }
    if (type.isEmpty() || type.contains("json"))
        return std::unexpected(answer.error());
    result.value.documentType = cleanLine(QString::fromLatin1(type), textlimit::word);
    return result;
}

DecodeResult<CalloutMap> decodeCalloutMap(QByteArrayView body, CalloutId id, const QUrl &root)
{
    Decoded<CalloutMap> result;
    result.value.calloutId = id;
    if (isPicture(body)) {
        auto picture = decodePicture(body);
        if (!picture)
            return std::unexpected(picture.error());
        result.value.image = std::move(picture->value);
        return result;
    }
    if (body.trimmed().isEmpty())
        return std::unexpected(DecodeError{u"there is no map yet"_s, true});
    const auto answer = json::parseObject(body);
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject object = json::unwrap(*answer, {"map"_L1, "calloutMap"_L1});
    drift::countUnknown(result.drift, object,
                        {"url"_L1, "image"_L1, "message"_L1, "id"_L1, "calloutId"_L1,
                         "createdAt"_L1, "updatedAt"_L1});
    result.value.url = addressIn(json::member(object, {"url"_L1}), root);
    result.value.image = pictureIn(json::member(object, {"image"_L1}));
    if (result.value.url.isEmpty() && result.value.image.isEmpty())
        return std::unexpected(DecodeError{u"there is no map yet"_s, true});
    return result;
}

DecodeResult<QByteArray> decodePicture(QByteArrayView body)
{
    if (!isPicture(body))
        return std::unexpected(DecodeError{u"the answer is no PNG or JPEG picture"_s});
    if (body.size() > largestPicture)
        return std::unexpected(DecodeError{u"the picture is larger than 8 MiB"_s});
    return Decoded<QByteArray>{body.toByteArray()};
}

} // namespace console
