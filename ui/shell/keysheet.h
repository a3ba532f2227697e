// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every command and its keys, made from the registry, so that it is never out of date. Typing
// narrows it down.
#pragma once

#include "ui/dialogs/consoledialog.h"
#include "ui/shell/actionregistry.h"

class QGridLayout;
class QLineEdit;

namespace console {

class KeySheet final : public ConsoleDialog {
    Q_OBJECT

public:
    KeySheet(const Theme &theme, const ActionRegistry &actions, QWidget *parent = nullptr);
    ~KeySheet() override { hide(); } // while its parts can still speak to it

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void closeAsked() override;

private:
    struct Line {
        QString words; ///< what is searched in
        QWidget *name = nullptr;
        QWidget *key = nullptr;
        QWidget *head = nullptr; ///< of its group
    };

    /// Gives the next free row.
    int addGroup(QGridLayout *grid, int row, ActionRegistry::Group group,
                 const ActionRegistry &actions);
    void narrow(const QString &text);

    QLineEdit *m_search = nullptr;
    ThemedLabel *m_none = nullptr;
    QList<Line> m_lines;
};

} // namespace console
