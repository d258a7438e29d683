/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-choices.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"

#define LIST_HEIGHT 300
#define INDENT 18
/* What is further down is found sooner by typing. */
#define ROWS_MAX 50

struct _CarnetChoices
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *entry;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *more;

  guint    n_rows;
  CarnetId exact; /* what has the name that is typed; nil when nothing has */
};

G_DEFINE_FINAL_TYPE (CarnetChoices, carnet_choices, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  CHOSEN,
  MAKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (CarnetChoices *self, const CarnetId *id)
{
  g_autofree char *text = carnet_choices_dup_text (self);
  CarnetId         chosen = *id;

  if (!carnet_id_is_nil (&chosen))
    g_signal_emit (self, signals[CHOSEN], 0, &chosen);
  else if (*text != '\0')
    g_signal_emit (self, signals[MAKE], 0, text);
}

static void
row_activated_cb (CarnetChoices *self, GtkListBoxRow *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "id"));
}

static void
entry_activated_cb (CarnetChoices *self)
{
  choose (self, &self->exact);
}

static void
entry_changed_cb (CarnetChoices *self)
{
  g_autofree char *text = carnet_choices_dup_text (self);

  g_signal_emit (self, signals[TYPED], 0, text);
}

/* -- Rows -------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
new_content (const CarnetChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_label (choice->label);

  gtk_widget_set_margin_start (box, (int)MIN (choice->depth, 6) * INDENT);
  if (choice->icon)
    gtk_box_append (GTK_BOX (box),
                    *choice->icon != '\0' ? gtk_image_new_from_icon_name (choice->icon) : gtk_image_new ());
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (choice->taken)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  return box;
}

static char *
dup_heard (const CarnetChoice *choice)
{
  g_autofree char *level = choice->depth > 0 ? g_strdup_printf (_ ("level %u"), choice->depth + 1) : NULL;
  const char      *parts[5] = { choice->label };
  guint            n = 1;

  if (choice->about)
    parts[n++] = choice->about;
  if (level)
    parts[n++] = level;
  if (choice->taken)
    parts[n++] = _ ("already chosen");
  return g_strjoinv (", ", (char **)parts);
}

static void
note_exact (CarnetChoices *self, const CarnetChoice *choice)
{
  g_autofree char *typed = carnet_choices_dup_text (self);
  g_autofree char *folded = carnet_text_fold (typed), *label = carnet_text_fold (choice->label);

  if (!carnet_id_is_nil (&choice->id) && g_str_equal (folded, label))
    self->exact = choice->id;
}

gboolean
carnet_choices_add (CarnetChoices *self, const CarnetChoice *choice)
{
  GtkWidget       *row;
  g_autofree char *heard = NULL;

  g_return_val_if_fail (CARNET_IS_CHOICES (self), FALSE);

  note_exact (self, choice);
  if (self->n_rows == ROWS_MAX && !carnet_id_is_nil (&choice->id))
    {
      gtk_widget_set_visible (self->more, TRUE);
      return FALSE;
    }
  row = gtk_list_box_row_new ();
  heard = dup_heard (choice);
  gtk_widget_set_tooltip_text (row, choice->about);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), new_content (choice));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !choice->taken);
  gtk_widget_set_sensitive (row, !choice->taken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  g_object_set_data_full (G_OBJECT (row), "id", carnet_id_copy (&choice->id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->scrolled, TRUE);
  self->n_rows++;
  return TRUE;
}

void
carnet_choices_clear (CarnetChoices *self)
{
  GtkWidget *row;

  g_return_if_fail (CARNET_IS_CHOICES (self));

  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->scrolled, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  self->exact = (CarnetId){ { 0 } };
  self->n_rows = 0;
}

/* -- Object ---------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (carnet_choices_parent_class)->dispose (object);
}

static guint
new_signal (CarnetChoicesClass *klass, const char *name, GType type)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       1, type);
}

static void
carnet_choices_class_init (CarnetChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[TYPED] = new_signal (klass, "typed", G_TYPE_STRING);
  signals[CHOSEN] = new_signal (klass, "chosen", G_TYPE_POINTER);
  signals[MAKE] = new_signal (klass, "make", G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
build_list (CarnetChoices *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "choices");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  g_object_set (self->scrolled, "focusable", FALSE, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "max-content-height", LIST_HEIGHT, "child", self->list,
                NULL);
}

static void
carnet_choices_init (CarnetChoices *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->entry = gtk_entry_new ();
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  build_list (self);
  self->more = new_label (_ ("There are more: type to find them."));
  gtk_widget_add_css_class (self->more, "secondary");
  gtk_widget_add_css_class (self->more, "caption");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  carnet_choices_clear (self);
}

GtkWidget *
carnet_choices_new (void)
{
  return g_object_new (CARNET_TYPE_CHOICES, NULL);
}

void
carnet_choices_set_words (CarnetChoices *self, const char *placeholder, const char *heard)
{
  g_return_if_fail (CARNET_IS_CHOICES (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

void
carnet_choices_begin (CarnetChoices *self)
{
  g_return_if_fail (CARNET_IS_CHOICES (self));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    entry_changed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

char *
carnet_choices_dup_text (CarnetChoices *self)
{
  g_return_val_if_fail (CARNET_IS_CHOICES (self), NULL);

  return carnet_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
}

GtkWidget *
carnet_choices_get_entry (CarnetChoices *self)
{
  g_return_val_if_fail (CARNET_IS_CHOICES (self), NULL);

  return self->entry;
}

GtkWidget *
carnet_choices_get_list (CarnetChoices *self)
{
  g_return_val_if_fail (CARNET_IS_CHOICES (self), NULL);

  return self->list;
}
