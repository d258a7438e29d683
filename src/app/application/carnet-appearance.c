/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-appearance.h"

#include <adwaita.h>

static void
apply (GSettings *settings)
{
  /* In the order of the setting. */
  static const AdwColorScheme SCHEMES[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  const int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), SCHEMES[style]);
}

void
carnet_appearance_follow (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_signal_connect (settings, "changed::style", G_CALLBACK (apply), NULL);
  apply (settings);
}
