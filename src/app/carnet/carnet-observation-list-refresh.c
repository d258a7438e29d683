/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-list-private.h"

/* What is known of the list without asking: the rows kept, from the first on. */
static GArray *
known_ids (CarnetObservationList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));

  for (guint index = 0;; index++)
    {
      CarnetObservationPage *page = carnet_observation_list_find_page (self, index);
      if (!page)
        return ids;
      for (guint i = 0; i < page->items->len; i++)
        g_array_append_val (ids, *carnet_observation_item_get_id (page->items->pdata[i]));
      if (page->items->len < CARNET_OBSERVATION_PAGE)
        return ids;
    }
}

static gboolean
same_id (const GArray *a, guint i, const GArray *b, guint j)
{
  return carnet_id_equal (&g_array_index (a, CarnetId, i), &g_array_index (b, CarnetId, j));
}

static guint
common_prefix (const GArray *a, const GArray *b)
{
  guint n = 0;

  while (n < a->len && n < b->len && same_id (a, n, b, n))
    n++;
  return n;
}

static guint
common_suffix (const GArray *a, const GArray *b, guint prefix)
{
  guint n = 0;

  while (n < a->len - prefix && n < b->len - prefix && same_id (a, a->len - 1 - n, b, b->len - 1 - n))
    n++;
  return n;
}

/* Anything may have changed: compares what was kept with what is there now. */
static void
refresh_all (CarnetObservationList *self, guint count)
{
  g_autoptr (GArray) before = known_ids (self);
  g_autoptr (GArray) after = NULL;
  /* Rows shown are held by their widgets alone once their page is dropped: hold them until they are read
   * again, so that they stay the same objects. */
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  guint          old_count = self->count, prefix, suffix = 0;
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (held, g_object_ref (item));
  carnet_observation_list_drop_pages (self, 0);
  self->count = count;
  for (guint first = 0; first < MIN (before->len, count); first += CARNET_OBSERVATION_PAGE)
    carnet_observation_list_load_page (self, first / CARNET_OBSERVATION_PAGE);
  after = known_ids (self);
  prefix = common_prefix (before, after);
  if (before->len == old_count && after->len == count)
    suffix = common_suffix (before, after, prefix);
  if (suffix > 0)
    carnet_observation_list_emit (self, prefix, old_count - prefix - suffix, count - prefix - suffix);
  else
    carnet_observation_list_emit_tail (self, prefix, old_count - prefix, count - prefix);
}

static void
set_pending (CarnetObservationList *self, CarnetObservationRow *row)
{
  if (row && self->pending)
    {
      carnet_observation_item_take_row (self->pending, row);
      return;
    }
  if (row)
    self->pending = carnet_observation_list_make_item (self, row);
  else
    g_clear_object (&self->pending);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, row ? 0 : 1, row ? 1 : 0);
}

static gboolean
is_pending (CarnetObservationList *self, const CarnetId *id)
{
  return self->pending && carnet_id_equal (carnet_observation_item_get_id (self->pending), id);
}

static void
move (CarnetObservationList *self, guint from, guint to)
{
  carnet_observation_list_drop_pages (self, MIN (from, to) / CARNET_OBSERVATION_PAGE);
  self->hidden = to;
  carnet_observation_list_emit (self, from, 1, 0);
  self->hidden = GTK_INVALID_LIST_POSITION;
  carnet_observation_list_emit (self, to, 0, 1);
}

static void
reread (CarnetObservationList *self, guint position)
{
  g_autoptr (CarnetObservationItem) held = NULL;
  guint                  index = position / CARNET_OBSERVATION_PAGE;
  CarnetObservationPage *page = carnet_observation_list_find_page (self, index);
  g_autoptr (GPtrArray) items = page ? g_ptr_array_ref (page->items) : NULL;

  for (guint i = self->pages->len; i > 0; i--)
    if (self->pages->pdata[i - 1] == page)
      g_ptr_array_remove_index_fast (self->pages, i - 1);
  if (page)
    carnet_observation_list_load_page (self, index);
}

/* Only @entity changed: it came, left, moved, or shows something else. */
static void
refresh_one (CarnetObservationList *self, const CarnetId *entity, guint count)
{
  guint    from = 0, to = 0;
  gboolean was = carnet_observation_list_find_kept (self, entity, &from);
  gboolean is = carnet_logbook_find_position (self->logbook, &self->query, entity, &to, NULL);

  if (is && is_pending (self, entity))
    set_pending (self, NULL);
  if (was && is && count == self->count)
    {
      if (from == to)
        reread (self, to);
      else
        move (self, from, to);
    }
  else if (!was && is && count == self->count + 1)
    {
      carnet_observation_list_drop_pages (self, to / CARNET_OBSERVATION_PAGE);
      self->count = count;
      carnet_observation_list_emit (self, to, 0, 1);
    }
  else if (was && !is && count + 1 == self->count)
    {
      carnet_observation_list_drop_pages (self, from / CARNET_OBSERVATION_PAGE);
      self->count = count;
      carnet_observation_list_emit (self, from, 1, 0);
    }
  else if (was || is || count != self->count)
    refresh_all (self, count);
}

gboolean
carnet_observation_list_refresh (CarnetObservationList *self, const CarnetId *entity, GError **error)
{
  guint count;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), FALSE);

  if (!self->logbook)
    return TRUE;
  if (!carnet_logbook_count_observations (self->logbook, &self->query, &count, error))
    return FALSE;
  /* One more text changes the ranks of all the others. */
  if (entity && !(self->text && self->query.order == CARNET_ORDER_RANK))
    refresh_one (self, entity, count);
  else
    {
      if (entity && is_pending (self, entity)
          && carnet_logbook_find_position (self->logbook, &self->query, entity, &(guint){ 0 }, NULL))
        set_pending (self, NULL);
      refresh_all (self, count);
    }
  return TRUE;
}

gboolean
carnet_observation_list_set_query (CarnetObservationList *self, const CarnetQuery *query, GError **error)
{
  guint count, removed;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), FALSE);

  if (!self->logbook)
    return TRUE;
  if (!carnet_logbook_count_observations (self->logbook, query, &count, error))
    return FALSE;
  removed = self->count;
  self->query = *query;
  self->query.text = NULL;
  g_free (self->text);
  self->text = query->text && *query->text ? g_strdup (query->text) : NULL;
  self->query.text = self->text;
  self->count = count;
  carnet_observation_list_drop_pages (self, 0);
  carnet_observation_list_emit_tail (self, 0, removed, count);
  return TRUE;
}

/* What only the store knows of a row stays. */
static void
show_live (CarnetObservationList *self)
{
  CarnetObservationItem      *item = g_hash_table_lookup (self->alive, &self->live->id);
  const CarnetObservationRow *stored;
  CarnetObservationRow       *row;

  if (!item)
    return;
  stored = carnet_observation_item_get_row (item);
  row = carnet_observation_row_copy (self->live);
  g_free (row->snippet);
  row->snippet = g_strdup (stored->snippet);
  row->conflict = stored->conflict;
  row->contested = stored->contested;
  carnet_observation_item_take_row (item, row);
}

static void
show_stored (CarnetObservationList *self, const CarnetId *id)
{
  guint position;

  if (carnet_observation_list_find_kept (self, id, &position))
    reread (self, position);
}

void
carnet_observation_list_set_live (CarnetObservationList      *self,
                                  const CarnetObservationRow *row,
                                  gboolean                    is_new)
{
  g_autoptr (CarnetObservationRow) previous = NULL;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  previous = g_steal_pointer (&self->live);
  self->live = row ? carnet_observation_row_copy (row) : NULL;
  if (self->pending && !(row && is_new && is_pending (self, &row->id)))
    set_pending (self, NULL);
  if (row && is_new)
    set_pending (self, carnet_observation_row_copy (row));
  else if (row)
    show_live (self);
  if (previous && !(row && carnet_id_equal (&row->id, &previous->id)))
    show_stored (self, &previous->id);
}
