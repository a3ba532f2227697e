// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/docktitle.h"

#include "ui/theme/agepill.h"
#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QDockWidget>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

DockTitle::DockTitle(const Theme &theme, QDockWidget *dock)
    : QWidget(dock),
      m_theme(theme),
      m_dock(dock),
      m_float(addButton(u"float"_s, tr("Float or dock %1").arg(dock->windowTitle())))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_float->setObjectName(dock->objectName() + u".float"_s);
    connect(m_float, &QPushButton::clicked, dock,
            [dock] { dock->setFloating(!dock->isFloating()); });
    if (dock->features().testFlag(QDockWidget::DockWidgetClosable)) {
        m_close = addButton(u"close"_s, tr("Hide %1").arg(dock->windowTitle()));
        m_close->setObjectName(dock->objectName() + u".close"_s);
        connect(m_close, &QPushButton::clicked, dock, &QDockWidget::close);
    }
    connect(dock, &QDockWidget::windowTitleChanged, this, [this] { update(); });
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        placeButtons();
        update();
    });
}

KeyButton *DockTitle::addButton(const QString &icon, const QString &name)
{
    auto *button = new KeyButton(m_theme, QString(), this);
    button->setIconId(icon);
    button->setBare(true);
    button->setIconSide(16);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void DockTitle::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    update();
}

void DockTitle::setSummary(const QString &summary, int staleness)
{
    if (m_summary == summary && m_staleness == staleness)
        return;
    m_summary = summary;
    m_staleness = staleness;
    update();
}

QSize DockTitle::sizeHint() const
{
    return {160, m_theme.metric("dockTitle"_L1)};
}

QSize DockTitle::minimumSizeHint() const
{
    return {100, m_theme.metric("dockTitle"_L1)}; // the least that can be grabbed (design 2)
}

void DockTitle::placeButtons()
{
    int x = width() - 2;
    const int side = height() - 2;
    for (auto *button : {m_close, m_float}) {
        if (!button)
            continue;
        x -= side;
        button->setGeometry(x, 1, side, side);
    }
}

void DockTitle::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void DockTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(m_active ? "selected"_L1 : "window"_L1));
    painter.setPen(m_theme.color("lineSubtle"_L1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5));
    const QFont title = m_theme.font("sectionTitle"_L1);
    int right = m_float->x() - 6;
    painter.setFont(m_theme.font("rowSecond"_L1));
    if (const int used =
            paintAge(painter, m_theme, QRectF(0, 0, right, height()), m_summary, m_staleness))
        right -= used + 10;
    painter.setFont(title);
    painter.setPen(m_theme.color("text"_L1));
    const QString shown =
        QFontMetrics(title).elidedText(m_dock->windowTitle(), Qt::ElideRight, right - 10);
    painter.drawText(QRect(10, 0, right - 10, height()), Qt::AlignVCenter, shown);
}

} // namespace console
