/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-field-change.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-marked-label.h"
#include "widgets/carnet-label.h"

static const char *
or_empty (const char *text)
{
  return *text != '\0' ? text : _ ("(empty)");
}

static void
add_caption (GtkBox *box, const char *text)
{
  gtk_box_append (box, carnet_label_new (text, "caption-heading"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
}

/* -- Followed by another value ------------------------------------------------------------ */

/* What it says since, the new words marked as those of the other side are below; then, when words went, what
 * it said, marked as what this logbook says is. */
static void
add_prose (GtkBox *box, const CarnetFieldChange *change)
{
  GtkWidget       *after = carnet_marked_label_new (or_empty (change->after));
  GtkWidget       *before = carnet_marked_label_new (change->before);
  g_autofree char *added = NULL, *removed = NULL;

  if (*change->before != '\0' && *change->after != '\0')
    added = carnet_marked_label_compare (CARNET_MARKED_LABEL (after), CARNET_MARK_OTHER, change->before);
  gtk_box_append (box, after);
  removed = carnet_marked_label_compare (CARNET_MARKED_LABEL (before), CARNET_MARK_MINE, change->after);
  if (*removed == '\0')
    {
      g_object_unref (g_object_ref_sink (before));
      return;
    }
  add_caption (box, _ ("Before:"));
  gtk_box_append (box, before);
}

static void
add_choice (GtkBox *box, const CarnetFieldChange *change)
{
  g_autofree char *text = NULL;

  if (*change->before != '\0' && !g_str_equal (change->before, change->after))
    text = g_strdup_printf ("%s → %s", change->before, or_empty (change->after));
  gtk_box_append (box, carnet_label_new (text ? text : change->after, NULL));
}

/* -- Beside another value ------------------------------------------------------------------- */

static void
add_side (GtkBox     *box,
          const char *caption,
          const char *text,
          const char *other,
          gboolean    prose,
          CarnetMark  mark)
{
  GtkWidget       *label = carnet_marked_label_new (or_empty (text));
  g_autofree char *words = NULL;

  if (prose && *text != '\0')
    words = carnet_marked_label_compare (CARNET_MARKED_LABEL (label), mark, other);
  else if (*text != '\0')
    carnet_marked_label_mark_all (CARNET_MARKED_LABEL (label), mark);
  add_caption (box, caption);
  gtk_box_append (box, label);
}

static void
add_sides (GtkBox *box, const CarnetFieldChange *change)
{
  const gboolean prose = change->field.form != CARNET_FIELD_CHOICE;

  add_side (box, _ ("In this logbook:"), change->before, change->after, prose, CARNET_MARK_MINE);
  add_side (box, _ ("Received:"), change->after, change->before, prose, CARNET_MARK_OTHER);
}

static char *
dup_label (const CarnetFieldChange *change)
{
  if (change->conflict)
    return g_strdup_printf (_ ("%s · in conflict"), change->field.label);
  if (change->settled)
    return g_strdup_printf (_ ("%s · conflict settled"), change->field.label);
  return g_strdup (change->field.label);
}

GtkWidget *
carnet_field_change_new (const CarnetFieldChange *change)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *label = dup_label (change);

  gtk_box_append (GTK_BOX (box), carnet_label_new (label, "caption-heading"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box),
                            change->conflict ? "warning-text" : "accent-text");
  if (change->conflict && !g_str_equal (change->before, change->after))
    add_sides (GTK_BOX (box), change);
  else if (change->field.form == CARNET_FIELD_CHOICE)
    add_choice (GTK_BOX (box), change);
  else
    add_prose (GTK_BOX (box), change);
  return box;
}
