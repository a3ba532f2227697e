// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A picture in a window of its own, as large as the screen allows.
#pragma once

class QImage;
class QString;
class QWidget;

namespace console {

class Theme;

void showLargePicture(const Theme &theme, QWidget *parent, const QString &title,
                      const QImage &image);

} // namespace console
