// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about a setting's value, and how a setting is found by words.
#pragma once

#include "ui/preferences/preferencetable.h"

namespace console {

class PreferenceWords final {
    Q_DECLARE_TR_FUNCTIONS(console::PreferenceWords)

public:
    /// "2 s", "on", "Night", "built in".
    [[nodiscard]] static QString valueText(const PreferenceSpec &spec, const QVariant &value);
    /// What is wrong with the value of `spec`, as a sentence; empty when it can be used. `all` has
    /// what it depends on.
    [[nodiscard]] static QString problem(const PreferenceSpec &spec, const PreferenceValues &all);
    /// The rows whose words hold every word of `text`, those found by name first.
    [[nodiscard]] static QList<qsizetype> find(const QList<PreferenceSpec> &rows,
                                               const QString &text);
};

/// "15, 20;30 s" -> "15;20;30"; anything else than numbers stays as it is.
[[nodiscard]] QString tidySeconds(const QString &text);

} // namespace console
