// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/map/mapinput.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>
#include <QWidget>

namespace console {

namespace {

constexpr int kWheelBit = 60; ///< half a notch: a quarter of a zoom
constexpr double kZoomPerBit = 0.25;
constexpr double kArrowPixels = 96;

} // namespace

MapInput::MapInput(QWidget *surface) : QObject(surface), m_surface(surface)
{
    surface->installEventFilter(this);
}

bool MapInput::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: return pressed(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove: return moved(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease: return released(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            emit doubleClicked(static_cast<QMouseEvent *>(event)->position());
        return true;
    case QEvent::Wheel: return turned(*static_cast<QWheelEvent *>(event));
    case QEvent::KeyPress: return typed(*static_cast<QKeyEvent *>(event));
    case QEvent::Leave: emit left(); break;
    case QEvent::FocusIn:
    case QEvent::FocusOut: focus(*static_cast<QFocusEvent *>(event)); break;
    case QEvent::ContextMenu: return menu(*static_cast<QContextMenuEvent *>(event));
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

bool MapInput::pressed(const QMouseEvent &event)
{
    if (event.button() == Qt::LeftButton) {
        m_pressedAt = event.position();
        m_last = event.position();
        m_dragging = false;
        m_band = event.modifiers() & Qt::ShiftModifier;
        m_surface->setFocus(Qt::MouseFocusReason);
    }
    return true;
}

bool MapInput::moved(const QMouseEvent &event)
{
    const QPointF at = event.position();
    if (m_pressedAt && (event.buttons() & Qt::LeftButton)) {
        const double far = (at - *m_pressedAt).manhattanLength();
        if (!m_dragging && far >= QGuiApplication::styleHints()->startDragDistance()) {
            m_dragging = true;
            m_restCursor = m_surface->cursor();
            if (!m_band)
                m_surface->setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragging && m_band) {
            emit bandChanged(QRectF(*m_pressedAt, at).normalized());
        } else if (m_dragging) {
            emit panned(m_last - at);
            m_last = at;
        }
    }
    emit hovered(at);
    return true;
}

bool MapInput::released(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_pressedAt)
        return true;
    const bool wasDrag = m_dragging;
    const QRectF band = QRectF(*m_pressedAt, event.position()).normalized();
    m_pressedAt.reset();
    m_dragging = false;
    if (wasDrag && m_band)
        emit bandDone(band);
    else if (wasDrag)
        m_surface->setCursor(m_restCursor);
    else
        emit clicked(event.position());
    return true;
}

bool MapInput::turned(const QWheelEvent &event)
{
    m_wheelRest += event.angleDelta().y();
    const int bits = m_wheelRest / kWheelBit;
    m_wheelRest -= bits * kWheelBit;
    if (bits)
        emit zoomed(event.position(), bits * kZoomPerBit);
    return true;
}

bool MapInput::menu(const QContextMenuEvent &event)
{
    emit menuWanted(event.reason() == QContextMenuEvent::Mouse ? std::optional(QPointF(event.pos()))
                                                               : std::nullopt);
    return true;
}

void MapInput::focus(const QFocusEvent &event)
{
    // A menu takes the focus and gives it back: nothing has changed.
    if (event.reason() != Qt::PopupFocusReason)
        emit focusChanged(event.gotFocus());
}

void MapInput::setKeyHandler(std::function<bool(const QKeyEvent &)> handler)
{
    m_keyHandler = std::move(handler);
}

bool MapInput::typed(const QKeyEvent &event)
{
    if (m_keyHandler && m_keyHandler(event))
        return true;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Left: emit panned({-kArrowPixels, 0}); return true;
    case Qt::Key_Right: emit panned({kArrowPixels, 0}); return true;
    case Qt::Key_Up: emit panned({0, -kArrowPixels}); return true;
    case Qt::Key_Down: emit panned({0, kArrowPixels}); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: emit zoomInWanted(); return true;
    case Qt::Key_Minus: emit zoomOutWanted(); return true;
    default: return false;
    }
}

} // namespace console
