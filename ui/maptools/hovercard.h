// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is under the pointer, in a few lines beside it. It never lies under the pointer, never takes
// the keyboard or a click, and goes with Escape.
#pragma once

#include "domain/boardentry.h"
#include "domain/placenames.h"
#include "ui/map/maphit.h"

#include <QFrame>
#include <QTimer>

#include <functional>

namespace console {

class Theme;
class ThemedLabel;

class HoverCard final : public QFrame {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds delay{300}; ///< crossing the map shows nothing

    /// Where the card gets what it shows; all but `entry` may be empty.
    struct Source {
        std::function<std::optional<BoardEntry>(CalloutId)> entry = {};
        std::function<QList<CalloutId>(const MapHit &)> members = {}; ///< of a cluster or an arrow
        std::function<QString(const BoardEntry &)> clock = {}; ///< "04:12"
        std::function<QString(qint64)> siteName = {};
        const PlaceNames *places = nullptr;
    };

    HoverCard(const Theme &theme, std::function<MonoTime()> now, const ServerClock &serverClock,
              QWidget *map);
    ~HoverCard() override;

    void setSource(const Source &source) { m_source = source; }
    void setPlaces(const PlaceNames *places) { m_source.places = places; }
    void setOperatorName(const QString &name) { m_operator = name; }

public slots:
    /// From MapPane::hovered. Nothing there hides the card.
    void hover(const console::MapHit &hit, const QPointF &pointer);
    /// At once, for the keyboard: beside the thing itself.
    void showFor(const console::MapHit &hit);
    void dismiss();
    /// Clocks and ages; once a second.
    void tick();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void present();
    /// False when there is nothing to say.
    [[nodiscard]] bool fill();
    bool fillCallout(const BoardEntry &entry);
    bool fillMembers(const QList<CalloutId> &ids);
    void setLines(const QString &title, const QString &state, const QStringList &lines);
    [[nodiscard]] QString placeLine(const BoardEntry &entry) const;
    [[nodiscard]] QString ownerLine(const BoardEntry &entry) const;
    [[nodiscard]] QString fixLine(const BoardEntry &entry) const;
    [[nodiscard]] QPoint placeBeside() const;

    const Theme &m_theme;
    std::function<MonoTime()> m_now;
    const ServerClock &m_serverClock;
    Source m_source;
    QString m_operator;
    MapHit m_hit;
    QPoint m_pointer;
    QTimer m_wait;
    bool m_isSentAway = false;
    ThemedLabel *m_title;
    ThemedLabel *m_state;
    ThemedLabel *m_lines;
};

} // namespace console
