/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-chip-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-wrap-layout.h"

#define POPOVER_WIDTH 288

typedef struct
{
  /* Children */
  GtkWidget *button;
  GtkWidget *button_label; /* where there is none yet, the icon alone would not say what it is for */

  /* In its popover: there once it was opened */
  GtkWidget *stack;
  GtkWidget *choices;
  GtkWidget *form;

  /* Owned */
  GArray *ids;
  char   *add; /* what its button is heard as */
  char   *naming;
  char   *name;

  gboolean editable;
} CarnetChipRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CarnetChipRow, carnet_chip_row, GTK_TYPE_WIDGET)

enum
{
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CarnetChipRowPrivate *
private_of (CarnetChipRow *self)
{
  return carnet_chip_row_get_instance_private (self);
}

typedef struct
{
  CarnetId        id;
  CarnetChipWords words;
} Chip;

static void
chip_clear (gpointer data)
{
  g_free (((Chip *)data)->words.label);
}

/* -- Chips ------------------------------------------------------------------------ */

static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  CarnetId id = *(CarnetId *)g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (user_data, signals[REMOVE], 0, &id);
}

static GtkWidget *
new_remove_button (CarnetChipRow *self, const CarnetId *id, const CarnetChipWords *words)
{
  GtkWidget       *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *heard = words->about ? g_strdup_printf (_ ("Remove %s, %s"), words->label, words->about)
                                        : g_strdup_printf (_ ("Remove %s"), words->label);

  gtk_widget_set_tooltip_text (remove, heard);
  carnet_heard_set (remove, heard);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  g_object_set_data_full (G_OBJECT (remove), "id", carnet_id_copy (id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return remove;
}

static GtkWidget *
new_icon (const CarnetChipWords *words)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (words->icon);

  gtk_widget_set_tooltip_text (icon, words->about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words->about, -1);
  return icon;
}

static void
append_chip (CarnetChipRow *self, const Chip *chip)
{
  CarnetChipRowPrivate *private = private_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (chip->words.label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (chip->words.icon)
    gtk_box_append (GTK_BOX (box), new_icon (&chip->words));
  gtk_box_append (GTK_BOX (box), label);
  if (private->editable)
    gtk_box_append (GTK_BOX (box), new_remove_button (self, &chip->id, &chip->words));
  else
    gtk_widget_add_css_class (box, "fixed");
  gtk_widget_add_css_class (box, "chip");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (box, GTK_WIDGET (self), private->button);
}

static int
compare_chips (gconstpointer a, gconstpointer b)
{
  const Chip *x = a, *y = b;
  const int   order = g_utf8_collate (x->words.label, y->words.label);

  return order != 0 ? order : carnet_id_compare (&x->id, &y->id);
}

/* By label. */
static void
append_chips (CarnetChipRow *self, const GArray *ids)
{
  g_autoptr (GArray) chips = g_array_new (FALSE, TRUE, sizeof (Chip));

  g_array_set_clear_func (chips, chip_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      Chip chip = { g_array_index (ids, CarnetId, i), { NULL } };

      CARNET_CHIP_ROW_GET_CLASS (self)->describe (self, &chip.id, ids, &chip.words);
      g_array_append_val (chips, chip);
    }
  g_array_sort (chips, compare_chips);
  for (guint i = 0; i < chips->len; i++)
    append_chip (self, &g_array_index (chips, Chip, i));
}

static void
show_button_label (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);
  const gboolean empty = private->ids->len == 0;

  gtk_widget_set_visible (private->button_label, empty);
  if (empty && private->editable)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

/* Returns: which chip has the focus; -1 when none has. */
static int
find_focus (CarnetChipRow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (int i = 0; child && child != private_of (self)->button;
       i++, child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == child)
      return i;
  return -1;
}

/* Where it was, or the button that is after the last. */
static void
restore_focus (CarnetChipRow *self, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; index > 0 && child != private_of (self)->button; index--)
    child = gtk_widget_get_next_sibling (child);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

void
carnet_chip_row_refill (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);
  const int  focused = find_focus (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != private->button)
    gtk_widget_unparent (child);
  append_chips (self, private->ids);
  show_button_label (self);
  if (focused >= 0 && private->editable)
    restore_focus (self, focused);
}

/* -- Choosing, naming ---------------------------------------------------------------- */

static void
typed_cb (CarnetChipRow *self, const char *text)
{
  CarnetChoices *choices = carnet_chip_row_get_choices (self);

  carnet_choices_clear (choices);
  CARNET_CHIP_ROW_GET_CLASS (self)->suggest (self, choices, text);
}

static void
take_cb (CarnetChipRow *self, const CarnetId *id)
{
  CarnetId chosen = *id;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (private_of (self)->button));
  g_signal_emit (self, signals[ADD], 0, &chosen);
}

static void
begin_cb (CarnetChipRow *self, const char *text)
{
  CarnetChipRowPrivate *private = private_of (self);

  CARNET_CHIP_ROW_GET_CLASS (self)->begin (self, CARNET_NAMING_FORM (private->form));
  gtk_stack_set_visible_child (GTK_STACK (private->stack), private->form);
  carnet_naming_form_begin (CARNET_NAMING_FORM (private->form), text);
}

static void
named_cb (CarnetChipRow *self)
{
  CARNET_CHIP_ROW_GET_CLASS (self)->named (self, carnet_chip_row_get_form (self));
}

static void
make_cb (CarnetChipRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (private_of (self)->button));
  CARNET_CHIP_ROW_GET_CLASS (self)->make (self, carnet_chip_row_get_form (self));
}

static void
shown_cb (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);

  gtk_stack_set_visible_child (GTK_STACK (private->stack), private->choices);
  carnet_choices_begin (CARNET_CHOICES (private->choices));
}

/* -- Object ---------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (carnet_chip_row_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetChipRowPrivate *private = private_of (CARNET_CHIP_ROW (object));

  g_array_unref (private->ids);
  g_free (private->add);
  g_free (private->naming);
  g_free (private->name);
  G_OBJECT_CLASS (carnet_chip_row_parent_class)->finalize (object);
}

static void
carnet_chip_row_class_init (CarnetChipRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CARNET_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chiprow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
build_choices (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);

  private->choices = carnet_choices_new ();
  carnet_choices_set_words (CARNET_CHOICES (private->choices), private->name, private->add);
  g_signal_connect_swapped (private->choices, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (private->choices, "chosen", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (private->choices, "make", G_CALLBACK (begin_cb), self);
}

static void
build_form (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);
  CarnetNamingForm *form = CARNET_NAMING_FORM (carnet_naming_form_new ());

  private->form = GTK_WIDGET (form);
  carnet_naming_form_set_words (form, private->naming, private->name);
  CARNET_CHIP_ROW_GET_CLASS (self)->build (self, form);
  g_signal_connect_swapped (private->form, "changed", G_CALLBACK (named_cb), self);
  g_signal_connect_swapped (private->form, "take", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (private->form, "make", G_CALLBACK (make_cb), self);
  g_signal_connect_swapped (private->form, "back", G_CALLBACK (shown_cb), self);
}

static GtkWidget *
make_popover (gpointer self)
{
  CarnetChipRowPrivate *private = private_of (self);
  GtkWidget *popover = gtk_popover_new ();

  build_choices (self);
  build_form (self);
  private->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (private->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (private->stack), private->choices);
  gtk_stack_add_child (GTK_STACK (private->stack), private->form);
  gtk_widget_set_size_request (private->stack, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), private->stack);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static void
build_button (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  private->button = gtk_menu_button_new ();
  private->button_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), private->button_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (private->button), box);
  carnet_late_popover (GTK_MENU_BUTTON (private->button), make_popover, self);
  gtk_widget_add_css_class (private->button, "flat");
  gtk_widget_set_parent (private->button, GTK_WIDGET (self));
}

static void
carnet_chip_row_init (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = private_of (self);

  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 8, "line-spacing", 8, NULL);
  private->editable = TRUE;
  private->ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  build_button (self);
  show_button_label (self);
}

void
carnet_chip_row_set_words (CarnetChipRow *self,
                           const char    *heading,
                           const char    *add,
                           const char    *naming,
                           const char    *name)
{
  CarnetChipRowPrivate *private = private_of (self);

  gtk_label_set_label (GTK_LABEL (private->button_label), add);
  gtk_widget_set_tooltip_text (private->button, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (private->button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  private->add = g_strdup (add);
  private->naming = g_strdup (naming);
  private->name = g_strdup (name);
}

void
carnet_chip_row_set_ids (CarnetChipRow *self, const GArray *ids)
{
  CarnetChipRowPrivate *private = private_of (self);

  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  g_array_set_size (private->ids, 0);
  g_array_append_vals (private->ids, ids->data, ids->len);
  carnet_chip_row_refill (self);
}

void
carnet_chip_row_set_editable (CarnetChipRow *self, gboolean editable)
{
  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  private_of (self)->editable = editable;
  gtk_widget_set_visible (private_of (self)->button, editable);
  carnet_chip_row_refill (self);
}

void
carnet_chip_row_popup (CarnetChipRow *self)
{
  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (private_of (self)->button));
}

CarnetChoices *
carnet_chip_row_get_choices (CarnetChipRow *self)
{
  g_return_val_if_fail (CARNET_IS_CHIP_ROW (self), NULL);

  carnet_late_popover_make (GTK_MENU_BUTTON (private_of (self)->button));
  return CARNET_CHOICES (private_of (self)->choices);
}

CarnetNamingForm *
carnet_chip_row_get_form (CarnetChipRow *self)
{
  g_return_val_if_fail (CARNET_IS_CHIP_ROW (self), NULL);

  carnet_late_popover_make (GTK_MENU_BUTTON (private_of (self)->button));
  return CARNET_NAMING_FORM (private_of (self)->form);
}

gboolean
carnet_chip_row_has (CarnetChipRow *self, const CarnetId *id)
{
  const GArray *ids = private_of (self)->ids;

  for (guint i = 0; i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}
