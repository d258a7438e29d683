/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In percent. */
#define CARNET_TEXT_SIZE_MIN 80
#define CARNET_TEXT_SIZE_MAX 200
#define CARNET_TEXT_SIZE_USUAL 100

#define CARNET_TYPE_TEXT_SIZE (carnet_text_size_get_type ())
/**
 * CarnetTextSize:
 *
 * How large the texts of an observation are written: title, sections and questions,
 * in every window. It is the setting `text-size`, and the style of `sectionview`.
 *
 * Property `percent` (int, readable and writable): of the usual size.
 */
G_DECLARE_FINAL_TYPE (CarnetTextSize, carnet_text_size, CARNET, TEXT_SIZE, GObject)

/** carnet_text_size_get_default: (transfer none): the one of this process; there has to be a display. */
CarnetTextSize *carnet_text_size_get_default (void);
int             carnet_text_size_get_percent (CarnetTextSize *self);
/** carnet_text_size_set_percent: the nearest there is. */
void carnet_text_size_set_percent (CarnetTextSize *self, int percent);
/** carnet_text_size_step: the next larger (1) or smaller (-1) of a few sizes, or the usual one (0). */
void carnet_text_size_step (CarnetTextSize *self, int direction);
/** carnet_text_size_dup_label: (transfer full): « Texte à 110 % ». */
char *carnet_text_size_dup_label (CarnetTextSize *self);

G_END_DECLS
