/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writing/carnet-spell-check.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SPELL_MENU (carnet_spell_menu_get_type ())
/**
 * CarnetSpellMenu:
 *
 * What the context menu of a text says of writing: suggestions for the misspelt word
 * under the pointer, or at the cursor when a key opens it; the language; typography.
 */
G_DECLARE_FINAL_TYPE (CarnetSpellMenu, carnet_spell_menu, CARNET, SPELL_MENU, GObject)

/** carnet_spell_menu_new: adds it to the menu of @view, which must outlive it. */
CarnetSpellMenu *carnet_spell_menu_new (GtkTextView *view, CarnetSpellCheck *check);

G_END_DECLS
