// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with a checklist file, in a sentence for people.
#pragma once

#include "checklists/checklists.h"

#include <QCoreApplication>

namespace console {

class ChecklistWords final {
    Q_DECLARE_TR_FUNCTIONS(console::ChecklistWords)

public:
    /// "Line 14: a step has no id."
    [[nodiscard]] static QString mistake(const ChecklistMistake &mistake);

private:
    [[nodiscard]] static QString reason(const ChecklistMistake &mistake);
};

} // namespace console
