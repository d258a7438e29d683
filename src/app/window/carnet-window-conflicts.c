/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-carnet-view.h"
#include "merge/carnet-conflict-page.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

typedef struct
{
  CarnetWindow *window;
  CarnetId      observation;
} Settling;

static void
settling_free (Settling *settling)
{
  g_object_unref (settling->window);
  g_free (settling);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settling, settling_free)

void
carnet_window_leave_conflicts (CarnetWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "main");
  adw_bin_set_child (self->conflicts_bin, NULL);
}

static void
show_page (CarnetWindow *self, const CarnetId *observation)
{
  GtkWidget *page
      = carnet_conflict_page_new (self->session, carnet_id_is_nil (observation) ? NULL : observation);

  g_signal_connect_object (page, "closed", G_CALLBACK (carnet_window_leave_conflicts), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->conflicts_bin, page);
  gtk_stack_set_visible_child_name (self->pages, "conflicts");
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* What is being written must not come after what is settled without knowing of it. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Settling) settling = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    carnet_toast_error (GTK_WIDGET (settling->window), error, "carnet.retry");
  else if (settling->window->session)
    show_page (settling->window, &settling->observation);
}

void
carnet_window_settle_conflicts (CarnetWindow *self, const CarnetId *observation)
{
  Settling *settling;

  if (!self->session)
    return;
  settling = g_new0 (Settling, 1);
  settling->window = g_object_ref (self);
  if (observation)
    settling->observation = *observation;
  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")), NULL,
                                  flushed_cb, settling);
}
