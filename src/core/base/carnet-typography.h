/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The longest replacement, in bytes, with its NUL. */
#define CARNET_CORRECTION_SIZE 24

/**
 * CarnetCorrection: what replaces a few characters around the cursor.
 * @n_before: code points before the cursor, what was typed among them
 * @n_after: code points after it
 * @text: what takes their place
 */
typedef struct
{
  guint n_before;
  guint n_after;
  char  text[CARNET_CORRECTION_SIZE];
} CarnetCorrection;

/**
 * carnet_typography_correct:
 * @before: valid UTF-8: the paragraph up to the cursor; its last character was just typed
 * @after: valid UTF-8: the rest of the paragraph
 * @correction: (out): what to do
 *
 * French typography, once a key was pressed: « », ’, … and – for what a keyboard has
 * instead, and U+00A0 where a line must not break. Not in an address, in a time
 * (10:30), nor where more than one thing may be meant. A line break is typed as the
 * last character of @before.
 *
 * Returns: %FALSE when what was typed stays as it is.
 */
gboolean carnet_typography_correct (const char *before, const char *after, CarnetCorrection *correction);

/** carnet_typography_is_trigger: whether typing @c may ever be corrected, so that nothing need be read
 * for the others. */
gboolean carnet_typography_is_trigger (gunichar c);

G_END_DECLS
