// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/logchain.h"

#include <QCryptographicHash>
#include <QStringConverter>
#include <QtEndian>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace console::logchain {

namespace {

constexpr quint8 formatNumber = 1;

constexpr std::array<std::pair<LogEntry::Kind, const char *>, 6> kindWords{{
    {LogEntry::Kind::Session, "session"},
    {LogEntry::Kind::Link, "link"},
    {LogEntry::Kind::Callout, "callout"},
    {LogEntry::Kind::Operator, "operator"},
    {LogEntry::Kind::Intent, "intent"},
    {LogEntry::Kind::Result, "result"},
}};

void putInteger(QByteArray &bytes, qint64 value)
{
    const qint64 bigEndian = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

void putText(QByteArray &bytes, const QByteArray &text)
{
    putInteger(bytes, text.size());
    bytes.append(text);
}

/// Many tools end a text at a NUL. Never a null array: that would be bound as NULL.
QByteArray storable(QString text)
{
    text.remove(QChar::Null);
    return text.isEmpty() ? ""_ba : text.toUtf8();
}

QString readable(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringDecoder::Flag::ConvertInitialBom); // keep what was said
    return decode(bytes);
}

} // namespace

QByteArray kindWord(LogEntry::Kind kind)
{
    for (const auto &[value, word] : kindWords) {
        if (value == kind)
            return word;
    }
    return "session"_ba;
}

std::optional<LogEntry::Kind> kindFromWord(QByteArrayView word)
{
    for (const auto &[value, text] : kindWords) {
        if (word == QByteArrayView(text))
            return value;
    }
    return std::nullopt;
}

Row toRow(const LogEntry &entry)
{
    Row row;
    row.sequence = entry.sequence;
    row.atMs = entry.at.time_since_epoch().count();
    row.calloutId = entry.calloutId;
    row.kind = kindWord(entry.kind);
    row.text = storable(entry.text);
    row.outcome = storable(entry.outcome);
    row.operatorName = storable(entry.operatorName);
    return row;
}

LogEntry fromRow(const Row &row)
{
    LogEntry entry;
    entry.kind = kindFromWord(row.kind).value_or(LogEntry::Kind::Session);
    entry.calloutId = row.calloutId;
    entry.text = readable(row.text);
    entry.outcome = readable(row.outcome);
    entry.operatorName = readable(row.operatorName);
    entry.sequence = row.sequence;
    entry.at = UtcTime(Millis(row.atMs));
    return entry;
}

QByteArray canonicalBytes(const Row &row)
{
    QByteArray bytes;
    bytes.reserve(96 + row.text.size() + row.outcome.size() + row.operatorName.size());
    bytes.append(char(formatNumber));
    putInteger(bytes, row.sequence);
    putInteger(bytes, row.atMs);
    putInteger(bytes, row.calloutId);
    putText(bytes, row.kind);
    putText(bytes, row.text);
    putText(bytes, row.outcome);
    putText(bytes, row.operatorName);
    return bytes;
}

QByteArray firstHash(QByteArrayView logId, qint64 createdMs)
{
    QByteArray bytes = "callout-console operator log"_ba;
    putText(bytes, logId.toByteArray());
    putInteger(bytes, createdMs);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray nextHash(QByteArrayView previous, const Row &row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(canonicalBytes(row));
    return hash.result();
}

} // namespace console::logchain
