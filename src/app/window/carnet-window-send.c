/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "send/carnet-send-window.h"
#include "widgets/carnet-show-file.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

static void
sent_cb (CarnetWindow *self, const CarnetSendReport *report)
{
  g_autofree char *sentence
      = report->n_private > 0 ? g_strdup_printf (
            ngettext ("Copy ready to send, without %u private observation",
                      "Copy ready to send, without %u private observations", report->n_private),
            report->n_private)
                              : g_strdup (_ ("Copy ready to send"));

  g_free (self->sent);
  self->sent = g_strdup (report->path);
  carnet_toast_with_action (GTK_WIDGET (self->stack), sentence, _ ("Show in _Folder"), "win.show-sent");
}

/* What is being written is sealed, so that it counts. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (!carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    {
      carnet_toast_error (self->path ? GTK_WIDGET (self->stack) : NULL, error, NULL);
      return;
    }
  if (!self->session)
    return;
  dialog = carnet_send_window_new (GTK_WINDOW (self), self->session);
  g_signal_connect_object (dialog, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
carnet_window_send_copy (CarnetWindow *self)
{
  GtkWidget *view = carnet_window_get_view (self, "carnet");

  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (view), NULL, flushed_cb, g_object_ref (self));
}

void
carnet_window_show_sent (CarnetWindow *self)
{
  if (self->sent)
    carnet_show_in_folder (GTK_WINDOW (self), self->sent);
}
