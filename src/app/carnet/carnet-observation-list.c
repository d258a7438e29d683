/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-list-private.h"

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CarnetObservationList,
                               carnet_observation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          carnet_observation_list_selection_init))

static void
page_free (gpointer data)
{
  CarnetObservationPage *page = data;

  g_ptr_array_unref (page->items);
  g_free (page);
}

/* -- Items ------------------------------------------------------------------ */

static void
item_gone_cb (gpointer user_data, GObject *where_the_item_was)
{
  CarnetObservationList *self = user_data;
  GHashTableIter         iter;
  gpointer               item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == where_the_item_was)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

/* What is being written replaces what is stored, but for what only the store knows. */
static CarnetObservationRow *
overlay (CarnetObservationList *self, CarnetObservationRow *row)
{
  CarnetObservationRow *live;

  if (!self->live || !carnet_id_equal (&self->live->id, &row->id))
    return row;
  live = carnet_observation_row_copy (self->live);
  g_free (live->snippet);
  live->snippet = g_strdup (row->snippet);
  live->conflict = row->conflict;
  live->contested = row->contested;
  live->has_draft = row->has_draft;
  carnet_observation_row_free (row);
  return live;
}

CarnetObservationItem *
carnet_observation_list_make_item (CarnetObservationList *self, CarnetObservationRow *row)
{
  CarnetObservationItem *item;

  row = overlay (self, row);
  item = g_hash_table_lookup (self->alive, &row->id);
  if (item)
    {
      g_object_ref (item);
      carnet_observation_item_take_row (item, row);
      return item;
    }
  item = carnet_observation_item_new (row);
  g_hash_table_insert (self->alive, carnet_id_copy (&row->id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

/* -- Pages ------------------------------------------------------------------ */

CarnetObservationPage *
carnet_observation_list_find_page (CarnetObservationList *self, guint index)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      CarnetObservationPage *page = self->pages->pdata[i];
      if (page->index == index)
        {
          page->used = ++self->clock;
          return page;
        }
    }
  return NULL;
}

static void
make_room (CarnetObservationList *self)
{
  guint oldest = 0;

  if (self->pages->len < CARNET_OBSERVATION_PAGES_KEPT)
    return;
  for (guint i = 1; i < self->pages->len; i++)
    {
      const CarnetObservationPage *page = self->pages->pdata[i], *other = self->pages->pdata[oldest];
      if (page->used < other->used)
        oldest = i;
    }
  g_ptr_array_remove_index_fast (self->pages, oldest);
}

CarnetObservationPage *
carnet_observation_list_load_page (CarnetObservationList *self, guint index)
{
  CarnetObservationPage *page = carnet_observation_list_find_page (self, index);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (page || !self->logbook)
    return page;
  rows = carnet_logbook_list_observations (self->logbook, &self->query, index * CARNET_OBSERVATION_PAGE,
                                           CARNET_OBSERVATION_PAGE, &error);
  if (!rows)
    {
      g_warning ("Page %u of the observations: %s", index, error->message);
      return NULL;
    }
  make_room (self);
  page = g_new0 (CarnetObservationPage, 1);
  page->index = index;
  page->used = ++self->clock;
  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (page->items, carnet_observation_list_make_item (self, rows->pdata[i]));
  g_ptr_array_add (self->pages, page);
  return page;
}

void
carnet_observation_list_drop_pages (CarnetObservationList *self, guint first)
{
  for (guint i = self->pages->len; i > 0; i--)
    if (((CarnetObservationPage *)self->pages->pdata[i - 1])->index >= first)
      g_ptr_array_remove_index_fast (self->pages, i - 1);
}

gboolean
carnet_observation_list_find_kept (CarnetObservationList *self, const CarnetId *id, guint *position)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const CarnetObservationPage *page = self->pages->pdata[i];
      for (guint j = 0; j < page->items->len; j++)
        if (carnet_id_equal (carnet_observation_item_get_id (page->items->pdata[j]), id))
          {
            *position = page->index * CARNET_OBSERVATION_PAGE + j;
            return TRUE;
          }
    }
  return FALSE;
}

/* -- List -------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return CARNET_TYPE_OBSERVATION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);

  return self->count - (self->hidden != GTK_INVALID_LIST_POSITION ? 1 : 0) + (self->pending ? 1 : 0);
}

static gpointer
get_item (GListModel *model, guint position)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  CarnetObservationPage *page;
  guint                  offset;

  if (self->pending && position-- == 0)
    return g_object_ref (self->pending);
  if (self->hidden != GTK_INVALID_LIST_POSITION && position >= self->hidden)
    position++;
  if (position >= self->count)
    return NULL;
  page = carnet_observation_list_load_page (self, position / CARNET_OBSERVATION_PAGE);
  offset = position % CARNET_OBSERVATION_PAGE;
  if (page && offset < page->items->len)
    return g_object_ref (page->items->pdata[offset]);
  /* Another program shortened the file under our feet: an empty row until the next refresh. */
  return carnet_observation_item_new (carnet_observation_row_new ());
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* -- Object ------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (object);
  GHashTableIter         iter;
  gpointer               item;

  g_clear_object (&self->pending);
  g_ptr_array_unref (self->pages);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->alive);
  g_clear_pointer (&self->live, carnet_observation_row_free);
  g_free (self->text);
  G_OBJECT_CLASS (carnet_observation_list_parent_class)->finalize (object);
}

static void
carnet_observation_list_class_init (CarnetObservationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_observation_list_init (CarnetObservationList *self)
{
  self->query = (CarnetQuery)CARNET_QUERY_INIT;
  self->hidden = GTK_INVALID_LIST_POSITION;
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->alive = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
}

CarnetObservationList *
carnet_observation_list_new (CarnetLogbook *logbook)
{
  CarnetObservationList *self = g_object_new (CARNET_TYPE_OBSERVATION_LIST, NULL);

  self->logbook = logbook;
  return self;
}

void
carnet_observation_list_close (CarnetObservationList *self)
{
  guint removed;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  removed = get_n_items (G_LIST_MODEL (self));
  self->logbook = NULL;
  self->count = 0;
  g_clear_object (&self->pending);
  carnet_observation_list_drop_pages (self, 0);
  carnet_observation_list_emit (self, 0, removed, 0);
}

const CarnetQuery *
carnet_observation_list_get_query (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), NULL);

  return &self->query;
}

guint
carnet_observation_list_get_count (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), 0);

  return self->count;
}

guint
carnet_observation_list_get_n_kept (CarnetObservationList *self)
{
  guint n = 0;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), 0);

  for (guint i = 0; i < self->pages->len; i++)
    n += ((CarnetObservationPage *)self->pages->pdata[i])->items->len;
  return n;
}
