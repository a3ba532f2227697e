// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preferences of the map in a window: OK and Apply give the values out, nothing is stored here.
#pragma once

#include "domain/basemapsettings.h"
#include "ui/dialogs/consoledialog.h"

namespace console {

class MapPreferencesPage;

class MapPreferencesDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    MapPreferencesDialog(const Theme &theme, const BasemapSettings &settings,
                         QWidget *parent = nullptr);

    /// The answer to tryWanted().
    void showTrial(bool ok, const QString &sentence);

signals:
    /// By OK, which also closes, or Apply. Only values that are valid and differ from the last.
    void submitted(const console::BasemapSettings &settings);
    void tryWanted(const console::BasemapSettings &settings);

protected:
    void enterPressed() override { take(true); }
    [[nodiscard]] QWidget *firstField() const override;

private:
    void take(bool close);
    void refresh();

    MapPreferencesPage *m_page = nullptr;
    KeyButton *m_apply = nullptr;
    BasemapSettings m_given; ///< the last values in or out
};

} // namespace console
