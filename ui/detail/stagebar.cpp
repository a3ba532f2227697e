// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/stagebar.h"

#include "models/queuetext.h"
#include "ui/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

StageBar::StageBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"detail.report.bar"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StageBar::setTimes(const ResolutionReport &report)
{
    struct Step {
        QString name;
        std::optional<UtcTime> end;
        QByteArray fill;
        QByteArray ink;
    };
    const Step steps[] = {{tr("Waiting"), report.dispatchedAt, "doneSymbol", "base"},
                          {tr("On the way"), report.arrivedAt, "calmSymbol", "base"},
                          {tr("On scene"), report.completedAt, "chipFill", "chipOnFill"},
                          {tr("Closing"), report.closedAt, "input", "text"}};
    m_parts.clear();
    auto from = report.createdAt;
    QStringList spoken;
    for (const Step &step : steps) {
        if (!step.end || (from && *step.end < *from))
            continue; // the next one then covers both
        if (from) {
            m_parts.append(
                {.name = step.name, .took = *step.end - *from, .fill = step.fill, .ink = step.ink});
            spoken << step.name + u' ' + QueueText::spoken(*step.end - *from);
        }
        from = step.end;
    }
    setAccessibleName(tr("Time taken: %1").arg(spoken.join(u", "_s)));
    setVisible(!m_parts.isEmpty());
    update();
}

QSize StageBar::sizeHint() const
{
    return {m_theme.scaled(300), m_theme.scaled(24)};
}

void StageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Millis total{0};
    for (const Part &part : m_parts)
        total += part.took;
    if (total <= Millis(0))
        return;
    const QFont face = m_theme.font("sectionTitle"_L1);
    const QFontMetrics metrics(face);
    painter.setFont(face);
    const double scale = double(width() - 1) / double(total.count());
    double x = 0;
    for (const Part &part : m_parts) {
        const QRectF box(x, 0, double(part.took.count()) * scale, height() - 1);
        x = box.right();
        painter.setPen(m_theme.color("lineControl"_L1));
        painter.setBrush(m_theme.color(QLatin1StringView(part.fill)));
        painter.drawRect(box);
        const QString took = QueueText::clock(part.took);
        QString words = part.name + u' ' + took;
        if (metrics.horizontalAdvance(words) + 8 > box.width())
            words = took;
        if (metrics.horizontalAdvance(words) + 6 > box.width())
            continue;
        painter.setPen(m_theme.color(QLatin1StringView(part.ink)));
        painter.drawText(box, Qt::AlignCenter, words);
    }
}

} // namespace console
