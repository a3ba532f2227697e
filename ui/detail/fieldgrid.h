// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Captions and values in two columns. What AURA did not send reads "Not given", never blank.
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace console {

class Theme;
class ThemedLabel;
class TickLabel;

class FieldGrid final : public QWidget {
    Q_OBJECT

public:
    FieldGrid(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    /// For captions that are not ours and may be long: those added from now on wrap.
    void setCaptionsWrap() { m_wrapCaptions = true; }
    /// A value that may wrap and be selected. `id` is unique in this grid.
    void addText(QLatin1StringView id, const QString &caption);
    /// A value that changes every second: one line, no layout.
    void addTick(QLatin1StringView id, const QString &caption);
    /// A row with a widget behind the value, for example a button.
    void addText(QLatin1StringView id, const QString &caption, const QList<QWidget *> &behind);

    void setText(QLatin1StringView id, const QString &value);
    void setLink(QLatin1StringView id, const QString &value);
    void setTick(QLatin1StringView id, const QString &value);
    /// As shown.
    [[nodiscard]] QString value(QLatin1StringView id) const;

private:
    void addCaption(const QString &caption);
    [[nodiscard]] ThemedLabel *makeValue(QLatin1StringView id);

    const Theme &m_theme;
    QGridLayout *m_grid = nullptr;
    QHash<QString, ThemedLabel *> m_texts;
    QHash<QString, TickLabel *> m_ticks;
    int m_row = 0;
    bool m_wrapCaptions = false;
};

} // namespace console
