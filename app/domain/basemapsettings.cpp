// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/basemapsettings.h"

#include "domain/connection.h"

#include <QDir>
#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;

QString problemOfMapAddress(const QUrl &url)
{
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return u"This is not a complete address: it begins with https:// and a server's name."_s;
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return u"The address must begin with https://."_s;
    if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()))
        return u"HTTPS only: plain HTTP is allowed to this computer alone."_s;
    if (!url.userInfo().isEmpty())
        return u"The address must not contain a name or a password."_s;
    if (url.hasFragment())
        return u"The address must not contain the character #."_s;
    return {};
}

QString problemOfXyzTemplate(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return u"Give the address of the tiles."_s;
    for (const QLatin1StringView part : {"{z}"_L1, "{x}"_L1, "{y}"_L1}) {
        if (!trimmed.contains(part))
            return u"The address must contain {z}, {x} and {y}: %1 is missing."_s.arg(part);
    }
    QString filled = trimmed;
    for (const QLatin1StringView part : {"{z}"_L1, "{x}"_L1, "{y}"_L1})
        filled.replace(part, "1"_L1);
    filled.replace("{s}"_L1, "a"_L1).remove("{r}"_L1);
    static const QRegularExpression unknown(u"\\{[^}]*\\}?|\\}"_s);
    if (const auto match = unknown.match(filled); match.hasMatch())
        return u"%1 is not known; the address may contain {z}, {x}, {y}, {s} and {r}."_s.arg(
            match.captured());
    const QUrl url(filled, QUrl::StrictMode);
    if (const QString problem = problemOfMapAddress(url); !problem.isEmpty())
        return problem;
    // Where it goes must not change with the tile.
    static const QRegularExpression host(u"^[a-z]+://([^/?]*)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QString server = host.match(trimmed).captured(1);
    if (server.contains("{z}"_L1) || server.contains("{x}"_L1) || server.contains("{y}"_L1))
        return u"{z}, {x} and {y} belong after the server's name."_s;
    return {};
}

QString problemOfContact(const QString &text)
{
    // It becomes part of an HTTP header.
    static const QRegularExpression form(u"^[\\x20-\\x27\\x2a-\\x7e]*$"_s);
    if (text.size() > 200)
        return u"The contact has at most 200 characters."_s;
    if (!form.match(text).hasMatch())
        return u"The contact may contain plain letters, digits and signs, but no brackets."_s;
    return {};
}

QString problemOfReverseGeocoder(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    return problemOfMapAddress(QUrl(trimmed, QUrl::StrictMode));
}

QStringList validate(const BasemapSettings &settings)
{
    QStringList problems;
    const auto add = [&problems](const QString &problem) {
        if (!problem.isEmpty())
            problems << problem;
    };
    if (settings.kind == BasemapKind::Xyz) {
        add(problemOfXyzTemplate(settings.xyzTemplate));
        add(problemOfContact(settings.contact));
    }
    if (settings.kind == BasemapKind::Mbtiles) {
        if (settings.mbtilesFile.isEmpty())
            add(u"Choose an MBTiles file."_s);
        else if (!QDir::isAbsolutePath(settings.mbtilesFile))
            add(u"Give the whole path of the MBTiles file."_s);
    }
    if (settings.cacheLimitBytes < BasemapSettings::leastCache
        || settings.cacheLimitBytes > BasemapSettings::mostCache)
        add(u"The tile cache must be between 50 and 20000 MB."_s);
    add(problemOfReverseGeocoder(settings.reverseGeocoderUrl));
    return problems;
}

} // namespace console
