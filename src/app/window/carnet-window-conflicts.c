/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-carnet-view.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-history-window.h"
#include "session/carnet-session-conflicts.h"
#include "trash/carnet-trash-window.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

/* What is being written must be there before somebody looks at its versions. */

typedef struct _Look
{
  CarnetWindow *window;
  CarnetId      entity;
  CarnetHash    revision;
  void (*then) (CarnetWindow *window, const struct _Look *look);
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->window);
  g_free (look);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    carnet_toast_error (GTK_WIDGET (look->window), error, "carnet.retry");
  else if (look->window->session)
    look->then (look->window, look);
}

/* @what: without its window */
static void
flush_then (CarnetWindow *self, Look what)
{
  Look *look;

  if (!self->session)
    return;
  look = g_memdup2 (&what, sizeof what);
  look->window = g_object_ref (self);
  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")), NULL,
                                  flushed_cb, look);
}

/* -- Conflicts ------------------------------------------------------------------------- */

static void
leave_cb (CarnetWindow *self)
{
  gtk_stack_set_visible_child_name (self->pages, "main");
  adw_bin_set_child (self->conflicts_bin, NULL);
}

static void
show_conflicts (CarnetWindow *self, const Look *look)
{
  const CarnetId *entity = carnet_id_is_nil (&look->entity) ? NULL : &look->entity;
  GtkWidget      *page = carnet_conflict_page_new (self->session, entity);

  g_signal_connect_object (page, "closed", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->conflicts_bin, page);
  gtk_stack_set_visible_child_name (self->pages, "conflicts");
  gtk_widget_grab_focus (page);
}

void
carnet_window_settle_conflicts (CarnetWindow *self, const CarnetId *entity)
{
  flush_then (self, (Look){ .then = show_conflicts, .entity = entity ? *entity : (CarnetId){ { 0 } } });
}

/* Who is on the page of conflicts stands again before this one; who left it stays where they are. */
static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;
  CarnetId   entity;

  if (CARNET_SESSION (source) != self->session)
    return;
  if (!carnet_session_take_back_finish (CARNET_SESSION (source), result, &entity, &error))
    {
      carnet_toast_error (GTK_WIDGET (self->stack), error, NULL);
      return;
    }
  carnet_toast (GTK_WIDGET (self->stack), _ ("The conflict is open again, with all its versions"));
  page = adw_bin_get_child (self->conflicts_bin);
  if (page)
    carnet_conflict_page_show (CARNET_CONFLICT_PAGE (page), &entity);
}

static void
take_back (CarnetWindow *self, const Look *look)
{
  carnet_session_take_back_async (self->session, &look->revision, NULL, taken_back_cb, g_object_ref (self));
}

void
carnet_window_take_back (CarnetWindow *self, const CarnetHash *revision)
{
  flush_then (self, (Look){ .then = take_back, .revision = *revision });
}

/* -- History, trash --------------------------------------------------------------------- */

static void
show_history (CarnetWindow *self, const Look *look)
{
  gtk_window_present (
      GTK_WINDOW (carnet_history_window_new (GTK_WINDOW (self), self->session, &look->entity)));
}

void
carnet_window_show_history (CarnetWindow *self)
{
  CarnetId id;

  if (carnet_carnet_view_get_observation (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")), &id))
    flush_then (self, (Look){ .then = show_history, .entity = id });
}

void
carnet_window_show_trash (CarnetWindow *self)
{
  if (self->session)
    gtk_window_present (GTK_WINDOW (carnet_trash_window_new (GTK_WINDOW (self), self->session)));
}
