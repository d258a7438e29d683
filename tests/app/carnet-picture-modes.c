/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-picture-modes.h"

#include <adwaita.h>

#include "writing/carnet-text-size.h"

static gboolean dark = FALSE;
static gboolean contrast = FALSE;
static gboolean mirrored = FALSE;
static int      scaling = 100;
static int      text = CARNET_TEXT_SIZE_USUAL;

const GOptionEntry carnet_picture_modes[] = {
  { "dark", 'd', 0, G_OPTION_ARG_NONE, &dark, "the dark style", NULL },
  { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &contrast, "the high contrast style", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &mirrored, "from right to left", NULL },
  { "scaling", 0, 0, G_OPTION_ARG_INT, &scaling, "size of all fonts, as the desktop sets it", "PERCENT" },
  { "text", 0, 0, G_OPTION_ARG_INT, &text, "size of what is written", "PERCENT" },
  { NULL },
};

void
carnet_picture_modes_prepare (void)
{
  if (contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
}

void
carnet_picture_modes_apply (void)
{
  if (dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (mirrored)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (scaling != 100)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * scaling / 100, NULL);
  carnet_text_size_set_percent (carnet_text_size_get_default (), text);
}
