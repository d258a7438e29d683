/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-waiting.h"

#include <glib/gi18n-lib.h>

#define DELAY_MS 300

static gboolean
begin_cb (gpointer data)
{
  GtkWidget *spinner = data;

  g_object_set_data (G_OBJECT (spinner), "delay", NULL);
  gtk_spinner_start (GTK_SPINNER (spinner));
  return G_SOURCE_REMOVE;
}

static void
forget (GtkWidget *spinner)
{
  const guint delay = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (spinner), "delay"));

  if (delay != 0)
    g_source_remove (delay);
}

static void
map_cb (GtkWidget *spinner)
{
  forget (spinner);
  g_object_set_data (G_OBJECT (spinner), "delay",
                     GUINT_TO_POINTER (g_timeout_add (DELAY_MS, begin_cb, spinner)));
}

static void
unmap_cb (GtkWidget *spinner)
{
  forget (spinner);
  gtk_spinner_stop (GTK_SPINNER (spinner));
}

GtkWidget *
carnet_waiting_new (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reading…"),
                                  -1);
  g_signal_connect (spinner, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (spinner, "unmap", G_CALLBACK (unmap_cb), NULL);
  return spinner;
}
