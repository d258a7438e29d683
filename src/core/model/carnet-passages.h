/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-highlight.h"

G_BEGIN_DECLS

/* The marked passages of one text, in order and apart from each other, while it is
 * being written: (element-type CarnetHighlight) arrays that free their elements. What
 * is written at the very ends of a passage is not part of it. */

GPtrArray *carnet_passages_new (void);
GPtrArray *carnet_passages_copy (const GPtrArray *self);
/** carnet_passages_add: @highlight (transfer full): in its place. Returns: %FALSE, freeing it, when it is
 * empty or touches another. */
gboolean carnet_passages_add (GPtrArray *self, CarnetHighlight *highlight);
/** carnet_passages_find_at: (nullable) (transfer none): the one that all of @start to @end is in, or stands
 * at the ends of. */
CarnetHighlight *carnet_passages_find_at (const GPtrArray *self, guint start, guint end);
CarnetHighlight *carnet_passages_find (const GPtrArray *self, const CarnetId *id);
/** carnet_passages_insert: @n code points come at @offset of the text. */
void carnet_passages_insert (GPtrArray *self, guint offset, guint n);
/** carnet_passages_delete: @n code points go from @offset on; a passage of which nothing is left goes too. */
void carnet_passages_delete (GPtrArray *self, guint offset, guint n);
/** carnet_passages_would_lose: after deleting so, inserting the same again does not bring all back as it
 * was. */
gboolean carnet_passages_would_lose (const GPtrArray *self, guint offset, guint n);

/** carnet_passages_to_string: (transfer full): never empty; without quotes and heads. */
char *carnet_passages_to_string (const GPtrArray *self);
/** carnet_passages_from_string: (transfer full): @text: of carnet_passages_to_string(). */
GPtrArray *carnet_passages_from_string (const char *text);

G_END_DECLS
