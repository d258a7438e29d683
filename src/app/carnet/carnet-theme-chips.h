/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-chip-row.h"
#include "model/carnet-theme.h"
#include "model/carnet-names.h"

G_BEGIN_DECLS

#define CARNET_TYPE_THEME_CHIPS (carnet_theme_chips_get_type ())
/**
 * CarnetThemeChips:
 *
 * The themes of an observation; those of the logbook are proposed as the tree that they are.
 *
 * Signal, beside those of #CarnetChipRow: `create (const char *label, const CarnetId *parent)`, nil for none.
 */
G_DECLARE_FINAL_TYPE (CarnetThemeChips, carnet_theme_chips, CARNET, THEME_CHIPS, CarnetChipRow)

GtkWidget *carnet_theme_chips_new (void);
/** carnet_theme_chips_set_known: @themes (element-type CarnetTheme) (transfer full): those of the logbook;
 * @names: (nullable): what others are called, is referenced. */
void carnet_theme_chips_set_known (CarnetThemeChips *self, GPtrArray *themes, CarnetNames *names);
/** carnet_theme_chips_get_parents: (transfer none): what a new one is put under, for tests. */
GtkDropDown *carnet_theme_chips_get_parents (CarnetThemeChips *self);

G_END_DECLS
