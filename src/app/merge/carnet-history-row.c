/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-history-row.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "merge/carnet-marked-label.h"

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* -- One field -------------------------------------------------------------------------- */

/* What it says since, the new words marked; then, when words went, what it said. */
static void
add_prose (GtkBox *box, const CarnetFieldChange *change)
{
  GtkWidget       *after = carnet_marked_label_new (*change->after != '\0' ? change->after : _ ("(empty)"));
  GtkWidget       *before = carnet_marked_label_new (change->before);
  g_autofree char *added = NULL, *removed = NULL;

  if (*change->before != '\0' && *change->after != '\0')
    added = carnet_marked_label_compare (CARNET_MARKED_LABEL (after), CARNET_MARK_MINE, change->before);
  gtk_box_append (box, after);
  removed = carnet_marked_label_compare (CARNET_MARKED_LABEL (before), CARNET_MARK_OTHER, change->after);
  if (*removed == '\0')
    {
      g_object_unref (g_object_ref_sink (before));
      return;
    }
  gtk_box_append (box, new_label (_ ("Before:"), "caption-heading"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
  gtk_box_append (box, before);
}

static void
add_choice (GtkBox *box, const CarnetFieldChange *change)
{
  g_autofree char *text = NULL;

  if (*change->before != '\0' && !g_str_equal (change->before, change->after))
    text
        = g_strdup_printf ("%s → %s", change->before, *change->after != '\0' ? change->after : _ ("(empty)"));
  gtk_box_append (box, new_label (text ? text : change->after, NULL));
}

static GtkWidget *
new_change (const CarnetFieldChange *change)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *label = NULL;

  if (change->settled)
    label = g_strdup_printf (_ ("%s · conflict settled"), change->field.label);
  gtk_box_append (GTK_BOX (box), new_label (label ? label : change->field.label, "caption-heading"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "accent-text");
  if (change->field.form == CARNET_FIELD_CHOICE)
    add_choice (GTK_BOX (box), change);
  else
    add_prose (GTK_BOX (box), change);
  return box;
}

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
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
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
  gtk_box_append (box, new_label (text, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
}

GtkWidget *
carnet_history_row_new (const CarnetHistoryEntry *entry, gboolean can_restore)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *who = carnet_writer_describe (entry->writer);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "carnet-history-row");
  gtk_box_append (GTK_BOX (box), new_label (who, "heading"));
  add_file (GTK_BOX (box), entry);
  if (entry->erased)
    gtk_box_append (GTK_BOX (box), new_label (_ ("(erased)"), "secondary"));
  for (guint i = 0; i < entry->changes->len; i++)
    gtk_box_append (GTK_BOX (box), new_change (entry->changes->pdata[i]));
  if (can_restore)
    gtk_box_append (GTK_BOX (box), new_restore_button (entry));
  return box;
}
