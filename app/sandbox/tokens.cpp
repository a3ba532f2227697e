// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/tokens.h"

#include "sandbox/database.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64);
}

} // namespace

bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    const QByteArray left = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const QByteArray right = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype at = 0; at < left.size(); ++at)
        difference |= left.at(at) ^ right.at(at);
    return difference == 0;
}

Tokens::Tokens(Database &database, const QString &clientId, int lifetimeSeconds)
    : m_clientId(clientId), m_lifetimeSeconds(lifetimeSeconds)
{
    m_key = QByteArray::fromHex(database.meta(u"token_key"_s).toString().toLatin1());
    if (m_key.isEmpty()) {
        std::array<quint32, 8> random;
        QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
        m_key = QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random);
        database.setMeta(u"token_key"_s, QString::fromLatin1(m_key.toHex()));
    }
}

QByteArray Tokens::signature(const QByteArray &content) const
{
    return QMessageAuthenticationCode::hash(content, m_key, QCryptographicHash::Sha256)
        .toBase64(base64);
}

QString Tokens::issue(qint64 nowMs, std::optional<qint64> customerId)
{
    const qint64 now = nowMs / 1000;
    QJsonObject claims{{u"sub"_s, m_clientId},
                       {u"iat"_s, now},
                       {u"exp"_s, now + m_lifetimeSeconds},
                       {u"jti"_s, u"%1-%2"_s.arg(nowMs).arg(++m_issued)},
                       {u"scope"_s, customerId ? u"callout"_s : u"server"_s}};
    if (customerId)
        claims.insert(u"customerId"_s, *customerId);
    const QByteArray content =
        encoded({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + encoded(claims);
    return QString::fromLatin1(content + '.' + signature(content));
}

std::expected<Tokens::Grant, QString> Tokens::check(const QByteArray &token, qint64 nowMs) const
{
    const QString notOurs = u"The bearer token is not valid here."_s;
    const qsizetype end = token.lastIndexOf('.');
    const qsizetype start = token.indexOf('.');
    if (start < 0 || end <= start)
        return std::unexpected(notOurs);
    if (!sameSecret(signature(token.first(end)), token.sliced(end + 1)))
        return std::unexpected(notOurs);
    const QByteArray claims =
        QByteArray::fromBase64(token.sliced(start + 1, end - start - 1), base64);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    if (object.value(u"sub"_s).toString() != m_clientId)
        return std::unexpected(notOurs);
    if (object.value(u"exp"_s).toInteger() <= nowMs / 1000)
        return std::unexpected(u"The bearer token has expired."_s);
    if (object.value(u"scope"_s).toString() != u"callout"_s)
        return Grant{};
    return Grant{object.value(u"customerId"_s).toInteger()};
}

} // namespace sandbox
