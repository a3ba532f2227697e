// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checklist/stepbox.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr int edge = 4;
constexpr int boxSide = 14;
constexpr int gap = 8;
constexpr int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
} // namespace

StepBox::StepBox(const Theme &theme, const QString &objectName, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(objectName);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepBox::setWords(const QString &text, const QString &second)
{
    if (this->text() == text && m_second == second)
        return;
    setText(text);
    m_second = second;
    setAccessibleName(text);
    setAccessibleDescription(second);
    updateGeometry();
    update();
}

int StepBox::textLeft() const
{
    return edge + m_theme.scaled(boxSide) + gap;
}

int StepBox::wordsHeight(const QFont &font, const QString &words, int width) const
{
    const QFontMetrics metrics(font);
    if (words.isEmpty())
        return metrics.height();
    return metrics.boundingRect(QRect(0, 0, std::max(width, 40), 10'000), wrapped, words).height();
}

int StepBox::heightForWidth(int width) const
{
    const int room = width - textLeft() - edge;
    const int words = wordsHeight(m_theme.font("body"_L1), text(), room)
                      + wordsHeight(m_theme.font("rowSecond"_L1), m_second, room);
    return std::max(words + 2 * edge, m_theme.metric("minTarget"_L1));
}

QSize StepBox::sizeHint() const
{
    const int width = m_theme.scaled(220);
    return {width, heightForWidth(width)};
}

QSize StepBox::minimumSizeHint() const
{
    return {m_theme.scaled(120), m_theme.metric("minTarget"_L1)};
}

void StepBox::keyPressEvent(QKeyEvent *event)
{
    // As Space does: the queue's Enter is one key away, and a step is ticked in passing.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void StepBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), m_theme.color("hover"_L1));
    const QFont face = m_theme.font("body"_L1);
    const int side = m_theme.scaled(boxSide);
    const int top = edge + std::max(0, (QFontMetrics(face).height() - side) / 2);
    const QRectF box(edge + .5, top + .5, side - 1, side - 1);
    painter.setPen(QPen(m_theme.color(isChecked() ? "accentFill"_L1 : "lineControl"_L1), 1));
    painter.setBrush(m_theme.color(isChecked() ? "accentFill"_L1 : "input"_L1));
    painter.drawRoundedRect(box, 3, 3);
    if (isChecked()) {
        QPen tick(m_theme.color("accentOnFill"_L1), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.setPen(tick);
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(side * .2, side * .48),
                                       box.topLeft() + QPointF(side * .4, side * .68),
                                       box.topLeft() + QPointF(side * .74, side * .24)});
    }
    const int room = width() - textLeft() - edge;
    const int first = wordsHeight(face, text(), room);
    painter.setFont(face);
    painter.setPen(m_theme.color("text"_L1));
    painter.drawText(QRect(textLeft(), edge, room, first), wrapped, text());
    painter.setFont(m_theme.font("rowSecond"_L1));
    painter.setPen(m_theme.color("textSecondary"_L1));
    painter.drawText(QRect(textLeft(), edge + first, room, height() - first - edge), wrapped,
                     m_second);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color("focusRing"_L1), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }
}

} // namespace console
