/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-batches-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-batch-row.h"
#include "widgets/carnet-list-page.h"
#include "session/carnet-job.h"
#include "session/carnet-session-merge.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "widgets/carnet-waiting.h"

struct _CarnetBatchesWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *page;
  GtkWidget *sitting; /* (nullable): the list of the last one shown */
  GtkWidget *bar;     /* while something is withdrawn or taken back */
  GtkWidget *working;

  /* Owned */
  CarnetSession *session;
  GPtrArray     *batches; /* (element-type CarnetBatch) (nullable) */
  GCancellable  *reading;

  gint64   asked; /* the batch the person is asked about */
  gint64   focus; /* the batch whose row gets the focus once it is read again; 0 for none */
  gboolean busy;
  gboolean withdrawing; /* what is going on, or was last */
};

G_DEFINE_FINAL_TYPE (CarnetBatchesWindow, carnet_batches_window, ADW_TYPE_WINDOW)

/* -- Rows --------------------------------------------------------------------------------- */

static const CarnetBatch *
batch_at (CarnetBatchesWindow *self, guint i)
{
  return i < self->batches->len ? self->batches->pdata[i] : NULL;
}

static guint
count_sitting (CarnetBatchesWindow *self, guint first)
{
  guint end = first;

  while (batch_at (self, end) && batch_at (self, end)->sitting == batch_at (self, first)->sitting)
    end++;
  return end - first;
}

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  CarnetBatchesWindow *self = user_data;
  const CarnetBatch   *batch = batch_at (self, i);
  GtkWidget           *row = carnet_batch_row_new (batch, !carnet_session_is_read_only (self->session));

  if (i == 0 || batch->sitting != batch_at (self, i - 1)->sitting)
    self->sitting
        = carnet_list_page_begin_list (rows, carnet_batch_heading_new (batch, count_sitting (self, i)));
  gtk_list_box_append (GTK_LIST_BOX (self->sitting), row);
  return row;
}

static void
show_batches (CarnetBatchesWindow *self)
{
  guint focus = G_MAXUINT;

  for (guint i = 0; i < self->batches->len; i++)
    if (batch_at (self, i)->number == self->focus)
      focus = i;
  self->focus = 0;
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), self->batches->len, focus);
}

/* -- Reading ---------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetBatchesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches
      = carnet_session_list_batches_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (!batches)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  self->batches = g_steal_pointer (&batches);
  show_batches (self);
}

static void
read_batches (CarnetBatchesWindow *self)
{
  carnet_session_list_batches_async (self->session, carnet_job_supersede (&self->reading), read_cb,
                                     g_object_ref (self));
}

static void
session_changed_cb (CarnetBatchesWindow *self, const char *kind)
{
  if (!kind)
    read_batches (self);
}

/* -- Withdrawing, taking back -------------------------------------------------------------------- */

static void
set_busy (CarnetBatchesWindow *self, const char *sentence)
{
  self->busy = sentence != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batches.toggle", !self->busy);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bar), self->busy);
  gtk_label_set_text (GTK_LABEL (self->working), self->busy ? sentence : "");
}

static void
tell (CarnetBatchesWindow *self, const CarnetWithdrawal *report)
{
  const gulong     n = (gulong)report->n_observations;
  g_autofree char *changed = n == 0 ? g_strdup (_ ("No observation changed in the lists."))
                                    : g_strdup_printf (ngettext ("%u observation changed in the lists.",
                                                                 "%u observations changed in the lists.", n),
                                                       (guint)n);
  g_autofree char *kept = NULL;

  carnet_toast (self->page, changed);
  if (report->n_kept == 0 || !self->withdrawing)
    return;
  kept = g_strdup_printf (ngettext ("%u revision of it stays, used elsewhere.",
                                    "%u revisions of it stay, used elsewhere.", (gulong)report->n_kept),
                          (guint)report->n_kept);
  carnet_toast (self->page, kept);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetBatchesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  CarnetWithdrawal report;

  set_busy (self, NULL);
  if (carnet_session_set_withdrawn_finish (CARNET_SESSION (source), result, &report, &error))
    tell (self, &report);
  else
    carnet_toast_error (self->page, error, NULL);
}

static const CarnetBatch *
find_batch (CarnetBatchesWindow *self, gint64 number)
{
  for (guint i = 0; self->batches && i < self->batches->len; i++)
    if (batch_at (self, i)->number == number)
      return batch_at (self, i);
  return NULL;
}

static void
confirmed_cb (gpointer user_data)
{
  CarnetBatchesWindow *self = user_data;
  const CarnetBatch   *batch = find_batch (self, self->asked);

  if (!batch || self->busy)
    return;
  self->focus = batch->number;
  self->withdrawing = !batch->withdrawn;
  set_busy (self, batch->withdrawn ? _ ("Taking back…") : _ ("Withdrawing…"));
  carnet_session_set_withdrawn_async (self->session, batch->number, !batch->withdrawn, changed_cb,
                                      g_object_ref (self));
}

static void
toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetBatchesWindow *self = CARNET_BATCHES_WINDOW (widget);
  const CarnetBatch   *batch = find_batch (self, g_variant_get_int64 (parameter));

  if (!batch)
    return;
  self->asked = batch->number;
  if (batch->withdrawn)
    carnet_dialog_confirm (GTK_WINDOW (self), _ ("Take Back This File?"), batch->name,
                           _ ("What was withdrawn is shown again in the lists, as it was."), _ ("_Cancel"),
                           _ ("_Take Back"), confirmed_cb, self);
  else
    carnet_dialog_ask (
        GTK_WINDOW (self), _ ("Withdraw This File?"), batch->name,
        _ ("What it alone brought is no longer shown. Nothing is removed: you can take it back at any time."),
        _ ("_Cancel"), _ ("_Withdraw"), confirmed_cb, self);
}

/* -- Object --------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetBatchesWindow *self = CARNET_BATCHES_WINDOW (object);

  carnet_job_give_up (&self->reading);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_batches_window_parent_class)->dispose (object);
}

static void
carnet_batches_window_class_init (CarnetBatchesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_install_action (widget_class, "batches.toggle", "x", toggle_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_page (CarnetBatchesWindow *self)
{
  return carnet_list_page_new (
      "mail-unread-symbolic", _ ("Nothing was received yet"),
      _ ("The logbooks that you merge are listed here; each can be withdrawn at any later time."),
      _ ("The received files cannot be read"), _ ("Show _Older Files"), add_row_cb, self);
}

static GtkWidget *
new_bar (CarnetBatchesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *waiting = carnet_waiting_new ();

  gtk_widget_set_size_request (waiting, 16, 16);
  self->working = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), waiting);
  gtk_box_append (GTK_BOX (box), self->working);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "carnet-batches-bar");
  self->bar = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->bar), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->bar), box);
  return self->bar;
}

static void
carnet_batches_window_init (CarnetBatchesWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->page = new_page (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Received Logbooks"));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->page);
  gtk_box_append (GTK_BOX (content), new_bar (self));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), content);
  adw_window_set_content (ADW_WINDOW (self), toasts);
}

GtkWidget *
carnet_batches_window_new (GtkWindow *parent, CarnetSession *session)
{
  CarnetBatchesWindow *self = g_object_new (CARNET_TYPE_BATCHES_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 640, 720);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  read_batches (self);
  return GTK_WIDGET (self);
}

gboolean
carnet_batches_window_is_read (CarnetBatchesWindow *self)
{
  g_return_val_if_fail (CARNET_IS_BATCHES_WINDOW (self), FALSE);

  return !self->reading && !self->busy && carnet_list_page_is_filled (CARNET_LIST_PAGE (self->page));
}
