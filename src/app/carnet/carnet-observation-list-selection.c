/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observation is selected, wherever it stands. */
#include "carnet/carnet-observation-list-private.h"

static guint
find_selected (CarnetObservationList *self)
{
  guint position;

  if (carnet_id_is_nil (&self->selected))
    return GTK_INVALID_LIST_POSITION;
  if (carnet_observation_list_is_pending (self, &self->selected))
    return 0;
  position = carnet_observation_list_find_number (self, self->selected_number);
  return position == GTK_INVALID_LIST_POSITION ? position : position + (self->pending ? 1 : 0);
}

static void
set_selected (CarnetObservationList *self, CarnetId id, gint64 number)
{
  const guint before = find_selected (self);
  guint       after;

  self->selected = id;
  self->selected_number = number;
  after = find_selected (self);
  if (before == after)
    return;
  if (before != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), before, 1);
  if (after != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), after, 1);
}

static gint64
number_at (CarnetObservationList *self, guint position)
{
  if (self->pending && position-- == 0)
    return 0;
  return position < self->numbers->len ? g_array_index (self->numbers, gint64, position) : 0;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  const gint64           number = number_at (self, position);

  if (carnet_id_is_nil (&self->selected))
    return FALSE;
  if (carnet_observation_list_is_pending (self, &self->selected))
    return position == 0;
  return number != 0 && number == self->selected_number;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset  *selection = gtk_bitset_new_empty ();
  const guint selected = find_selected (CARNET_OBSERVATION_LIST (model));

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, selected);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  const CarnetId         id = carnet_observation_list_find_id (self, position);

  if (carnet_id_is_nil (&id))
    return FALSE;
  set_selected (self, id, number_at (self, position));
  return TRUE;
}

void
carnet_observation_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
}

/* Looking up one by its id costs the same whatever the size. */
void
carnet_observation_list_select (CarnetObservationList *self, const CarnetId *id)
{
  gint64 number = 0;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  if (id && self->session && !carnet_observation_list_is_pending (self, id))
    carnet_logbook_find_number (carnet_session_get_logbook (self->session), id, &number, NULL);
  set_selected (self, id ? *id : (CarnetId){ 0 }, number);
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

  return find_selected (self);
}

/* Of a row that was not read yet, the same. */
CarnetId
carnet_observation_list_find_id (CarnetObservationList *self, guint position)
{
  g_autoptr (CarnetObservationItem) item = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery any = CARNET_QUERY_INIT;
  gint64      number;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), (CarnetId){ 0 });

  item = g_list_model_get_item (G_LIST_MODEL (self), position);
  if (!item)
    return (CarnetId){ 0 };
  number = number_at (self, position);
  if (!carnet_id_is_nil (carnet_observation_item_get_id (item)) || number == 0 || !self->session)
    return *carnet_observation_item_get_id (item);
  rows = carnet_logbook_load_rows (carnet_session_get_logbook (self->session), &any, &number, 1, NULL);
  return rows && rows->pdata[0] ? ((CarnetObservationRow *)rows->pdata[0])->id : (CarnetId){ 0 };
}
