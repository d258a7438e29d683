/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "report/carnet-report-view.h"
#include "session/carnet-session-files.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "window/carnet-window-private.h"

/* -- One transfer at a time: its bar, its end --------------------------------------- */

/* A transfer under way: of which window, to or from which file. */
typedef struct
{
  CarnetWindow *window;
  char         *path;
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->window);
  g_free (transfer->path);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Transfer *transfer = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (transfer->window->progress_bar, (double)done / (double)total);
  else
    gtk_progress_bar_pulse (transfer->window->progress_bar);
}

static Transfer *
begin_transfer (CarnetWindow *self, const char *path, const char *label)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->window = g_object_ref (self);
  transfer->path = g_strdup (path);
  self->transfer = g_cancellable_new ();
  gtk_label_set_label (self->progress_label, label);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  carnet_window_update_actions (self);
  return transfer;
}

static void
end_transfer (Transfer *transfer)
{
  CarnetWindow *self = transfer->window;

  g_clear_object (&self->transfer);
  if (!self->path)
    return;
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  carnet_window_update_actions (self);
}

void
carnet_window_cancel_transfer (CarnetWindow *self)
{
  if (self->transfer)
    g_cancellable_cancel (self->transfer);
}

/* -- What is being written must be in the file first ---------------------------------- */

typedef struct
{
  CarnetWindow *window;
  char         *path;
  void (*func) (CarnetWindow *window, const char *path);
} Flush;

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Flush *flush = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, &error))
    carnet_toast_error (source ? GTK_WIDGET (flush->window->stack) : NULL, error, NULL);
  else if (flush->window->session && !flush->window->transfer)
    flush->func (flush->window, flush->path);
  g_object_unref (flush->window);
  g_free (flush->path);
  g_free (flush);
}

static void
flush_then (CarnetWindow *self, const char *path, void (*func) (CarnetWindow *, const char *))
{
  GtkWidget *view = carnet_window_get_view (self, "carnet");
  Flush     *flush = g_new0 (Flush, 1);

  flush->window = g_object_ref (self);
  flush->path = g_strdup (path);
  flush->func = func;
  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (view), NULL, flushed_cb, flush);
}

/* -- Export ------------------------------------------------------------------------- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (transfer->path);
  g_autofree char *sentence = NULL;
  guint            n = 0;

  end_transfer (transfer);
  if (!carnet_session_export_finish (CARNET_SESSION (source), result, &n, &error))
    {
      carnet_toast_error (GTK_WIDGET (transfer->window->stack), error, "win.export-xml");
      return;
    }
  /* Translators: %u observations are in the file named %s. */
  sentence = g_strdup_printf (ngettext ("%u observation exported to %s", "%u observations exported to %s", n),
                              n, name);
  carnet_toast (GTK_WIDGET (transfer->window->stack), sentence);
}

static void
export_now (CarnetWindow *self, const char *path)
{
  CarnetExportOptions options = { .profile = CARNET_PROFILE_REPORT, .query = CARNET_QUERY_INIT };
  Transfer           *transfer = begin_transfer (self, path, _ ("Exporting…"));

  carnet_report_view_get_query (CARNET_REPORT_VIEW (carnet_window_get_view (self, "report")), &options.query);
  /* The chooser asked before it returned the name of an existing file. */
  options.replace = TRUE;
  carnet_session_export_async (self->session, path, &options, self->transfer, progress_cb, exported_cb,
                               transfer);
}

static void
export_chosen_cb (const char *path, gpointer user_data)
{
  flush_then (user_data, path, export_now);
}

void
carnet_window_export_xml (CarnetWindow *self)
{
  g_autofree char *day = carnet_date_to_iso (carnet_session_get_today (self->session));
  g_autofree char *name = g_strdup_printf ("carnet-%s.xml", day);

  carnet_dialog_save_file (GTK_WINDOW (self), _ ("Export to XML"), CARNET_FILE_XML, name, export_chosen_cb,
                           self);
}

/* -- Import ------------------------------------------------------------------------- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *sentence = NULL;
  CarnetImportReport report = { 0 };

  end_transfer (transfer);
  if (!carnet_session_import_finish (CARNET_SESSION (source), result, &report, &error))
    {
      carnet_toast_error (GTK_WIDGET (transfer->window->stack), error, "win.import-xml");
      return;
    }
  if (report.n_new == 0)
    sentence = g_strdup (_ ("Nothing new in this file: you already had all of it"));
  else
    sentence = g_strdup_printf (_ ("Imported. New observations: %u, changed: %u"),
                                (guint)report.n_observations_new, (guint)report.n_observations_changed);
  carnet_toast (GTK_WIDGET (transfer->window->stack), sentence);
}

static void
import_now (CarnetWindow *self, const char *path)
{
  Transfer *transfer = begin_transfer (self, path, _ ("Importing…"));

  carnet_session_import_async (self->session, path, self->transfer, progress_cb, imported_cb, transfer);
}

static void
import_chosen_cb (const char *path, gpointer user_data)
{
  flush_then (user_data, path, import_now);
}

void
carnet_window_import_xml (CarnetWindow *self)
{
  carnet_dialog_open_file (GTK_WINDOW (self), _ ("Import a Logbook"), CARNET_FILE_XML, import_chosen_cb,
                           self);
}
