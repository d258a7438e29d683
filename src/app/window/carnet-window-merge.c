/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-aliases-window.h"
#include "merge/carnet-batches-window.h"
#include "merge/carnet-merge-window.h"
#include "session/carnet-job.h"
#include "session/carnet-session-merge.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

/* -- Undoing ------------------------------------------------------------------------- */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->path)
    return;
  if (carnet_job_run_finish (CARNET_SESSION (source), result, &error))
    carnet_toast (GTK_WIDGET (self->stack), _ ("The merge is undone: what it brought is out of sight"));
  else
    carnet_toast_error (GTK_WIDGET (self->stack), error, NULL);
}

void
carnet_window_undo_merge (CarnetWindow *self)
{
  if (!self->session || self->sitting == 0)
    return;
  carnet_session_withdraw_sitting_async (self->session, self->sitting, withdrawn_cb, g_object_ref (self));
  self->sitting = 0;
  carnet_window_update_actions (self);
}

/* -- Merging --------------------------------------------------------------------------- */

/* With something left to look at the assistant goes on, and offers to undo. */
static void
merged_cb (CarnetWindow *self, gint64 sitting, guint64 n_left, guint n_files)
{
  g_autofree char *merged
      = g_strdup_printf (ngettext ("%u logbook merged", "%u logbooks merged", n_files), n_files);

  self->sitting = sitting;
  carnet_window_update_actions (self);
  if (n_left == 0)
    carnet_toast_with_action (GTK_WIDGET (self->stack), merged, _ ("_Undo"), "win.undo-merge");
}

static void
settle_cb (CarnetWindow *self)
{
  carnet_window_settle_conflicts (self, NULL);
}

typedef struct
{
  CarnetWindow *window;
  char        **paths;
} Flush;

/* What is being written must be in the logbook before it is compared with others. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flush *flush = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    carnet_toast_error (source ? GTK_WIDGET (flush->window->stack) : NULL, error, NULL);
  else if (flush->window->session)
    {
      GtkWidget *assistant = carnet_merge_window_new (GTK_WINDOW (flush->window), flush->window->session,
                                                      (const char *const *)flush->paths);

      g_signal_connect_object (assistant, "merged", G_CALLBACK (merged_cb), flush->window, G_CONNECT_SWAPPED);
      g_signal_connect_object (assistant, "settle", G_CALLBACK (settle_cb), flush->window, G_CONNECT_SWAPPED);
      g_signal_connect_object (assistant, "batches", G_CALLBACK (carnet_window_show_batches), flush->window,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (assistant, "aliases", G_CALLBACK (carnet_window_show_aliases), flush->window,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (assistant, "undo", G_CALLBACK (carnet_window_undo_merge), flush->window,
                               G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (assistant));
    }
  g_object_unref (flush->window);
  g_strfreev (flush->paths);
  g_free (flush);
}

void
carnet_window_merge_files (CarnetWindow *self, const char *const *paths)
{
  GtkWidget *view = carnet_window_get_view (self, "carnet");
  Flush     *flush = g_new0 (Flush, 1);

  flush->window = g_object_ref (self);
  flush->paths = g_strdupv ((char **)paths);
  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (view), NULL, flushed_cb, flush);
}

static void
chosen_cb (const char *const *paths, gpointer user_data)
{
  carnet_window_merge_files (user_data, paths);
}

void
carnet_window_choose_received (CarnetWindow *self)
{
  carnet_dialog_open_files (GTK_WINDOW (self), _ ("Merge Logbooks"), CARNET_FILE_RECEIVED, chosen_cb, self);
}

void
carnet_window_show_batches (CarnetWindow *self)
{
  if (self->session)
    gtk_window_present (GTK_WINDOW (carnet_batches_window_new (GTK_WINDOW (self), self->session)));
}

void
carnet_window_show_aliases (CarnetWindow *self)
{
  if (self->session)
    gtk_window_present (GTK_WINDOW (carnet_aliases_window_new (GTK_WINDOW (self), self->session)));
}

/* -- Dropping files on the window -------------------------------------------------------- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, CarnetWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  if (!self->session || carnet_session_is_read_only (self->session))
    return FALSE;
  for (GSList *i = g_value_get_boxed (value); i; i = i->next)
    {
      g_autofree char *path = g_file_get_path (i->data);

      if (path)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (*paths)
    carnet_window_merge_files (self, (const char *const *)paths);
  return *paths != NULL;
}

void
carnet_window_accept_files (CarnetWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
