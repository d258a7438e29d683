/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-history-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-history-row.h"
#include "session/carnet-job.h"
#include "session/carnet-session-conflicts.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-list-page.h"
#include "widgets/carnet-toasts.h"

struct _CarnetHistoryWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *page;

  /* Owned */
  CarnetSession *session;
  GPtrArray     *entries; /* (element-type CarnetHistoryEntry) (nullable) */
  GCancellable  *reading;

  CarnetId observation;
  gboolean restoring; /* what is brought back is not shown yet */
};

G_DEFINE_FINAL_TYPE (CarnetHistoryWindow, carnet_history_window, ADW_TYPE_WINDOW)

/* -- Rows -------------------------------------------------------------------------------- */

/* A version that stands alone at the end is what is shown now. */
static gboolean
can_restore (CarnetHistoryWindow *self, guint i)
{
  const CarnetHistoryEntry *entry = self->entries->pdata[i];
  guint                     n_heads = 0;

  for (guint j = 0; j < self->entries->len; j++)
    n_heads += ((CarnetHistoryEntry *)self->entries->pdata[j])->current;
  return !carnet_session_is_read_only (self->session) && (!entry->current || n_heads > 1);
}

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  CarnetHistoryWindow *self = user_data;
  GtkWidget           *row = carnet_history_row_new (self->entries->pdata[i], can_restore (self, i));

  gtk_box_append (GTK_BOX (rows), row);
  return row;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = carnet_session_list_history_finish (CARNET_SESSION (source), result, &error);
  const gboolean restored = self->restoring;

  if (!carnet_job_is_last (result, &self->reading))
    return;
  self->restoring = FALSE;
  if (!entries)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  /* Before the version brought back stands the one it replaced: whoever errs goes on from there. */
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), self->entries->len, restored ? 1 : G_MAXUINT);
}

static void
load (CarnetHistoryWindow *self)
{
  carnet_session_list_history_async (self->session, &self->observation, carnet_job_supersede (&self->reading),
                                     read_cb, g_object_ref (self));
}

static void
session_changed_cb (CarnetHistoryWindow *self, const char *kind, const CarnetId *entity)
{
  if (!kind
      || (g_str_equal (kind, CARNET_KIND_OBSERVATION)
          && (!entity || carnet_id_equal (entity, &self->observation))))
    load (self);
}

/* -- Restoring ------------------------------------------------------------------------------ */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (carnet_session_restore_finish (CARNET_SESSION (source), result, &error))
    {
      carnet_toast (self->page, _ ("Version restored; its visibility stays as it is"));
      return;
    }
  self->restoring = FALSE;
  carnet_toast_error (self->page, error, NULL);
}

/* The heads of what is on screen: what arrives meanwhile is not written over. */
static GArray *
list_heads (CarnetHistoryWindow *self)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const CarnetHistoryEntry *entry = self->entries->pdata[i];

      if (entry->current)
        g_array_append_val (heads, entry->writer->revision);
    }
  return heads;
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetHistoryWindow *self = CARNET_HISTORY_WINDOW (widget);
  g_autoptr (GArray) heads = self->entries ? list_heads (self) : NULL;
  CarnetHash revision;

  if (!heads || !carnet_hash_parse (g_variant_get_string (parameter, NULL), &revision))
    return;
  self->restoring = TRUE;
  carnet_session_restore_async (self->session, &self->observation, &revision, heads, NULL, restored_cb,
                                g_object_ref (self));
}

/* -- Object --------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetHistoryWindow *self = CARNET_HISTORY_WINDOW (object);

  carnet_job_give_up (&self->reading);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_history_window_parent_class)->dispose (object);
}

static void
carnet_history_window_class_init (CarnetHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "history.restore", "s", restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carnet_history_window_init (CarnetHistoryWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->page
      = carnet_list_page_new ("document-open-recent-symbolic", _ ("Nothing was written yet"), NULL,
                              _ ("The history cannot be read"), _ ("Show _Older Versions"), add_row_cb, self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("History"));
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), self->page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), content);
  adw_window_set_content (ADW_WINDOW (self), toasts);
}

GtkWidget *
carnet_history_window_new (GtkWindow *parent, CarnetSession *session, const CarnetId *observation)
{
  CarnetHistoryWindow *self = g_object_new (CARNET_TYPE_HISTORY_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 640, 720);
  self->session = g_object_ref (session);
  self->observation = *observation;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
