/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the C library keeps memory; nothing where it is not that of GNU. */

/**
 * carnet_heap_init:
 *
 * To be called before there are threads. By itself the GNU library, once a large block was freed, takes all
 * that are smaller from the heap, where what is freed in the middle stays; and makes a heap for each of the
 * dozen threads of GTK and GLib. From now on large blocks go back to the system, and the heaps are two.
 */
void carnet_heap_init (void);
/** carnet_heap_keep_large_out: the first half of it, for the work of a program that does not call it: from
 * then on it stays so. */
void carnet_heap_keep_large_out (void);
/** carnet_heap_trim: gives back to the system what is free in the heaps. */
void carnet_heap_trim (void);

G_END_DECLS
