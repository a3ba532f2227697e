// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geodesy/geolink.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace console {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 4'000;

const QRegularExpression &pairForm()
{
    static const QRegularExpression form(
        u"(-?\\d{1,3}(?:\\.\\d+)?),\\s*(-?\\d{1,3}(?:\\.\\d+)?)"_s);
    return form;
}

QString pairOf(const QRegularExpressionMatch &match)
{
    const auto decimal = [](const QString &number) {
        return number.contains(u'.') ? number : number + u".0"_s; // whole degrees, surely degrees
    };
    return decimal(match.captured(1)) + u", "_s + decimal(match.captured(2));
}

std::optional<QString> found(const QString &pattern, const QString &text)
{
    const auto match = QRegularExpression(pattern).match(text);
    return match.hasMatch() ? std::optional(pairOf(match)) : std::nullopt;
}

/// "geo:-33.9,18.4;u=20?q=-33.9,18.5(Label)": RFC 5870, and what phones add to it.
std::optional<QString> ofGeoAddress(const QString &text)
{
    const QString asked =
        QUrlQuery(text.section(u'?', 1)).queryItemValue(u"q"_s, QUrl::FullyDecoded);
    if (const auto match = pairForm().match(asked); match.hasMatch())
        return pairOf(match);
    return found(u"^geo:"_s + pairForm().pattern(), text.toLower());
}

/// What is asked for by name: the first that holds anything like a place.
std::optional<QString> ofQuery(const QUrlQuery &query)
{
    if (query.hasQueryItem(u"mlat"_s) && query.hasQueryItem(u"mlon"_s))
        return query.queryItemValue(u"mlat"_s) + u", "_s + query.queryItemValue(u"mlon"_s);
    for (const auto &name : {u"q"_s, u"query"_s, u"destination"_s, u"daddr"_s, u"ll"_s, u"sll"_s,
                             u"center"_s, u"viewpoint"_s, u"cp"_s}) {
        QString value =
            query.queryItemValue(name, QUrl::FullyDecoded).replace(u'+', u' ').trimmed();
        if (value.startsWith("loc:"_L1))
            value.remove(0, 4);
        if (name == "cp"_L1)
            value.replace(u'~', u',');
        if (const auto match = pairForm().match(value); match.hasMatch())
            return pairOf(match);
        static const QRegularExpression codeOrDegrees(u"^\\w{2,8} \\w*$|°"_s);
        if (codeOrDegrees.match(value).hasMatch())
            return value.contains(u'°') ? value : value.replace(u' ', u'+');
    }
    return std::nullopt;
}

/// ".../place/33°56'16.1"S+18°28'19.9"E/@..." and plus.codes/4FRW3F6C+V4
std::optional<QString> ofPath(const QString &path)
{
    for (QString part : path.split(u'/', Qt::SkipEmptyParts)) {
        static const QRegularExpression code(u"^[2-9CFGHJMPQRVWX]{8}\\+[2-9CFGHJMPQRVWX]{0,7}$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
        if (code.match(part).hasMatch())
            return part;
        part.replace(u'+', u' ');
        if (part.contains(u'°'))
            return part;
        if (part.startsWith(u'@'))
            continue;
        if (const auto match = pairForm().match(part, 0, QRegularExpression::NormalMatch,
                                                QRegularExpression::AnchorAtOffsetMatchOption);
            match.hasMatch())
            return pairOf(match);
    }
    return std::nullopt;
}

} // namespace

bool looksLikeGeoLink(QStringView text)
{
    static const QRegularExpression form(
        u"^(?:geo:|https?://|(?:[a-z0-9-]+\\.)+[a-z]{2,}(?:/|$))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() <= longest && form.matchView(text).hasMatch();
}

std::optional<QString> coordinatesOfLink(QStringView link)
{
    const QString text = link.toString();
    if (text.startsWith("geo:"_L1, Qt::CaseInsensitive))
        return ofGeoAddress(text);
    const QUrl url(text.contains("://"_L1) ? text : u"https://"_s + text);
    const QString path = url.path(QUrl::FullyDecoded);
    if (const auto place = found(u"!3d(-?\\d+(?:\\.\\d+)?)!4d(-?\\d+(?:\\.\\d+)?)"_s, path))
        return place;
    if (const auto asked = ofQuery(QUrlQuery(url)))
        return asked;
    if (const auto named = ofPath(path))
        return named;
    if (const auto looked = found(u"/@"_s + pairForm().pattern(), path))
        return looked;
    return found(u"map=\\d+(?:\\.\\d+)?/(-?\\d+(?:\\.\\d+)?)/(-?\\d+(?:\\.\\d+)?)"_s,
                 url.fragment(QUrl::FullyDecoded));
}

} // namespace console
