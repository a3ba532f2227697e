// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import would change, before it changes anything.
#pragma once

#include "ui/dialogs/consoledialog.h"

namespace console {

class ImportDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    struct Change {
        QString what;
        QString now;
        QString then;
    };
    ImportDialog(const Theme &theme, const QString &file, const QList<Change> &changes,
                 QWidget *parent);
    ~ImportDialog() override { hide(); } // while its parts can still speak to it

signals:
    void agreed();

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    KeyButton *m_cancel = nullptr;
};

} // namespace console
