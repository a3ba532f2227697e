// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The form of the files: sizes, licence lines, translation calls, and nothing of anybody's machine
// in them.
#pragma once

#include "sourcetree.h"

namespace console::test {

/// Too long: .cpp above 400 lines, headers above 150, app/main.cpp above 60, the main window above
/// 300; in the product a function body above 50.
[[nodiscard]] QList<Offence> sizeOffences(const SourceFile &file);
/// The two SPDX lines at the start of each source file.
[[nodiscard]] QList<Offence> licenceOffences(const SourceFile &file);
/// Absolute paths of a home or work folder, host names of package registries.
[[nodiscard]] QList<Offence> machineOffences(const SourceFile &file);
/// tr() outside ui, models and app; tr() or signals without Q_OBJECT; Q_OBJECT in a .cpp without
/// its .moc. `header` is the text of the .cpp's own header, if there is one.
[[nodiscard]] QList<Offence> objectOffences(const SourceFile &file, const QString &header);

} // namespace console::test
