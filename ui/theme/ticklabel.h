// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A line of text that may change every second: its place is measured once, from the widest text it
// can hold, so a tick repaints these few pixels and never lays anything out again.
#pragma once

#include <QWidget>

namespace console {

class Theme;

class TickLabel final : public QWidget {
    Q_OBJECT

public:
    enum class Pill : quint8 { None, Outline, Solid };

    /// `widest` gives the width; empty takes what the layout gives and elides.
    TickLabel(const Theme &theme, QLatin1StringView role, const QString &widest,
              QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setRole(QLatin1StringView role);
    /// A colour token for the words.
    void setInk(QLatin1StringView token);
    /// Outline: a border in `fillToken`; solid: that ground, words in `inkToken`.
    void setPill(Pill pill, QLatin1StringView fillToken = {}, QLatin1StringView inkToken = {});
    [[nodiscard]] Pill pill() const { return m_pill; }
    void setAlignment(Qt::Alignment alignment);
    void setWidest(const QString &widest);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont roleFont() const;

    const Theme &m_theme;
    QByteArray m_role;
    QByteArray m_ink = "text";
    QByteArray m_fill;
    QByteArray m_pillInk;
    QString m_widest;
    QString m_text;
    Pill m_pill = Pill::None;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace console
