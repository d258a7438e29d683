/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"
#include "widgets/carnet-fold-bin.h"

G_BEGIN_DECLS

#define CARNET_TYPE_ALIAS_ROW (carnet_alias_row_get_type ())
/**
 * CarnetAliasRow: two people, or two territories, side by side (one below the other in a narrow window), what
 * was judged of them, and the buttons to judge: they activate `aliases.judge (ssi)`, of both ids and a
 * #CarnetAliasState.
 */
G_DECLARE_FINAL_TYPE (CarnetAliasRow, carnet_alias_row, CARNET, ALIAS_ROW, GtkListBoxRow)

/** carnet_alias_row_new: with buttons when @writable; follows @fold_bin. */
GtkWidget *carnet_alias_row_new (const CarnetAliasPair *pair, gboolean writable, CarnetFoldBin *fold_bin);
/** carnet_alias_heading_new: « À juger », over the @n pairs that begin with @pair. */
GtkWidget *carnet_alias_heading_new (const CarnetAliasPair *pair, guint n);

G_END_DECLS
