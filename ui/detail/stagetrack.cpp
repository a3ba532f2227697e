// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/stagetrack.h"

#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

StageTrack::StageTrack(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"stageTrack"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StageTrack::setStages(const QList<Stage> &stages)
{
    if (m_stages == stages)
        return;
    m_stages = stages;
    setAccessibleName(tr("Stages: %1").arg(Stages::spoken(stages)));
    update();
}

QSize StageTrack::sizeHint() const
{
    return {m_theme.scaled(420), m_theme.scaled(96)};
}

QSize StageTrack::minimumSizeHint() const
{
    return {m_theme.scaled(360), m_theme.scaled(96)};
}

void StageTrack::paintDot(QPainter &painter, QPointF centre, Stage::Mark mark) const
{
    const qreal unit = m_theme.textSize() / 100.0;
    const QColor calm = m_theme.color("calmSymbol"_L1);
    const QColor ground = m_theme.color("base"_L1);
    const qreal radius = 6 * unit;
    painter.setPen(
        QPen(mark == Stage::Mark::Ahead ? m_theme.color("lineControl"_L1) : calm, 1.6 * unit));
    painter.setBrush(mark == Stage::Mark::Done ? calm : ground);
    painter.drawEllipse(centre, radius, radius);
    if (mark == Stage::Mark::Current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(calm);
        painter.drawEllipse(centre, radius * .45, radius * .45);
    } else if (mark == Stage::Mark::Done) {
        painter.setPen(QPen(ground, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{centre + QPointF(-2.8, .2) * unit,
                                       centre + QPointF(-.8, 2.2) * unit,
                                       centre + QPointF(2.8, -2) * unit});
    }
}

void StageTrack::paintEvent(QPaintEvent *)
{
    if (m_stages.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal cell = (width() - 8.0) / qreal(m_stages.size());
    const qreal y = m_theme.scaled(20);
    const auto centre = [&](qsizetype i) { return QPointF(4 + cell * (qreal(i) + .5), y); };
    for (qsizetype i = 0; i + 1 < m_stages.size(); ++i) {
        const bool gone = m_stages.at(i + 1).mark != Stage::Mark::Ahead;
        painter.setPen(QPen(m_theme.color(gone ? "calmSymbol"_L1 : "lineControl"_L1),
                            gone ? 2 : 1.5, gone ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(centre(i), centre(i + 1));
    }
    QFont name = m_theme.font("rowSecond"_L1);
    QFont time = m_theme.font("rowSecond"_L1);
    const QFont note = m_theme.font("keyHint"_L1);
    const int line = m_theme.scaled(18);
    for (qsizetype i = 0; i < m_stages.size(); ++i) {
        const Stage &stage = m_stages.at(i);
        paintDot(painter, centre(i), stage.mark);
        const auto place = [&](int row) {
            return QRectF(4 + cell * qreal(i) - 6, m_theme.scaled(33) + row * line, cell + 12,
                          line);
        };
        const bool ahead = stage.mark == Stage::Mark::Ahead;
        name.setWeight(stage.mark == Stage::Mark::Current ? QFont::Bold : QFont::Medium);
        painter.setFont(name);
        painter.setPen(m_theme.color("text"_L1));
        painter.drawText(place(0), Qt::AlignCenter, stage.name);
        painter.setFont(time);
        painter.setPen(m_theme.color(ahead ? "textSecondary"_L1 : "text"_L1));
        painter.drawText(place(1), Qt::AlignCenter, stage.time);
        painter.setFont(note);
        painter.setPen(m_theme.color("textSecondary"_L1));
        if (stage.overTarget) {
            const qreal wide = QFontMetrics(note).horizontalAdvance(stage.note) + 8;
            const QRectF pill(place(2).center().x() - wide / 2, place(2).y() + 1, wide, line - 2);
            painter.save();
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color("warnFill"_L1));
            painter.drawRoundedRect(pill, 3, 3);
            painter.restore();
            painter.setPen(m_theme.color("warnOnFill"_L1));
        }
        painter.drawText(place(2), Qt::AlignCenter, stage.note);
    }
}

} // namespace console
