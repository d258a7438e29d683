/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-palette.h"

#include <adwaita.h>

typedef struct
{
  const char *name;
  const char *light;
  const char *dark;
} Shade;

static const Shade SHADES[CARNET_N_COLOURS] = {
  [CARNET_COLOUR_SECONDARY] = { "secondary_fg", "rgba(0,0,0,0.6)", "rgba(255,255,255,0.68)" },
  [CARNET_COLOUR_PERFORMANCE] = { "carnet_performance", "#1a5fb4", "#8cbaf2" },
  [CARNET_COLOUR_INNOVATION] = { "carnet_innovation", "#813d9c", "#dc8add" },
  [CARNET_COLOUR_CONFIANCE] = { "carnet_confiance", "#136c42", "#8ff0a4" },
  [CARNET_COLOUR_PARCOURS] = { "carnet_parcours", "#9c4400", "#ffbe6f" },
  [CARNET_COLOUR_HEAT_1] = { "heat_1", "#d5e5f8", "#243b57" },
  [CARNET_COLOUR_HEAT_2] = { "heat_2", "#92bdf0", "#2f66a8" },
  [CARNET_COLOUR_HEAT_3] = { "heat_3", "#1a5fb4", "#99c1f1" },
  [CARNET_COLOUR_HEAT_1_FG] = { "heat_1_fg", "#12355f", "#ffffff" },
  [CARNET_COLOUR_HEAT_2_FG] = { "heat_2_fg", "#0b2747", "#ffffff" },
  [CARNET_COLOUR_HEAT_3_FG] = { "heat_3_fg", "#ffffff", "#0b2747" },
  [CARNET_COLOUR_ACCENT] = { "carnet_accent", "#1a66c4", "#8cbaf2" },
  [CARNET_COLOUR_VERBATIM_BG] = { "verbatim_bg", "#fcf3bd", "rgba(229,165,10,0.24)" },
  [CARNET_COLOUR_VERBATIM_LINE] = { "verbatim_line", "#d9a400", "#e5a50a" },
  [CARNET_COLOUR_WARNING] = { "warning_text", "#8a5f00", "#f8e45c" },
  [CARNET_COLOUR_ERROR] = { "error_text", "#c01c28", "#ff938c" },
  [CARNET_COLOUR_DIFF_MINE] = { "diff_mine", "rgba(28,113,216,0.14)", "rgba(28,113,216,0.28)" },
  [CARNET_COLOUR_DIFF_OTHER] = { "diff_other", "rgba(224,118,20,0.16)", "rgba(224,118,20,0.28)" },
  [CARNET_COLOUR_LINE] = { "carnet_line", "rgba(0,0,0,0.07)", "rgba(255,255,255,0.08)" },
};

/* The platform's own names, given the tones of the application. */
static const Shade PLATFORM[] = {
  { "accent_bg_color", "#1c71d8", "#1c71d8" },
  { "accent_color", "#1a66c4", "#8cbaf2" },
  { "sidebar_bg", "#f4f4f4", "#2a2a2a" },
};

void
carnet_palette_get (CarnetColour colour, gboolean dark, GdkRGBA *rgba)
{
  g_return_if_fail (colour < CARNET_N_COLOURS);

  gdk_rgba_parse (rgba, dark ? SHADES[colour].dark : SHADES[colour].light);
}

void
carnet_palette_get_current (CarnetColour colour, GdkRGBA *rgba)
{
  carnet_palette_get (colour, adw_style_manager_get_dark (adw_style_manager_get_default ()), rgba);
}

CarnetColour
carnet_palette_for_impact (CarnetImpact impact)
{
  return CARNET_COLOUR_PERFORMANCE + impact;
}

CarnetColour
carnet_palette_for_lane (CarnetLane lane)
{
  return CARNET_COLOUR_PERFORMANCE + lane;
}

char *
carnet_palette_to_css (gboolean dark)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < CARNET_N_COLOURS; i++)
    g_string_append_printf (css, "@define-color %s %s;\n", SHADES[i].name,
                            dark ? SHADES[i].dark : SHADES[i].light);
  for (guint i = 0; i < G_N_ELEMENTS (PLATFORM); i++)
    g_string_append_printf (css, "@define-color %s %s;\n", PLATFORM[i].name,
                            dark ? PLATFORM[i].dark : PLATFORM[i].light);
  return g_string_free (css, FALSE);
}
