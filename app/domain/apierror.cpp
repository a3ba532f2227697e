// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/apierror.h"

namespace console {

using namespace Qt::StringLiterals;

bool isLinkTrouble(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Tls:
    case ApiError::Kind::Unauthorised:
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::ServerFault: return true;
    default: return false;
    }
}

QLatin1StringView kindName(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline: return "Offline"_L1;
    case ApiError::Kind::Timeout: return "Timeout"_L1;
    case ApiError::Kind::Tls: return "Tls"_L1;
    case ApiError::Kind::Unauthorised: return "Unauthorised"_L1;
    case ApiError::Kind::Forbidden: return "Forbidden"_L1;
    case ApiError::Kind::NotFound: return "NotFound"_L1;
    case ApiError::Kind::Conflict: return "Conflict"_L1;
    case ApiError::Kind::Rejected: return "Rejected"_L1;
    case ApiError::Kind::RateLimited: return "RateLimited"_L1;
    case ApiError::Kind::ServerFault: return "ServerFault"_L1;
    case ApiError::Kind::Malformed: return "Malformed"_L1;
    case ApiError::Kind::TooLarge: return "TooLarge"_L1;
    case ApiError::Kind::Cancelled: return "Cancelled"_L1;
    case ApiError::Kind::NotRecorded: return "NotRecorded"_L1;
    }
    return "Unknown"_L1;
}

} // namespace console
