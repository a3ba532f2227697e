// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What faults do to an answer that was right.

#pragma once

#include "sandbox/fault.h"
#include "sandbox/random.h"

namespace sandbox::faultedits {

// What one fault has to remember from one answer to the next.
struct Memory final {
    Random random;
    QSet<qint64> dropped; // ids, once chosen
};

// False: there was nothing that this fault could do to this body.
[[nodiscard]] bool apply(const Fault &fault, Memory &memory, QByteArray &body);

} // namespace sandbox::faultedits
