/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Golden pictures: kept at half their size and 32 levels a channel, compared block by block. */

/** carnet_golden_shrink: (transfer full): the picture at @path, at half its size. */
cairo_surface_t *carnet_golden_shrink (const char *path);
/** carnet_golden_save: rounds @picture to the levels that are kept and writes it. */
void carnet_golden_save (cairo_surface_t *picture, const char *path);
/** carnet_golden_load: (transfer full) (nullable): a picture as it was kept. */
cairo_surface_t *carnet_golden_load (const char *path);
/** carnet_golden_compare: how many blocks differ; all of them when the sizes do.
 * @difference: (out) (transfer full): before, after, and where. */
guint carnet_golden_compare (cairo_surface_t *golden, cairo_surface_t *picture, cairo_surface_t **difference);
/** carnet_golden_describe_machine: (transfer full): what draws the pictures here, a line each. */
char *carnet_golden_describe_machine (void);

G_END_DECLS
