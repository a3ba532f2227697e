// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/consolestyle.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qreal radius = 3;

void frame(QPainter *painter, const QRect &rect, const QBrush &fill, const QColor &line, int width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, width));
    painter->setBrush(fill);
    const qreal half = width / 2.0;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

bool enabled(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_Enabled);
}

bool focused(const QStyleOption *option)
{
    return enabled(option) && option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

ConsoleStyle::Colours
ConsoleStyle::Colours::from(const std::function<QColor(QLatin1StringView)> &named)
{
    return {.lineControl = named("lineControl"_L1),
            .lineSubtle = named("lineSubtle"_L1),
            .focusRing = named("focusRing"_L1),
            .accentFill = named("accentFill"_L1),
            .accentOnFill = named("accentOnFill"_L1),
            .input = named("input"_L1),
            .panel = named("panel"_L1),
            .raised = named("raised"_L1),
            .hover = named("hover"_L1),
            .selected = named("selected"_L1),
            .text = named("text"_L1),
            .textDisabled = named("textDisabled"_L1)};
}

ConsoleStyle::ConsoleStyle() : QProxyStyle(u"Fusion"_s) { }

void ConsoleStyle::drawButtonPanel(const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    const bool on = enabled(option);
    const bool down = option->state.testAnyFlags(State_Sunken | State_On);
    const bool hot = on && option->state.testFlag(State_MouseOver);
    const bool isDefault =
        button && on && button->features.testFlag(QStyleOptionButton::DefaultButton);
    if (tool && tool->autoRaise() && !down && !hot && !focused(option))
        return;
    const QColor fill = down ? m_c.selected : hot ? m_c.hover : on ? m_c.raised : m_c.panel;
    const QColor line = focused(option) ? m_c.focusRing
                        : isDefault     ? m_c.accentFill
                        : on            ? m_c.lineControl
                                        : m_c.lineSubtle;
    frame(painter, option->rect, fill, line, focused(option) || isDefault ? 2 : 1);
}

void ConsoleStyle::drawCheck(const QStyleOption *option, QPainter *painter) const
{
    const bool on = enabled(option);
    const bool checked = option->state.testFlag(State_On);
    const bool partly = option->state.testFlag(State_NoChange);
    const bool filled = on && (checked || partly);
    frame(painter, option->rect,
          filled ? m_c.accentFill
          : on   ? m_c.input
                 : m_c.panel,
          filled ? m_c.accentFill
          : on   ? m_c.lineControl
                 : m_c.lineSubtle,
          1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? m_c.accentOnFill : m_c.textDisabled, 2, Qt::SolidLine, Qt::RoundCap,
                         Qt::RoundJoin));
    const QRectF r = option->rect;
    const auto at = [&r](qreal x, qreal y) {
        return QPointF(r.x() + r.width() * x, r.y() + r.height() * y);
    };
    if (partly)
        painter->drawLine(at(.25, .5), at(.75, .5));
    else if (checked)
        painter->drawPolyline(QPolygonF{at(.24, .52), at(.43, .71), at(.78, .30)});
    painter->restore();
}

void ConsoleStyle::drawRadio(const QStyleOption *option, QPainter *painter) const
{
    const bool on = enabled(option);
    const bool checked = option->state.testFlag(State_On);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(option->rect).adjusted(.5, .5, -.5, -.5);
    painter->setPen(QPen(checked && on ? m_c.accentFill
                         : on          ? m_c.lineControl
                                       : m_c.lineSubtle,
                         1));
    painter->setBrush(on ? m_c.input : m_c.panel);
    painter->drawEllipse(r);
    if (checked) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(on ? m_c.accentFill : m_c.textDisabled);
        painter->drawEllipse(r.center(), r.width() * .27, r.height() * .27);
    }
    painter->restore();
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *edit = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (edit && edit->lineWidth == 0)
            break; // the edit inside a combo box or a spin box
        const bool ring = focused(option);
        frame(painter, option->rect, enabled(option) ? m_c.input : m_c.panel,
              ring              ? m_c.focusRing
              : enabled(option) ? m_c.lineControl
                                : m_c.lineSubtle,
              ring ? 2 : 1);
        return;
    }
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool: drawButtonPanel(option, painter, widget); return;
    case PE_IndicatorCheckBox: drawCheck(option, painter); return;
    case PE_IndicatorRadioButton: drawRadio(option, painter); return;
    case PE_FrameFocusRect: frame(painter, option->rect, Qt::NoBrush, m_c.focusRing, 2); return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ConsoleStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                                 const QWidget *widget) const
{
    painter->fillRect(option->rect, m_c.panel);
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool hot = option->activeSubControls.testFlag(SC_ScrollBarSlider);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(hot ? m_c.text : m_c.lineControl);
    const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal round = std::min(thumb.width(), thumb.height()) / 2;
    painter->drawRoundedRect(thumb, round, round);
    painter->restore();
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control != CC_ComboBox && control != CC_SpinBox)
        return;
    // Fusion's own outline is too faint at night.
    const bool ring = focused(option);
    frame(painter, option->rect, Qt::NoBrush,
          ring              ? m_c.focusRing
          : enabled(option) ? m_c.lineControl
                            : m_c.lineSubtle,
          ring ? 2 : 1);
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                   SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect all = bar->rect;
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int thumb = length;
    if (range > 0)
        thumb = std::clamp(int(qint64(length) * bar->pageStep / (range + bar->pageStep)),
                           std::min(24, length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - thumb, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return across ? QRect(all.x() + from, all.y(), size, all.height())
                      : QRect(all.x(), all.y() + from, all.width(), size);
    };
    switch (part) {
    case SC_ScrollBarGroove: return all;
    case SC_ScrollBarSlider: return span(start, thumb);
    case SC_ScrollBarSubPage: return span(0, start);
    case SC_ScrollBarAddPage: return span(start + thumb, length - start - thumb);
    default: return {}; // no arrows: they are below the least target size
    }
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_SmallIconSize: return 20;
    case PM_ScrollBarExtent: return 12;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_UnderlineShortcut: return 1;
    case SH_ToolTip_WakeUpDelay: return 600;
    case SH_Widget_Animate: return 0;
    case SH_Widget_Animation_Duration: return 0;
    case SH_ScrollBar_Transient: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace console
