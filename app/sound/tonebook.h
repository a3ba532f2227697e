// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bundled tones as samples, one for each class of annunciation. Made by scripts/make-tones.
#pragma once

#include "domain/alarm.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace console {

/// Signed 16 bit, one channel, at this many frames a second.
inline constexpr int toneRate = 48'000;

class ToneBook final {
public:
    ToneBook();

    /// Empty for AlarmClass::None only: a tone that is missing from the program is a defect.
    [[nodiscard]] QByteArray samples(AlarmClass tone) const { return m_samples.value(tone); }
    /// From the least to the most urgent.
    [[nodiscard]] static QList<AlarmClass> classes();
    /// As in the design tokens: "new".
    [[nodiscard]] static QString name(AlarmClass tone);

private:
    QHash<AlarmClass, QByteArray> m_samples;
};

} // namespace console
