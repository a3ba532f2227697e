// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look: every colour, font, size, glyph and icon comes from the design tokens, for day or night.
// Widgets ask here when they paint and repaint on changed(); nothing else in the program names a colour.
#pragma once

#include "domain/boardentry.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QJsonObject>
#include <QObject>
#include <QPixmap>

class QPalette;

namespace console {

enum class ThemeKind : quint8 { Day, Night };

class Theme final : public QObject
{
    Q_OBJECT

public:
    /// Reads the tokens and the bundled fonts; starts with day. GUI thread only.
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    [[nodiscard]] bool isNight() const { return m_kind == ThemeKind::Night; }
    /// Emits changed() when it is another one.
    void setKind(ThemeKind kind);
    /// Palette, proxy style and style sheet onto the application.
    void applyToApplication();

    /// A token's colour, for example "alarmTint". An unknown token is a defect: it asserts.
    [[nodiscard]] QColor color(QLatin1StringView token) const;
    /// A type role's font with tabular figures, for example "rowStrong".
    [[nodiscard]] QFont font(QLatin1StringView role) const;
    /// A size in device-independent pixels, for example "rowComfortable".
    [[nodiscard]] int metric(QLatin1StringView name) const;
    [[nodiscard]] QPalette palette() const;

    /// A filled state glyph: "new", "taken", "unit", "private", ...
    [[nodiscard]] QPixmap glyph(QLatin1StringView id, int px, qreal dpr) const;
    [[nodiscard]] static QLatin1StringView glyphId(DisplayState state);
    /// A single-stroke icon in `color`, cached.
    [[nodiscard]] QPixmap iconPixmap(QLatin1StringView id, int px, const QColor &color, qreal dpr) const;
    /// The same for buttons and menus: normal and disabled colours of the present theme.
    [[nodiscard]] QIcon icon(QLatin1StringView id) const;

signals:
    void changed();

private:
    QJsonObject m_tokens;
    ThemeKind m_kind = ThemeKind::Day;
};

} // namespace console
