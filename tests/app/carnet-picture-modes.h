/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_picture_modes: options: the dark and the high contrast styles, right to left, larger fonts, larger
 * texts. */
extern const GOptionEntry carnet_picture_modes[];
/** carnet_picture_modes_prepare: before adw_init(). */
void carnet_picture_modes_prepare (void);
/** carnet_picture_modes_apply: after it, and before the first window. */
void carnet_picture_modes_apply (void);

G_END_DECLS
