// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where crowds of invented people are put: inland, so that nobody calls from the sea.

#pragma once

#include "sandbox/geo.h"
#include "sandbox/random.h"

namespace sandbox {

[[nodiscard]] GeoPoint pointInSomeTown(Random &random);

} // namespace sandbox
