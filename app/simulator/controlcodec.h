// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the control surface says (docs/sandbox.md). Pure functions.
#pragma once

#include "domain/sandboxcontrol.h"

#include <QJsonValue>

namespace console {

/// The JSON of a success; for any other status an error with the surface's own sentence.
[[nodiscard]] ApiResult<QJsonValue> controlAnswer(int status, const QByteArray &body);

/// Malformed unless the answer says that it is a sandbox's.
[[nodiscard]] ApiResult<SandboxStatus> decodeSandboxStatus(const QJsonValue &answer);
/// The status text after a step.
[[nodiscard]] ApiResult<QString> decodeStep(const QJsonValue &answer);
[[nodiscard]] ApiResult<CalloutId> decodeRaised(const QJsonValue &answer);
[[nodiscard]] ApiResult<QList<DuressMarker>> decodeDuressMarkers(const QJsonValue &answer);

} // namespace console
