// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The board as the map needs it: projected once when a callout changes, dense in memory, so that
// ten thousand can be walked through in every frame.
#pragma once

#include "domain/boardentry.h"

#include <QHash>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace console {

struct MapMarker {
    CalloutId id = 0;
    QString number; ///< grouped for the eye
    QPointF mercator;
    double accuracyMetres = 0; ///< 0 = not given
    DisplayState state = DisplayState::UnknownStatus;
    quint8 group = 3; ///< queueGroup(): 0 is painted last, on top
    bool mine = false;
    bool test = false;
    bool lost = false; ///< contact lost

    [[nodiscard]] bool hasClock() const { return state == DisplayState::New || lost; }
};

class MarkerStore final {
public:
    void apply(const BoardChanges &changes);
    void setOperatorName(const QString &name);

    [[nodiscard]] const std::vector<MapMarker> &markers() const { return m_markers; }
    /// By index into markers().
    [[nodiscard]] const BoardEntry &entry(size_t index) const { return m_entries[index]; }
    [[nodiscard]] std::optional<size_t> indexOf(CalloutId id) const;
    /// Callouts of the board that AURA gives no position for (yet).
    [[nodiscard]] qsizetype withoutPosition() const { return m_unplaced.size(); }
    /// All of them in mercator coordinates; null when there is none.
    [[nodiscard]] QRectF bounds() const;

private:
    void put(const BoardEntry &entry);
    void remove(CalloutId id);
    [[nodiscard]] MapMarker makeMarker(const BoardEntry &entry) const;

    std::vector<MapMarker> m_markers;
    std::vector<BoardEntry> m_entries; ///< same order
    QHash<CalloutId, size_t> m_index;
    QHash<CalloutId, BoardEntry> m_unplaced;
    QString m_me;
};

/// "992 014": grouped for the eye, with spaces that do not break.
[[nodiscard]] QString groupedNumber(CalloutId id);

} // namespace console
