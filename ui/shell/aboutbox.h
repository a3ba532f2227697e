// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this program is, which versions it runs on, and under which licences it and what it carries
// stand.
#pragma once

#include "ui/dialogs/consoledialog.h"

#include <QCoreApplication>

namespace console {

class AboutBox final : public ConsoleDialog {
    Q_OBJECT

public:
    /// Name and version of each part, the program itself first.
    using Versions = QList<std::pair<QString, QString>>;

    AboutBox(const Theme &theme, const Versions &versions, QWidget *parent);
    ~AboutBox() override { hide(); } // while its parts can still speak to it

    /// For a mail to whoever supports this desk: versions, and nothing about where it is used.
    [[nodiscard]] static QString supportText(const Versions &versions);

protected:
    [[nodiscard]] QWidget *firstField() const override;

private:
    void buildHead(const Versions &versions);
    void buildVersions(const Versions &versions);
    void buildLicences();

    KeyButton *m_close = nullptr;
};

} // namespace console
