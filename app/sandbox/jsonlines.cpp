// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/jsonlines.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

JsonLines::JsonLines(const QByteArray &json) : m_json(json)
{
    if (m_json.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    skipSpace();
    m_lines.insert(QString(), m_line);
    readValue(QString());
}

int JsonLines::lineAt(const QByteArray &json, qsizetype offset)
{
    return 1 + int(json.first(qBound<qsizetype>(0, offset, json.size())).count('\n'));
}

int JsonLines::lineOf(const QString &pointer) const
{
    QString nearest = pointer;
    while (!nearest.isEmpty() && !m_lines.contains(nearest))
        nearest.truncate(nearest.lastIndexOf(u'/'));
    return m_lines.value(nearest, 1);
}

void JsonLines::skipSpace()
{
    while (here() == ' ' || here() == '\t' || here() == '\r' || here() == '\n') {
        m_line += here() == '\n';
        ++m_at;
    }
}

// With its escapes resolved, so that the pointers agree with the members' names.
QString JsonLines::readString()
{
    const qsizetype start = m_at++;
    while (m_at < m_json.size() && here() != '"')
        m_at += here() == '\\' ? 2 : 1;
    ++m_at;
    const QByteArray quoted = m_json.sliced(start, std::min(m_at, m_json.size()) - start);
    return QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
}

void JsonLines::readValue(const QString &pointer)
{
    if (here() == '{') {
        readObject(pointer);
    } else if (here() == '[') {
        readArray(pointer);
    } else if (here() == '"') {
        (void)readString();
    } else {
        while (here() != '\0' && !QByteArrayView(",]} \t\r\n").contains(here()))
            ++m_at;
    }
}

void JsonLines::readObject(const QString &pointer)
{
    ++m_at;
    skipSpace();
    while (here() == '"') {
        const int line = m_line;
        const QString member = pointer + u'/' + readString();
        if (m_lines.contains(member))
            m_repeated.append({member, line});
        else
            m_lines.insert(member, line);
        skipSpace();
        ++m_at; // the colon
        skipSpace();
        readValue(member);
        skipSpace();
        if (here() == ',') {
            ++m_at;
            skipSpace();
        }
    }
    ++m_at;
}

void JsonLines::readArray(const QString &pointer)
{
    ++m_at;
    skipSpace();
    for (int index = 0; here() != ']' && here() != '\0'; ++index) {
        const QString element = pointer + u'/' + QString::number(index);
        m_lines.insert(element, m_line);
        readValue(element);
        skipSpace();
        if (here() == ',') {
            ++m_at;
            skipSpace();
        }
    }
    ++m_at;
}

} // namespace sandbox
