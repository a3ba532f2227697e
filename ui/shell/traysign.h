// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rest of the desktop sees of the callouts while another program is in front: a count in
// the tray, where there is one, and a notice with the areas only. Never a name or a number.
#pragma once

#include <QObject>
#include <QStringList>
#include <QSystemTrayIcon>

#include <memory>

namespace console {

class Theme;

class TraySign final : public QObject {
    Q_OBJECT

public:
    TraySign(const Theme &theme, QWidget *window);

    void setNotices(bool wanted) { m_notices = wanted; }
    void setUntaken(int untaken);
    /// New callouts in these places; says nothing while the window is in front.
    void arrived(const QStringList &areas);

signals:
    void told(const QString &title, const QString &text);

private:
    void dress();

    const Theme &m_theme;
    QWidget *m_window = nullptr;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null without a tray
    int m_untaken = 0;
    bool m_notices = true;
};

} // namespace console
