// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One setting on its page: its field, its words, its default and the way back to it, and what is
// wrong with it.
#pragma once

#include "ui/preferences/preferencetable.h"

#include <functional>

namespace console {

class FormGrid;
class FormRow;
class KeyButton;
class Theme;

class PreferenceField final : public QObject {
    Q_OBJECT

public:
    /// A row at the end of `form`; lives as long as it. `devices`: the sound outputs there are.
    PreferenceField(const Theme &theme, FormGrid *form, QWidget *page, const PreferenceSpec &spec,
                    const QVariant &standard, const QStringList &devices);

    [[nodiscard]] const PreferenceSpec &spec() const { return m_spec; }
    [[nodiscard]] QVariant value() const { return m_get(); }
    void setValue(const QVariant &value);
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const;
    /// What came of trying a file.
    void showTrial(bool ok, const QString &sentence);
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    /// From the name to the last line below the field, in the page's coordinates.
    [[nodiscard]] QRect area(const QWidget *page) const;

signals:
    void changed();
    void fileTrialWanted(const QString &path);

private:
    void makeNumber();
    void makeFlag();
    void makeChoice(const QStringList &devices);
    void makeText();
    void makeTable();
    void addFileButtons();
    void addReset();
    void touched();
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString objectNameOf(const QString &part = {}) const;

    const Theme &m_theme;
    QWidget *m_page = nullptr;
    const PreferenceSpec m_spec;
    const QVariant m_standard;
    QWidget *m_editor = nullptr;
    FormRow *m_row = nullptr;
    KeyButton *m_reset = nullptr;
    std::function<QVariant()> m_get;
    std::function<void(const QVariant &)> m_set;
};

} // namespace console
