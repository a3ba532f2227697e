// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two columns of a dialog: names left, fields right, and below each field its hint and what is
// wrong with it, in words (design 7).
#pragma once

#include <QObject>

class QEvent;
class QGridLayout;
class QVBoxLayout;
class QWidget;

namespace console {

class Theme;
class ThemedLabel;

class FormRow final : public QObject {
    Q_OBJECT

public:
    enum class Need : quint8 { Optional, Required };

    /// Empty = nothing is wrong. Stands under the field and in its accessible description.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const { return m_error; }
    void setHint(const QString &text);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setLabel(const QString &text);
    /// Beside the field, on its line.
    void addBeside(QWidget *widget, int stretch = 0);
    [[nodiscard]] QWidget *field() const { return m_field; }

signals:
    void resized(); ///< a line appeared or went

private:
    friend class FormGrid;
    explicit FormRow(QObject *parent) : QObject(parent) { }
    void describe();

    QWidget *m_name = nullptr;
    ThemedLabel *m_label = nullptr;
    QWidget *m_cell = nullptr;
    QWidget *m_line = nullptr;
    QWidget *m_field = nullptr;
    ThemedLabel *m_hint = nullptr;
    QWidget *m_errorLine = nullptr;
    ThemedLabel *m_errorLabel = nullptr;
    QString m_error;
    bool m_shown = true;
};

class FormGrid final : public QObject {
    Q_OBJECT

public:
    /// Lives as long as `parent`, whose widgets it makes.
    FormGrid(const Theme &theme, QWidget *parent);

    [[nodiscard]] QGridLayout *layout() const { return m_layout; }
    /// Of the column of names, at 100 % text size; 162 unless told otherwise.
    void setNameWidth(int px);
    /// `label` with its mnemonic; it becomes the field's accessible name and its buddy.
    FormRow *addRow(const QString &label, QWidget *field, FormRow::Need need, int fieldStretch = 1);

signals:
    void resized();

private:
    QWidget *makeErrorLine(FormRow &row, const QString &fieldName);

    const Theme &m_theme;
    QWidget *m_parent = nullptr;
    QGridLayout *m_layout = nullptr;
    int m_nameWidth = 162;
};

/// What Tab stops at before `widget`; null when there is none. Fields that are made later than
/// those after them are put behind it, or they would come last.
[[nodiscard]] QWidget *tabStopBefore(const QWidget *widget);
/// The field loses the focus to another field: not to a list of its own, nor with the whole window.
[[nodiscard]] bool isLeaving(const QEvent *event);

/// "&Reason" -> "Reason"; "&&" stays an ampersand.
[[nodiscard]] QString withoutMnemonic(const QString &text);

} // namespace console
