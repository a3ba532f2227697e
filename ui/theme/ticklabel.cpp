// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/ticklabel.h"

#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int pillPadding = 5;
} // namespace

TickLabel::TickLabel(const Theme &theme, QLatin1StringView role, const QString &widest,
                     QWidget *parent)
    : QWidget(parent), m_theme(theme), m_role(role.data(), role.size()), m_widest(widest)
{
    setSizePolicy(widest.isEmpty() ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                  QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QFont TickLabel::roleFont() const
{
    return m_theme.font(QLatin1StringView(m_role));
}

void TickLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    update();
}

void TickLabel::setRole(QLatin1StringView role)
{
    m_role = QByteArray(role.data(), role.size());
    updateGeometry();
    update();
}

void TickLabel::setInk(QLatin1StringView token)
{
    if (m_ink == QByteArrayView(token.data(), token.size()))
        return;
    m_ink = QByteArray(token.data(), token.size());
    update();
}

void TickLabel::setPill(Pill pill, QLatin1StringView fillToken, QLatin1StringView inkToken)
{
    const QByteArray fill(fillToken.data(), fillToken.size());
    if (m_pill == pill && m_fill == fill)
        return;
    m_pill = pill;
    m_fill = fill;
    m_pillInk = QByteArray(inkToken.data(), inkToken.size());
    update();
}

void TickLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void TickLabel::setWidest(const QString &widest)
{
    if (m_widest == widest)
        return;
    m_widest = widest;
    updateGeometry();
}

QSize TickLabel::sizeHint() const
{
    const QFontMetrics metrics(roleFont());
    return {metrics.horizontalAdvance(m_widest) + 2 * pillPadding, metrics.height() + 2};
}

QSize TickLabel::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return m_widest.isEmpty() ? QSize(24, hint.height()) : hint;
}

void TickLabel::paintEvent(QPaintEvent *)
{
    if (m_text.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont face = roleFont();
    const QFontMetrics metrics(face);
    const QString shown = metrics.elidedText(m_text, Qt::ElideRight, width() - 2 * pillPadding);
    // Without a pill the words stand flush with their neighbours at the aligned side.
    const int indent = m_pill == Pill::None ? 0 : pillPadding;
    QRect place(0, 0, metrics.horizontalAdvance(shown) + 2 * indent, metrics.height() + 2);
    place = QStyle::alignedRect(Qt::LeftToRight, m_alignment, place.size(), rect());
    QByteArray ink = m_ink;
    if (m_pill != Pill::None) {
        const QColor fill = m_theme.color(QLatin1StringView(m_fill));
        painter.setPen(QPen(fill, 1));
        painter.setBrush(m_pill == Pill::Solid ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(place).adjusted(.5, .5, -.5, -.5), 3, 3);
        ink = m_pillInk;
    }
    painter.setFont(face);
    painter.setPen(m_theme.color(QLatin1StringView(ink)));
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, shown);
}

} // namespace console
