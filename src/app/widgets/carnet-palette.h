/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-observation.h"
#include "model/carnet-programme.h"

G_BEGIN_DECLS

/**
 * CarnetColour: the colours of the application beside those of the platform. Each
 * is also a named colour of the style sheets: `@carnet_performance`,
 * `@secondary_fg`, `@heat_1` …
 */
typedef enum
{
  CARNET_COLOUR_SECONDARY, /* text of less weight; never below 4.5:1 */
  CARNET_COLOUR_PERFORMANCE,
  CARNET_COLOUR_INNOVATION,
  CARNET_COLOUR_CONFIANCE,
  CARNET_COLOUR_PARCOURS,
  CARNET_COLOUR_HEAT_1,
  CARNET_COLOUR_HEAT_2,
  CARNET_COLOUR_HEAT_3,
  CARNET_COLOUR_HEAT_1_FG,
  CARNET_COLOUR_HEAT_2_FG,
  CARNET_COLOUR_HEAT_3_FG,
  CARNET_COLOUR_ACCENT,
  CARNET_COLOUR_VERBATIM_BG,
  CARNET_COLOUR_VERBATIM_LINE,
  CARNET_COLOUR_WARNING,
  CARNET_COLOUR_ERROR,
  CARNET_COLOUR_DIFF_MINE,
  CARNET_COLOUR_DIFF_OTHER,
  CARNET_COLOUR_LINE, /* hairlines behind content; carries no meaning */
  CARNET_N_COLOURS,
} CarnetColour;

/** CarnetTone: the light style, or these. */
typedef enum
{
  CARNET_TONE_DARK = 1 << 0,
  CARNET_TONE_STRONG = 1 << 1, /* high contrast */
} CarnetTone;

/** carnet_palette_get: the colour in that style. */
void carnet_palette_get (CarnetColour colour, CarnetTone tone, GdkRGBA *rgba);
/** carnet_palette_get_tone: of the style now on screen. */
CarnetTone carnet_palette_get_tone (void);
/** carnet_palette_get_current: the colour in the style now on screen. */
void carnet_palette_get_current (CarnetColour colour, GdkRGBA *rgba);
/** carnet_palette_watch: @callback is called with @object, while it lives, when that style is another. */
void         carnet_palette_watch (GCallback callback, gpointer object);
CarnetColour carnet_palette_for_impact (CarnetImpact impact);
CarnetColour carnet_palette_for_lane (CarnetLane lane);
/** carnet_palette_to_css: Returns: (transfer full): the @define-color lines. */
char *carnet_palette_to_css (CarnetTone tone);

/** carnet_style_register_resources: makes them findable; before GtkApplication looks for the shortcuts. */
void carnet_style_register_resources (void);
/**
 * carnet_style_init:
 * Registers the resources of the application, its icons and style sheets for
 * @display, and swaps the colours when the style turns dark or light. Once per
 * process is enough; more does no harm.
 */
void carnet_style_init (GdkDisplay *display);

G_END_DECLS
