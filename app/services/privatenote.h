// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What became of a cancel with safe code, as far as this console read it: for one pair of eyes.
#pragma once

#include <QtTypes>

namespace console {

/// What the private note of a verified cancel says (design 8). It is never proof.
enum class PrivateNote : quint8 {
    NotOpen, ///< no verified cancel, or the contact has not been ended yet (key E)
    StillReading,
    Confirmed, ///< "AURA shows the cancel."
    NotStoodDown, ///< "AURA does not show the cancel. Treat the callout as live ..."
};

} // namespace console
