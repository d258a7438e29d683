/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-conflict-field-private.h"

#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "merge/carnet-version-card.h"

#define GUTTER 18

G_DEFINE_FINAL_TYPE (CarnetConflictField, carnet_conflict_field, GTK_TYPE_WIDGET)

/* -- What is chosen ----------------------------------------------------------------------- */

static gboolean
is_chosen (CarnetConflictField *self, guint i)
{
  return gtk_check_button_get_active (self->cards->pdata[i]);
}

static guint
count_chosen (CarnetConflictField *self)
{
  guint n = 0;

  for (guint i = 0; i < self->cards->len; i++)
    n += is_chosen (self, i);
  return n;
}

static void
update (CarnetConflictField *self)
{
  const guint n = count_chosen (self);

  gtk_widget_set_visible (self->open, n == 0);
  gtk_widget_set_visible (self->note, n > 1);
  gtk_label_set_text (GTK_LABEL (self->note), n > 2 ? _ ("· the texts chosen, one after the other")
                                                    : _ ("· both texts, one after the other"));
}

static void
toggled_cb (CarnetConflictField *self)
{
  if (self->setting)
    return;
  update (self);
  g_signal_emit_by_name (self, "changed");
}

/* The texts chosen, in the order of the screen. */
static char *
join_chosen (CarnetConflictField *self)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  CarnetFieldConflict chosen = *self->field;

  for (guint i = 0; i < self->cards->len; i++)
    if (is_chosen (self, i))
      g_ptr_array_add (versions, self->field->versions->pdata[i]);
  chosen.versions = versions;
  return carnet_field_conflict_join (&chosen);
}

static void
add_choice (CarnetConflictField *self, CarnetWrites *choices)
{
  if (self->deletion)
    carnet_writes_set_integer (choices, CARNET_KEY_DELETED, is_chosen (self, 1));
  else if (count_chosen (self) > 1)
    {
      g_autofree char *joined = join_chosen (self);

      carnet_writes_set_text (choices, self->field->field.key, joined);
    }
  else
    for (guint i = 0; i < self->cards->len; i++)
      if (is_chosen (self, i))
        carnet_writes_set (choices, self->field->field.key,
                           &((CarnetFieldVersion *)self->field->versions->pdata[i])->value);
}

gboolean
carnet_conflict_field_get_choice (CarnetConflictField *self, CarnetWrites *choices)
{
  g_return_val_if_fail (CARNET_IS_CONFLICT_FIELD (self), FALSE);

  if (count_chosen (self) == 0)
    return FALSE;
  if (choices)
    add_choice (self, choices);
  return TRUE;
}

static gboolean
is_of_side (CarnetConflictField *self, guint i, CarnetConflictSide side)
{
  switch (side)
    {
    case CARNET_SIDE_MINE:
      return i == 0;
    case CARNET_SIDE_OTHER:
      return self->cards->len == 2 && i == 1;
    case CARNET_SIDE_ALL:
      return TRUE;
    }
  return FALSE;
}

void
carnet_conflict_field_choose (CarnetConflictField *self, CarnetConflictSide side)
{
  g_return_if_fail (CARNET_IS_CONFLICT_FIELD (self));

  if (self->deletion || (side == CARNET_SIDE_ALL && self->field->field.form == CARNET_FIELD_CHOICE))
    return;
  self->setting = TRUE;
  for (guint i = 0; i < self->cards->len; i++)
    gtk_check_button_set_active (self->cards->pdata[i], is_of_side (self, i, side));
  self->setting = FALSE;
  toggled_cb (self);
}

/* -- Building ---------------------------------------------------------------------------------- */

static void
add_card (CarnetConflictField *self, GtkWidget *card, gboolean radio)
{
  if (radio && self->cards->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (card), self->cards->pdata[0]);
  g_signal_connect_object (card, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->cards, card);
  gtk_box_append (GTK_BOX (self->cards_box), card);
}

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (carnet_conflict_field_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CARNET_CONFLICT_FIELD (object)->cards);
  G_OBJECT_CLASS (carnet_conflict_field_parent_class)->finalize (object);
}

static void
carnet_conflict_field_class_init (CarnetConflictFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
carnet_conflict_field_init (CarnetConflictField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->cards = g_ptr_array_new ();
  carnet_conflict_field_build_heading (self);
  self->cards_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GUTTER);
  gtk_box_set_homogeneous (GTK_BOX (self->cards_box), TRUE);
  gtk_widget_set_parent (self->cards_box, GTK_WIDGET (self));
  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

static void
set_heading (CarnetConflictField *self, const char *label)
{
  gtk_label_set_text (GTK_LABEL (self->heading), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update (self);
}

GtkWidget *
carnet_conflict_field_new (const CarnetFieldConflict *field)
{
  CarnetConflictField      *self = g_object_new (CARNET_TYPE_CONFLICT_FIELD, NULL);
  const CarnetFieldVersion *first = field->versions->pdata[0], *second = field->versions->pdata[1];

  self->field = field;
  for (guint i = 0; i < field->versions->len; i++)
    {
      const CarnetFieldVersion *version = field->versions->pdata[i];
      g_autofree char          *whose = carnet_conflict_whose (field, i);
      g_autofree char          *caption = carnet_conflict_caption (field, i);

      add_card (self,
                carnet_version_card_new (
                    field->field.label, whose, caption, version->text, i == 0 ? second->text : first->text,
                    field->field.form != CARNET_FIELD_CHOICE, i == 0 ? CARNET_MARK_MINE : CARNET_MARK_OTHER),
                field->field.form == CARNET_FIELD_CHOICE);
    }
  if (field->ancestor)
    carnet_conflict_field_set_origin (self, field->ancestor);
  else
    carnet_conflict_field_set_no_origin (self, field->unwritten);
  set_heading (self, field->field.label);
  return GTK_WIDGET (self);
}

static GtkWidget *
new_deletion_card (const char *text, GPtrArray *writers)
{
  g_autofree char *who = carnet_writer_describe (writers->pdata[writers->len - 1]);

  return carnet_version_card_new (_ ("Deletion"), text, who, text, NULL, FALSE, CARNET_MARK_MINE);
}

GtkWidget *
carnet_conflict_field_new_deletion (const CarnetEntityConflict *conflict)
{
  CarnetConflictField *self = g_object_new (CARNET_TYPE_CONFLICT_FIELD, NULL);

  self->deletion = conflict;
  add_card (self, new_deletion_card (_ ("Keep, with what was written"), conflict->keepers), TRUE);
  add_card (self, new_deletion_card (_ ("Delete"), conflict->deleters), TRUE);
  set_heading (self, _ ("Deletion"));
  return GTK_WIDGET (self);
}

/* -- Layout and focus ------------------------------------------------------------------------------ */

void
carnet_conflict_field_set_stacked (CarnetConflictField *self, gboolean stacked)
{
  g_return_if_fail (CARNET_IS_CONFLICT_FIELD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards_box),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->cards_box), !stacked);
  gtk_box_set_spacing (GTK_BOX (self->cards_box), stacked ? 6 : GUTTER);
}

void
carnet_conflict_field_show_captions (CarnetConflictField *self, gboolean shown)
{
  g_return_if_fail (CARNET_IS_CONFLICT_FIELD (self));

  for (guint i = 0; i < self->cards->len; i++)
    carnet_version_card_show_caption (self->cards->pdata[i], shown || self->deletion);
}

void
carnet_conflict_field_focus (CarnetConflictField *self)
{
  g_return_if_fail (CARNET_IS_CONFLICT_FIELD (self));

  gtk_widget_grab_focus (self->cards->pdata[0]);
}

gboolean
carnet_conflict_field_move (CarnetConflictField *self, int step)
{
  g_return_val_if_fail (CARNET_IS_CONFLICT_FIELD (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_is_focus (self->cards->pdata[i]))
      {
        const int to = CLAMP ((int)i + step, 0, (int)self->cards->len - 1);

        gtk_widget_grab_focus (self->cards->pdata[to]);
        return TRUE;
      }
  return FALSE;
}
