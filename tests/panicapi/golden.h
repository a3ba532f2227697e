// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Decoded values as JSON text, to be compared with the golden files. What is not given is left out.
#pragma once

#include "panicapi/codec/calloutcodec.h"
#include "panicapi/codec/coveragecodec.h"
#include "panicapi/codec/customercodec.h"
#include "panicapi/codec/directorycodec.h"
#include "panicapi/codec/documentcodec.h"
#include "panicapi/codec/lookupcodec.h"
#include "panicapi/codec/tokencodec.h"

#include <QJsonObject>

namespace console::test {

/// The outcome of decoding one golden input; `kind` is its folder's name. Null for an unknown kind.
[[nodiscard]] QJsonObject decodedAsJson(const QString &kind, QByteArrayView input,
                                        QByteArrayView contentType);

} // namespace console::test
