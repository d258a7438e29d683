/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observation is selected, wherever it stands. Where that is costs a query, and only rows that are kept
 * have somebody who looks at them: nothing is looked up for the others. */
#include "carnet/carnet-observation-list-private.h"

static gboolean
is_pending (CarnetObservationList *self, const CarnetId *id)
{
  return self->pending && carnet_id_equal (carnet_observation_item_get_id (self->pending), id);
}

/* Its position among the rows that are kept. */
static guint
find_shown (CarnetObservationList *self, const CarnetId *id)
{
  guint position;

  if (carnet_id_is_nil (id))
    return GTK_INVALID_LIST_POSITION;
  if (is_pending (self, id))
    return 0;
  if (carnet_observation_list_find_kept (self, id, &position) && position != self->hidden)
    return position - (position > self->hidden ? 1 : 0) + (self->pending ? 1 : 0);
  return GTK_INVALID_LIST_POSITION;
}

void
carnet_observation_list_emit (CarnetObservationList *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position + (self->pending ? 1 : 0), removed, added);
}

void
carnet_observation_list_emit_tail (CarnetObservationList *self, guint first, guint removed, guint added)
{
  self->count -= added;
  carnet_observation_list_emit (self, first, removed, 0);
  self->count += added;
  carnet_observation_list_emit (self, first, 0, added);
}

static void
set_selected (CarnetObservationList *self, CarnetId id)
{
  const guint before = find_shown (self, &self->selected), after = find_shown (self, &id);

  self->selected = id;
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
  return position != GTK_INVALID_LIST_POSITION
         && find_shown (CARNET_OBSERVATION_LIST (model), &CARNET_OBSERVATION_LIST (model)->selected)
                == position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  GtkBitset             *selection = gtk_bitset_new_empty ();
  const guint            selected = find_shown (self, &self->selected);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (self), position);

  if (!item)
    return FALSE;
  set_selected (self, *carnet_observation_item_get_id (item));
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
  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  set_selected (self, id ? *id : (CarnetId){ 0 });
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
  guint position;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), GTK_INVALID_LIST_POSITION);

  position = find_shown (self, &self->selected);
  if (position != GTK_INVALID_LIST_POSITION || carnet_id_is_nil (&self->selected) || !self->logbook)
    return position;
  if (carnet_logbook_find_position (self->logbook, &self->query, &self->selected, &position, NULL))
    return position + (self->pending ? 1 : 0);
  return GTK_INVALID_LIST_POSITION;
}
