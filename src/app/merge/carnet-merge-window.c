/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-window-private.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-details.h"
#include "session/carnet-job.h"
#include "session/carnet-session-merge.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-status-page.h"

#define WIDTH 900
#define HEIGHT 700

G_DEFINE_FINAL_TYPE (CarnetMergeWindow, carnet_merge_window, ADW_TYPE_WINDOW)

static gboolean
is_showing (CarnetMergeWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

void
carnet_merge_window_show_files (CarnetMergeWindow *self)
{
  const gboolean ready = carnet_merge_get_n_ready (self->merge) > 0;

  adw_bin_set_child (ADW_BIN (self->details), NULL);
  carnet_merge_window_show_page (self, "files");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", ready);
  if (!self->from || !gtk_widget_grab_focus (self->from))
    gtk_widget_grab_focus (ready ? self->merge_button : self->cancel_button);
  g_clear_weak_pointer (&self->from);
}

void
carnet_merge_window_show_problem (CarnetMergeWindow *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing was merged"));
  carnet_status_page_describe (ADW_STATUS_PAGE (page), error->message);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "problem");
  carnet_merge_window_show_page (self, "problem");
}

/* -- Work ------------------------------------------------------------------------------------ */

void
carnet_merge_window_tell_progress (guint64 done, guint64 total, gpointer user_data)
{
  CarnetMergeWindow *self = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double)done / (double)total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
}

void
carnet_merge_window_begin_work (CarnetMergeWindow *self, const char *label)
{
  gtk_label_set_label (GTK_LABEL (self->working), label);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", FALSE);
  carnet_merge_window_show_page (self, "working");
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge
      = carnet_session_prepare_merge_finish (CARNET_SESSION (source), result, &error);

  /* Closed meanwhile: nobody waits for it. */
  if (!self->session)
    return;
  self->merge = g_steal_pointer (&merge);
  if (self->merge)
    {
      carnet_merge_window_fill (self);
      carnet_merge_window_show_files (self);
      if (carnet_merge_get_n_ready (self->merge) > 0)
        carnet_session_back_up_ahead (self->session, carnet_job_supersede (&self->ahead));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    carnet_merge_window_show_problem (self, error);
}

/* Without a conflict, a suspected duplicate or a file left out there is nothing more to say here. */
static void
show_done (CarnetMergeWindow *self, gint64 sitting)
{
  const CarnetMergeCounts *totals = carnet_merge_get_totals (self->merge);
  const guint64            n_left
      = carnet_merge_counts_open (totals) + totals->n_suspects + carnet_merge_window_count_left_out (self);

  g_signal_emit_by_name (self, "merged", sitting, n_left, carnet_merge_get_n_ready (self->merge));
  if (n_left == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  carnet_merge_window_fill_done (self);
  carnet_merge_window_show_page (self, "done");
  gtk_widget_child_focus (self->done, GTK_DIR_TAB_FORWARD);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 sitting = 0;

  self->busy = FALSE;
  if (carnet_session_apply_merge_finish (CARNET_SESSION (source), result, &sitting, &error))
    show_done (self, sitting);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    carnet_merge_window_show_problem (self, error);
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (!self->merge || self->busy)
    return;
  self->busy = TRUE;
  /* The rest of it comes before the first file. */
  carnet_job_give_up (&self->ahead);
  carnet_merge_window_begin_work (self, _ ("Merging…"));
  carnet_session_apply_merge_async (self->session, self->merge, self->cancellable,
                                    carnet_merge_window_tell_progress, applied_cb, g_object_ref (self));
}

/* From the details back to the files, from there out. */
static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (is_showing (self, "details"))
    carnet_merge_window_show_files (self);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

/* Before, to read them; after, to settle them. */
static void
examine_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (is_showing (self, "files"))
    carnet_merge_window_show_open (self);
  else if (is_showing (self, "done"))
    {
      g_signal_emit_by_name (self, "settle");
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

/* Once merged: merge.undo emits undo, and so on. */
static void
leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (!is_showing (self, "done"))
    return;
  g_signal_emit_by_name (self, name + strlen ("merge."));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* To what was received before: nothing is merged now. */
static void
batches_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (!is_showing (self, "details"))
    return;
  g_signal_emit_by_name (self, "batches");
  gtk_window_close (GTK_WINDOW (self));
}

/* -- Object ------------------------------------------------------------------------------------- */

/* While something is under way, closing asks it to stop; then nothing is applied, and it closes. */
static gboolean
close_request (GtkWindow *window)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (window);

  g_cancellable_cancel (self->cancellable);
  return self->busy || GTK_WINDOW_CLASS (carnet_merge_window_parent_class)->close_request (window);
}

static void
dispose (GObject *object)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  carnet_job_give_up (&self->ahead);
  if (self->session)
    carnet_session_drop_backup_ahead (self->session);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_handle_id (&self->slow, g_source_remove);
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->merge, carnet_merge_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_merge_window_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_strfreev (self->paths);
  g_free (self->withheld);
  G_OBJECT_CLASS (carnet_merge_window_parent_class)->finalize (object);
}

static void
carnet_merge_window_class_init (CarnetMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                G_TYPE_INT64, G_TYPE_UINT64, G_TYPE_UINT);
  g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("aliases", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("batches", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "merge.examine", NULL, examine_cb);
  gtk_widget_class_install_action (widget_class, "merge.undo", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "merge.aliases", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "merge.batches", NULL, batches_cb);
  gtk_widget_class_install_action (widget_class, "merge.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "merge.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "merge.cancel", NULL);
}

static void
carnet_merge_window_init (CarnetMergeWindow *self)
{
  self->cancellable = g_cancellable_new ();
  carnet_merge_window_build (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Merge Logbooks"));
}

GtkWidget *
carnet_merge_window_new (GtkWindow *parent, CarnetSession *session, const char *const *paths)
{
  CarnetMergeWindow *self = g_object_new (CARNET_TYPE_MERGE_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, WIDTH, HEIGHT);
  self->session = g_object_ref (session);
  self->paths = g_strdupv ((char **)paths);
  carnet_merge_window_begin_work (self, _ ("Reading…"));
  carnet_session_prepare_merge_async (session, (const char *const *)self->paths, self->cancellable,
                                      carnet_merge_window_tell_progress, prepared_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

gboolean
carnet_merge_window_is_read (CarnetMergeWindow *self)
{
  g_return_val_if_fail (CARNET_IS_MERGE_WINDOW (self), FALSE);

  if (is_showing (self, "details"))
    return carnet_merge_details_is_read (CARNET_MERGE_DETAILS (adw_bin_get_child (ADW_BIN (self->details))));
  return !self->busy && !is_showing (self, "working");
}
