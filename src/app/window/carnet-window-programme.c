/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme as a file of its own. */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "session/carnet-session-files.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->session)
    return;
  if (carnet_session_save_programme_finish (CARNET_SESSION (source), result, &error))
    carnet_toast (GTK_WIDGET (self->stack), _ ("Programme saved"));
  else
    carnet_toast_error (GTK_WIDGET (self->stack), error, "win.save-programme");
}

void
carnet_window_save_programme_to (CarnetWindow *self, const char *path)
{
  carnet_session_save_programme_async (self->session, path, saved_cb, g_object_ref (self));
}

static void
save_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_save_programme_to (user_data, path);
}

void
carnet_window_save_programme (CarnetWindow *self)
{
  g_autofree char *slug = carnet_text_slug (carnet_session_get_programme (self->session)->title);
  g_autofree char *name = g_strdup_printf ("programme-%s.xml", slug);

  carnet_dialog_save_file (GTK_WINDOW (self), _ ("Save the Programme"), CARNET_FILE_XML, name, save_chosen_cb,
                           self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint            n = 0;

  if (!self->session)
    return;
  if (!carnet_session_add_milestones_finish (CARNET_SESSION (source), result, &n, &error))
    {
      carnet_toast_error (GTK_WIDGET (self->stack), error, NULL);
      return;
    }
  if (n == 0)
    sentence = g_strdup (_ ("Nothing new in this file: you already had all of its milestones"));
  else
    sentence = g_strdup_printf (ngettext ("%u milestone added", "%u milestones added", n), n);
  carnet_toast (GTK_WIDGET (self->stack), sentence);
}

void
carnet_window_add_programme_from (CarnetWindow *self, const char *path)
{
  carnet_session_add_milestones_async (self->session, path, added_cb, g_object_ref (self));
}

static void
add_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_add_programme_from (user_data, path);
}

void
carnet_window_add_programme (CarnetWindow *self)
{
  carnet_dialog_open_file (GTK_WINDOW (self), _ ("Add the Milestones of a Programme"), CARNET_FILE_XML,
                           add_chosen_cb, self);
}
