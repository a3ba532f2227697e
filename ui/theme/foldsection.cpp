// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/foldsection.h"

#include "ui/theme/agepill.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

FoldHeader::FoldHeader(const Theme &theme, const QString &iconId, const QString &title,
                       QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_iconId(iconId)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Fold or unfold (Space)"));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void FoldHeader::setSummary(const QString &summary)
{
    if (m_summary == summary)
        return;
    m_summary = summary;
    update();
}

void FoldHeader::setAge(const QString &age, int staleness)
{
    if (m_age == age && m_staleness == staleness)
        return;
    m_age = age;
    m_staleness = staleness;
    update();
}

QSize FoldHeader::sizeHint() const
{
    return {m_theme.scaled(200), m_theme.metric("sectionHeader"_L1)};
}

void FoldHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(underMouse() ? "hover"_L1 : "panel"_L1));
    painter.setPen(m_theme.color("lineSubtle"_L1));
    painter.drawLine(QPointF(0, .5), QPointF(width(), .5));
    painter.drawLine(QPointF(0, height() - .5), QPointF(width(), height() - .5));

    const QColor ink = m_theme.color("text"_L1);
    const int small = m_theme.scaled(16);
    const int middle = (height() - small) / 2;
    int x = 10;
    painter.drawPixmap(
        x, middle,
        m_theme.iconPixmap(isChecked() ? "down"_L1 : "right"_L1, small, ink, devicePixelRatioF()));
    x += small + 6;
    const QByteArray id = m_iconId.toLatin1();
    painter.drawPixmap(x, middle,
                       m_theme.iconPixmap(QLatin1StringView(id), small, ink, devicePixelRatioF()));
    x += small + 8;
    const QFont title = m_theme.font("sectionTitle"_L1);
    painter.setFont(title);
    painter.setPen(ink);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, text());
    x += QFontMetrics(title).horizontalAdvance(text()) + 12;

    const QFont face = m_theme.font("rowSecond"_L1);
    const QFontMetrics metrics(face);
    painter.setFont(face);
    int right = width() - 12;
    const QRectF room(x, 0, right - x, height());
    if (const int used = paintAge(painter, m_theme, room, m_age, m_staleness))
        right -= used + (m_staleness > 0 ? 6 : 0);
    painter.setPen(m_theme.color("textSecondary"_L1));
    const QString separated =
        m_age.isEmpty() || m_summary.isEmpty() ? m_summary : m_summary + u" · "_s;
    painter.drawText(QRect(x, 0, right - x, height()), Qt::AlignVCenter | Qt::AlignRight,
                     metrics.elidedText(separated, Qt::ElideLeft, right - x));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color("focusRing"_L1), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 3, 3);
    }
}

FoldSection::FoldSection(const Theme &theme, const QString &objectName, const QString &iconId,
                         const QString &title, QWidget *body, QWidget *parent)
    : QWidget(parent), m_header(new FoldHeader(theme, iconId, title, this)), m_body(body)
{
    setObjectName(objectName);
    m_header->setObjectName(objectName + u".header"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(body);
    connect(m_header, &QAbstractButton::toggled, body, &QWidget::setVisible);
}

void FoldSection::setFolded(bool folded)
{
    m_header->setChecked(!folded);
}

bool FoldSection::isFolded() const
{
    return !m_header->isChecked();
}

} // namespace console
