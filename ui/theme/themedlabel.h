// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A label in one of the design's type roles and tones that follows the theme by itself.
#pragma once

#include <QLabel>

namespace console {

class Theme;

class ThemedLabel final : public QLabel {
    Q_OBJECT

public:
    /// `tone` is "", "second", "alarm", "warn", "tech" or "link".
    ThemedLabel(const Theme &theme, QLatin1StringView role, QLatin1StringView tone = {},
                QWidget *parent = nullptr);

    void setTone(QLatin1StringView tone);
    /// Sets only what differs: QLabel lays out again on every setText().
    void setPlainText(const QString &text);

private:
    const Theme &m_theme;
    QByteArray m_role;
};

} // namespace console
