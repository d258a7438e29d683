/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetNear: one name, to compare others with: what may be the same thing written otherwise.
 *
 * Two names are near when, accents, case and punctuation aside, their words have the same French stems
 * (« Fragilité », « Les fragilités »: articles do not count), or when one becomes the other by changing one
 * letter in five, two at most. Names that differ by a number (« Axe 1 », « Axe 2 ») are not near.
 */
typedef struct _CarnetNear CarnetNear;

CarnetNear *carnet_near_new (const char *name);
void        carnet_near_free (CarnetNear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetNear, carnet_near_free)
/** carnet_near_matches: also %TRUE for the same name. A name without a letter or a digit is near no other. */
gboolean carnet_near_matches (CarnetNear *self, const char *other);

G_END_DECLS
