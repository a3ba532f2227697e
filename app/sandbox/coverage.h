// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where responders of a type can be sent: rough outlines round the cities of the story.

#pragma once

#include "sandbox/geo.h"

#include <QByteArray>

namespace sandbox::coverage {

[[nodiscard]] bool reaches(qint64 responseTypeId, GeoPoint point);
// Contract 7.3: a KML document, one placemark for each polygon.
[[nodiscard]] QByteArray kml(qint64 responseTypeId);

} // namespace sandbox::coverage
