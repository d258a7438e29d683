/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-scale.h"

/* As the setting counts them. */
#define USUAL_DPI (96 * 1024.0)
#define SCALE_MAX 3.0

static double scale = 0; /* not read yet */

static void
read_scale (GtkSettings *settings)
{
  int dpi = -1;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  scale = CLAMP (dpi / USUAL_DPI, 1, SCALE_MAX);
}

double
carnet_scale_get (void)
{
  GtkSettings *settings;

  if (scale > 0)
    return scale;
  settings = gtk_settings_get_default ();
  if (!settings)
    return 1;
  g_signal_connect (settings, "notify::gtk-xft-dpi", G_CALLBACK (read_scale), NULL);
  read_scale (settings);
  return scale;
}

int
carnet_scale_px (int pixels)
{
  return (int)(pixels * carnet_scale_get () + 0.5);
}

void
carnet_scale_watch (GCallback callback, gpointer object)
{
  /* First itself: the others ask it. */
  carnet_scale_get ();
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", callback, object,
                           G_CONNECT_SWAPPED);
}
