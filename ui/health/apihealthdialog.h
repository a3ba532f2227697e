// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How AURA's API has behaved since sign-in, for a supervisor: stays open beside the work and
// follows the figures.
#pragma once

#include "domain/apihealth.h"

#include <QDialog>

class QTableView;
class QTreeWidget;

namespace console {

class FieldGrid;
class HealthTableModel;
class IconMark;
class Theme;
class ThemedLabel;

class ApiHealthDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ApiHealthDialog(const Theme &theme, QWidget *parent = nullptr);

    void setReport(const HealthReport &report);
    /// What "Copy" puts on the clipboard.
    [[nodiscard]] QString plainText() const;

private:
    [[nodiscard]] QWidget *buildSummary();
    [[nodiscard]] QWidget *buildTable();
    [[nodiscard]] QWidget *buildDrift();
    [[nodiscard]] QWidget *buildButtons();
    void showDrift();
    void copy();

    const Theme &m_theme;
    HealthReport m_report;
    HealthTableModel *m_model = nullptr;
    FieldGrid *m_summary = nullptr;
    QWidget *m_clockWarning = nullptr;
    ThemedLabel *m_clockWords = nullptr;
    QTableView *m_table = nullptr;
    QTreeWidget *m_drift = nullptr;
    ThemedLabel *m_noDrift = nullptr;
    ThemedLabel *m_copied = nullptr;
};

} // namespace console
