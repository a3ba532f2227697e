// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusitem.h"

#include "ui/theme/agepill.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int margin = 9;
constexpr int gap = 5;
} // namespace

StatusItem::StatusItem(const Theme &theme, const QString &widest, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_widest(widest)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StatusItem::setWords(const Words &words)
{
    if (m_words == words)
        return;
    const bool captionChanged =
        m_words.caption != words.caption || m_words.icon.isEmpty() != words.icon.isEmpty();
    m_words = words;
    if (captionChanged)
        updateGeometry();
    update();
}

void StatusItem::setBrief(bool brief)
{
    if (m_brief == brief)
        return;
    m_brief = brief;
    updateGeometry();
    update();
}

void StatusItem::setStretch(bool stretch)
{
    m_stretch = stretch;
    setSizePolicy(stretch ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QString StatusItem::text() const
{
    return QStringList{m_words.caption, m_words.value, m_words.unit}.join(u' ').simplified();
}

QSize StatusItem::sizeHint() const
{
    QFont face = m_theme.font("sectionTitle"_L1);
    int width = 2 * margin + QFontMetrics(face).horizontalAdvance(m_widest) + 6;
    if (!m_words.icon.isEmpty())
        width += m_theme.scaled(16) + gap;
    if (!m_brief && !m_words.caption.isEmpty())
        width +=
            QFontMetrics(m_theme.font("rowSecond"_L1)).horizontalAdvance(m_words.caption) + gap;
    return {width, m_theme.metric("statusBar"_L1) - 2};
}

QSize StatusItem::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return m_stretch ? QSize(60, hint.height()) : hint;
}

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_words.ground.isEmpty())
        painter.fillRect(rect(), m_theme.color(QLatin1StringView(m_words.ground)));
    else if (m_separator)
        painter.fillRect(width() - 1, 5, 1, height() - 10, m_theme.color("lineSubtle"_L1));
    const QColor ink = m_theme.color(QLatin1StringView(m_words.ink));
    int x = margin;
    if (m_words.icon == "dot"_L1) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color("calmSymbol"_L1));
        painter.drawEllipse(QPointF(x + 5, height() / 2.0), 4.5, 4.5);
        x += m_theme.scaled(12) + gap;
    } else if (!m_words.icon.isEmpty()) {
        const int side = m_theme.scaled(16);
        const QByteArray id = m_words.icon.toLatin1();
        painter.drawPixmap(
            x, (height() - side) / 2,
            m_theme.iconPixmap(QLatin1StringView(id), side, ink, devicePixelRatioF()));
        x += side + gap;
    }
    const QFont plain = m_theme.font("rowSecond"_L1);
    const auto write = [&](const QString &text, const QFont &font, const QColor &colour) {
        if (text.isEmpty())
            return;
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, width() - x - 2);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, shown);
        x += metrics.horizontalAdvance(shown) + gap;
    };
    const QColor second = m_words.ground.isEmpty() ? m_theme.color("textSecondary"_L1) : ink;
    if (!m_brief)
        write(m_words.caption, plain, second);
    const QFont value = m_words.strong ? m_theme.font("sectionTitle"_L1) : plain;
    if (m_words.staleness > 0) {
        painter.setFont(value);
        const int pill = QFontMetrics(value).horizontalAdvance(m_words.value) + 10;
        x += paintAge(painter, m_theme, QRectF(x, 0, pill, height()), m_words.value,
                      m_words.staleness)
             + gap;
    } else {
        write(m_words.value, value, ink);
    }
    write(m_words.unit, plain, second);
}

} // namespace console
