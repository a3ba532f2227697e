// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this program is, which version, and under which licences it and what it carries stand.
#pragma once

class QWidget;

namespace console {

class Theme;

/// Opens a window-modal box over `parent` and returns at once.
void showAboutBox(const Theme &theme, QWidget *parent);

} // namespace console
