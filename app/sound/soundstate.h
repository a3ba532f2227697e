// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether alarms can be heard, as one value.
#pragma once

#include <QMetaType>
#include <QString>

namespace console {

enum class SoundTrouble : quint8 {
    None,
    NoDevice, ///< the machine has no sound output
    Refused, ///< there is one, but it cannot be opened
    Stopped, ///< it was open and takes no sound any more
};

struct SoundState {
    bool known = false; ///< false for the first moments after the start
    SoundTrouble trouble = SoundTrouble::None;
    QString device; ///< description of the output in use; empty in trouble
    bool substitute = false; ///< the one that was chosen is not there

    [[nodiscard]] bool works() const { return known && trouble == SoundTrouble::None; }
    [[nodiscard]] bool isLost() const { return known && trouble != SoundTrouble::None; }
    friend bool operator==(const SoundState &, const SoundState &) = default;
};

} // namespace console

Q_DECLARE_METATYPE(console::SoundState)
