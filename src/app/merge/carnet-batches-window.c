/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-batches-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-batch-row.h"
#include "session/carnet-job.h"
#include "session/carnet-session-merge.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"
#include "widgets/carnet-waiting.h"

/* Files shown at once. */
#define PAGE 20

struct _CarnetBatchesWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *stack; /* reading, none, batches, problem */
  GtkWidget *problem;
  GtkWidget *rows;
  GtkWidget *sitting; /* (nullable): the list of the last one shown */
  GtkWidget *older;
  GtkWidget *bar; /* while something is withdrawn or taken back */
  GtkWidget *working;

  /* Owned */
  CarnetSession *session;
  GPtrArray     *batches; /* (element-type CarnetBatch) (nullable) */
  GCancellable  *reading;

  gint64   asked; /* the batch the person is asked about */
  gint64   focus; /* the batch whose row gets the focus once it is read again; 0 for none */
  guint    n_shown;
  guint    n_wanted;
  guint    filling; /* the idle that adds the others */
  gboolean busy;
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

static void
begin_sitting (CarnetBatchesWindow *self)
{
  const CarnetBatch *batch = batch_at (self, self->n_shown);

  self->sitting = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->sitting), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->sitting, "boxed-list");
  gtk_box_append (GTK_BOX (self->rows),
                  carnet_batch_heading_new (batch, count_sitting (self, self->n_shown)));
  gtk_box_append (GTK_BOX (self->rows), self->sitting);
}

static void
add_row (CarnetBatchesWindow *self)
{
  const CarnetBatch *batch = batch_at (self, self->n_shown);
  GtkWidget         *row = carnet_batch_row_new (batch, !carnet_session_is_read_only (self->session));

  if (self->n_shown == 0 || batch->sitting != batch_at (self, self->n_shown - 1)->sitting)
    begin_sitting (self);
  gtk_list_box_append (GTK_LIST_BOX (self->sitting), row);
  if (batch->number == self->focus)
    gtk_window_set_focus (GTK_WINDOW (self), row);
  self->n_shown++;
}

/* A page at a time: hundreds at once would hold up the window. */
static gboolean
fill_cb (gpointer user_data)
{
  CarnetBatchesWindow *self = user_data;

  for (guint i = 0; i < PAGE && self->n_shown < self->n_wanted; i++)
    add_row (self);
  if (self->n_shown < self->n_wanted)
    return G_SOURCE_CONTINUE;
  gtk_widget_set_visible (self->older, self->n_shown < self->batches->len);
  self->filling = 0;
  self->focus = 0;
  return G_SOURCE_REMOVE;
}

static void
show_until (CarnetBatchesWindow *self, guint n)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  self->n_wanted = MIN (n, self->batches->len);
  if (fill_cb (self))
    self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static void
show_older_cb (CarnetBatchesWindow *self)
{
  self->focus = batch_at (self, self->n_shown)->number;
  show_until (self, self->n_shown + PAGE);
}

static void
show_batches (CarnetBatchesWindow *self)
{
  const guint n = MAX (self->n_wanted, PAGE);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), child);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->batches->len > 0 ? "batches" : "none");
  self->n_shown = 0;
  show_until (self, n);
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
      adw_status_page_set_description (ADW_STATUS_PAGE (self->problem), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
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
  g_autofree char *changed
      = g_strdup_printf (ngettext ("%u observation changed in the lists.",
                                   "%u observations changed in the lists.", (gulong)report->n_observations),
                         (guint)report->n_observations);
  g_autofree char *kept = NULL;

  carnet_toast (self->stack, changed);
  if (report->n_kept == 0)
    return;
  kept = g_strdup_printf (
      ngettext ("%u revision of it stays, because something else builds on it or brought it too.",
                "%u revisions of it stay, because something else builds on them or brought them too.",
                (gulong)report->n_kept),
      (guint)report->n_kept);
  carnet_toast (self->stack, kept);
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
    carnet_toast_error (self->stack, error, NULL);
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
  set_busy (self, batch->withdrawn ? _ ("Taking back…") : _ ("Withdrawing…"));
  carnet_session_set_withdrawn_async (self->session, batch->number, !batch->withdrawn, changed_cb,
                                      g_object_ref (self));
}

static void
toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetBatchesWindow *self = CARNET_BATCHES_WINDOW (widget);
  const CarnetBatch   *batch = find_batch (self, g_variant_get_int64 (parameter));
  g_autofree char     *heading = NULL;

  if (!batch)
    return;
  self->asked = batch->number;
  heading = g_strdup_printf (
      batch->withdrawn ? _ ("Take back what “%s” brought?") : _ ("Withdraw what “%s” brought?"), batch->name);
  if (batch->withdrawn)
    carnet_dialog_confirm (GTK_WINDOW (self), heading,
                           _ ("What was withdrawn is shown again in the lists, as it was."), _ ("_Cancel"),
                           _ ("_Take Back"), confirmed_cb, self);
  else
    carnet_dialog_ask (
        GTK_WINDOW (self), heading,
        _ ("What it alone brought is no longer shown. Nothing is removed: you can take it back at any time."),
        _ ("_Cancel"), _ ("_Withdraw"), confirmed_cb, self);
}

/* -- Object --------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetBatchesWindow *self = CARNET_BATCHES_WINDOW (object);

  carnet_job_give_up (&self->reading);
  g_clear_handle_id (&self->filling, g_source_remove);
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
new_list_page (CarnetBatchesWindow *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->older = gtk_button_new_with_mnemonic (_ ("Show _Older Files"));
  g_signal_connect_object (self->older, "clicked", G_CALLBACK (show_older_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (self->older, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (page), self->rows);
  gtk_box_append (GTK_BOX (page), self->older);
  gtk_widget_add_css_class (page, "carnet-history");
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
new_status (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static void
build_stack (CarnetBatchesWindow *self)
{
  self->stack = gtk_stack_new ();
  self->problem = new_status ("dialog-warning-symbolic", _ ("The received files cannot be read"), NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), carnet_waiting_new (), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), new_list_page (self), "batches");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      new_status (
          "mail-unread-symbolic", _ ("Nothing was received yet"),
          _ ("The logbooks that you merge are listed here; each can be withdrawn at any later time.")),
      "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_widget_set_vexpand (self->stack, TRUE);
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

  build_stack (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Received Logbooks"));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->stack);
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

  return !self->reading && !self->busy && self->filling == 0;
}
