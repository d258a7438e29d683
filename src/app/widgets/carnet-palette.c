/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-palette.h"

#include <adwaita.h>

typedef struct
{
  const char *name;
  const char *light;
  const char *dark;
  /* In the high contrast style; %NULL for the same: text is then at 7:1. */
  const char *strong_light;
  const char *strong_dark;
} Shade;

static const Shade SHADES[CARNET_N_COLOURS] = {
  [CARNET_COLOUR_SECONDARY] = { "secondary_fg", "rgba(0,0,0,0.6)", "rgba(255,255,255,0.68)",
                                "rgba(0,0,0,0.84)", "rgba(255,255,255,0.9)" },
  [CARNET_COLOUR_PERFORMANCE] = { "carnet_performance", "#1a5fb4", "#8cbaf2", "#134a8e", NULL },
  [CARNET_COLOUR_INNOVATION] = { "carnet_innovation", "#813d9c", "#dc8add", "#6a2c83", "#e8a9e8" },
  [CARNET_COLOUR_CONFIANCE] = { "carnet_confiance", "#136c42", "#8ff0a4", "#0e5233", NULL },
  [CARNET_COLOUR_PARCOURS] = { "carnet_parcours", "#9c4400", "#ffbe6f", "#7a3500", NULL },
  [CARNET_COLOUR_HEAT_1] = { "heat_1", "#d5e5f8", "#243b57" },
  [CARNET_COLOUR_HEAT_2] = { "heat_2", "#92bdf0", "#2f66a8", "#a9caf3", "#285a93" },
  [CARNET_COLOUR_HEAT_3] = { "heat_3", "#1a5fb4", "#99c1f1", "#134a8e", NULL },
  [CARNET_COLOUR_HEAT_1_FG] = { "heat_1_fg", "#12355f", "#ffffff", "#0c2545", NULL },
  [CARNET_COLOUR_HEAT_2_FG] = { "heat_2_fg", "#0b2747", "#ffffff", "#071a30", NULL },
  [CARNET_COLOUR_HEAT_3_FG] = { "heat_3_fg", "#ffffff", "#0b2747" },
  [CARNET_COLOUR_ACCENT] = { "carnet_accent", "#1a66c4", "#8cbaf2", "#134d96", NULL },
  [CARNET_COLOUR_VERBATIM_BG] = { "verbatim_bg", "#fcf3bd", "rgba(229,165,10,0.24)" },
  [CARNET_COLOUR_VERBATIM_LINE] = { "verbatim_line", "#d9a400", "#e5a50a", "#7a5a00", NULL },
  [CARNET_COLOUR_WARNING] = { "warning_text", "#8a5f00", "#f8e45c", "#634400", NULL },
  [CARNET_COLOUR_ERROR] = { "error_text", "#c01c28", "#ff938c", "#8f121c", "#ffb3ae" },
  [CARNET_COLOUR_DIFF_MINE] = { "diff_mine", "rgba(28,113,216,0.14)", "rgba(28,113,216,0.28)" },
  [CARNET_COLOUR_DIFF_OTHER] = { "diff_other", "rgba(224,118,20,0.16)", "rgba(224,118,20,0.28)" },
  [CARNET_COLOUR_LINE] = { "carnet_line", "rgba(0,0,0,0.07)", "rgba(255,255,255,0.08)", "rgba(0,0,0,0.5)",
                           "rgba(255,255,255,0.5)" },
};

/* The platform's own names, given the tones of the application. */
static const Shade PLATFORM[] = {
  { "accent_bg_color", "#1c71d8", "#1c71d8" },
  { "accent_color", "#1a66c4", "#8cbaf2", "#134d96", NULL },
  { "sidebar_bg", "#f4f4f4", "#2a2a2a" },
};

static const char *
pick (const Shade *shade, CarnetTone tone)
{
  const gboolean dark = (tone & CARNET_TONE_DARK) != 0;
  const char    *strong = dark ? shade->strong_dark : shade->strong_light;

  if ((tone & CARNET_TONE_STRONG) && strong)
    return strong;
  return dark ? shade->dark : shade->light;
}

void
carnet_palette_get (CarnetColour colour, CarnetTone tone, GdkRGBA *rgba)
{
  g_return_if_fail (colour < CARNET_N_COLOURS);

  gdk_rgba_parse (rgba, pick (&SHADES[colour], tone));
}

CarnetTone
carnet_palette_get_tone (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return (adw_style_manager_get_dark (style) ? CARNET_TONE_DARK : 0)
         | (adw_style_manager_get_high_contrast (style) ? CARNET_TONE_STRONG : 0);
}

void
carnet_palette_get_current (CarnetColour colour, GdkRGBA *rgba)
{
  carnet_palette_get (colour, carnet_palette_get_tone (), rgba);
}

void
carnet_palette_watch (GCallback callback, gpointer object)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", callback, object, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", callback, object, G_CONNECT_SWAPPED);
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
carnet_palette_to_css (CarnetTone tone)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < CARNET_N_COLOURS; i++)
    g_string_append_printf (css, "@define-color %s %s;\n", SHADES[i].name, pick (&SHADES[i], tone));
  for (guint i = 0; i < G_N_ELEMENTS (PLATFORM); i++)
    g_string_append_printf (css, "@define-color %s %s;\n", PLATFORM[i].name, pick (&PLATFORM[i], tone));
  return g_string_free (css, FALSE);
}
