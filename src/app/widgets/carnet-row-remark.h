/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** carnet_row_remark_new: the place for what is wrong with @row, to be put below it. */
GtkWidget *carnet_row_remark_new (GtkWidget *row);
/** carnet_row_remark_show: @sentence: (nullable): %NULL when nothing is wrong. */
void carnet_row_remark_show (GtkWidget *remark, const char *sentence);
/** carnet_row_remark_ask: what is still to be filled in, which is no mistake. */
void carnet_row_remark_ask (GtkWidget *remark, const char *sentence);

G_END_DECLS
