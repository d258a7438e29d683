/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trash/carnet-trash-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-history-window.h"
#include "session/carnet-job.h"
#include "session/carnet-session-trash.h"
#include "trash/carnet-trash-row.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-list-page.h"
#include "widgets/carnet-toasts.h"

struct _CarnetTrashWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *page;
  GtkWidget *list; /* (nullable): of the rows shown */

  /* Owned */
  CarnetSession *session;
  GPtrArray     *trash; /* (element-type CarnetTrashed) (nullable) */
  GCancellable  *reading;
  char          *back; /* the title of what is being put back */

  guint focus; /* the row that gets the focus once it is read again; G_MAXUINT for none */
};

G_DEFINE_FINAL_TYPE (CarnetTrashWindow, carnet_trash_window, ADW_TYPE_WINDOW)

/* -- Rows --------------------------------------------------------------------------------- */

static GtkWidget *
new_heading (guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u deleted item: nothing is ever erased here",
                                                     "%u deleted items: nothing is ever erased here", n),
                                           n);
  GtkWidget       *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "carnet-batch-heading");
  return heading;
}

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  CarnetTrashWindow *self = user_data;
  GtkWidget         *row
      = carnet_trash_row_new (self->trash->pdata[i], i, !carnet_session_is_read_only (self->session));

  if (i == 0)
    self->list = carnet_list_page_begin_list (rows, new_heading (self->trash->len));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* -- Reading ---------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTrashWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trash = carnet_session_list_trash_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (!trash)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  g_clear_pointer (&self->trash, g_ptr_array_unref);
  self->trash = g_steal_pointer (&trash);
  if (self->focus != G_MAXUINT && self->trash->len > 0)
    self->focus = MIN (self->focus, self->trash->len - 1);
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), self->trash->len, self->focus);
  self->focus = G_MAXUINT;
}

static void
read_trash (CarnetTrashWindow *self)
{
  carnet_session_list_trash_async (self->session, carnet_job_supersede (&self->reading), read_cb,
                                   g_object_ref (self));
}

static void
session_changed_cb (CarnetTrashWindow *self)
{
  read_trash (self);
}

/* -- Putting back, looking ----------------------------------------------------------------------- */

static const CarnetTrashed *
get_trashed (CarnetTrashWindow *self, GVariant *parameter)
{
  const guint i = g_variant_get_uint32 (parameter);

  return self->trash && i < self->trash->len ? self->trash->pdata[i] : NULL;
}

static void
back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTrashWindow) self = user_data;
  g_autofree char *title = g_steal_pointer (&self->back);
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is back in its place"), title);
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trash.put-back", TRUE);
  if (carnet_session_put_back_finish (CARNET_SESSION (source), result, &error))
    carnet_toast (self->page, sentence);
  else
    carnet_toast_error (self->page, error, NULL);
}

static void
put_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetTrashWindow   *self = CARNET_TRASH_WINDOW (widget);
  const CarnetTrashed *trashed = get_trashed (self, parameter);

  if (!trashed || self->back)
    return;
  self->back = carnet_trashed_dup_title (trashed);
  self->focus = g_variant_get_uint32 (parameter);
  gtk_widget_action_set_enabled (widget, "trash.put-back", FALSE);
  carnet_session_put_back_async (self->session, trashed, back_cb, g_object_ref (self));
}

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetTrashWindow   *self = CARNET_TRASH_WINDOW (widget);
  const CarnetTrashed *trashed = get_trashed (self, parameter);

  if (trashed)
    gtk_window_present (
        GTK_WINDOW (carnet_history_window_new (GTK_WINDOW (self), self->session, &trashed->id)));
}

/* -- Object --------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetTrashWindow *self = CARNET_TRASH_WINDOW (object);

  carnet_job_give_up (&self->reading);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->trash, g_ptr_array_unref);
  g_clear_pointer (&self->back, g_free);
  G_OBJECT_CLASS (carnet_trash_window_parent_class)->dispose (object);
}

static void
carnet_trash_window_class_init (CarnetTrashWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "trash.put-back", "u", put_back_cb);
  gtk_widget_class_install_action (widget_class, "trash.history", "u", history_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carnet_trash_window_init (CarnetTrashWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->focus = G_MAXUINT;
  self->page = carnet_list_page_new (
      "user-trash-symbolic", _ ("Nothing was deleted"),
      _ ("Deleted observations, milestones, themes, actors, people and territories stay here, "
         "and can be put back at any time."),
      _ ("The trash cannot be read"), _ ("Show _Earlier Ones"), add_row_cb, self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Trash"));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), content);
  adw_window_set_content (ADW_WINDOW (self), toasts);
}

GtkWidget *
carnet_trash_window_new (GtkWindow *parent, CarnetSession *session)
{
  CarnetTrashWindow *self = g_object_new (CARNET_TYPE_TRASH_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 640, 720);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  read_trash (self);
  return GTK_WIDGET (self);
}

gboolean
carnet_trash_window_is_read (CarnetTrashWindow *self)
{
  g_return_val_if_fail (CARNET_IS_TRASH_WINDOW (self), FALSE);

  return !self->reading && !self->back && carnet_list_page_is_filled (CARNET_LIST_PAGE (self->page));
}
