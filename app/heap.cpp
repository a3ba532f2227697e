// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "heap.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace console {

void keepHeapSmall()
{
#if defined(__GLIBC__)
    constexpr int arenas = 2; // otherwise eight for each core, and every one keeps its peak
    constexpr int keptBytes = 128 * 1024;
    mallopt(M_ARENA_MAX, arenas);
    mallopt(M_TRIM_THRESHOLD, keptBytes);
    mallopt(M_MMAP_THRESHOLD, keptBytes); // bodies and pictures go back as soon as they are freed
#endif
}

void returnFreeHeap()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace console
