// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map comes from, how it looks, and who may be asked for addresses. Values in, values
// out; it reads no file and asks nobody. Each setting says in a line what it means.
#pragma once

#include "domain/basemapsettings.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace console {

class FormGrid;
class FormRow;
class KeyButton;
class NoteBox;
class Theme;
class ThemedLabel;

class MapPreferencesPage final : public QWidget {
    Q_OBJECT

public:
    explicit MapPreferencesPage(const Theme &theme, QWidget *parent = nullptr);

    void setValues(const BasemapSettings &settings);
    /// As entered; validate() may have something to say about them.
    [[nodiscard]] BasemapSettings values() const;
    /// Says at each field what is wrong with it. The first such field; null when all is well.
    [[nodiscard]] QWidget *checkAll();
    [[nodiscard]] QWidget *firstField() const;
    /// The answer to tryWanted().
    void showTrial(bool ok, const QString &sentence);

signals:
    /// Only with settings that are valid.
    void tryWanted(const console::BasemapSettings &settings);
    void changed();
    void resized(); ///< rows came or went
    /// What came of a trial, for assistive technology.
    void spoken(const QString &sentence);

private:
    void buildSource(QVBoxLayout *column);
    void buildServer(FormGrid *form);
    void buildFile(FormGrid *form);
    void buildTrial(QVBoxLayout *column);
    void buildLook(QVBoxLayout *column);
    void buildAddresses(QVBoxLayout *column);
    [[nodiscard]] QLineEdit *addEdit(const QString &name);
    [[nodiscard]] QCheckBox *addBox(FormGrid *form, const QString &name, const QString &text,
                                    const QString &hint);
    FormGrid *addForm(QVBoxLayout *column);
    void addRule(QVBoxLayout *column);
    void chooseFile();
    void startTrial();
    void refresh();
    [[nodiscard]] BasemapKind kind() const;

    const Theme &m_theme;
    QButtonGroup *m_kinds = nullptr; ///< ids of BasemapKind
    QLineEdit *m_template = nullptr;
    FormRow *m_templateRow = nullptr;
    QLineEdit *m_attribution = nullptr;
    FormRow *m_attributionRow = nullptr;
    QLineEdit *m_contact = nullptr;
    FormRow *m_contactRow = nullptr;
    QSpinBox *m_cache = nullptr;
    FormRow *m_cacheRow = nullptr;
    NoteBox *m_policy = nullptr;
    QLineEdit *m_file = nullptr;
    FormRow *m_fileRow = nullptr;
    KeyButton *m_try = nullptr;
    ThemedLabel *m_trial = nullptr;
    QWidget *m_trialLine = nullptr;
    QCheckBox *m_night = nullptr;
    FormRow *m_nightRow = nullptr;
    QCheckBox *m_day = nullptr;
    FormRow *m_dayRow = nullptr;
    QComboBox *m_coordinates = nullptr;
    QLineEdit *m_geocoder = nullptr;
    FormRow *m_geocoderRow = nullptr;
};

} // namespace console
