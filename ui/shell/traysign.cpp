// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/traysign.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int side = 64;
constexpr int mostAreas = 3;
constexpr int mostCounted = 99;
constexpr std::chrono::seconds shown{10};
} // namespace

TraySign::TraySign(const Theme &theme, QWidget *window)
    : QObject(window), m_theme(theme), m_window(window)
{
    setObjectName(u"traySign"_s);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    const auto bringUp = [this] {
        m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
        m_window->raise();
        m_window->activateWindow();
    };
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, bringUp);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, bringUp);
    connect(&theme, &Theme::changed, this, &TraySign::dress);
    dress();
    m_icon->show();
}

void TraySign::dress()
{
    if (!m_icon)
        return;
    QPixmap picture = m_window->windowIcon().pixmap(side, side);
    m_icon->setToolTip(m_untaken > 0 ? tr("Callout Console: %1 not taken").arg(m_untaken)
                                     : tr("Callout Console"));
    if (m_untaken > 0 && !picture.isNull()) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal whole = picture.width() / picture.devicePixelRatio();
        const QRectF badge(whole * .3, whole * .4, whole * .7, whole * .6);
        painter.setBrush(m_theme.color("alarmFill"_L1));
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(badge, whole * .12, whole * .12);
        QFont face = m_theme.font("state"_L1);
        face.setPixelSize(int(badge.height() * .75));
        painter.setFont(face);
        painter.setPen(m_theme.color("alarmOnFill"_L1));
        painter.drawText(badge, Qt::AlignCenter,
                         m_untaken > mostCounted ? u"99+"_s : QString::number(m_untaken));
    }
    m_icon->setIcon(picture);
}

void TraySign::setUntaken(int untaken)
{
    if (untaken == m_untaken)
        return;
    m_untaken = untaken;
    dress();
}

void TraySign::arrived(const QStringList &areas)
{
    if (areas.isEmpty() || m_window->isActiveWindow())
        return;
    QApplication::alert(m_window);
    if (!m_notices)
        return;
    QStringList named = areas;
    named.removeAll(QString());
    named.removeDuplicates();
    QString text =
        QStringList(named.first(std::min<qsizetype>(named.size(), mostAreas))).join(u", "_s);
    if (named.size() > mostAreas)
        text = tr("%1 and elsewhere").arg(text);
    else if (text.isEmpty())
        text = tr("Area not known");
    const QString title =
        areas.size() > 1 ? tr("%1 new callouts").arg(areas.size()) : tr("New callout");
    if (m_icon)
        m_icon->showMessage(title, text, QSystemTrayIcon::Warning, Millis(shown).count());
    emit told(title, text);
}

} // namespace console
