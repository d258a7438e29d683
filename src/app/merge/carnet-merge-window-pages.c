/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "merge/carnet-merge-details.h"
#include "merge/carnet-merge-remarks.h"
#include "merge/carnet-merge-row.h"
#include "merge/carnet-merge-totals.h"
#include "merge/carnet-merge-window-private.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-heard.h"

/* Files shown at once. */
#define SLICE 20

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* -- Which page ---------------------------------------------------------------------------- */

static void
set_title (CarnetMergeWindow *self, const char *title, const char *subtitle)
{
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
}

static const char *
get_applied (CarnetMergeWindow *self)
{
  return carnet_merge_window_count_left_out (self) == 0 ? _ ("All is applied")
                                                        : _ ("What was ready is applied");
}

void
carnet_merge_window_show_page (CarnetMergeWindow *self, const char *name)
{
  const gboolean details = g_str_equal (name, "details"), done = g_str_equal (name, "done");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  if (!details)
    set_title (self, _ ("Merge Logbooks"), done ? get_applied (self) : _ ("Nothing is applied yet"));
  gtk_widget_set_visible (self->cancel_button, !details && !done);
  gtk_widget_set_visible (self->back_button, details);
  gtk_widget_set_visible (self->merge_button, !done);
  gtk_widget_set_visible (self->footer,
                          g_str_equal (name, "files") && carnet_merge_get_n_ready (self->merge) > 0);
}

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

/* Into which logbook. */
static char *
make_subtitle (CarnetMergeWindow *self)
{
  const CarnetPerson *owner = carnet_logbook_get_owner (carnet_session_get_logbook (self->session));
  g_autofree char    *day = carnet_day_describe (carnet_session_get_today (self->session));

  return g_strdup_printf (_ ("Into the logbook kept by %s, %s"), owner->name, day);
}

static void
activated_cb (CarnetMergeWindow *self, GtkListBoxRow *row)
{
  carnet_merge_window_show_file (self, (guint)gtk_list_box_row_get_index (row));
}

static gboolean
is_narrow (CarnetMergeWindow *self)
{
  return carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) == CARNET_FOLD_NARROW;
}

/* A few rows at a time: hundreds at once would hold up the window. */
static gboolean
fill_cb (gpointer user_data)
{
  CarnetMergeWindow *self = user_data;
  const guint        n = carnet_merge_get_n_files (self->merge);
  const guint        end = MIN (self->n_rows + SLICE, n);

  for (; self->n_rows < end; self->n_rows++)
    {
      GtkWidget *row = carnet_merge_row_new (carnet_merge_get_file (self->merge, self->n_rows));

      carnet_merge_row_set_narrow (CARNET_MERGE_ROW (row), is_narrow (self));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  if (self->n_rows < n)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
append_files (CarnetMergeWindow *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  if (carnet_merge_get_n_ready (self->merge) > 0)
    {
      self->heading = carnet_merge_heading_new ();
      gtk_box_append (GTK_BOX (self->page), self->heading);
    }
  gtk_box_append (GTK_BOX (self->page), self->list);
  if (fill_cb (self))
    self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static GtkWidget *
new_noted (const char *icon, const char *text, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), new_text (text, "carnet-plain-size"));
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  gtk_widget_add_css_class (box, css_class);
  return box;
}

static void
fill_footer (CarnetMergeWindow *self)
{
  const guint64    n_open = carnet_merge_counts_open (carnet_merge_get_totals (self->merge));
  g_autofree char *conflicts = NULL;
  GtkWidget       *noted;

  gtk_box_append (GTK_BOX (self->footer),
                  new_noted ("security-high-symbolic",
                             _ ("A copy of the present logbook is kept before the merge; you can go back."),
                             "secondary"));
  if (n_open == 0)
    return;
  conflicts = g_strdup_printf (
      ngettext ("%u conflict will be left to settle", "%u conflicts will be left to settle", (gulong)n_open),
      (guint)n_open);
  noted = new_noted ("dialog-warning-symbolic", conflicts, "warning-text");
  gtk_widget_add_css_class (noted, "carnet-new");
  gtk_widget_set_hexpand (noted, TRUE);
  gtk_widget_set_halign (noted, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->footer), noted);
}

static void
follow_fold (CarnetMergeWindow *self)
{
  const gboolean narrow = is_narrow (self);
  GtkWidget     *row = self->list ? gtk_widget_get_first_child (self->list) : NULL;

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (self->heading)
    gtk_widget_set_visible (self->heading, !narrow);
  if (self->totals)
    carnet_merge_totals_set_narrow (self->totals, narrow);
  for (; row; row = gtk_widget_get_next_sibling (row))
    carnet_merge_row_set_narrow (CARNET_MERGE_ROW (row), narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->footer),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (gtk_widget_get_last_child (self->footer) != gtk_widget_get_first_child (self->footer))
    gtk_widget_set_halign (gtk_widget_get_last_child (self->footer),
                           narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

/* What was filled before is not right any more. */
static void
begin_filling (CarnetMergeWindow *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  self->n_rows = 0;
  self->totals = self->heading = self->list = self->back = NULL;
  empty (self->page);
  empty (self->footer);
}

void
carnet_merge_window_fill (CarnetMergeWindow *self)
{
  g_autofree char *title = make_title (self->merge), *subtitle = make_subtitle (self);
  GtkWidget       *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  begin_filling (self);
  gtk_box_append (GTK_BOX (titles), new_text (title, "carnet-title"));
  gtk_box_append (GTK_BOX (titles), new_text (subtitle, "secondary"));
  gtk_box_append (GTK_BOX (self->page), titles);
  if (carnet_merge_get_n_ready (self->merge) > 0)
    {
      self->totals = carnet_merge_totals_new (carnet_merge_get_totals (self->merge));
      gtk_box_append (GTK_BOX (self->page), self->totals);
    }
  self->back = carnet_merge_window_new_back (self);
  if (self->back)
    gtk_box_append (GTK_BOX (self->page), self->back);
  append_files (self);
  fill_footer (self);
  follow_fold (self);
}

/* -- Details ---------------------------------------------------------------------------------- */

/* Who comes back goes on from where they left. */
static void
show_details (CarnetMergeWindow *self,
              GtkWidget         *details,
              GtkWidget         *from,
              const char        *title,
              const char        *subtitle)
{
  g_set_weak_pointer (&self->from, from);
  adw_bin_set_child (ADW_BIN (self->details), details);
  carnet_merge_window_show_page (self, "details");
  set_title (self, title, subtitle);
  gtk_widget_grab_focus (self->back_button);
}

void
carnet_merge_window_show_file (CarnetMergeWindow *self, guint index)
{
  const CarnetMergeFile *file = carnet_merge_get_file (self->merge, index);

  show_details (self, carnet_merge_details_new (self->session, self->merge, index, G_OBJECT (self)),
                GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)index)),
                *file->author != '\0' ? file->author : file->name, *file->author != '\0' ? file->name : "");
  gtk_widget_set_visible (self->merge_button, file->state == CARNET_MERGE_READY);
}

void
carnet_merge_window_show_open (CarnetMergeWindow *self)
{
  show_details (self, carnet_merge_details_new_open (self->session, self->merge, G_OBJECT (self)),
                gtk_window_get_focus (GTK_WINDOW (self)), _ ("Conflicts"), _ ("To settle once merged"));
}

/* -- Frame -------------------------------------------------------------------------------------- */

static GtkWidget *
new_back_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Back to the files"));
  carnet_heard_set (button, _ ("Back to the files"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "merge.cancel");
  return button;
}

static GtkWidget *
new_header (CarnetMergeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->cancel_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->back_button = new_back_button ();
  self->merge_button = gtk_button_new_with_mnemonic (_ ("_Merge"));
  self->title = adw_window_title_new (_ ("Merge Logbooks"), _ ("Nothing is applied yet"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->merge_button), "merge.apply");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel_button), "merge.cancel");
  gtk_widget_add_css_class (self->merge_button, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel_button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back_button);
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

void
carnet_merge_window_build (CarnetMergeWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->fold_bin = carnet_fold_bin_new ();
  self->stack = gtk_stack_new ();
  self->details = adw_bin_new ();
  self->footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->footer, "carnet-merge-footer");
  gtk_stack_add_named (GTK_STACK (self->stack), new_working_page (self), "working");
  gtk_stack_add_named (GTK_STACK (self->stack), new_files_page (self), "files");
  gtk_stack_add_named (GTK_STACK (self->stack), self->details, "details");
  gtk_stack_add_named (GTK_STACK (self->stack), carnet_merge_window_new_done (self), "done");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), self->stack);
  gtk_box_append (GTK_BOX (content), self->footer);
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), content);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (follow_fold), self, G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (self), self->fold_bin);
}
