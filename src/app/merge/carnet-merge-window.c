/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-window.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-row.h"
#include "session/carnet-session-merge.h"

struct _CarnetMergeWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *merge_button;
  GtkWidget *stack;
  GtkWidget *progress;
  GtkWidget *working;
  GtkWidget *page;
  GtkWidget *footer;

  /* Owned */
  CarnetSession *session;
  CarnetMerge   *merge; /* (nullable): while it is shown */
  GCancellable  *cancellable;
  char         **paths;
  gboolean       applying;
};

G_DEFINE_FINAL_TYPE (CarnetMergeWindow, carnet_merge_window, ADW_TYPE_WINDOW)

/* -- What was read ----------------------------------------------------------------------- */

static char *
make_title (CarnetMerge *merge)
{
  const guint      n = carnet_merge_get_n_files (merge), n_ready = carnet_merge_get_n_ready (merge);
  g_autofree char *received
      = g_strdup_printf (ngettext ("%u logbook received", "%u logbooks received", n), n);
  g_autofree char *ready
      = n_ready > 0 ? g_strdup_printf (ngettext ("%u ready to merge", "%u ready to merge", n_ready), n_ready)
                    : g_strdup (_ ("none to merge"));

  return g_strdup_printf ("%s, %s", received, ready);
}

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_files (CarnetMergeWindow *self)
{
  GtkWidget    *list = gtk_list_box_new ();
  GtkSizeGroup *columns[CARNET_MERGE_COLUMNS];

  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < carnet_merge_get_n_files (self->merge); i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         carnet_merge_row_new (carnet_merge_get_file (self->merge, i), columns));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (self->page), carnet_merge_heading_new (columns));
  gtk_box_append (GTK_BOX (self->page), list);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    g_object_unref (columns[i]);
}

static void
show_footer (CarnetMergeWindow *self)
{
  const guint64    n_open = carnet_merge_counts_open (carnet_merge_get_totals (self->merge));
  g_autofree char *conflicts = NULL;
  GtkWidget       *label;

  gtk_box_append (
      GTK_BOX (self->footer),
      new_text (_ ("A copy of the present logbook is kept before the merge; you can go back."), "secondary"));
  if (n_open == 0)
    return;
  conflicts = g_strdup_printf (ngettext ("⚠ %u conflict will be left to settle",
                                         "⚠ %u conflicts will be left to settle", (gulong)n_open),
                               (guint)n_open);
  label = new_text (conflicts, "warning-text");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->footer), label);
}

static void
show_merge (CarnetMergeWindow *self)
{
  g_autofree char *title = make_title (self->merge);

  gtk_box_append (GTK_BOX (self->page), new_text (title, "title-2"));
  gtk_box_append (GTK_BOX (self->page), carnet_merge_totals_new (carnet_merge_get_totals (self->merge)));
  append_files (self);
  show_footer (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply",
                                 carnet_merge_get_n_ready (self->merge) > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "files");
  if (carnet_merge_get_n_ready (self->merge) > 0)
    gtk_widget_grab_focus (self->merge_button);
}

static void
show_problem (CarnetMergeWindow *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing was merged"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "problem");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

/* -- Work ------------------------------------------------------------------------------------ */

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  CarnetMergeWindow *self = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double)done / (double)total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
}

static void
begin_work (CarnetMergeWindow *self, const char *label)
{
  gtk_label_set_label (GTK_LABEL (self->working), label);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "working");
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
    show_merge (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 sitting = 0;

  self->applying = FALSE;
  if (carnet_session_apply_merge_finish (CARNET_SESSION (source), result, &sitting, &error))
    {
      const guint64 n_open = carnet_merge_counts_open (carnet_merge_get_totals (self->merge));

      g_signal_emit_by_name (self, "merged", sitting, n_open);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_problem (self, error);
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (widget);

  if (!self->merge || self->applying)
    return;
  self->applying = TRUE;
  begin_work (self, _ ("Merging…"));
  carnet_session_apply_merge_async (self->session, self->merge, self->cancellable, progress_cb, applied_cb,
                                    g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* -- Object ------------------------------------------------------------------------------------- */

/* While it is applied, closing asks the work to stop; then nothing is applied, and it closes. */
static gboolean
close_request (GtkWindow *window)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (window);

  g_cancellable_cancel (self->cancellable);
  return self->applying || GTK_WINDOW_CLASS (carnet_merge_window_parent_class)->close_request (window);
}

static void
dispose (GObject *object)
{
  CarnetMergeWindow *self = CARNET_MERGE_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
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
  G_OBJECT_CLASS (carnet_merge_window_parent_class)->finalize (object);
}

static void
carnet_merge_window_class_init (CarnetMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_INT64, G_TYPE_UINT64);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "merge.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "merge.cancel", NULL);
}

static GtkWidget *
new_header (CarnetMergeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->merge_button = gtk_button_new_with_mnemonic (_ ("_Merge"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->merge_button), "merge.apply");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "merge.cancel");
  gtk_widget_add_css_class (self->merge_button, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Merge Logbooks"), _ ("Nothing is applied yet")));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->merge_button);
  return header;
}

static GtkWidget *
new_files_page (CarnetMergeWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->page, "carnet-merge");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
new_working_page (CarnetMergeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->working = gtk_label_new (NULL);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->working, "title-4");
  gtk_box_append (GTK_BOX (box), self->working);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
carnet_merge_window_init (CarnetMergeWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->stack = gtk_stack_new ();
  self->footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->footer, "carnet-merge-footer");
  gtk_stack_add_named (GTK_STACK (self->stack), new_working_page (self), "working");
  gtk_stack_add_named (GTK_STACK (self->stack), new_files_page (self), "files");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Merge Logbooks"));
  gtk_window_set_default_size (GTK_WINDOW (self), 900, 700);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), self->stack);
  gtk_box_append (GTK_BOX (content), self->footer);
  adw_window_set_content (ADW_WINDOW (self), content);
}

GtkWidget *
carnet_merge_window_new (GtkWindow *parent, CarnetSession *session, const char *const *paths)
{
  CarnetMergeWindow *self = g_object_new (CARNET_TYPE_MERGE_WINDOW, "transient-for", parent, "modal",
                                          parent != NULL, "destroy-with-parent", TRUE, NULL);

  self->session = g_object_ref (session);
  self->paths = g_strdupv ((char **)paths);
  begin_work (self, _ ("Reading…"));
  carnet_session_prepare_merge_async (session, (const char *const *)self->paths, self->cancellable,
                                      progress_cb, prepared_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

gboolean
carnet_merge_window_is_read (CarnetMergeWindow *self)
{
  g_return_val_if_fail (CARNET_IS_MERGE_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "working") != 0;
}
