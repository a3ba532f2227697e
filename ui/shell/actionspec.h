// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a command is made from; for the files that list the commands.
#pragma once

#include "ui/shell/actionregistry.h"

#include <QLatin1StringView>

namespace console {

struct ActionRegistry::Spec {
    Group group;
    QLatin1StringView id;
    QLatin1StringView icon; ///< may be empty
    QLatin1StringView keys; ///< portable text, alternatives separated by blanks; may be empty
    QString menuText;
    QString buttonText;
    QString tip;
    QLatin1StringView chord{}; ///< keys that are handled elsewhere, for people
};

} // namespace console
