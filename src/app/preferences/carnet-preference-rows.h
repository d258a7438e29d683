/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of the pages of preferences. @subtitle is nullable everywhere. */

/** carnet_preference_row_new: a row with @control at its end, which it labels; activating the row activates
 * it. */
GtkWidget *carnet_preference_row_new (const char *title, const char *subtitle, GtkWidget *control);
/** carnet_preference_switch_new: on and off as the boolean @key of @settings (nullable: insensitive). */
GtkWidget *
carnet_preference_switch_new (const char *title, const char *subtitle, GSettings *settings, const char *key);
/** carnet_preference_choice_new: one of @names, which are translated already. */
GtkWidget *carnet_preference_choice_new (const char *title, const char *subtitle, const char *const *names);
/** carnet_preference_number_new: @spin: (out): the button in which the number is chosen. */
GtkWidget *carnet_preference_number_new (const char *title,
                                         const char *subtitle,
                                         int         from,
                                         int         to,
                                         int         step,
                                         GtkWidget **spin);

G_END_DECLS
