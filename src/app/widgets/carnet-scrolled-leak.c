/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-scrolled-leak.h"

#include <gtk/gtk.h>

static gboolean
unrealize_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  const GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DETAIL | G_SIGNAL_MATCH_DATA;
  GtkWidget             *widget = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_matched (
        gtk_widget_get_settings (widget), match, g_signal_lookup ("notify", G_TYPE_OBJECT),
        g_quark_from_static_string ("gtk-overlay-scrolling"), NULL, NULL, widget);
  return TRUE;
}

void
carnet_scrolled_leak_mend (void)
{
  static gboolean mended = FALSE;

  if (mended)
    return;
  mended = TRUE;
  /* Its signals are known from then on. */
  g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, unrealize_cb, NULL, NULL);
}
