// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every command and its keys, made from the registry, so that it is never out of date.
#pragma once

#include "ui/shell/actionregistry.h"

#include <QDialog>

class QGridLayout;

namespace console {

class Theme;

class KeySheet final : public QDialog {
    Q_OBJECT

public:
    KeySheet(const Theme &theme, const ActionRegistry &actions, QWidget *parent = nullptr);

private:
    /// Gives the next free row.
    int addGroup(QGridLayout *grid, int row, ActionRegistry::Group group, const Theme &theme,
                 const ActionRegistry &actions);
};

} // namespace console
