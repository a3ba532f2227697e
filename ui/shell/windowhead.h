// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands above the docks: the sandbox strip that cannot be hidden, the menus, the command bar
// and the banners.
#pragma once

#include "ui/shell/actionregistry.h"

#include <QWidget>

class QLabel;
class QAction;
class QMenu;
class QMenuBar;

namespace console {

class BannerBar;
class CalloutTableModel;
class KeyButton;
class Theme;

class WindowHead final : public QWidget {
    Q_OBJECT

public:
    WindowHead(const Theme &theme, const ActionRegistry &actions, const CalloutTableModel &model,
               QWidget *parent);

    void setProfile(const QString &name, bool sandbox);
    [[nodiscard]] BannerBar *banners() const { return m_banners; }
    [[nodiscard]] QMenuBar *menuBar() const { return m_menus; }
    [[nodiscard]] QMenu *menu(ActionRegistry::Group group) const;
    [[nodiscard]] QWidget *sandboxStrip() const { return m_sandbox; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildMenus(const ActionRegistry &actions);
    void addLayout(QMenu *menu, QAction *action);
    [[nodiscard]] QWidget *buildCommandBar(const ActionRegistry &actions);

    const Theme &m_theme;
    QWidget *m_sandbox = nullptr;
    QMenuBar *m_menus = nullptr;
    QLabel *m_profile = nullptr;
    KeyButton *m_raise = nullptr;
    BannerBar *m_banners = nullptr;
};

} // namespace console
