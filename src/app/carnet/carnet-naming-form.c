/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-naming-form.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "widgets/carnet-words.h"

struct _CarnetNamingForm
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *entry;
  GtkWidget *more;
  GtkWidget *warning;
  GtkLabel  *sentence;
  GtkWidget *make;

  CarnetId near;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (CarnetNamingForm, carnet_naming_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  MAKE,
  TAKE,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_make (CarnetNamingForm *self)
{
  g_autofree char *name = carnet_naming_form_dup_name (self);

  gtk_widget_set_sensitive (self->make, self->ready && *name != '\0');
}

static void
changed_cb (CarnetNamingForm *self)
{
  show_make (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter does not go past the warning: its answer is a button. */
static void
activated_cb (CarnetNamingForm *self)
{
  if (carnet_id_is_nil (&self->near))
    carnet_naming_form_make (self);
  else
    gtk_widget_child_focus (self->warning, GTK_DIR_TAB_FORWARD);
}

static void
take_cb (CarnetNamingForm *self)
{
  CarnetId near = self->near;

  g_signal_emit (self, signals[TAKE], 0, &near);
}

static void
back_cb (CarnetNamingForm *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

/* -- Object ---------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  g_clear_pointer (&CARNET_NAMING_FORM (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_naming_form_parent_class)->dispose (object);
}

static guint
new_signal (CarnetNamingFormClass *klass, const char *name, guint n_arguments)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_arguments, G_TYPE_POINTER);
}

static void
carnet_naming_form_class_init (CarnetNamingFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHANGED] = new_signal (klass, "changed", 0);
  signals[MAKE] = new_signal (klass, "make", 0);
  signals[TAKE] = new_signal (klass, "take", 1);
  signals[BACK] = new_signal (klass, "back", 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (CarnetNamingForm *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
build_warning (CarnetNamingForm *self)
{
  GtkWidget *take = new_button (self, _ ("Take That One"), G_CALLBACK (take_cb));
  GtkWidget *sentence = gtk_label_new (NULL);

  self->sentence = GTK_LABEL (sentence);
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_max_width_chars (self->sentence, 32);
  gtk_widget_add_css_class (sentence, "warning-text");
  gtk_widget_set_halign (take, GTK_ALIGN_START);
  self->warning = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->warning), sentence);
  gtk_box_append (GTK_BOX (self->warning), take);
}

static GtkWidget *
build_buttons (CarnetNamingForm *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = new_button (self, _ ("Back"), G_CALLBACK (back_cb));

  self->make = new_button (self, "", G_CALLBACK (carnet_naming_form_make));
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_widget_set_hexpand (back, TRUE);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), self->make);
  return buttons;
}

static void
carnet_naming_form_init (CarnetNamingForm *self)
{
  self->ready = TRUE;
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  self->entry = gtk_entry_new ();
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  build_warning (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_box_append (GTK_BOX (self->box), self->warning);
  gtk_box_append (GTK_BOX (self->box), build_buttons (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  carnet_naming_form_set_near (self, NULL, NULL);
  show_make (self);
}

GtkWidget *
carnet_naming_form_new (void)
{
  return g_object_new (CARNET_TYPE_NAMING_FORM, NULL);
}

void
carnet_naming_form_set_words (CarnetNamingForm *self, const char *heading, const char *heard)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

void
carnet_naming_form_append (CarnetNamingForm *self, GtkWidget *widget)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  gtk_box_append (GTK_BOX (self->more), widget);
}

void
carnet_naming_form_begin (CarnetNamingForm *self, const char *name)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  changed_cb (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

char *
carnet_naming_form_dup_name (CarnetNamingForm *self)
{
  g_return_val_if_fail (CARNET_IS_NAMING_FORM (self), NULL);

  return carnet_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
}

void
carnet_naming_form_set_near (CarnetNamingForm *self, const CarnetId *id, const char *sentence)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  self->near = id ? *id : (CarnetId){ { 0 } };
  carnet_words_show (self->sentence, sentence ? sentence : "");
  gtk_widget_set_visible (self->warning, id != NULL);
  gtk_button_set_label (GTK_BUTTON (self->make), id ? _ ("Add Anyway") : _ ("Add"));
  if (id)
    gtk_widget_remove_css_class (self->make, "suggested-action");
  else
    gtk_widget_add_css_class (self->make, "suggested-action");
}

void
carnet_naming_form_set_ready (CarnetNamingForm *self, gboolean ready)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  self->ready = ready;
  show_make (self);
}

void
carnet_naming_form_make (CarnetNamingForm *self)
{
  g_return_if_fail (CARNET_IS_NAMING_FORM (self));

  if (gtk_widget_get_sensitive (self->make))
    g_signal_emit (self, signals[MAKE], 0);
}

GtkWidget *
carnet_naming_form_get_entry (CarnetNamingForm *self)
{
  g_return_val_if_fail (CARNET_IS_NAMING_FORM (self), NULL);

  return self->entry;
}
