// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts one fault together: its kind, which requests it meets, for how long, and what only this kind
// has.
#pragma once

#include "ui/simulator/faultkinds.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace console {

class FormGrid;
class FormRow;
class KeyButton;
class Theme;

class FaultForm final : public QWidget {
    Q_OBJECT

public:
    explicit FaultForm(const Theme &theme, QWidget *parent);

    /// What stands in it now; empty when something is wrong, which is then said under its field.
    [[nodiscard]] QJsonObject entered();
    void setBusy(bool busy);

signals:
    void added(const QJsonObject &fault);

private:
    void buildLimits();
    void buildMembers();
    void addMember(FaultMember member, FormRow *row);
    void showKind();
    void submit();
    bool addOwn(QJsonObject &fault);
    bool addCodes(QJsonObject &fault);
    bool addDropped(QJsonObject &fault);
    QLineEdit *makeEdit(const QString &name, const QString &placeholder);
    QSpinBox *makeSpin(const QString &name, int least, int most, int value, const QString &unit,
                       const QString &special = {});
    [[nodiscard]] FaultKinds::Kind kind() const;

    const Theme &m_theme;
    const QList<FaultKinds::Kind> m_kinds;
    FormGrid *m_form = nullptr;
    QComboBox *m_kind = nullptr;
    FormRow *m_kindRow = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_path = nullptr;
    QSpinBox *m_share = nullptr;
    QSpinBox *m_count = nullptr;
    QSpinBox *m_seconds = nullptr;
    FormRow *m_secondsRow = nullptr;
    QSpinBox *m_milliseconds = nullptr;
    QComboBox *m_distribution = nullptr;
    QLineEdit *m_codes = nullptr;
    QSpinBox *m_retryAfter = nullptr;
    QSpinBox *m_megabytes = nullptr;
    QLineEdit *m_text = nullptr;
    QSpinBox *m_skew = nullptr;
    QSpinBox *m_number = nullptr;
    QLineEdit *m_ids = nullptr;
    KeyButton *m_add = nullptr;
    QMap<FaultMember, QList<FormRow *>> m_rows;
};

} // namespace console
