/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-chip-row-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-wrap-layout.h"

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CarnetChipRow, carnet_chip_row, GTK_TYPE_WIDGET)

enum
{
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

CarnetChipRowPrivate *
carnet_chip_row_get_private (CarnetChipRow *self)
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
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
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
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
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

  for (int i = 0; child && child != carnet_chip_row_get_private (self)->button;
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

  for (; index > 0 && child != carnet_chip_row_get_private (self)->button; index--)
    child = gtk_widget_get_next_sibling (child);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

void
carnet_chip_row_refill (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
  const int  focused = find_focus (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != private->button)
    gtk_widget_unparent (child);
  append_chips (self, private->ids);
  show_button_label (self);
  if (focused >= 0 && private->editable)
    restore_focus (self, focused);
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
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (CARNET_CHIP_ROW (object));

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
build_button (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  private->button = gtk_menu_button_new ();
  private->button_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), private->button_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (private->button), box);
  carnet_late_popover (GTK_MENU_BUTTON (private->button), carnet_chip_row_make_popover, self);
  gtk_widget_add_css_class (private->button, "flat");
  gtk_widget_set_parent (private->button, GTK_WIDGET (self));
}

static void
carnet_chip_row_init (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

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
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

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
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  g_array_set_size (private->ids, 0);
  g_array_append_vals (private->ids, ids->data, ids->len);
  carnet_chip_row_refill (self);
}

void
carnet_chip_row_set_editable (CarnetChipRow *self, gboolean editable)
{
  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  carnet_chip_row_get_private (self)->editable = editable;
  gtk_widget_set_visible (carnet_chip_row_get_private (self)->button, editable);
  carnet_chip_row_refill (self);
}

void
carnet_chip_row_popup (CarnetChipRow *self)
{
  g_return_if_fail (CARNET_IS_CHIP_ROW (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (carnet_chip_row_get_private (self)->button));
}

gboolean
carnet_chip_row_has (CarnetChipRow *self, const CarnetId *id)
{
  const GArray *ids = carnet_chip_row_get_private (self)->ids;

  for (guint i = 0; i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}
