// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A new registered site, or a change of one.
#pragma once

#include "domain/directory.h"
#include "ui/directory/entrydialog.h"

namespace console {

class SiteDialog final : public EntryDialog {
    Q_OBJECT

public:
    /// `known` with id 0: a new one. `others`: all known sites; a reference is unique.
    SiteDialog(const Theme &theme, const FixedLocation &known, const QList<FixedLocation> &others,
               QWidget *parent);

signals:
    void submitted(const console::FixedLocation &wanted);

protected:
    [[nodiscard]] QWidget *firstField() const override;
    void submit() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFields();
    bool checkReference();
    bool checkPosition();
    bool checkCustomer();
    [[nodiscard]] std::optional<LatLon> position() const;

    const FixedLocation m_known;
    const QList<FixedLocation> m_others;
    Field m_reference;
    Field m_name;
    Field m_identifier;
    Field m_position;
    Field m_address;
    Field m_what3words;
    Field m_customer;
    Field m_information;
};

} // namespace console
