// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/paneprogress.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::chrono::seconds shownAfter{1};
constexpr int barHeight = 2;

} // namespace

PaneProgress::PaneProgress(const Theme &theme, QWidget *pane) : QWidget(pane), m_theme(theme)
{
    setObjectName(u"paneProgress"_s);
    setAccessibleName(tr("Reading…"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    pane->installEventFilter(this);
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        place();
        show();
        raise();
    });
}

void PaneProgress::setBusy(bool busy)
{
    if (busy == isBusy())
        return;
    if (busy) {
        m_late.start(shownAfter);
    } else {
        m_late.stop();
        hide();
    }
}

void PaneProgress::place()
{
    const QFontMetrics metrics(m_theme.font("chrome"_L1));
    setGeometry(0, 0, parentWidget()->width(), barHeight + metrics.height() + 4);
}

bool PaneProgress::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void PaneProgress::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), barHeight, m_theme.color("accentFill"_L1));
    const QFont font = m_theme.font("chrome"_L1);
    const QString word = tr("Reading…");
    const QFontMetrics metrics(font);
    const QRect chip(width() - metrics.horizontalAdvance(word) - 16, barHeight,
                     metrics.horizontalAdvance(word) + 16, height() - barHeight);
    painter.fillRect(chip, m_theme.color("panel"_L1));
    painter.setFont(font);
    painter.setPen(m_theme.color("textSecondary"_L1));
    painter.drawText(chip, Qt::AlignCenter, word);
}

} // namespace console
