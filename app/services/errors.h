// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Errors that arise in this program rather than on the wire.
#pragma once

#include "domain/apierror.h"

namespace console {

[[nodiscard]] inline ApiError errorOf(ApiError::Kind kind, const QString &detail = {})
{
    ApiError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

} // namespace console
