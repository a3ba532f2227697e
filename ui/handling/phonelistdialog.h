// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom to phone when AURA cannot be reached. The list is this site's own and is kept in the
// preferences.
#pragma once

#include "ui/dialogs/consoledialog.h"

class QTableWidget;

namespace console {

struct PhoneEntry {
    QString name;
    QString number;

    friend bool operator==(const PhoneEntry &, const PhoneEntry &) = default;
};

class PhoneListDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    PhoneListDialog(const Theme &theme, const QList<PhoneEntry> &entries,
                    QWidget *parent = nullptr);
    ~PhoneListDialog() override { hide(); } // while its parts can still speak to it

    /// From the setting: [{"name": ..., "number": ...}]; what is no entry is left out.
    [[nodiscard]] static QList<PhoneEntry> read(const QByteArray &json);

signals:
    void copyRequested(const QString &number);
    void dialRequested(const QString &number);
    void editRequested(); ///< the dialog has closed by then

protected:
    void enterPressed() override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    void buildList(const QList<PhoneEntry> &entries);
    [[nodiscard]] QString current() const;

    QTableWidget *m_list = nullptr;
    KeyButton *m_close = nullptr;
};

} // namespace console
