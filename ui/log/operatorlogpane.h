// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The newest lines of the operator log, for reading only.
#pragma once

#include "domain/callout.h"
#include "models/operatorlogmodel.h"

#include <QWidget>

class QTableView;

namespace console {

class Theme;

class OperatorLogPane final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the pane.
    OperatorLogPane(OperatorLogModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Enter or a double click on a line about a callout.
    void calloutWanted(console::CalloutId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshLook();
    void open(const QModelIndex &index);

    OperatorLogModel &m_model;
    const Theme &m_theme;
    QTableView *m_view;
};

} // namespace console
