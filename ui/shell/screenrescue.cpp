// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/screenrescue.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace console {

namespace {

constexpr QSize leastTitle(100, 26);

qint64 area(const QRect &rect)
{
    return rect.isEmpty() ? 0 : qint64(rect.width()) * rect.height();
}

} // namespace

bool ScreenRescue::isReachable(const QRect &frame, const QList<QRect> &screens)
{
    const QRect title(frame.topLeft(), QSize(frame.width(), leastTitle.height()));
    return std::ranges::any_of(screens, [&title](const QRect &screen) {
        const QRect seen = screen.intersected(title);
        return seen.width() >= leastTitle.width() && seen.height() >= leastTitle.height();
    });
}

std::optional<QRect> ScreenRescue::rescued(const QRect &frame, const QList<QRect> &screens)
{
    if (screens.isEmpty() || isReachable(frame, screens))
        return std::nullopt;
    const QRect home = *std::ranges::max_element(
        screens, {}, [&frame](const QRect &screen) { return area(screen.intersected(frame)); });
    QRect place(frame.topLeft(), frame.size().boundedTo(home.size()));
    place.moveLeft(std::clamp(place.left(), home.left(), home.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), home.top(), home.bottom() + 1 - place.height()));
    return place;
}

QList<QRect> ScreenRescue::screens()
{
    QList<QRect> all;
    if (const QScreen *primary = QGuiApplication::primaryScreen())
        all << primary->availableGeometry();
    for (const QScreen *screen : QGuiApplication::screens()) {
        if (screen != QGuiApplication::primaryScreen())
            all << screen->availableGeometry();
    }
    return all;
}

bool ScreenRescue::rescue(QWidget *window)
{
    const QRect frame = window->frameGeometry();
    const auto place = rescued(frame, screens());
    if (!place || window->isHidden() || window->isMinimized())
        return false;
    if (window->isMaximized() || window->isFullScreen())
        window->showNormal();
    // What the window manager draws around it stays where it is in relation to the inside.
    const QMargins border(
        window->geometry().left() - frame.left(), window->geometry().top() - frame.top(),
        frame.right() - window->geometry().right(), frame.bottom() - window->geometry().bottom());
    window->setGeometry(place->marginsRemoved(border));
    return true;
}

} // namespace console
