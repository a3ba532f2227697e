// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The arithmetic of the hash chain, apart from the database, so that an outside checker can repeat
// it: hash(n) = SHA-256(hash(n - 1) || canonical bytes of entry n), hash(0) = SHA-256 over the
// log's identity.
//
// The chain shows edits, deletions, reordering and (with the stored head) truncation. It has no
// key: who can write the file and knows this page can make a whole new chain. Only a copy of the
// head kept elsewhere shows that.
#pragma once

#include "domain/operatorlog.h"

#include <QByteArray>

#include <optional>

namespace console::logchain {

/// One entry as the database has it: texts as UTF-8 bytes, so that every changed byte counts.
struct Row {
    qint64 sequence = 0;
    qint64 atMs = 0; ///< UTC
    qint64 calloutId = 0;
    QByteArray kind;
    QByteArray text;
    QByteArray outcome;
    QByteArray operatorName;
};

/// The word stored for a kind, for example "intent".
[[nodiscard]] QByteArray kindWord(LogEntry::Kind kind);
[[nodiscard]] std::optional<LogEntry::Kind> kindFromWord(QByteArrayView word);

[[nodiscard]] Row toRow(const LogEntry &entry);
/// An unknown kind reads as Session.
[[nodiscard]] LogEntry fromRow(const Row &row);

/// Unambiguous bytes: a format number, big-endian integers, and each text behind its length.
[[nodiscard]] QByteArray canonicalBytes(const Row &row);
[[nodiscard]] QByteArray firstHash(QByteArrayView logId, qint64 createdMs);
[[nodiscard]] QByteArray nextHash(QByteArrayView previous, const Row &row);

} // namespace console::logchain
