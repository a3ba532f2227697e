// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/towns.h"

#include <iterator>

namespace sandbox {

namespace {

struct Town {
    double latitude;
    double longitude;
    double radiusMetres;
};

constexpr Town towns[] = {
    {-33.926, 18.600, 6000},  {-33.734, 18.962, 4000},  {-33.934, 18.860, 4000},
    {-33.646, 19.448, 5000},  {-33.460, 18.727, 6000},  {-33.802, 19.885, 4000},
    {-33.369, 19.311, 3000},  {-33.592, 22.201, 5000},  {-32.357, 22.583, 4000},
    {-34.022, 20.441, 3000},  {-32.902, 18.757, 3000},  {-34.230, 19.428, 3000},
    {-26.150, 28.050, 22000}, {-25.760, 28.230, 20000}, {-26.260, 27.880, 14000},
    {-26.200, 28.300, 14000}, {-26.670, 27.930, 8000},  {-25.990, 28.130, 10000},
};

} // namespace

GeoPoint pointInSomeTown(Random &random)
{
    const Town &town = towns[random.integer(0, int(std::size(towns)) - 1)];
    const double north = random.between(-town.radiusMetres, town.radiusMetres);
    const double east = random.between(-town.radiusMetres, town.radiusMetres);
    return offsetBy({town.latitude, town.longitude}, north, east);
}

} // namespace sandbox
