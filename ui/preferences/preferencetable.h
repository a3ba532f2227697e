// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every setting that people choose, in words: what it is called, what it does, when it acts, and
// under which other words it is looked for. The window, its search and the import's list of changes
// are made from it, so that they cannot disagree.
#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QVariant>

namespace console {

/// By name in the settings table, for example "pollSeconds".
using PreferenceValues = QHash<QString, QVariant>;

enum class PreferencePage : quint8 {
    Connection,
    Reading,
    Alarms,
    Sound,
    Priority,
    Map,
    Files,
    Operator,
    Look,
    Keys,
    Phones,
    Transfer,
};

struct PreferenceSpec {
    enum class Kind : quint8 {
        Number,
        Flag,
        Choice,
        Text,
        Seconds,
        File,
        Device,
        Rules,
        Phones,
        OnMapPage, ///< has its field there; found by the search alone
        OnPage, ///< something to do, not to set
    };
    enum class When : quint8 { AtOnce, NextSignIn };

    PreferencePage page;
    QString name;
    Kind kind;
    QString label;
    QString explanation;
    QString otherWords; ///< for the search
    When when = When::AtOnce;
    int least = 0; ///< Number: value; Text: characters
    int most = 0;
    QString unit{}; ///< Number: with its blank; Text: what an empty one means
    QList<std::pair<QString, QString>> choices{}; ///< value and words
};

class PreferenceTable final {
    Q_DECLARE_TR_FUNCTIONS(console::PreferenceTable)

public:
    /// In the order of the pages and of the fields on them.
    [[nodiscard]] static QList<PreferenceSpec> rows();
    [[nodiscard]] static QString pageName(PreferencePage page);
    [[nodiscard]] static QLatin1StringView pageIcon(PreferencePage page);

private:
    [[nodiscard]] static QList<PreferenceSpec> readingRows();
    [[nodiscard]] static QList<PreferenceSpec> alarmRows();
    [[nodiscard]] static QList<PreferenceSpec> tableRows();
    [[nodiscard]] static QList<PreferenceSpec> deskRows();
    [[nodiscard]] static QList<PreferenceSpec> mapRows();
    [[nodiscard]] static QList<PreferenceSpec> connectionRows();
    [[nodiscard]] static QList<PreferenceSpec> transferRows();
};

} // namespace console
