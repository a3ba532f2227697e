// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks before a page that AURA named is opened in the web browser: whoever looks over the shoulder,
// and whoever runs that page, learns something by it.
#pragma once

class QUrl;
class QWidget;

namespace console {

class Theme;

/// Window-modal; shows the host, never the whole address, which may hold a key.
void askToOpenPage(const Theme &theme, QWidget *parent, const QUrl &page);

} // namespace console
