/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-passage-popover.h"

#include <glib/gi18n-lib.h>

struct _CarnetPassagePopover
{
  GtkPopover parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *speaker;
  GtkWidget *consents[CARNET_N_CONSENTS];

  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetPassagePopover, carnet_passage_popover, GTK_TYPE_POPOVER)

enum
{
  EDITED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (CarnetPassagePopover *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
activate_cb (CarnetPassagePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (CarnetPassagePopover *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
carnet_passage_popover_class_init (CarnetPassagePopoverClass *klass)
{
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
add_speaker (CarnetPassagePopover *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Who said it"));

  self->speaker = gtk_entry_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->speaker);
  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who said it"), -1);
  g_signal_connect_swapped (self->speaker, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->speaker, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_box_append (GTK_BOX (self->box), self->speaker);
}

static void
add_consents (CarnetPassagePopover *self)
{
  for (int i = 0; i < CARNET_N_CONSENTS; i++)
    {
      self->consents[i] = gtk_check_button_new_with_label (carnet_consent_get_label ((CarnetConsent)i));
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->consents[i]),
                                    GTK_CHECK_BUTTON (self->consents[0]));
      g_signal_connect_swapped (self->consents[i], "toggled", G_CALLBACK (edited_cb), self);
      gtk_box_append (GTK_BOX (self->box), self->consents[i]);
    }
}

static void
add_remove (CarnetPassagePopover *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take the Mark Off"));

  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
carnet_passage_popover_init (CarnetPassagePopover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "passage-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Verbatim"), -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  add_speaker (self);
  add_consents (self);
  add_remove (self);
}

GtkWidget *
carnet_passage_popover_new (void)
{
  return g_object_new (CARNET_TYPE_PASSAGE_POPOVER, NULL);
}

void
carnet_passage_popover_show (CarnetPassagePopover  *self,
                             const CarnetHighlight *passage,
                             const GdkRectangle    *place,
                             gboolean               editable)
{
  g_return_if_fail (CARNET_IS_PASSAGE_POPOVER (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->speaker), passage->speaker);
  for (int i = 0; i < CARNET_N_CONSENTS; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->consents[i]), passage->consent == i);
  self->setting = FALSE;
  gtk_widget_set_sensitive (self->box, editable);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
}

const char *
carnet_passage_popover_get_speaker (CarnetPassagePopover *self)
{
  g_return_val_if_fail (CARNET_IS_PASSAGE_POPOVER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->speaker));
}

int
carnet_passage_popover_get_consent (CarnetPassagePopover *self)
{
  g_return_val_if_fail (CARNET_IS_PASSAGE_POPOVER (self), CARNET_CONSENT_UNASKED);

  for (int i = 0; i < CARNET_N_CONSENTS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->consents[i])))
      return i;
  return CARNET_CONSENT_UNASKED;
}
