// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns the mouse, the wheel and the keys over the map into what is meant by them: pan, zoom,
// click, a frame, a menu.
#pragma once

#include <QCursor>
#include <QObject>
#include <QPointF>
#include <QRectF>

#include <functional>
#include <optional>

class QContextMenuEvent;
class QFocusEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace console {

class MapInput final : public QObject {
    Q_OBJECT

public:
    /// Watches `surface`, and is owned by it.
    explicit MapInput(QWidget *surface);
    /// Sees keys first; true when it has used one.
    void setKeyHandler(std::function<bool(const QKeyEvent &)> handler);

signals:
    /// The view is to move by so many pixels.
    void panned(const QPointF &pixels);
    /// The zoom is to change by `steps` while the place under `at` stays.
    void zoomed(const QPointF &at, double steps);
    void zoomInWanted();
    void zoomOutWanted();
    void clicked(const QPointF &at);
    void doubleClicked(const QPointF &at);
    void hovered(const QPointF &at);
    void left();
    /// A frame is being drawn (Shift and drag), and has been.
    void bandChanged(const QRectF &band);
    void bandDone(const QRectF &band);
    /// Null: with the keyboard.
    void menuWanted(const std::optional<QPointF> &at);
    void focusChanged(bool has);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool pressed(const QMouseEvent &event);
    bool moved(const QMouseEvent &event);
    bool released(const QMouseEvent &event);
    bool turned(const QWheelEvent &event);
    bool typed(const QKeyEvent &event);
    bool menu(const QContextMenuEvent &event);
    void focus(const QFocusEvent &event);

    QWidget *m_surface;
    std::optional<QPointF> m_pressedAt;
    QPointF m_last;
    bool m_dragging = false;
    QCursor m_restCursor;
    bool m_band = false; ///< the drag draws a frame
    std::function<bool(const QKeyEvent &)> m_keyHandler;
    int m_wheelRest = 0; ///< of touch pads, which turn in small bits
};

} // namespace console
