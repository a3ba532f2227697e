// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/codec/charset.h"

#include <QStringDecoder>

#include <optional>

namespace console {

using namespace Qt::StringLiterals;

namespace {

QByteArray charsetOf(QByteArrayView contentType)
{
    const QByteArray text = contentType.toByteArray().toLower();
    const qsizetype at = text.indexOf("charset=");
    if (at < 0)
        return {};
    QByteArray name = text.sliced(at + 8);
    if (const qsizetype end = name.indexOf(';'); end >= 0)
        name.truncate(end);
    name = name.trimmed();
    return name.size() > 1 && name.startsWith('"') && name.endsWith('"')
               ? name.sliced(1, name.size() - 2)
               : name;
}

/// XML is left out: it declares its encoding itself, and its reader obeys.
bool isText(QByteArrayView contentType)
{
    const QByteArray type = mediaType(contentType);
    return !type.contains("xml")
           && (type.isEmpty() || type.startsWith("text/") || type.contains("json"));
}

/// Null when the text is UTF-8 or nothing that this program converts.
std::optional<QStringConverter::Encoding> foreignEncoding(QByteArrayView body,
                                                          QByteArrayView contentType)
{
    if (body.startsWith("\xff\xfe") || body.startsWith("\xfe\xff"))
        return QStringConverter::Utf16;
    const QByteArray name = charsetOf(contentType);
    if (name.startsWith("utf-16le"))
        return QStringConverter::Utf16LE;
    if (name.startsWith("utf-16be"))
        return QStringConverter::Utf16BE;
    const bool western = name == "iso-8859-1" || name == "latin1" || name == "us-ascii"
                         || name == "windows-1252" || name == "cp1252";
    if (western && !body.isValidUtf8())
        return QStringConverter::Latin1;
    return std::nullopt;
}

} // namespace

QByteArray mediaType(QByteArrayView contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.first(end)).trimmed().toByteArray().toLower();
}

QByteArray asUtf8(QByteArray body, QByteArrayView contentType)
{
    if (!isText(contentType))
        return body;
    const auto encoding = foreignEncoding(body, contentType);
    if (!encoding)
        return body;
    QStringDecoder decoder(*encoding);
    const QString text = decoder(body);
    return text.toUtf8();
}

} // namespace console
