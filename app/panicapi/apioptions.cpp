// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panicapi/apioptions.h"

namespace console {

HttpPanicApiOptions optionsFor(const ConnectionProfile &profile)
{
    HttpPanicApiOptions options;
    options.paths = ApiPaths(profile.paths);
    options.dialect = profile.dialect;
    options.scopeCustomerId = profile.scopeCustomerId;
    options.legacyRaise = profile.legacyRaise;
    return options;
}

} // namespace console
