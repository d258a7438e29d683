/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-waiting.h"

#include <glib/gi18n-lib.h>

#define DELAY_MS 300

static void
remove_delay (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static gboolean
begin_cb (gpointer data)
{
  GtkWidget *spinner = data;

  g_object_steal_data (G_OBJECT (spinner), "delay");
  gtk_widget_set_visible (spinner, TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  return G_SOURCE_REMOVE;
}

static void
begin (GtkWidget *spinner)
{
  g_object_set_data_full (G_OBJECT (spinner), "delay",
                          GUINT_TO_POINTER (g_timeout_add (DELAY_MS, begin_cb, spinner)), remove_delay);
}

static void
end (GtkWidget *spinner)
{
  g_object_set_data (G_OBJECT (spinner), "delay", NULL);
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
  g_signal_connect (spinner, "map", G_CALLBACK (begin), NULL);
  g_signal_connect (spinner, "unmap", G_CALLBACK (end), NULL);
  return spinner;
}

void
carnet_waiting_begin (GtkWidget *spinner)
{
  if (!g_object_get_data (G_OBJECT (spinner), "delay"))
    begin (spinner);
}

void
carnet_waiting_end (GtkWidget *spinner)
{
  end (spinner);
  gtk_widget_set_visible (spinner, FALSE);
}
