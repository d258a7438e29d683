/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The milestones as a calendar, and calendars as milestones. */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "programme/carnet-programme-view.h"
#include "session/carnet-session-calendar.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

/* -- Out ------------------------------------------------------------------------------------ */

static char *
tell_saved (guint n_events, guint n_undated)
{
  g_autofree char *saved = g_strdup_printf (
      ngettext ("Calendar saved: %u milestone", "Calendar saved: %u milestones", n_events), n_events);
  g_autofree char *undated = g_strdup_printf (
      ngettext ("%u has no date and is not in it", "%u have no date and are not in it", n_undated),
      n_undated);

  return n_undated > 0 ? g_strconcat (saved, " · ", undated, NULL) : g_steal_pointer (&saved);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint            n_events = 0, n_undated = 0;

  if (!self->session)
    return;
  if (!carnet_session_export_calendar_finish (CARNET_SESSION (source), result, &n_events, &n_undated, &error))
    {
      carnet_toast_error (GTK_WIDGET (self->stack), error, "win.save-calendar");
      return;
    }
  sentence = tell_saved (n_events, n_undated);
  carnet_toast (GTK_WIDGET (self->stack), sentence);
}

void
carnet_window_save_calendar_to (CarnetWindow *self, const char *path)
{
  carnet_session_export_calendar_async (self->session, path, saved_cb, g_object_ref (self));
}

static void
save_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_save_calendar_to (user_data, path);
}

void
carnet_window_save_calendar (CarnetWindow *self)
{
  g_autofree char *slug = carnet_text_slug (carnet_session_get_programme (self->session)->title);
  g_autofree char *name = g_strdup_printf ("programme-%s.ics", slug);

  carnet_dialog_save_file (GTK_WINDOW (self), _ ("Save as a Calendar"), CARNET_FILE_ICS, name, save_chosen_cb,
                           self);
}

/* -- In --------------------------------------------------------------------------------------- */

void
carnet_window_open_calendar_from (CarnetWindow *self, const char *path)
{
  carnet_window_show_view (self, "programme");
  carnet_programme_view_open_calendar (CARNET_PROGRAMME_VIEW (carnet_window_get_view (self, "programme")),
                                       path);
}

static void
open_chosen_cb (const char *path, gpointer user_data)
{
  carnet_window_open_calendar_from (user_data, path);
}

void
carnet_window_open_calendar (CarnetWindow *self)
{
  carnet_dialog_open_file (GTK_WINDOW (self), _ ("Open a Calendar"), CARNET_FILE_ICS, open_chosen_cb, self);
}
