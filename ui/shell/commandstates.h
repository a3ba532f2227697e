// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which commands are possible now, and for those that are not a sentence that says why. Pure, so
// that the rules can be tested without a window.
#pragma once

#include "domain/boardentry.h"
#include "domain/linkstate.h"

#include <QCoreApplication>
#include <QHash>

namespace console {

class CommandStates final {
    Q_DECLARE_TR_FUNCTIONS(console::CommandStates)

public:
    struct Situation {
        const BoardEntry *selected = nullptr; ///< null = nothing selected
        LinkState::Kind link = LinkState::Kind::Connecting;
        bool logWritable = true;
        int notTaken = 0;
        bool mapAvailable = true;
        MonoTime now{};
        QString operatorName = {}; ///< who sits here
    };

    /// Action id and reason, an empty reason for what is possible. Holds every command that can be
    /// off.
    [[nodiscard]] static QHash<QLatin1StringView, QString> reasons(const Situation &now);

    /// Whether a page that AURA names may be opened in a browser: https and nothing else.
    [[nodiscard]] static bool isSafePage(const QUrl &page);

private:
    [[nodiscard]] static QHash<QLatin1StringView, QString> deskReasons(const Situation &now);
    [[nodiscard]] static QString tracking(const BoardEntry &entry);
    [[nodiscard]] static QString cancel(const Situation &now, bool verified);
    [[nodiscard]] static QString take(const BoardEntry &entry, const QString &me);
    [[nodiscard]] static QString snooze(const BoardEntry &entry);
    [[nodiscard]] static QString handOver(const BoardEntry &entry);
    [[nodiscard]] static QString reset(const BoardEntry &entry);
    [[nodiscard]] static QString rate(const Situation &now);
    [[nodiscard]] static QString linkDown(const Situation &now);
};

} // namespace console
