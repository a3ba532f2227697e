// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two settings that are tables, between their JSON in the settings file and the cells that
// people edit.
#pragma once

#include "ui/preferences/tableeditor.h"

namespace console {

[[nodiscard]] QList<TableEditor::Column> ruleColumns();
/// "[]" gives the rows of the built-in table.
[[nodiscard]] QList<QStringList> rulesToRows(const QString &json);
/// "[]" for the rows of the built-in table. What cannot be a rule is written as it stands, so that
/// PriorityRules::fromJson() can say what is wrong with it.
[[nodiscard]] QString rowsToRules(const QList<QStringList> &rows);

[[nodiscard]] QList<TableEditor::Column> phoneColumns();
[[nodiscard]] QList<QStringList> phonesToRows(const QString &json);
[[nodiscard]] QString rowsToPhones(const QList<QStringList> &rows);
/// "Row 2: ..." or empty.
[[nodiscard]] QString problemOfPhones(const QString &json);

} // namespace console
