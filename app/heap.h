// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the C library keeps memory: a console runs for twelve hours beside other programs, and what
// the threads of a start have used once must not stay with it. Nothing where it cannot be told.
#pragma once

namespace console {

/// Before the first thread.
void keepHeapSmall();
/// Gives back what is free; takes a few milliseconds, on any thread.
void returnFreeHeap();

} // namespace console
