// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The action checklists: which steps belong to which response type. They come from a JSON file that
// people write by hand, so a mistake in it is told with its line and never costs the lists in use.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <expected>

namespace console {

struct ChecklistStep {
    QString id; ///< unique within its list; what a tick is kept by
    QHash<QString, QString> text; ///< by language, two letters; "en" is always there
    bool required = false; ///< gates clearing
    QString phone; ///< a name in the phone list; empty = none

    [[nodiscard]] QString textIn(const QString &language) const;
    friend bool operator==(const ChecklistStep &, const ChecklistStep &) = default;
};

struct ChecklistMistake {
    enum class Kind : quint8 {
        Syntax, ///< `detail`: the parser's words
        TooLarge,
        NotAnObject, ///< `detail`: where an object must stand
        NoChecklists,
        NoTypes,
        TypeTwice, ///< `detail`: the type
        NoSteps,
        NoId,
        IdReserved, ///< `detail`: the id
        IdTwice, ///< `detail`: the id
        NoText,
        RequiredNotABool,
        PhoneNotAText,
        UnknownKey, ///< `detail`: the key
    };
    Kind kind = Kind::Syntax;
    int line = 0; ///< from 1
    QString detail;
};

class Checklists final {
public:
    static constexpr qsizetype largestFile = 256 * 1024;

    /// `{"checklists": [{"types": ["SECURITY", "*"], "steps": [{"id": "...", "text": "..." or
    /// {"en": "...", ...}, "required": true, "phone": "..."}]}]}`. A key that is not known is a
    /// mistake: it is a misspelt one that would be ignored without a word.
    [[nodiscard]] static std::expected<Checklists, ChecklistMistake>
    fromJson(const QByteArray &json);
    /// What the program brings along.
    [[nodiscard]] static Checklists builtIn();

    /// By AURA's code of the response type, case-blind; else those of "*", which may be none.
    [[nodiscard]] QList<ChecklistStep> steps(const QString &typeCode) const;
    /// The step of every callout that carries a private mark: the same whatever the mark is about.
    [[nodiscard]] static ChecklistStep followUp();

private:
    QHash<QString, QList<ChecklistStep>> m_steps; ///< by code in upper case
};

} // namespace console
