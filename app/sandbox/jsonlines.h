// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where in a JSON text each value stands. Qt's reader checks the text but forgets the lines; who
// wrote the text by hand wants to know them.

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <utility>

namespace sandbox {

class JsonLines final {
public:
    // A text that QJsonDocument has accepted.
    explicit JsonLines(const QByteArray &json);

    // Counted from 1. Of the member's name, for a member of an object; of the nearest thing around
    // it for what is not there.
    [[nodiscard]] int lineOf(const QString &pointer) const;
    // Members that their object has twice: pointer and line of the later one.
    [[nodiscard]] const QList<std::pair<QString, int>> &repeated() const { return m_repeated; }

    [[nodiscard]] static int lineAt(const QByteArray &json, qsizetype offset);

private:
    void readValue(const QString &pointer);
    void readObject(const QString &pointer);
    void readArray(const QString &pointer);
    [[nodiscard]] QString readString();
    void skipSpace();
    [[nodiscard]] char here() const { return m_at < m_json.size() ? m_json.at(m_at) : '\0'; }

    QByteArray m_json;
    qsizetype m_at = 0;
    int m_line = 1;
    QHash<QString, int> m_lines;
    QList<std::pair<QString, int>> m_repeated;
};

} // namespace sandbox
