// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a palette and a style sheet cannot give: outlines that keep their contrast at night, a focus
// ring that is always seen, and slim scroll bars. Fusion does the rest.
#pragma once

#include <QColor>
#include <QProxyStyle>

#include <functional>

namespace console {

class ConsoleStyle final : public QProxyStyle {
    Q_OBJECT

public:
    struct Colours {
        QColor lineControl, lineSubtle, focusRing, accentFill, accentOnFill, input, panel, raised,
            hover, selected, text, textDisabled;

        [[nodiscard]] static Colours from(const std::function<QColor(QLatin1StringView)> &named);
    };

    ConsoleStyle();
    void setColours(const Colours &colours) { m_c = colours; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const override;

private:
    void drawButtonPanel(const QStyleOption *option, QPainter *painter,
                         const QWidget *widget) const;
    void drawCheck(const QStyleOption *option, QPainter *painter) const;
    void drawRadio(const QStyleOption *option, QPainter *painter) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                       const QWidget *widget) const;

    Colours m_c;
};

} // namespace console
