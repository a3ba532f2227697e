// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands between the preferences and the settings: shows them, stores them, logs that they changed,
// and makes the look and the keys follow. Also the first start, the About box, and settings as
// files.
#pragma once

#include "basemap/tiletrial.h"
#include "desk.h"
#include "settingsfile.h"
#include "ui/preferences/preferencesdialog.h"

#include <QPointer>

namespace console {

enum class SettingKey : quint8;

class PreferencesDesk final : public Desk {
    Q_OBJECT

public:
    explicit PreferencesDesk(const DeskParts &parts);

    void setSession(Session *session) override;

private:
    void connectActions();
    /// `page`: the name of a page, for example "phones"; empty = the first.
    void open(const QString &page);
    void connectDialog(PreferencesDialog *dialog);
    [[nodiscard]] PreferencesDialog::Facts facts() const;
    void store(const PreferenceValues &changes);
    void tryFile(const QString &name, const QString &path);
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    void showImport(const QString &path, const SettingsImport &import);
    void follow(SettingKey key);
    void followKeys();
    void openFirstStart();
    void log(const QString &text);

    const DeskParts m_parts;
    QPointer<Session> m_session;
    QPointer<PreferencesDialog> m_dialog;
    std::unique_ptr<TileTrial> m_mapTrial;
};

} // namespace console
