// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The floor that the tiles and the markers stand on: there even when Qt Location is not.
import QtQuick

Item {
}
