// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the map looks, and who may change that: the hand at any time, the program only while the
// view is free. Remembers where one came from.
#pragma once

#include "ui/map/mapscene.h"
#include "ui/map/viewhistory.h"

#include <QElapsedTimer>
#include <QObject>

namespace console {

class MapNavigator final : public QObject {
    Q_OBJECT

public:
    static constexpr double kFitZoom = 13; ///< a fit of all goes no nearer: there is nothing around
    static constexpr double kCentreZoom = 12; ///< the least zoom to look at one callout

    MapNavigator(MapScene &scene, QObject *parent);

    [[nodiscard]] bool isLocked() const { return m_locked; }
    void setLocked(bool locked);
    /// Somebody has looked somewhere: the first board is not fitted any more.
    [[nodiscard]] bool isSettled() const { return m_settled; }
    void settle() { m_settled = true; }

    // By hand: locks the view.
    void panBy(const QPointF &pixels);
    void zoomAt(const QPointF &at, double steps);
    void zoomStep(bool in);

    // Asked for in words. Nothing happens for null bounds.
    void fit(const std::optional<QRectF> &bounds, double most = kFitZoom);
    void centreOn(const QPointF &mercator, double leastZoom);
    void lookAt(const QPointF &mercator, double zoom);
    void back();
    [[nodiscard]] bool canGoBack() const { return !m_history.isEmpty(); }

    /// The pane has another size.
    void setSize(const QSizeF &size);
    [[nodiscard]] bool isInView(const QPointF &mercator) const;

signals:
    void moved();
    void lockedChanged(bool locked);

private:
    enum class Gesture : quint8 { None, Pan, Zoom };
    void gesture(Gesture kind);
    void remember();

    MapScene &m_scene;
    ViewHistory m_history;
    QElapsedTimer m_sinceGesture;
    Gesture m_gesture = Gesture::None;
    bool m_locked = false;
    bool m_settled = false;
};

} // namespace console
