// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asked before a customer's number goes to the phone program.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace console {

class Theme;

/// Window-modal; `dial` runs when the operator chose to. Shows no number. Not to dial is the
/// default.
void askToDial(const Theme &theme, QWidget *parent, const QString &calloutNumber,
               const std::function<void()> &dial);

} // namespace console
