/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observation is selected, wherever it stands. */
#include "carnet/carnet-observation-list-private.h"

static guint
find_position (CarnetObservationList *self, const CarnetId *id)
{
  guint position, above = self->pending ? 1 : 0;

  if (carnet_id_is_nil (id) || !self->logbook)
    return GTK_INVALID_LIST_POSITION;
  if (self->pending && carnet_id_equal (carnet_observation_item_get_id (self->pending), id))
    return 0;
  if (carnet_observation_list_find_kept (self, id, &position)
      || carnet_logbook_find_position (self->logbook, &self->query, id, &position, NULL))
    return position + above;
  return GTK_INVALID_LIST_POSITION;
}

void
carnet_observation_list_locate (CarnetObservationList *self)
{
  self->position = find_position (self, &self->selected);
}

void
carnet_observation_list_emit (CarnetObservationList *self, guint position, guint removed, guint added)
{
  carnet_observation_list_locate (self);
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position + (self->pending ? 1 : 0), removed, added);
}

static void
emit_selection (CarnetObservationList *self, guint before)
{
  guint after = self->position;

  if (before == after)
    return;
  if (before != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (after != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), after, 1);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return CARNET_OBSERVATION_LIST (model)->position == position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  GtkBitset             *selection = gtk_bitset_new_empty ();

  if (self->position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, self->position);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (self), position);
  guint before = self->position;

  if (!item)
    return FALSE;
  self->selected = *carnet_observation_item_get_id (item);
  self->position = position;
  emit_selection (self, before);
  return TRUE;
}

void
carnet_observation_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
}

void
carnet_observation_list_select (CarnetObservationList *self, const CarnetId *id)
{
  guint before;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  before = self->position;
  self->selected = id ? *id : (CarnetId){ 0 };
  carnet_observation_list_locate (self);
  emit_selection (self, before);
}

const CarnetId *
carnet_observation_list_get_selected (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), NULL);

  return carnet_id_is_nil (&self->selected) ? NULL : &self->selected;
}

guint
carnet_observation_list_get_position (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
