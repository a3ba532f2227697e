// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asked when a dialog with typed input is about to close: the safe answer is the default.
#pragma once

#include <QString>

#include <functional>

class QDialog;

namespace console {

/// Window-modal over `dialog`. `leave` runs when the operator chose to; never when the dialog is
/// gone.
void askToLeave(QDialog *dialog, const QString &question, const QString &leaveWords,
                const std::function<void()> &leave);

} // namespace console
