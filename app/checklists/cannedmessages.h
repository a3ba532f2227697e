// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prepared messages of this site, in one or more languages, from a JSON file:
// {"messages": [{"id": "stay", "safe": false, "text": {"en": "Stay where you are.", "af": "..."}}]}
// `safe`: may show on a phone that an attacker holds.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <expected>

namespace console {

struct CannedMessage {
    QString id;
    QHash<QString, QString> text; ///< by language code; "en" is always there
    bool safe = false;

    [[nodiscard]] QString in(const QString &language) const;
};

struct CannedMistake {
    int line = 1;
    QString reason; ///< English
};

/// In the order of the file; at most 50, of at most 500 characters each.
[[nodiscard]] std::expected<QList<CannedMessage>, CannedMistake>
readCannedMessages(const QByteArray &json);

/// Those that are built in.
[[nodiscard]] QList<CannedMessage> builtInCannedMessages();

} // namespace console
