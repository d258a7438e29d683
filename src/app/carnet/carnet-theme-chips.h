/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-theme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_THEME_CHIPS (carnet_theme_chips_get_type ())
/**
 * CarnetThemeChips:
 *
 * The themes of an observation, one chip each, and a button to add some: those of
 * the logbook are proposed as one types, others are made on the fly.
 *
 * Signals: `add (const char *label)`, `remove (const CarnetId *theme)`.
 */
G_DECLARE_FINAL_TYPE (CarnetThemeChips, carnet_theme_chips, CARNET, THEME_CHIPS, GtkWidget)

GtkWidget *carnet_theme_chips_new (void);
/** carnet_theme_chips_set_known: @themes (element-type CarnetTheme) (transfer full): those of the logbook. */
void carnet_theme_chips_set_known (CarnetThemeChips *self, GPtrArray *themes);
/** carnet_theme_chips_set_themes: @ids (element-type CarnetId): those shown, all of them known. */
void carnet_theme_chips_set_themes (CarnetThemeChips *self, const GArray *ids);
void carnet_theme_chips_set_editable (CarnetThemeChips *self, gboolean editable);
/** carnet_theme_chips_get_entry: (transfer none): where labels are typed, for tests. */
GtkWidget *carnet_theme_chips_get_entry (CarnetThemeChips *self);

G_END_DECLS
