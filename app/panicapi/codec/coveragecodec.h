// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where responders reach, out of a KML document (contract 7.3). Pure function.
#pragma once

#include "domain/directory.h"
#include "panicapi/codec/wire.h"

#include <QByteArrayView>

namespace console {

/// Every polygon of every placemark, MultiGeometry included; the altitude is not kept. A placemark
/// with a polygon or a ring that cannot be read is counted as skipped, as is one without any
/// geometry; one of points or lines alone covers nothing and is passed over. What is not KML, is
/// cut off, or declares a document type (and with it, entities) is an error.
[[nodiscard]] DecodeResult<Coverage> decodeCoverage(QByteArrayView body, int responseTypeId);

} // namespace console
