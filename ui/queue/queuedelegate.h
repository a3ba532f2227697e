// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints the rows of the queue. No widgets in rows: a queue may hold ten thousand of them.
#pragma once

#include "models/calloutfilterproxymodel.h"
#include "ui/queue/celltexts.h"
#include "ui/queue/queuecells.h"

#include <QStyledItemDelegate>

class QPainter;

namespace console {

class Theme;

/// Which columns share a place, by the width of the queue.
enum class QueueLayout : quint8 { Wide, Narrow, Smallest };

/// How the whole queue is to be painted now.
struct QueueLook {
    QueueLayout layout = QueueLayout::Wide;
    bool compact = false; ///< one line a row
    bool linkLost = false; ///< words one step dimmer, ages violet
    bool reducedMotion = false; ///< steady glyph, wider edge
    bool flashLow = false; ///< the dim half of a new callout's second
    bool focused = false; ///< the view has the keyboard
    Millis interval = figures::pollInterval;
};

class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    QueueDelegate(const CalloutFilterProxyModel &proxy, const Theme &theme,
                  std::function<MonoTime()> now, const ServerClock &serverClock,
                  QObject *parent = nullptr);

    QueueLook look;

    [[nodiscard]] int rowHeight() const;
    /// After a change of the theme.
    void forgetTexts() { m_texts.clear(); }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    struct Cell;
    using Column = CalloutTableModel::Column;

    void paintGround(const Cell &cell) const;
    void paintFrame(const Cell &cell) const;
    void paintState(const Cell &cell) const;
    void paintClock(const Cell &cell) const;
    void paintCallout(const Cell &cell) const;
    void paintPlace(const Cell &cell) const;
    void paintOwner(const Cell &cell) const;
    void paintData(const Cell &cell) const;
    void paintMarks(const Cell &cell) const;
    void paintAge(const Cell &cell, const QRect &line, QFont face, QLatin1StringView ink) const;
    void paintKind(const Cell &cell, const QRect &line, const QString &text) const;
    /// Ground, border and ink of a small box around one line's text; returns nothing outside it.
    void paintPill(const Cell &cell, const QRect &line, const QString &text, const QFont &font,
                   QLatin1StringView fill, QLatin1StringView ink, bool outline = false) const;
    void paintText(const Cell &cell, const QRect &line, const QString &text, const QFont &font,
                   QLatin1StringView ink) const;
    [[nodiscard]] QRect firstLine(const Cell &cell) const;
    [[nodiscard]] QRect secondLine(const Cell &cell) const;
    [[nodiscard]] QLatin1StringView wordInk(const Cell &cell) const;
    [[nodiscard]] QLatin1StringView dimmed(QLatin1StringView ink) const;
    [[nodiscard]] QFont rowFont(bool strong) const;
    [[nodiscard]] QFont secondFont() const;

    const CalloutFilterProxyModel &m_proxy;
    const Theme &m_theme;
    std::function<MonoTime()> m_now;
    const ServerClock &m_serverClock;
    mutable CellTexts m_texts;
};

} // namespace console
