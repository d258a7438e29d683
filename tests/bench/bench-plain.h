/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** bench_plain_new: what the Carnet view shows, in as many plain widgets, with nothing behind them: months,
 * filters, a virtual list of @n_rows of three labels, a page of text views, icons and buttons. */
GtkWidget *bench_plain_new (guint n_rows);

G_END_DECLS
