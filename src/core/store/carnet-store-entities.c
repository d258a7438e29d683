/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-observation-record.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"

/* Of the row seq of a revision: no withdrawn batch hides it. */
#define NOT_HIDDEN "NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = seq)"

/* -- Revisions and histories --------------------------------------------------------- */

gboolean
carnet_store_count_revisions (CarnetStore *self, guint64 *count, GError **error)
{
  gint64 n;

  if (!carnet_db_get_integer (self->db, "SELECT count(*) FROM revision WHERE " NOT_HIDDEN, &n, error))
    return FALSE;
  *count = (guint64)n;
  return TRUE;
}

CarnetHistory *
carnet_store_load_history (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (GPtrArray) revisions = carnet_store_load_revisions (self, entity, error);

  if (revisions == NULL)
    return NULL;
  if (revisions->len == 0)
    {
      char hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (entity, hex);
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("Nothing in this logbook is called %.8s…."), hex);
      return NULL;
    }
  return carnet_history_new (revisions);
}

CarnetObservation *
carnet_store_load_observation (CarnetStore *self, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self, id, error);

  return history != NULL ? carnet_observation_from_history (id, history) : NULL;
}

/* Sorts 8 bytes a row instead of whole rows. */
static GArray *
list_integers (CarnetStore *self, const char *sql, GError **error)
{
  g_autoptr (GArray) integers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gint64 integer = carnet_statement_get_integer (select, 0);

      g_array_append_val (integers, integer);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&integers) : NULL;
}

static CarnetRevision *
load_revision (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.id, r.header, p.bytes FROM revision AS r"
                           " LEFT JOIN payload AS p ON p.revision = r.seq WHERE r.seq = :seq",
                           error);
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  CarnetHash id;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":seq", seq);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return NULL;
  id = carnet_statement_get_hash (select, 0);
  header = carnet_statement_dup_bytes (select, 1);
  payload = carnet_statement_is_null (select, 2) ? NULL : carnet_statement_dup_bytes (select, 2);
  return carnet_revision_parse (header, payload, &id, error);
}

gboolean
carnet_store_foreach_revision (CarnetStore *self, CarnetRevisionFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GArray) seqs
      = list_integers (self, "SELECT seq FROM revision WHERE " NOT_HIDDEN " ORDER BY recorded_ms, id", error);

  if (seqs == NULL)
    return FALSE;
  for (guint i = 0; i < seqs->len; i++)
    {
      g_autoptr (CarnetRevision) revision = load_revision (self, g_array_index (seqs, gint64, i), error);

      if (revision == NULL || !func (revision, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* -- Observations and states ------------------------------------------------------------ */

gboolean
carnet_store_foreach_observation (CarnetStore          *self,
                                  const CarnetQuery    *query,
                                  CarnetObservationFunc func,
                                  gpointer              user_data,
                                  GError              **error)
{
  CarnetQuery all = CARNET_QUERY_INIT;
  g_autoptr (CarnetStatement) select
      = carnet_store_prepare_by_id (self, CARNET_SHOWN_COLUMNS, query != NULL ? query : &all, error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      g_autoptr (CarnetObservation) observation = carnet_store_read_shown (self, select, error);

      if (observation == NULL || !func (observation, user_data, error))
        return FALSE;
    }
  return step == CARNET_STEP_DONE;
}

/* From its table when the kind is known: there is no index of all revisions by kind. */
static CarnetStatement *
prepare_entities (CarnetStore *self, const char *kind, GError **error)
{
  const char      *table = carnet_kind_get_table (kind);
  g_autofree char *sql = table != NULL ? g_strdup_printf ("SELECT id FROM %s ORDER BY id", table) : NULL;
  CarnetStatement *select;

  if (sql != NULL)
    return carnet_db_prepare (self->db, sql, error);
  select = carnet_db_prepare (
      self->db, "SELECT DISTINCT entity FROM revision WHERE kind = :kind AND " NOT_HIDDEN " ORDER BY entity",
      error);
  if (select != NULL)
    carnet_statement_bind_text (select, ":kind", kind);
  return select;
}

GPtrArray *
carnet_store_list_entities (CarnetStore *self, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CarnetStatement) select = prepare_entities (self, kind, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      g_ptr_array_add (entities, carnet_id_copy (&id));
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&entities) : NULL;
}

static CarnetWrites *
shown_state (CarnetHistory *history)
{
  GPtrArray    *cells = carnet_history_get_cells (history);
  CarnetWrites *shown = carnet_writes_new ();

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      CarnetValue       value;

      carnet_cell_get_kept (cell, &value);
      carnet_writes_set (shown, cell->key, &value);
    }
  return shown;
}

gboolean
carnet_store_foreach_state (CarnetStore    *self,
                            const char     *kind,
                            gboolean        deleted,
                            CarnetStateFunc func,
                            gpointer        user_data,
                            GError        **error)
{
  g_autoptr (GPtrArray) entities = carnet_store_list_entities (self, kind, error);

  if (entities == NULL)
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    {
      g_autoptr (CarnetHistory) history = carnet_store_load_history (self, entities->pdata[i], error);
      g_autoptr (CarnetWrites) shown = history != NULL ? shown_state (history) : NULL;

      if (shown == NULL)
        return FALSE;
      if ((carnet_history_get_deletion (history) == CARNET_DELETION_DELETED) == deleted
          && !func (entities->pdata[i], shown, user_data, error))
        return FALSE;
    }
  return TRUE;
}
