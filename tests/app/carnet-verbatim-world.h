/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-view-world.h"
#include "carnet/carnet-passage-popover.h"

G_BEGIN_DECLS

/* Passages marked as verbatim in the editor of a World. */

#define VERBATIM_WORDS "Il dit : je repars avec une question. Puis il sort."
#define VERBATIM_FIELD 2

GtkTextIter verbatim_iter_at (World *world, guint field, guint offset);
/** verbatim_select_range: characters, in the text of @field, which gets the focus. */
void verbatim_select_range (World *world, guint field, guint start, guint end);
void verbatim_put_cursor (World *world, guint field, guint offset);
void verbatim_select_words (World *world, guint field, const char *words);
/** verbatim_assert_marked: what is marked, as it is shown, separated by bars. */
void verbatim_assert_marked (World *world, guint field, const char *expected);
/** verbatim_list: (transfer full): the passages that the logbook knows in an observation. */
GPtrArray *verbatim_list (World *world, const CarnetId *id);
/** verbatim_get_only: (transfer full): of the one passage there must be. */
CarnetHighlight    *verbatim_get_only (World *world, const CarnetId *id);
guint               verbatim_count_revisions (World *world, const CarnetId *id);
CarnetDocumentState verbatim_get_state (World *world);
/** verbatim_find_popover: (transfer none) (nullable) */
CarnetPassagePopover *verbatim_find_popover (World *world);
/** verbatim_find_label: (transfer none) (nullable) */
GtkWidget *verbatim_find_label (World *world, const char *text);
void       verbatim_write_words (World *world);
void       verbatim_mark (World *world, const char *words);
/** verbatim_mark_words: types %VERBATIM_WORDS, and marks two of them. */
void verbatim_mark_words (World *world);
/** verbatim_open_details: (transfer none): of the passage at the cursor. */
CarnetPassagePopover *verbatim_open_details (World *world);
void                  verbatim_close_details (World *world);

G_END_DECLS
