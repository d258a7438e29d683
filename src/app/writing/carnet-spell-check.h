/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_SPELL_CHECK (carnet_spell_check_get_type ())
/**
 * CarnetSpellCheck:
 *
 * Underlines the misspelt words of a text view that can be written in: those that
 * changed, a little at a time when the main loop has nothing else to do. A word being
 * typed is left alone until the cursor leaves it. See #CarnetSpeller.
 */
G_DECLARE_FINAL_TYPE (CarnetSpellCheck, carnet_spell_check, CARNET, SPELL_CHECK, GObject)

/** carnet_spell_check_new: for @view, which must outlive it, and its buffer. */
CarnetSpellCheck *carnet_spell_check_new (GtkTextView *view);
/** carnet_spell_check_find_word: (transfer full) (nullable): the word at @place, as it is asked, and where it
 * is; %NULL when there is none that is checked. */
char *carnet_spell_check_find_word (CarnetSpellCheck  *self,
                                    const GtkTextIter *place,
                                    GtkTextIter       *start,
                                    GtkTextIter       *end);
/** carnet_spell_check_get_tag: (transfer none): of misspelt words. */
GtkTextTag *carnet_spell_check_get_tag (CarnetSpellCheck *self);
/** carnet_spell_check_is_done: nothing is left to check or to be answered, or nobody has written yet. */
gboolean carnet_spell_check_is_done (CarnetSpellCheck *self);

G_END_DECLS
