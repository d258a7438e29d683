/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-templates-window.h"
#include "carnet/carnet-view-private.h"

static void
chosen_cb (CarnetCarnetView *self, const CarnetTemplate *template)
{
  g_autoptr (CarnetObservationDocument) document = carnet_observation_document_new (self->session, NULL);

  carnet_observation_document_begin_with (document, template, carnet_known_get_themes (self->known));
  carnet_view_start (self, document);
}

void
carnet_view_show_templates (CarnetCarnetView *self)
{
  const gboolean written = self->current && !carnet_observation_document_is_blank (self->current);
  CarnetTemplate *template = written ? carnet_observation_document_dup_template (self->current) : NULL;
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *window = carnet_templates_window_new (parent, self->session, template);

  g_signal_connect_object (window, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
