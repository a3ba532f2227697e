// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/connection.h"

#include <QRegularExpression>

namespace console {

using namespace Qt::StringLiterals;

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression v4(u"^127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$"_s);
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1
           || v4.match(host).hasMatch();
}

std::expected<QUrl, UrlProblem> checkApiRoot(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::unexpected(UrlProblem::Empty);
    QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return std::unexpected(UrlProblem::NotAUrl);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return std::unexpected(UrlProblem::NotHttp);
    if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()))
        return std::unexpected(UrlProblem::PlainHttp);
    if (!url.userInfo().isEmpty())
        return std::unexpected(UrlProblem::HasUserInfo);
    if (url.hasQuery() || url.hasFragment())
        return std::unexpected(UrlProblem::HasQuery);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

} // namespace console
