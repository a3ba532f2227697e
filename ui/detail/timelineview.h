// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline of a callout as a list, with a box for each source. What is looked at stays where it
// is when something is added.
#pragma once

#include "ui/detail/timeline.h"

#include <QWidget>

class QCheckBox;
class QListWidget;

namespace console {

class Theme;
class ThemedLabel;

class TimelineView final : public QWidget {
    Q_OBJECT

public:
    explicit TimelineView(const Theme &theme, QWidget *parent = nullptr);

    /// Oldest first.
    void setItems(const QList<TimelineItem> &items);
    [[nodiscard]] const QList<TimelineItem> &items() const { return m_items; }
    /// Those that the boxes let through.
    [[nodiscard]] QList<TimelineItem> shown() const;

private:
    void refresh();
    [[nodiscard]] bool passes(const TimelineItem &item) const;

    const Theme &m_theme;
    QList<TimelineItem> m_items;
    QList<TimelineItem> m_listed; ///< what the list holds
    QList<QCheckBox *> m_boxes; ///< as TimelineItem::Source
    ThemedLabel *m_count = nullptr;
    QListWidget *m_list = nullptr;
    ThemedLabel *m_empty = nullptr;
};

} // namespace console
