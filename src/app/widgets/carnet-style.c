/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "carnet-app-resources.h"
#include "data/carnet-icons.h"
#include "widgets/carnet-palette.h"
#include "widgets/carnet-scrolled-leak.h"

#define RESOURCES "/io/github/carnetdebord/Carnet"

static void
load_colours_cb (GtkCssProvider *provider)
{
  g_autofree char *css = carnet_palette_to_css (carnet_palette_get_tone ());

  gtk_css_provider_load_from_data (provider, css, -1);
}

static void
load_contrast_cb (GtkCssProvider *provider)
{
  if (carnet_palette_get_tone () & CARNET_TONE_STRONG)
    gtk_css_provider_load_from_resource (provider, RESOURCES "/css/carnet-contrast.css");
  else
    gtk_css_provider_load_from_data (provider, "", -1);
}

static void
add_provider (GdkDisplay *display, GtkCssProvider *provider)
{
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
carnet_style_register_resources (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      carnet_app_register_resource ();
      carnet_icons_register_resource ();
      g_once_init_leave (&once, 1);
    }
}

void
carnet_style_init (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) colours = NULL;
  g_autoptr (GtkCssProvider) sheet = NULL;
  g_autoptr (GtkCssProvider) contrast = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (g_object_get_data (G_OBJECT (display), "carnet-style"))
    return;
  g_object_set_data (G_OBJECT (display), "carnet-style", GINT_TO_POINTER (1));
  carnet_style_register_resources ();
  carnet_scrolled_leak_mend ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "/icons");

  colours = gtk_css_provider_new ();
  sheet = gtk_css_provider_new ();
  contrast = gtk_css_provider_new ();
  load_colours_cb (colours);
  load_contrast_cb (contrast);
  carnet_palette_watch (G_CALLBACK (load_colours_cb), colours);
  carnet_palette_watch (G_CALLBACK (load_contrast_cb), contrast);
  gtk_css_provider_load_from_resource (sheet, RESOURCES "/css/carnet.css");
  add_provider (display, colours);
  add_provider (display, sheet);
  add_provider (display, contrast);
}
