/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "session/carnet-job.h"
#include "session/carnet-session-files.h"
#include "welcome/carnet-welcome.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-status-page.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

/* -- Opening ---------------------------------------------------------------------- */

static void
open_chosen_cb (const char *path, gpointer user_data)
{
  CarnetWindow   *self = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  /* A window that already shows a logbook keeps it. */
  if (self->session && application)
    g_application_open (G_APPLICATION (application), &file, 1, "");
  else
    carnet_window_open (self, path);
}

void
carnet_window_choose_logbook (CarnetWindow *self)
{
  carnet_dialog_open_file (GTK_WINDOW (self), _ ("Open a Logbook"), CARNET_FILE_LOGBOOK, open_chosen_cb,
                           self);
}

static void
show_error (CarnetWindow *self, const GError *error)
{
  carnet_status_page_describe (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->pages, "error");
}

/* As carnet_logbook_create_from() would judge it. */
static GtkWidget *
new_welcome (const char *path, CarnetSession *session)
{
  const CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (carnet_session_get_logbook (session), &query, 0, 1, NULL);

  if (rows && rows->len > 0)
    return carnet_welcome_new_copy (path);
  return carnet_welcome_new_from (path, carnet_session_get_programme (session));
}

#define REBUILD "rebuild"

/* -- Of another version ------------------------------------------------------------- */

/* What another version derived is derived anew before any of it is shown: while so much is written nothing
 * can be read without waiting. */

static gboolean
is_rebuilding (CarnetWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), REBUILD);
}

static void
rebuild_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  CarnetWindow *self = user_data;

  if (self->path && total > 0)
    gtk_progress_bar_set_fraction (self->rebuild_bar, (double)done / (double)total);
}

static void
rebuilt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *received = g_steal_pointer (&self->received);
  const gboolean   done = carnet_session_rebuild_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->transfer) || !self->path
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  carnet_window_set_session (self, CARNET_SESSION (source));
  if (received)
    carnet_window_merge_files (self, (const char *const[]){ received, NULL });
}

static void
rebuild (CarnetWindow *self, CarnetSession *session)
{
  carnet_window_drop_views (self);
  gtk_progress_bar_set_fraction (self->rebuild_bar, 0);
  gtk_stack_set_visible_child_name (self->pages, REBUILD);
  carnet_session_rebuild_async (session, carnet_job_supersede (&self->transfer), rebuild_progress_cb,
                                rebuilt_cb, g_object_ref (self));
  carnet_window_update_actions (self);
}

void
carnet_window_open (CarnetWindow *self, const char *path)
{
  g_autoptr (CarnetSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CARNET_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  /* Nobody waits for another one any more. */
  if (is_rebuilding (self))
    carnet_job_give_up (&self->transfer);
  g_clear_pointer (&self->received, g_free);
  if (path != self->path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  session = carnet_session_open (path, NULL, &error);
  if (session && carnet_logbook_has_owner (carnet_session_get_logbook (session)))
    {
      if (carnet_session_is_outdated (session))
        rebuild (self, session);
      else
        carnet_window_set_session (self, session);
      return;
    }
  carnet_window_drop_views (self);
  if (session)
    carnet_window_show_welcome (self, new_welcome (self->path, session));
  else
    show_error (self, error);
  carnet_window_update_actions (self);
}

/* -- A copy that somebody sent ----------------------------------------------------------- */

void
carnet_window_only_read (CarnetWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetSession) session = self->path ? carnet_session_open (self->path, NULL, &error) : NULL;

  if (session)
    carnet_window_set_session (self, session);
  else if (error)
    carnet_toast_error (GTK_WIDGET (self->pages), error, NULL);
}

/* The person's own logbook, in this window or in the one that shows it already. */
static CarnetWindow *
show_mine (CarnetWindow *self, const char *mine)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application ? gtk_application_get_windows (application) : NULL; l; l = l->next)
    if (CARNET_IS_WINDOW (l->data) && g_strcmp0 (carnet_window_get_path (l->data), mine) == 0)
      return l->data;
  carnet_window_open (self, mine);
  return self;
}

char *
carnet_window_dup_mine (CarnetWindow *self)
{
  g_autofree char *mine = self->settings ? g_settings_get_string (self->settings, "last-logbook") : NULL;

  return mine && *mine && g_file_test (mine, G_FILE_TEST_EXISTS) ? g_steal_pointer (&mine) : NULL;
}

void
carnet_window_merge_into_mine (CarnetWindow *self)
{
  g_autofree char  *mine = carnet_window_dup_mine (self);
  g_autofree char  *received = g_strdup (self->path);
  const char *const paths[] = { received, NULL };
  CarnetWindow     *window;

  if (!mine || !received)
    return;
  window = show_mine (self, mine);
  if (!window->session)
    {
      if (is_rebuilding (window))
        window->received = g_steal_pointer (&received);
      return;
    }
  gtk_window_present (GTK_WINDOW (window));
  carnet_window_merge_files (window, paths);
  if (window != self)
    gtk_window_close (GTK_WINDOW (self));
}
