// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/router.h"

#include <QMetaEnum>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
QByteArray nameOf(Method method)
{
    return QByteArray(QMetaEnum::fromType<Method>().valueToKey(int(method))).toUpper();
}
} // namespace

void Router::add(Method method, const QString &path, Handler handler, Access access)
{
    m_routes.append({method, path.split(u'/'), std::move(handler), access});
}

bool Router::fits(const Route &route, const QStringList &segments, Match &match)
{
    if (route.segments.size() != segments.size())
        return false;
    for (qsizetype at = 0; at < segments.size(); ++at) {
        if (route.segments.at(at) == u"{id}"_s) {
            bool number = false;
            match.ids.append(segments.at(at).toLongLong(&number));
            if (!number)
                return false;
        } else if (route.segments.at(at) == u"{word}"_s) {
            match.words.append(segments.at(at));
        } else if (route.segments.at(at) != segments.at(at)) {
            return false;
        }
    }
    return true;
}

Router::Match Router::find(Method method, const QString &path) const
{
    QStringList segments = path.split(u'/');
    for (QString &segment : segments)
        segment = QUrl::fromPercentEncoding(segment.toLatin1());
    Match match;
    for (const Route &route : m_routes) {
        Match found;
        if (!fits(route, segments, found))
            continue;
        if (!match.allow.isEmpty())
            match.allow += ", ";
        match.allow += nameOf(route.method);
        if (route.method == method) {
            match.handler = &route.handler;
            match.access = route.access;
            match.ids = found.ids;
            match.words = found.words;
        }
    }
    return match;
}

} // namespace sandbox
