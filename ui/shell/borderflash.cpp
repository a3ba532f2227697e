// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/borderflash.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QLatin1StringView colourOf(BorderFlash::Level level)
{
    switch (level) {
    case BorderFlash::Level::Off:
    case BorderFlash::Level::New: break;
    case BorderFlash::Level::Amber: return "warnFill"_L1;
    case BorderFlash::Level::Red: return "alarmFill"_L1;
    case BorderFlash::Level::Technical: return "techFill"_L1;
    }
    return "alarmSymbol"_L1;
}

} // namespace

BorderFlash::BorderFlash(const Theme &theme, QWidget *window) : QWidget(window), m_theme(theme)
{
    setObjectName(u"borderFlash"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_flash.setInterval(halfPeriodMs);
    connect(&m_flash, &QTimer::timeout, this, [this] {
        m_bright = !m_bright;
        update();
        emit flashed();
    });
    connect(&theme, &Theme::changed, this, [this] { update(); });
    window->installEventFilter(this);
}

void BorderFlash::setLevel(Level level, bool flashing)
{
    if (level == m_level && flashing == m_wanted)
        return;
    m_level = level;
    m_wanted = flashing;
    follow();
}

void BorderFlash::setReducedMotion(bool reduced)
{
    m_reduced = reduced;
    follow();
}

void BorderFlash::follow()
{
    const bool flashes = m_wanted && !m_reduced && m_level != Level::Off;
    if (!flashes) {
        m_flash.stop();
        m_bright = true;
    } else if (!m_flash.isActive()) {
        m_flash.start();
    }
    if (m_level == Level::Off) {
        hide();
        return;
    }
    cover();
    show();
    raise();
    update();
}

/// Masked to the edge, so that a flash repaints nothing of what lies inside.
void BorderFlash::cover()
{
    const QRect whole = parentWidget()->rect();
    setGeometry(whole);
    setMask(QRegion(whole).subtracted(whole.adjusted(edge, edge, -edge, -edge)));
}

bool BorderFlash::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        cover();
    return QWidget::eventFilter(watched, event);
}

void BorderFlash::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setOpacity(opacity());
    painter.fillRect(rect(), m_theme.color(colourOf(m_level)));
}

} // namespace console
