/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-heap.h"

#ifdef __GLIBC__
#  include <malloc.h>

#  define LARGE_BLOCK (512 * 1024)
#  define N_HEAPS 2

void
carnet_heap_keep_large_out (void)
{
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
}

void
carnet_heap_init (void)
{
  carnet_heap_keep_large_out ();
  mallopt (M_ARENA_MAX, N_HEAPS);
}

void
carnet_heap_trim (void)
{
  malloc_trim (0);
}

#else

void
carnet_heap_keep_large_out (void)
{
}

void
carnet_heap_init (void)
{
}

void
carnet_heap_trim (void)
{
}
#endif
