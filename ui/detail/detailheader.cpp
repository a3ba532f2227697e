// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/detailheader.h"

#include "ui/theme/agepill.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int margin = 12;
constexpr int top = 10;
} // namespace

DetailHeader::DetailHeader(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"detailHeader"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DetailHeader::setWords(const Words &words)
{
    if (m_words == words)
        return;
    if (m_words.number != words.number || m_words.state != words.state)
        setAccessibleName(tr("Callout %1, %2").arg(words.number, words.state));
    m_words = words;
    update();
}

QSize DetailHeader::sizeHint() const
{
    return {m_theme.scaled(360), m_theme.scaled(90)};
}

void DetailHeader::paintRight(QPainter &painter, int &leftEdge) const
{
    const int right = width() - margin;
    const QFont big = m_theme.font("elapsed"_L1);
    const QFont small = m_theme.font("rowSecond"_L1);
    const QFontMetrics bigMetrics(big);
    const QFontMetrics metrics(small);
    const int bigWidth = bigMetrics.horizontalAdvance(m_words.elapsed);
    painter.setFont(big);
    painter.setPen(m_theme.color("text"_L1));
    painter.drawText(QRect(right - bigWidth, top, bigWidth + 2, m_theme.scaled(28)),
                     Qt::AlignVCenter | Qt::AlignLeft, m_words.elapsed);
    painter.setFont(small);
    painter.setPen(m_theme.color("textSecondary"_L1));
    const int sinceWidth = metrics.horizontalAdvance(m_words.since);
    painter.drawText(
        QRect(right - sinceWidth, top + m_theme.scaled(30), sinceWidth + 2, m_theme.scaled(20)),
        Qt::AlignVCenter, m_words.since);
    const int ageWidth =
        paintAge(painter, m_theme, QRectF(0, top + m_theme.scaled(51), right, m_theme.scaled(19)),
                 m_words.age, m_words.staleness);
    leftEdge = right - std::max({bigWidth, sinceWidth, ageWidth});
}

void DetailHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color("base"_L1));
    int edge = width();
    paintRight(painter, edge);

    const int side = m_theme.scaled(24);
    if (!m_words.glyph.isEmpty())
        painter.drawPixmap(
            margin + 2, top + m_theme.scaled(4),
            m_theme.glyph(QLatin1StringView(m_words.glyph), side, devicePixelRatioF()));
    const int x = margin + side + 18;
    const int room = edge - x - 10;
    const QFont title = m_theme.font("title"_L1);
    const int titleWidth = QFontMetrics(title).horizontalAdvance(m_words.number);
    const int baseline = top + m_theme.scaled(23);
    painter.setFont(title);
    painter.setPen(m_theme.color("text"_L1));
    painter.drawText(x, baseline, m_words.number);
    const QFont state = m_theme.font("state"_L1);
    painter.setFont(state);
    painter.setPen(m_theme.color(m_words.stateInk.isEmpty() ? "text"_L1
                                                            : QLatin1StringView(m_words.stateInk)));
    painter.drawText(
        x + titleWidth + 10, baseline,
        QFontMetrics(state).elidedText(m_words.state, Qt::ElideRight, room - titleWidth - 10));
    const QFont body = m_theme.font("body"_L1);
    painter.setFont(body);
    painter.setPen(m_theme.color("text"_L1));
    painter.drawText(QRect(x, top + m_theme.scaled(30), room, m_theme.scaled(20)), Qt::AlignVCenter,
                     QFontMetrics(body).elidedText(m_words.kind, Qt::ElideRight, room));
    const QFont small = m_theme.font("rowSecond"_L1);
    painter.setFont(small);
    painter.setPen(m_theme.color("textSecondary"_L1));
    painter.drawText(QRect(x, top + m_theme.scaled(51), room, m_theme.scaled(19)), Qt::AlignVCenter,
                     QFontMetrics(small).elidedText(m_words.taken, Qt::ElideRight, room));
    painter.setPen(m_theme.color("lineSubtle"_L1));
    painter.drawLine(QPointF(0, height() - .5), QPointF(width(), height() - .5));
}

} // namespace console
