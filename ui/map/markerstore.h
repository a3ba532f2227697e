// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as the map needs it: projected once when a callout changes, dense in memory, in a grid
// for what is in view. Holds no copy of a board entry.
#pragma once

#include "ui/map/markergrid.h"

#include <QHash>
#include <QRectF>
#include <QSet>

#include <optional>
#include <vector>

namespace console {

struct MapMarker {
    CalloutId id = 0;
    QPointF mercator;
    float accuracyMetres = 0; ///< 0 = not given
    DisplayState state = DisplayState::UnknownStatus;
    quint8 group = 3; ///< queueGroup(): 0 is painted last, on top
    bool mine : 1 = false;
    bool test : 1 = false;
    bool lost : 1 = false; ///< contact lost
    bool stuck : 1 = false; ///< lost, and the same place is told again and again
    bool alone : 1 = false; ///< never in a cluster
    bool extra : 1 = false; ///< has a MarkerExtra
    quint32 owner = 0; ///< index of the name, 0 = nobody
    /// For clocks: when it began (new) or when the fix is from (lost).
    MonoTime since{}; ///< by this console's receipt
    std::optional<UtcTime> sinceUtc; ///< by the server's or the device's word, if there is one

    [[nodiscard]] bool hasClock() const { return state == DisplayState::New || lost; }
};

/// What only some callouts have.
struct MarkerExtra {
    QString unit; ///< responder's name, or its company's; may be empty
    std::optional<QPointF> responder; ///< where it is
    std::optional<std::chrono::seconds> eta;
    std::optional<QPointF> incident; ///< when it is not where the callout is now
    std::optional<QPointF> beforeJump; ///< a jump that nobody has decided on
};

class MarkerStore final {
public:
    void apply(const BoardChanges &changes);
    void setOperatorName(const QString &name);
    /// These stand alone, too: the selected one, those in a fan, those picked with a frame.
    void setAlone(const QSet<CalloutId> &ids);

    [[nodiscard]] const std::vector<MapMarker> &markers() const { return m_markers; }
    [[nodiscard]] std::optional<quint32> indexOf(CalloutId id) const;
    /// Null when there is nothing besides the marker.
    [[nodiscard]] const MarkerExtra *extra(CalloutId id) const;
    [[nodiscard]] const QHash<CalloutId, MarkerExtra> &extras() const { return m_extras; }
    /// Not taken yet, in no order.
    [[nodiscard]] const QSet<CalloutId> &newOnes() const { return m_new; }
    /// Callouts of the board that AURA gives no position for (yet).
    [[nodiscard]] const QHash<CalloutId, DisplayState> &unplaced() const { return m_unplaced; }
    /// All of them in mercator coordinates; null when there is none.
    [[nodiscard]] std::optional<QRectF> bounds() const;
    [[nodiscard]] std::optional<QRectF> boundsOfMine() const;
    [[nodiscard]] std::optional<QRectF> boundsOf(const QList<CalloutId> &ids) const;
    /// The grid for a zoom. Another zoom than last time costs one walk over all callouts.
    [[nodiscard]] const MarkerGrid &grid(double zoom) const;

private:
    void put(const BoardEntry &entry);
    void remove(CalloutId id);
    void putExtra(const BoardEntry &entry, MapMarker &marker);
    [[nodiscard]] MapMarker makeMarker(const BoardEntry &entry);
    [[nodiscard]] quint32 ownerIndex(const QString &name);
    [[nodiscard]] MarkerGrid::Item item(quint32 index) const;

    std::vector<MapMarker> m_markers;
    QHash<CalloutId, quint32> m_index;
    QHash<CalloutId, MarkerExtra> m_extras;
    QHash<CalloutId, DisplayState> m_unplaced;
    QSet<CalloutId> m_new;
    QSet<CalloutId> m_alone;
    std::vector<QString> m_owners{QString()};
    QHash<QString, quint32> m_ownerIndex;
    QString m_me;
    mutable MarkerGrid m_grid; ///< of the zoom that was asked for last
};

/// "992 014": grouped for the eye, with spaces that do not break.
[[nodiscard]] QString groupedNumber(CalloutId id);

} // namespace console
