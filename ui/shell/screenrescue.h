// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a window may stand so that it can be got hold of: a title of which less than 100x26 pixels
// show on a screen is lost to whoever has only a mouse (design 2). Pure functions.
#pragma once

#include <QList>
#include <QRect>

#include <optional>

class QWidget;

namespace console::ScreenRescue {

/// Whether enough of the title line at the top of `frame` shows on one of `screens`.
[[nodiscard]] bool isReachable(const QRect &frame, const QList<QRect> &screens);
/// Where a window goes that cannot be reached: onto the screen that shows most of it, else the
/// first; no larger than that. Null when it can stay, or when there is no screen.
[[nodiscard]] std::optional<QRect> rescued(const QRect &frame, const QList<QRect> &screens);

/// What the screens have for windows, the primary one first.
[[nodiscard]] QList<QRect> screens();
/// Moves a window that is shown and cannot be reached; true when it did.
bool rescue(QWidget *window);

} // namespace console::ScreenRescue
