/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CARNET_TYPE_WRITING_PAGE (carnet_writing_page_get_type ())
/** CarnetWritingPage: spelling, personal words, typography, size of the text, light or dark: the same
 * settings as in the menus. */
G_DECLARE_FINAL_TYPE (CarnetWritingPage, carnet_writing_page, CARNET, WRITING_PAGE, AdwPreferencesPage)

/** carnet_writing_page_new: @settings is nullable: nothing can then be set. */
GtkWidget *carnet_writing_page_new (GSettings *settings);

G_END_DECLS
