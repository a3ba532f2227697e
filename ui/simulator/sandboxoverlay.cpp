// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulator/sandboxoverlay.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double slope = -24; // degrees

/// A window of the program's own: no menu, no tool tip, no list of a combo box.
bool isCovered(const QWidget *widget)
{
    const auto type = widget->windowType();
    return widget->isWindow()
           && (type == Qt::Window || type == Qt::Dialog || type == Qt::Tool || type == Qt::Sheet);
}

} // namespace

SandboxOverlay::SandboxOverlay(const Theme &theme, QWidget *over) : QWidget(over), m_theme(theme)
{
    setObjectName(u"sandboxOverlay"_s);
    setAccessibleName(tr("Sandbox: nothing here is real"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    connect(&theme, &Theme::changed, this, [this] {
        m_picture = {};
        update();
    });
    if (auto *dock = qobject_cast<QDockWidget *>(over)) // docked again: the map's mark is enough
        connect(dock, &QDockWidget::topLevelChanged, this, &QWidget::setVisible);
    setGeometry(over->rect());
    show();
    raise();
}

QString SandboxOverlay::word()
{
    return tr("SANDBOX");
}

bool SandboxOverlay::eventFilter(QObject *watched, QEvent *event)
{
    auto *over = parentWidget();
    if (watched == over) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
            setGeometry(over->rect());
            raise();
        } else if (event->type() == QEvent::ChildAdded) {
            // The newcomer is only half made, and would stand above this.
            QMetaObject::invokeMethod(this, &QWidget::raise, Qt::QueuedConnection);
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SandboxOverlay::drawPicture()
{
    const qreal dpr = devicePixelRatioF();
    m_picture = QPixmap(size() * dpr);
    m_picture.setDevicePixelRatio(dpr);
    m_picture.fill(Qt::transparent);
    QFont face = m_theme.font("title"_L1);
    face.setWeight(QFont::Black);
    // As long as most of the way across, but never so small that it is lost or too large to read.
    const double span = std::clamp(std::min(width() * 0.86, height() * 1.9), 140.0, 900.0);
    face.setPointSizeF(40);
    face.setLetterSpacing(QFont::PercentageSpacing, 112);
    QPainterPath path;
    path.addText(0, 0, face, word());
    const QRectF box = path.boundingRect();
    if (box.isEmpty())
        return;
    const double scale = span / box.width();
    QColor ink = m_theme.color("text"_L1);
    ink.setAlphaF(float(strength(m_theme.isNight())));
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    // One across the middle; tall or wide areas repeat it, so that no part of a picture lacks it.
    const double rise = span * std::abs(std::sin(slope * M_PI / 180)) + box.height() * scale;
    const int rows = std::max(1, int(height() / (rise * 1.15)));
    const int columns = std::max(1, int(width() / (span * 1.15)));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            painter.save();
            painter.translate(width() * (column + .5) / columns, height() * (row + .5) / rows);
            painter.rotate(slope);
            painter.scale(scale, scale);
            painter.translate(-box.center());
            painter.drawPath(path);
            painter.restore();
        }
    }
}

void SandboxOverlay::paintEvent(QPaintEvent *)
{
    if (m_picture.deviceIndependentSize().toSize() != size())
        drawPicture();
    QPainter(this).drawPixmap(0, 0, m_picture);
}

SandboxMark::SandboxMark(const Theme &theme, QWidget *map, QObject *parent)
    : QObject(parent), m_theme(theme), m_map(map)
{
}

SandboxMark::~SandboxMark()
{
    setShown(false);
}

void SandboxMark::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    if (!shown) {
        qApp->removeEventFilter(this);
        for (const auto &overlay : std::as_const(m_overlays))
            delete overlay;
        m_overlays.clear();
        return;
    }
    qApp->installEventFilter(this);
    cover(m_map);
    for (auto *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && isCovered(window))
            cover(window);
    }
}

void SandboxMark::cover(QWidget *window)
{
    if (!window || (m_map && window != m_map && window->isAncestorOf(m_map)))
        return;
    const QList<SandboxOverlay *> already =
        window->findChildren<SandboxOverlay *>(Qt::FindDirectChildrenOnly);
    if (!already.isEmpty()) {
        already.first()->show();
        already.first()->raise();
        return;
    }
    m_overlays.removeIf([](const auto &overlay) { return overlay.isNull(); });
    m_overlays << new SandboxOverlay(m_theme, window);
}

bool SandboxMark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (isCovered(widget))
            cover(widget);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace console
