// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look: every colour, font, size, glyph and icon comes from the design tokens, for day or
// night. Widgets ask here when they paint and repaint on changed(); nothing else in the program
// names a colour.
#pragma once

#include "domain/boardentry.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QJsonObject>
#include <QObject>
#include <QPixmap>
#include <QPointer>

class QPalette;

namespace console {

class ConsoleStyle;

enum class ThemeKind : quint8 { Day, Night };

class Theme final : public QObject {
    Q_OBJECT

public:
    /// Reads the tokens and the bundled fonts; starts with day. GUI thread only.
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] bool isNight() const { return m_kind == ThemeKind::Night; }
    /// Emits changed() when it is another one.
    void setKind(ThemeKind kind);
    /// 90 to 150, clamped: scales type, rows and glyphs together. Emits changed() when it is
    /// another one.
    void setTextSize(int percent);
    [[nodiscard]] int textSize() const { return m_percent; }
    /// Palette, proxy style and style sheet onto the application; they follow from then on.
    void applyToApplication();

    /// A token's colour, for example "alarmTint". An unknown token is a defect: it asserts.
    [[nodiscard]] QColor color(QLatin1StringView token) const;
    /// A type role's font with tabular figures, for example "rowStrong".
    [[nodiscard]] QFont font(QLatin1StringView role) const;
    /// A size in device-independent pixels, for example "rowComfortable". Sizes that hold text
    /// follow the text size.
    [[nodiscard]] int metric(QLatin1StringView name) const;
    /// A length that goes with text, at the present text size.
    [[nodiscard]] int scaled(int px) const { return (px * m_percent + 50) / 100; }
    [[nodiscard]] QPalette palette() const;
    /// A part of the tokens as they stand, for example "layout", "escalation" or "contrast".
    [[nodiscard]] QJsonValue tokens(QLatin1StringView part) const { return m_tokens[part]; }

    /// A filled state glyph: "new", "taken", "unit", "private", ...
    [[nodiscard]] QPixmap glyph(QLatin1StringView id, int px, qreal dpr) const;
    [[nodiscard]] static QLatin1StringView glyphId(DisplayState state);
    /// A single-stroke icon in `color`, cached.
    [[nodiscard]] QPixmap iconPixmap(QLatin1StringView id, int px, const QColor &color,
                                     qreal dpr) const;
    /// The same for buttons and menus: normal and disabled colours of the present theme.
    [[nodiscard]] QIcon icon(QLatin1StringView id) const;

signals:
    void changed();

private:
    void readColours();
    void refresh();
    [[nodiscard]] QString styleSheet() const;
    [[nodiscard]] QPixmap render(const QString &svgBody, int px, qreal dpr) const;

    QJsonObject m_tokens;
    ThemeKind m_kind = ThemeKind::Day;
    int m_percent = 100;
    QHash<QString, QColor> m_colours; ///< of the present kind
    QStringList m_families;
    QPointer<ConsoleStyle> m_style; ///< owned by the application once applied
    mutable QHash<QString, QPixmap> m_pixmaps;
    mutable QHash<QString, QFont> m_fonts;
};

} // namespace console
