// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the connection dialog that few sites need: how fast to ask, the old way to raise, and
// the paths that AURA's contract only assumes. Folded until something in it differs.
#pragma once

#include "domain/connection.h"

#include <QObject>

class QCheckBox;
class QLineEdit;
class QSpinBox;
class QWidget;

namespace console {

class FoldSection;
class FormGrid;
class FormRow;
class KeyButton;
class Theme;

class ConnectionAdvanced final : public QObject {
    Q_OBJECT

public:
    ConnectionAdvanced(const Theme &theme, QWidget *content);

    [[nodiscard]] FoldSection *section() const { return m_fold; }
    void setProfile(const ConnectionProfile &profile);
    /// Sets legacyRaise and paths: only those that differ from the contract's.
    void addTo(ConnectionProfile &profile) const;
    void setBudget(int requestsPerSecond, int burst);
    [[nodiscard]] int requestsPerSecond() const;
    [[nodiscard]] int burst() const;
    /// Null when every path can be used; else the first field that cannot, unfolded.
    [[nodiscard]] QWidget *validate();

signals:
    void resized();

private:
    struct PathRow {
        const AssumedPath *assumed = nullptr;
        QLineEdit *edit = nullptr;
        KeyButton *reset = nullptr;
        FormRow *row = nullptr;
    };
    void buildPace(FormGrid *form, QWidget *content);
    void buildPath(FormGrid *form, QWidget *content, const AssumedPath &assumed);
    void refresh();

    const Theme &m_theme;
    FoldSection *m_fold = nullptr;
    QSpinBox *m_perSecond = nullptr;
    QSpinBox *m_burst = nullptr;
    QCheckBox *m_legacy = nullptr;
    QList<PathRow> m_paths;
};

} // namespace console
