// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All settings in one window: pages at the left, a search above them, values in and values out.
// It stores nothing, reads no file and plays no sound: it asks for that.
#pragma once

#include "domain/basemapsettings.h"
#include "ui/dialogs/consoledialog.h"
#include "ui/preferences/preferencetable.h"

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace console {

class MapPreferencesPage;
class PreferenceField;
class PreferencePageView;

class PreferencesDialog final : public ConsoleDialog {
    Q_OBJECT

public:
    struct Facts {
        PreferenceValues values;
        PreferenceValues standards; ///< the defaults
        BasemapSettings basemap;
        QString profile; ///< in use; empty = none
        QString address; ///< of it
        QStringList soundDevices;
    };
    PreferencesDialog(const Theme &theme, const Facts &facts, QWidget *parent = nullptr);
    ~PreferencesDialog() override { hide(); } // while its parts can still speak to it

    void showPage(PreferencePage page);
    /// What is stored now: after an import.
    void setStored(const PreferenceValues &values, const BasemapSettings &basemap);
    /// The answers to the questions below.
    void showFileTrial(const QString &name, bool ok, const QString &sentence);
    void showMapTrial(bool ok, const QString &sentence);
    void say(const QString &sentence, bool alarm = false);

signals:
    /// By OK, which also closes, or Apply: those that differ from what was stored, all checked.
    void submitted(const console::PreferenceValues &changes);
    void basemapSubmitted(const console::BasemapSettings &settings);
    void fileTrialWanted(const QString &name, const QString &path);
    void mapTrialWanted(const console::BasemapSettings &settings);
    void soundTestWanted();
    void keysWanted();
    void connectionWanted(); ///< the window has closed by then
    void exportWanted(const QString &path);
    void importWanted(const QString &path);

protected:
    void enterPressed() override;
    [[nodiscard]] QWidget *firstField() const override;
    void closeAsked() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildSide(class QHBoxLayout *line);
    void buildPages(const Facts &facts);
    void buildConnection(PreferencePageView *page, const Facts &facts);
    void buildMap(PreferencePageView *page, const Facts &facts);
    void buildButtons();
    void connectDeeds();
    void search(const QString &text);
    void fillList();
    void listMoved(int row);
    void goTo(qsizetype specRow, bool focus);
    [[nodiscard]] PreferencePageView *pageOf(PreferencePage page) const;
    [[nodiscard]] QWidget *widgetOf(const PreferenceSpec &spec) const;
    [[nodiscard]] PreferenceValues entered() const;
    [[nodiscard]] PreferenceValues changes() const;
    [[nodiscard]] bool hasChanges() const;
    bool askToSettleFirst();
    [[nodiscard]] QWidget *checkAll();
    void take(bool close);
    void refresh();
    void transfer(bool out);

    const QList<PreferenceSpec> m_rows = PreferenceTable::rows();
    PreferenceValues m_stored;
    BasemapSettings m_storedMap;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QStackedWidget *m_stack = nullptr; ///< by PreferencePage
    QList<PreferencePageView *> m_pages;
    MapPreferencesPage *m_map = nullptr;
    KeyButton *m_apply = nullptr;
    bool m_filling = false;
};

} // namespace console
