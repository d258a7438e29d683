/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-batch-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "merge/carnet-merge-row.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-label.h"

#define AVATAR 36

/* « 5 nouvelles · 1 conflit » */
static char *
describe_counts (const CarnetBatch *batch)
{
  const struct
  {
    guint   column;
    guint64 n;
  } counts[] = { { CARNET_MERGE_COLUMN_NEW, batch->n_added },
                 { CARNET_MERGE_COLUMN_CHANGED, batch->n_changed },
                 { CARNET_MERGE_COLUMN_CONFLICTS, batch->n_conflicts } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].n > 0)
      {
        g_autofree char *count = carnet_merge_count_describe (counts[i].column, counts[i].n);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
      }
  if (text->len == 0)
    g_string_append (text, _ ("No observation changed"));
  return g_string_free (text, FALSE);
}

/* A picture and a word, never a colour alone. */
static GtkWidget *
new_state (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("view-conceal-symbolic"));
  gtk_box_append (GTK_BOX (box), carnet_label_new (C_ ("batch", "withdrawn"), "caption-heading"));
  gtk_widget_add_css_class (box, "secondary");
  return box;
}

static GtkWidget *
new_names (const CarnetBatch *batch, const char *title, const char *counts)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *file = carnet_label_new (batch->name, "caption");

  gtk_widget_add_css_class (file, "secondary");
  gtk_box_append (GTK_BOX (names), carnet_label_new (title, NULL));
  if (!g_str_equal (title, batch->name))
    gtk_box_append (GTK_BOX (names), file);
  else
    g_object_unref (g_object_ref_sink (file));
  gtk_box_append (GTK_BOX (names), carnet_label_new (counts, "caption"));
  if (batch->withdrawn)
    gtk_box_append (GTK_BOX (names), new_state ());
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  return names;
}

static GtkWidget *
new_button (const CarnetBatch *batch)
{
  GtkWidget       *button = gtk_button_new_with_label (batch->withdrawn ? _ ("Take Back") : _ ("Withdraw"));
  g_autofree char *heard
      = g_strdup_printf (batch->withdrawn ? _ ("Take back “%s”") : _ ("Withdraw “%s”"), batch->name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", batch->number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "batches.toggle");
  carnet_heard_set (button, heard);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
carnet_batch_row_new (const CarnetBatch *batch, gboolean writable)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char      *title = *batch->sender != '\0' ? batch->sender : batch->name;
  g_autofree char *counts = describe_counts (batch);
  g_autofree char *heard
      = g_strdup_printf ("%s, %s, %s, %s", title, batch->name, counts,
                         batch->withdrawn ? C_ ("batch", "withdrawn") : C_ ("batch", "merged"));
  GtkWidget *avatar = adw_avatar_new (AVATAR, title, TRUE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), new_names (batch, title, counts));
  if (writable)
    gtk_box_append (GTK_BOX (box), new_button (batch));
  gtk_widget_add_css_class (box, "carnet-merge-row");
  if (batch->withdrawn)
    {
      gtk_widget_add_css_class (box, "carnet-withdrawn");
      gtk_widget_set_opacity (avatar, 0.5);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), writable);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", batch->number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "batches.toggle");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  return row;
}

GtkWidget *
carnet_batch_heading_new (const CarnetBatch *batch, guint n)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *when = carnet_time_describe (batch->received_ms);
  g_autofree char *files = g_strdup_printf (ngettext ("%u file", "%u files", n), n);

  gtk_box_append (GTK_BOX (box), carnet_label_new (when, "heading"));
  gtk_box_append (GTK_BOX (box), carnet_label_new (files, "secondary"));
  gtk_widget_add_css_class (box, "carnet-batch-heading");
  return box;
}
