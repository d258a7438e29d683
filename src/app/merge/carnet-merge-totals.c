/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-totals.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-row.h"

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_cell (guint column, guint64 n)
{
  g_autofree char *text = carnet_merge_number_describe (n);
  GtkWidget       *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *number = new_label (text, "carnet-merge-total");

  gtk_widget_add_css_class (number, "numeric");
  if (column == CARNET_MERGE_COLUMN_IDENTICAL)
    gtk_widget_add_css_class (number, "secondary");
  if (column == CARNET_MERGE_COLUMN_CONFLICTS && n > 0)
    gtk_widget_add_css_class (number, "warning-text");
  gtk_box_append (GTK_BOX (cell), number);
  gtk_box_append (GTK_BOX (cell), new_label (carnet_merge_column_label (column, n), "secondary"));
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_add_css_class (cell, "carnet-merge-cell");
  return cell;
}

static GtkWidget *
new_examine_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Examine the Conflicts"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "merge.examine");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
carnet_merge_totals_new (const CarnetMergeCounts *totals)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint64    numbers[CARNET_MERGE_COLUMNS];

  carnet_merge_list_numbers (totals, numbers);
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_widget_set_hexpand (cells, TRUE);
  for (guint i = 0; i < CARNET_MERGE_COLUMNS; i++)
    gtk_box_append (GTK_BOX (cells), new_cell (i, numbers[i]));
  gtk_box_append (GTK_BOX (box), cells);
  if (numbers[CARNET_MERGE_COLUMN_CONFLICTS] > 0)
    gtk_box_append (GTK_BOX (box), new_examine_button ());
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "carnet-merge-totals");
  return box;
}

void
carnet_merge_totals_set_narrow (GtkWidget *totals, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (totals),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
