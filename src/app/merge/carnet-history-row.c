/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-history-row.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "merge/carnet-field-change.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-label.h"

/* -- The whole ------------------------------------------------------------------------------ */

static GtkWidget *
new_restore_button (const CarnetHistoryEntry *entry)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Restore This Version"));
  g_autofree char *revision = carnet_hash_to_string (&entry->writer->revision);
  g_autofree char *time = carnet_time_describe (entry->writer->recorded_ms);
  g_autofree char *heard = g_strdup_printf (_ ("Restore the version of %s"), time);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", revision);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.restore");
  carnet_heard_set (button, heard);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  return button;
}

/* The newest of the files that brought it says enough. */
static void
add_file (GtkBox *box, const CarnetHistoryEntry *entry)
{
  g_autofree char *text = NULL;

  if (entry->batches->len == 0)
    return;
  text = g_strdup_printf (_ ("Received with “%s”"), ((CarnetBatch *)entry->batches->pdata[0])->name);
  gtk_box_append (box, carnet_label_new (text, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
}

GtkWidget *
carnet_history_row_new (const CarnetHistoryEntry *entry, gboolean can_restore)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *who = carnet_writer_describe (entry->writer);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "carnet-history-row");
  gtk_box_append (GTK_BOX (box), carnet_label_new (who, "heading"));
  add_file (GTK_BOX (box), entry);
  if (entry->erased)
    gtk_box_append (GTK_BOX (box), carnet_label_new (_ ("(erased)"), "secondary"));
  for (guint i = 0; i < entry->changes->len; i++)
    gtk_box_append (GTK_BOX (box), carnet_field_change_new (entry->changes->pdata[i]));
  if (can_restore)
    gtk_box_append (GTK_BOX (box), new_restore_button (entry));
  return box;
}
