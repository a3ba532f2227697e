// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operator's sentence for every way an operation can fail: what happened, what it means for the
// callout, what to do, the code last (design 8). Errors are kinds everywhere else.
#pragma once

#include "domain/apierror.h"
#include "domain/callout.h"
#include "domain/connection.h"

namespace console {

/// What was tried when it failed.
enum class ErrorContext : quint8 {
    Board, ///< reading the active list
    Callout, ///< reading one callout
    Conversation, ///< reading messages
    Message, ///< sending a message
    Customer, ///< reading a customer
    Lookup, ///< response types, reasons, rating items
    Raise,
    VerifiedCancel, ///< the same words whatever AURA made of the code; never AURA's own words
    UnconditionalCancel,
    Reason, ///< attaching the reason after a cancel
    Rating,
    Location, ///< sending a position
    SignIn, ///< signing in, or testing a connection
    Report, ///< reading the resolution report or the map picture of a closed callout
    Directory, ///< reading sites, subscriptions or coverage
    DirectoryChange, ///< changing a customer, a subscription or a site
    Dismiss,
    Simulator, ///< the control surface of the sandbox
    Endpoint, ///< any request, told to a supervisor: what happened, nothing of what it means
};
inline constexpr int errorContextCount = int(ErrorContext::Endpoint) + 1;

/// `id`: the callout it was about, 0 when it was about none. Plain text, one line, never empty.
[[nodiscard]] QString errorText(const ApiError &error, ErrorContext context, CalloutId id = 0);

/// Why an address is not taken, for below its field.
[[nodiscard]] QString urlProblemText(UrlProblem problem);

/// Why a path is not taken, for below its field; empty when it is.
[[nodiscard]] QString pathProblemText(const AssumedPath &assumed, const QString &path);

/// "Cancel request sent. AURA closes the callout."
[[nodiscard]] QString cancelRequestSentText();

} // namespace console
