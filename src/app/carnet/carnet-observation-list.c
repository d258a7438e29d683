/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-list-private.h"

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CarnetObservationList,
                               carnet_observation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          carnet_observation_list_selection_init))

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

static CarnetObservationItem *
new_item (CarnetObservationList *self, gint64 number, CarnetObservationRow *row)
{
  CarnetObservationItem *item = carnet_observation_item_new (row);

  g_hash_table_insert (self->alive, g_memdup2 (&number, sizeof number), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

static void
keep (CarnetObservationList *self, CarnetObservationItem *item)
{
  g_queue_push_head (&self->kept, g_object_ref (item));
  if (self->kept.length > CARNET_OBSERVATIONS_KEPT)
    g_object_unref (g_queue_pop_tail (&self->kept));
}

CarnetObservationItem *
carnet_observation_list_make_item (CarnetObservationList *self, gint64 number, CarnetObservationRow *row)
{
  CarnetObservationItem *item = g_hash_table_lookup (self->alive, &number);
  const gboolean         fresh = !item || carnet_id_is_nil (carnet_observation_item_get_id (item));

  row = overlay (self, row);
  if (item)
    {
      g_object_ref (item);
      carnet_observation_item_take_row (item, row);
    }
  else
    item = new_item (self, number, row);
  if (fresh)
    keep (self, item);
  return item;
}

CarnetObservationItem *
carnet_observation_list_find_item (CarnetObservationList *self, const CarnetId *id)
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (carnet_id_equal (carnet_observation_item_get_id (item), id))
      return item;
  return NULL;
}

void
carnet_observation_list_drop_kept (CarnetObservationList *self)
{
  g_queue_clear_full (&self->kept, g_object_unref);
}

/* -- What is being written ------------------------------------------------------ */

gboolean
carnet_observation_list_is_pending (CarnetObservationList *self, const CarnetId *id)
{
  return self->pending && carnet_id_equal (carnet_observation_item_get_id (self->pending), id);
}

void
carnet_observation_list_set_pending (CarnetObservationList *self, CarnetObservationRow *row)
{
  if (row && self->pending)
    {
      carnet_observation_item_take_row (self->pending, row);
      return;
    }
  if (row)
    self->pending = carnet_observation_item_new (row);
  else
    g_clear_object (&self->pending);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, row ? 0 : 1, row ? 1 : 0);
}

/* What only the store knows of a row stays. */
static void
show_live (CarnetObservationList *self)
{
  CarnetObservationItem      *item = carnet_observation_list_find_item (self, &self->live->id);
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

void
carnet_observation_list_set_live (CarnetObservationList      *self,
                                  const CarnetObservationRow *row,
                                  gboolean                    is_new)
{
  g_autoptr (CarnetObservationRow) previous = NULL;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  previous = g_steal_pointer (&self->live);
  self->live = row ? carnet_observation_row_copy (row) : NULL;
  if (self->pending && !(row && is_new && carnet_observation_list_is_pending (self, &row->id)))
    carnet_observation_list_set_pending (self, NULL);
  if (row && is_new)
    carnet_observation_list_set_pending (self, carnet_observation_row_copy (row));
  else if (row)
    show_live (self);
  /* What is stored of the one that was left. */
  if (previous && !(row && carnet_id_equal (&row->id, &previous->id))
      && carnet_observation_list_find_item (self, &previous->id))
    carnet_observation_list_refresh (self);
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

  return self->numbers->len + (self->pending ? 1 : 0);
}

static gpointer
get_item (GListModel *model, guint position)
{
  CarnetObservationList *self = CARNET_OBSERVATION_LIST (model);
  CarnetObservationItem *item;
  gint64                 number;

  if (self->pending && position-- == 0)
    return g_object_ref (self->pending);
  if (position >= self->numbers->len)
    return NULL;
  number = g_array_index (self->numbers, gint64, position);
  item = g_hash_table_lookup (self->alive, &number);
  if (item)
    return g_object_ref (item);
  carnet_observation_list_want (self, number);
  return new_item (self, number, carnet_observation_row_new ());
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
  carnet_observation_list_drop_kept (self);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->alive);
  g_array_unref (self->numbers);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->chosen);
  g_clear_pointer (&self->live, carnet_observation_row_free);
  g_clear_object (&self->session);
  g_clear_object (&self->listing);
  g_clear_object (&self->reading_rows);
  g_free (self->text);
  G_OBJECT_CLASS (carnet_observation_list_parent_class)->finalize (object);
}

static void
dispose (GObject *object)
{
  carnet_observation_list_stop (CARNET_OBSERVATION_LIST (object));
  G_OBJECT_CLASS (carnet_observation_list_parent_class)->dispose (object);
}

static void
carnet_observation_list_class_init (CarnetObservationListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
carnet_observation_list_init (CarnetObservationList *self)
{
  self->query = (CarnetQuery)CARNET_QUERY_INIT;
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->kept);
}

CarnetObservationList *
carnet_observation_list_new (CarnetSession *session)
{
  CarnetObservationList *self = g_object_new (CARNET_TYPE_OBSERVATION_LIST, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
carnet_observation_list_close (CarnetObservationList *self)
{
  guint removed;

  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  removed = get_n_items (G_LIST_MODEL (self));
  carnet_observation_list_stop (self);
  g_clear_object (&self->session);
  g_array_set_size (self->numbers, 0);
  g_clear_object (&self->pending);
  carnet_observation_list_drop_kept (self);
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
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

  return self->numbers->len;
}

guint
carnet_observation_list_get_n_kept (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), 0);

  return g_hash_table_size (self->alive);
}
