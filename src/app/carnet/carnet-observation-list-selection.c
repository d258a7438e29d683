/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observation is selected, wherever it stands; or several are chosen. */
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
  /* Who heard that may have left what was being written: it is no longer in the list, or elsewhere. */
  after = find_selected (self);
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

/* -- Several ------------------------------------------------------------------------------ */

static gboolean
is_chosen (CarnetObservationList *self, gint64 number)
{
  return number != 0 && g_hash_table_contains (self->chosen, GSIZE_TO_POINTER (number));
}

static void
set_chosen (CarnetObservationList *self, gint64 number, gboolean chosen)
{
  if (number == 0)
    return;
  if (chosen)
    g_hash_table_add (self->chosen, GSIZE_TO_POINTER (number));
  else
    g_hash_table_remove (self->chosen, GSIZE_TO_POINTER (number));
}

static void
tell_all (CarnetObservationList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

/* The one that is selected is the first of several. */
static void
begin_choosing (CarnetObservationList *self)
{
  if (g_hash_table_size (self->chosen) == 0 && find_selected (self) != GTK_INVALID_LIST_POSITION)
    set_chosen (self, self->selected_number, TRUE);
}

/* One is not several, but the first of them where none is open. */
static void
end_choosing (CarnetObservationList *self)
{
  const guint n = g_hash_table_size (self->chosen);

  if (n > 1 || (n == 1 && find_selected (self) == GTK_INVALID_LIST_POSITION))
    return;
  g_hash_table_remove_all (self->chosen);
  tell_all (self);
}

void
carnet_observation_list_clear_chosen (CarnetObservationList *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  if (g_hash_table_size (self->chosen) == 0)
    return;
  g_hash_table_remove_all (self->chosen);
  tell_all (self);
}

guint
carnet_observation_list_get_n_chosen (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), 0);

  return g_hash_table_size (self->chosen);
}

GArray *
carnet_observation_list_dup_chosen (CarnetObservationList *self)
{
  GArray *numbers;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), NULL);

  numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->numbers->len; i++)
    if (is_chosen (self, g_array_index (self->numbers, gint64, i)))
      g_array_append_val (numbers, g_array_index (self->numbers, gint64, i));
  return numbers;
}

void
carnet_observation_list_trim_chosen (CarnetObservationList *self)
{
  g_autoptr (GArray) listed = NULL;

  if (g_hash_table_size (self->chosen) == 0)
    return;
  listed = carnet_observation_list_dup_chosen (self);
  if (listed->len == g_hash_table_size (self->chosen))
    return;
  g_hash_table_remove_all (self->chosen);
  for (guint i = 0; i < listed->len; i++)
    set_chosen (self, g_array_index (listed, gint64, i), TRUE);
  end_choosing (self);
  tell_all (self);
}

/* -- As a selection model -------------------------------------------------------------------- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  const gint64           number = number_at (self, position);

  if (g_hash_table_size (self->chosen) > 0)
    return is_chosen (self, number);
  if (carnet_id_is_nil (&self->selected))
    return FALSE;
  if (carnet_observation_list_is_pending (self, &self->selected))
    return position == 0;
  return number != 0 && number == self->selected_number;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  GtkBitset             *selection = gtk_bitset_new_empty ();
  const guint            selected = find_selected (self);

  if (g_hash_table_size (self->chosen) == 0 && selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, selected);
  for (guint i = position; g_hash_table_size (self->chosen) > 0 && i < position + n_items; i++)
    if (is_selected (model, i))
      gtk_bitset_add (selection, i);
  return selection;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  CarnetId               id;

  if (!unselect_rest)
    {
      if (number_at (self, position) == 0)
        return FALSE;
      begin_choosing (self);
      set_chosen (self, number_at (self, position), TRUE);
      end_choosing (self);
      gtk_selection_model_selection_changed (model, position, 1);
      return TRUE;
    }
  id = carnet_observation_list_find_id (self, position);
  if (carnet_id_is_nil (&id))
    return FALSE;
  carnet_observation_list_clear_chosen (self);
  set_selected (self, id, number_at (self, position));
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);

  if (!is_chosen (self, number_at (self, position)))
    return FALSE;
  set_chosen (self, number_at (self, position), FALSE);
  end_choosing (self);
  gtk_selection_model_selection_changed (model, position, 1);
  return TRUE;
}

static gboolean
choose_range (CarnetObservationList *self, guint position, guint n_items, gboolean chosen)
{
  for (guint i = 0; i < n_items; i++)
    set_chosen (self, number_at (self, position + i), chosen);
  end_choosing (self);
  tell_all (self);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);

  if (unselect_rest && n_items == 1)
    return select_item (model, position, TRUE);
  if (unselect_rest)
    g_hash_table_remove_all (self->chosen);
  else
    begin_choosing (self);
  return choose_range (self, position, n_items, TRUE);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return choose_range (CARNET_OBSERVATION_LIST (model), position, n_items, FALSE);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return choose_range (CARNET_OBSERVATION_LIST (model), 0, g_list_model_get_n_items (G_LIST_MODEL (model)),
                       TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  carnet_observation_list_clear_chosen (CARNET_OBSERVATION_LIST (model));
  return TRUE;
}

void
carnet_observation_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

/* -- The one that is selected ---------------------------------------------------------------- */

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
