/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_random_text: bytes such as a careless program may hand over: mostly
 * French, with marks apart, jamo, emoji, controls, noncharacters, line ends of
 * every kind, NULs and broken UTF-8. Of g_test_rand_int(): a seed replays it.
 * Returns: (transfer full): @size bytes, then a NUL.
 */
char *carnet_random_text (guint max_pieces, gsize *size);
/** carnet_random_char: any character of Unicode, common ones more often. */
gunichar carnet_random_char (void);

G_END_DECLS
