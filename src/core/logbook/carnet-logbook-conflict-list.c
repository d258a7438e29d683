/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-private.h"

static CarnetQuery
in_conflict (void)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.conflict_only = TRUE;
  return query;
}

static gboolean
count_observations (CarnetLogbook *self, guint *n, GError **error)
{
  const CarnetQuery query = in_conflict ();

  return carnet_logbook_count_observations (self, &query, n, error);
}

static gboolean
add_observations (CarnetLogbook *self, guint offset, guint limit, GArray *ids, GError **error)
{
  const CarnetQuery query = in_conflict ();
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (self, &query, offset, limit, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_array_append_val (ids, ((CarnetObservationRow *)rows->pdata[i])->id);
  return rows != NULL;
}

/* They are few: all are read at once. */
static gboolean
add_others (CarnetLogbook *self, guint offset, guint limit, GArray *ids, GError **error)
{
  g_autoptr (GArray) others = carnet_store_list_others_in_conflict (self->store, error);

  if (others == NULL)
    return FALSE;
  if (offset < others->len)
    g_array_append_vals (ids, &g_array_index (others, CarnetId, offset), MIN (limit, others->len - offset));
  return TRUE;
}

static GArray *
list (CarnetLogbook *self, guint offset, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  guint n_observations;

  if (!add_observations (self, offset, limit, ids, error)
      || !count_observations (self, &n_observations, error))
    return NULL;
  if (ids->len < limit
      && !add_others (self, MAX (offset, n_observations) - n_observations, limit - ids->len, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

GArray *
carnet_logbook_list_conflicts (CarnetLogbook *self, guint offset, guint limit, GError **error)
{
  GArray *ids;

  if (!carnet_store_begin_read (self->store, error))
    return NULL;
  ids = list (self, offset, limit, error);
  carnet_store_end_read (self->store);
  return ids;
}

gboolean
carnet_logbook_count_conflicts (CarnetLogbook *self, guint *n, GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (!count_observations (self, n, error))
    return FALSE;
  others = carnet_store_list_others_in_conflict (self->store, error);
  *n += others != NULL ? others->len : 0;
  return others != NULL;
}

static gboolean
find_observation (CarnetLogbook *self, const CarnetId *id, guint *position, gboolean *found, GError **error)
{
  const CarnetQuery query = in_conflict ();
  gint64            number;
  g_autoptr (GArray) numbers = NULL;

  if (!carnet_logbook_find_number (self, id, &number, error))
    return FALSE;
  *found = number != 0;
  if (!*found)
    return TRUE;
  numbers = carnet_logbook_list_numbers (self, &query, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      *position = i;
  return numbers != NULL;
}

static gboolean
find_other (CarnetLogbook *self, const CarnetId *id, guint *position, GError **error)
{
  g_autoptr (GArray) others = carnet_store_list_others_in_conflict (self->store, error);
  guint n_observations;

  if (others == NULL || !count_observations (self, &n_observations, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (carnet_id_equal (&g_array_index (others, CarnetId, i), id))
      *position = n_observations + i;
  return TRUE;
}

gboolean
carnet_logbook_find_conflict (CarnetLogbook *self, const CarnetId *entity, guint *position, GError **error)
{
  gboolean observation = FALSE;

  return find_observation (self, entity, position, &observation, error)
         && (observation || find_other (self, entity, position, error));
}
