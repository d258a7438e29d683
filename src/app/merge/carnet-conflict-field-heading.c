/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "widgets/carnet-label.h"

#include "merge/carnet-conflict-field-private.h"
#include "merge/carnet-conflict-words.h"

/* « Texte d’origine », which opens under the versions. */
void
carnet_conflict_field_set_origin (CarnetConflictField *self, const CarnetFieldVersion *ancestor)
{
  const CarnetWriter *writer = ancestor->writers->pdata[0];
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char    *day = carnet_day_describe (carnet_date_from_ms (writer->recorded_ms));
  g_autofree char    *title = g_strdup_printf (_ ("Common version · %s"), day);
  GtkWidget *text = carnet_label_new (*ancestor->text != '\0' ? ancestor->text : _ ("(empty)"), NULL);

  gtk_box_append (GTK_BOX (box), carnet_label_new (title, "caption-heading"));
  gtk_box_append (GTK_BOX (box), text);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (box, "carnet-origin");
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "secondary");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  /* A level, a date or a milestone is no text. */
  gtk_label_set_label (
      GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->origin)))),
      self->field->field.form == CARNET_FIELD_CHOICE ? _ ("Common version") : _ ("Original text"));
  gtk_widget_set_visible (self->origin, TRUE);
}

void
carnet_conflict_field_set_no_origin (CarnetConflictField *self, const char *unwritten)
{
  g_autofree char *before = unwritten && *unwritten ? g_strdup_printf (_ ("Before: %s"), unwritten) : NULL;

  if (!unwritten)
    gtk_label_set_label (GTK_LABEL (self->missing), _ ("No common version was found"));
  else
    gtk_label_set_label (GTK_LABEL (self->missing), before ? before : _ ("Was empty before"));
  gtk_widget_set_visible (self->missing, TRUE);
}

static void
origin_toggled_cb (CarnetConflictField *self)
{
  const gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->origin));
  GtkWidget     *arrow = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (self->origin)));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->origin), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static GtkWidget *
new_origin_button (CarnetConflictField *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-end-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "carnet-origin-button");
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (origin_toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_open_mark (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), carnet_label_new (_ ("to choose"), NULL));
  gtk_widget_add_css_class (box, "warning-text");
  gtk_widget_add_css_class (box, "carnet-open-mark");
  return box;
}

void
carnet_conflict_field_build_heading (CarnetConflictField *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (line, "carnet-field-heading");
  self->heading = carnet_label_new (NULL, "heading");
  self->note = carnet_label_new (NULL, "secondary");
  self->open = new_open_mark ();
  self->origin = new_origin_button (self);
  self->missing = carnet_label_new (NULL, "secondary");
  gtk_widget_add_css_class (self->missing, "caption");
  gtk_widget_set_visible (self->missing, FALSE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (right), self->open);
  gtk_box_append (GTK_BOX (right), self->origin);
  gtk_box_append (GTK_BOX (right), self->missing);
  gtk_box_append (GTK_BOX (line), self->heading);
  gtk_box_append (GTK_BOX (line), self->note);
  gtk_box_append (GTK_BOX (line), right);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}
