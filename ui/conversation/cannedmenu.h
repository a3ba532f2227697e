// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The prepared messages: a menu beside the composer whose first nine entries have the digits as
// their keys, and the choice of their language. Nothing here sends.
#pragma once

#include <QList>
#include <QMenu>
#include <QString>

class QActionGroup;

namespace console {

class Theme;

/// One prepared message in the language chosen.
struct PreparedMessage {
    QString text;
    bool safe = false; ///< may show on a phone that an attacker holds
};

class CannedMenu final : public QMenu {
    Q_OBJECT

public:
    explicit CannedMenu(const Theme &theme, QWidget *parent = nullptr);

    void setMessages(const QList<PreparedMessage> &messages);
    /// Codes of the languages there are; `current` is one of them.
    void setLanguages(const QStringList &codes, const QString &current);
    /// From 1; empty when there is none.
    [[nodiscard]] QString prepared(int number) const;

signals:
    void chosen(const QString &text);
    void languageChosen(const QString &code);

private:
    void build();

    const Theme &m_theme;
    QList<PreparedMessage> m_messages;
    QStringList m_languages;
    QString m_language;
};

} // namespace console
