// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture that a closed callout has: where the customer was and how the responder came. Shapes
// only: text would need a font, and with it a program with windows.

#pragma once

#include "sandbox/rows.h"

#include <QByteArray>

namespace sandbox {

// PNG.
[[nodiscard]] QByteArray mapPicture(const Callout &callout,
                                    const std::optional<Responder> &responder);

} // namespace sandbox
