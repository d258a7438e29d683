/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-remarks.h"
#include "merge/carnet-merge-row.h"
#include "merge/carnet-merge-window-private.h"
#include "widgets/carnet-status-page.h"

static gboolean
is_refused (const CarnetMergeFile *file)
{
  return file->state == CARNET_MERGE_REFUSED;
}

/* After another merge. */
static gboolean
is_withdrawn (const CarnetMergeFile *file)
{
  return file->withdrawn;
}

guint
carnet_merge_window_count_left_out (CarnetMergeWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < carnet_merge_get_n_files (self->merge); i++)
    n += is_refused (carnet_merge_get_file (self->merge, i))
         || is_withdrawn (carnet_merge_get_file (self->merge, i));
  return n;
}

static gboolean
was_merged_before (const CarnetMergeFile *file)
{
  return file->state == CARNET_MERGE_ALREADY && !file->withdrawn;
}

/* (nullable): « notes.carnet, vide.carnet »; @n: how many */
static char *
dup_names (CarnetMergeWindow *self, gboolean (*is_meant) (const CarnetMergeFile *file), guint *n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < carnet_merge_get_n_files (self->merge); i++)
    if (is_meant (carnet_merge_get_file (self->merge, i)))
      g_strv_builder_add (builder, carnet_merge_get_file (self->merge, i)->name);
  names = g_strv_builder_end (builder);
  *n = g_strv_length (names);
  return *n > 0 ? g_strjoinv (", ", names) : NULL;
}

static void
add_line (GString *text, char *line)
{
  g_string_append (text, text->len > 0 ? "\n" : "");
  g_string_append (text, line);
  g_free (line);
}

/* So that the title adds up: what was merged now, what was not, what was before. */
static void
add_left_out (CarnetMergeWindow *self, GString *text)
{
  guint            n_refused, n_withdrawn, n_before;
  g_autofree char *refused = dup_names (self, is_refused, &n_refused);
  g_autofree char *withdrawn = dup_names (self, is_withdrawn, &n_withdrawn);
  g_autofree char *before = dup_names (self, was_merged_before, &n_before);

  if (refused)
    add_line (text, g_strdup_printf (ngettext ("Not merged: %s", "Not merged: %s", n_refused), refused));
  if (withdrawn)
    add_line (text, g_strdup_printf (ngettext ("Withdrawn before: %s", "Withdrawn before: %s", n_withdrawn),
                                     withdrawn));
  if (before && (refused || withdrawn))
    add_line (text, g_strdup_printf (ngettext ("Merged before: %s", "Merged before: %s", n_before), before));
}

static char *
describe (CarnetMergeWindow *self, const CarnetMergeCounts *totals)
{
  g_autofree char *withheld = carnet_merge_withheld_describe (totals);
  guint64          numbers[CARNET_MERGE_COLUMNS];
  GString         *text = g_string_new (NULL);

  carnet_merge_list_numbers (totals, numbers);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    if (numbers[i] > 0)
      {
        g_autofree char *count = carnet_merge_count_describe (i, numbers[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
      }
  if (text->len > 0)
    g_string_append_c (text, '.');
  if (carnet_merge_counts_open (totals) > 0)
    g_string_append_printf (text, "\n%s",
                            _ ("Conflicts wait until you settle them: nothing is lost meanwhile."));
  if (totals->n_suspects > 0)
    {
      g_autofree char *suspects = carnet_merge_suspects_describe (totals);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", suspects);
    }
  if (withheld)
    add_line (text, g_steal_pointer (&withheld));
  add_left_out (self, text);
  return g_string_free (text, FALSE);
}

static char *
dup_title (CarnetMergeWindow *self)
{
  const guint n = carnet_merge_get_n_files (self->merge);
  const guint n_merged = carnet_merge_get_n_ready (self->merge);

  if (carnet_merge_window_count_left_out (self) == 0)
    return g_strdup (_ ("The logbooks are merged"));
  return g_strdup_printf (ngettext ("%u logbook of %u is merged", "%u logbooks of %u are merged", n_merged),
                          n_merged, n);
}

void
carnet_merge_window_fill_done (CarnetMergeWindow *self)
{
  const CarnetMergeCounts *totals = carnet_merge_get_totals (self->merge);
  const gboolean           open = carnet_merge_counts_open (totals) > 0;
  g_autofree char         *title = dup_title (self);
  g_autofree char         *text = describe (self, totals);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->done), title);
  carnet_status_page_describe (ADW_STATUS_PAGE (self->done), text);
  gtk_widget_set_visible (self->examine_button, open);
  gtk_widget_set_visible (self->aliases_button, totals->n_suspects > 0);
  if (!open)
    gtk_widget_add_css_class (self->aliases_button, "suggested-action");
}

static GtkWidget *
new_pill (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

GtkWidget *
carnet_merge_window_new_done (CarnetMergeWindow *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->done = adw_status_page_new ();
  self->examine_button = new_pill (_ ("_Examine the Conflicts"), "merge.examine");
  self->aliases_button = new_pill (_ ("Possible _Duplicates…"), "merge.aliases");
  gtk_widget_add_css_class (self->examine_button, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), self->examine_button);
  gtk_box_append (GTK_BOX (buttons), self->aliases_button);
  gtk_box_append (GTK_BOX (buttons), new_pill (_ ("_Undo the Merge"), "merge.undo"));
  gtk_box_append (GTK_BOX (buttons), new_pill (_ ("_Close"), "merge.cancel"));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->done), "object-select-symbolic");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->done), buttons);
  return self->done;
}
