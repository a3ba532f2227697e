// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of a connection profile decides how the API is spoken to.
#pragma once

#include "domain/connection.h"
#include "panicapi/apipaths.h"
#include "panicapi/httprequest.h"

namespace console {

struct HttpPanicApiOptions {
    HttpLimits limits;
    QString source =
        QStringLiteral("customer"); ///< who an operator's chat speaks as (contract 6.9)
    ApiPaths paths;
    DialectChoice dialect = DialectChoice::Detect; ///< of what is sent
    CustomerId scopeCustomerId = 0; ///< see ConnectionProfile
    bool legacyRaise = false;
};

[[nodiscard]] HttpPanicApiOptions optionsFor(const ConnectionProfile &profile);

} // namespace console
