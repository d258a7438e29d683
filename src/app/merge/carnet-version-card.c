/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-version-card.h"

#include <glib/gi18n-lib.h>

struct _CarnetVersionCard
{
  GtkCheckButton parent_instance;

  /* Children */
  GtkWidget *caption;

  /* Owned */
  char *field;
  char *whose;
  char *added; /* the words marked */
  char *value; /* of what is no prose */
};

G_DEFINE_FINAL_TYPE (CarnetVersionCard, carnet_version_card, GTK_TYPE_CHECK_BUTTON)

static void
update_cb (CarnetVersionCard *self)
{
  const gboolean   chosen = gtk_check_button_get_active (GTK_CHECK_BUTTON (self));
  const char      *state = chosen ? _ ("chosen") : _ ("not chosen");
  g_autofree char *heard = NULL;

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  if (self->added && *self->added != '\0')
    heard = g_strdup_printf (_ ("%s, %s, %s, added: %s"), self->field, self->whose, state, self->added);
  else if (self->value)
    heard = g_strdup_printf ("%s, %s, %s, %s", self->field, self->whose, self->value, state);
  else
    heard = g_strdup_printf ("%s, %s, %s", self->field, self->whose, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static void
finalize (GObject *object)
{
  CarnetVersionCard *self = CARNET_VERSION_CARD (object);

  g_free (self->field);
  g_free (self->whose);
  g_free (self->added);
  g_free (self->value);
  G_OBJECT_CLASS (carnet_version_card_parent_class)->finalize (object);
}

static void
carnet_version_card_class_init (CarnetVersionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_version_card_init (CarnetVersionCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-version");
  g_signal_connect (self, "toggled", G_CALLBACK (update_cb), NULL);
}

static GtkWidget *
new_text (CarnetVersionCard *self, const char *text, const char *other, gboolean prose, CarnetMark mark)
{
  GtkWidget *label = carnet_marked_label_new (*text != '\0' ? text : _ ("(empty)"));

  if (*text == '\0')
    gtk_widget_add_css_class (label, "secondary");
  else if (other && !prose)
    carnet_marked_label_mark_all (CARNET_MARKED_LABEL (label), mark);
  else if (other)
    self->added = carnet_marked_label_compare (CARNET_MARKED_LABEL (label), mark, other);
  return label;
}

GtkWidget *
carnet_version_card_new (const char *field,
                         const char *whose,
                         const char *caption,
                         const char *text,
                         const char *other,
                         gboolean    prose,
                         CarnetMark  mark)
{
  CarnetVersionCard *self = g_object_new (CARNET_TYPE_VERSION_CARD, NULL);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->field = g_strdup (field);
  self->whose = g_strdup (whose);
  self->value = prose || !other ? NULL : g_strdup (text);
  self->caption = gtk_label_new (caption);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_add_css_class (self->caption, "secondary");
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), new_text (self, text, other, prose, mark));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self), box);
  /* The mark stands beside the first line, not beside the middle of the text. */
  gtk_widget_set_valign (gtk_widget_get_first_child (GTK_WIDGET (self)), GTK_ALIGN_START);
  update_cb (self);
  return GTK_WIDGET (self);
}

void
carnet_version_card_show_caption (CarnetVersionCard *self, gboolean shown)
{
  g_return_if_fail (CARNET_IS_VERSION_CARD (self));

  gtk_widget_set_visible (self->caption, shown);
}
