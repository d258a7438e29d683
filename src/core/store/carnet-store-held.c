/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-held.h"

#include "store/carnet-store-hidden.h"
#include "store/carnet-store-private.h"

gboolean
carnet_store_find_held (CarnetStore *self, const CarnetHash *id, CarnetHeld *held, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.seq, NOT EXISTS (SELECT 1 FROM payload AS p WHERE p.revision = r.seq)"
                           " AND NOT EXISTS (SELECT 1 FROM redaction AS d WHERE d.revision = :id),"
                           " EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq),"
                           " NOT EXISTS (SELECT 1 FROM provenance AS q WHERE q.revision = r.seq)"
                           " AND NOT EXISTS (SELECT 1 FROM meta WHERE key = " CARNET_TAKEN_BACK_KEY ")"
                           " FROM revision AS r WHERE r.id = :id",
                           error);
  CarnetStep step;

  *held = (CarnetHeld){ 0 };
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":id", id);
  step = carnet_statement_step (select, error);
  if (step != CARNET_STEP_ROW)
    return step == CARNET_STEP_DONE;
  held->seq = carnet_statement_get_integer (select, 0);
  held->lacks = carnet_statement_get_integer (select, 1) != 0;
  held->hidden = carnet_statement_get_integer (select, 2) != 0;
  held->own = carnet_statement_get_integer (select, 3) != 0;
  return TRUE;
}

gboolean
carnet_store_find_entity_of (CarnetStore      *self,
                             const CarnetHash *id,
                             gboolean         *held,
                             CarnetId         *entity,
                             char            **kind,
                             GError          **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT entity, kind FROM revision WHERE id = :id", error);
  CarnetStep step;

  *kind = NULL;
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":id", id);
  step = carnet_statement_step (select, error);
  *held = step == CARNET_STEP_ROW;
  if (*held)
    {
      *entity = carnet_statement_get_id (select, 0);
      *kind = g_strdup (carnet_statement_get_text (select, 1));
    }
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_find_kind_of (CarnetStore    *self,
                           const CarnetId *entity,
                           gboolean       *held,
                           char          **kind,
                           GError        **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT r.kind, EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq) FROM revision AS r"
      " WHERE r.entity = :entity ORDER BY 2 LIMIT 1",
      error);
  CarnetStep step;

  *kind = NULL;
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  step = carnet_statement_step (select, error);
  *held = step == CARNET_STEP_ROW;
  if (*held && carnet_statement_get_integer (select, 1) == 0)
    *kind = g_strdup (carnet_statement_get_text (select, 0));
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_has_blob (CarnetStore *self, const CarnetHash *hash, gboolean *held, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT 1 FROM blob WHERE hash = :hash", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":hash", hash);
  step = carnet_statement_step (select, error);
  *held = step == CARNET_STEP_ROW;
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_find_batch_of (CarnetStore *self, const CarnetHash *hash, gint64 *batch, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT seq FROM batch WHERE hash = :hash", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":hash", hash);
  step = carnet_statement_step (select, error);
  *batch = step == CARNET_STEP_ROW ? carnet_statement_get_integer (select, 0) : 0;
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_set_batch_sender (CarnetStore *self, const CarnetHash *hash, const char *sender, GError **error)
{
  g_autoptr (CarnetStatement) update
      = carnet_db_prepare (self->db, "UPDATE batch SET sender = :sender WHERE hash = :hash", error);

  if (update == NULL)
    return FALSE;
  carnet_statement_bind_text (update, ":sender", sender);
  carnet_statement_bind_hash (update, ":hash", hash);
  return carnet_statement_run (update, error);
}

gboolean
carnet_store_load_state (CarnetStore *self, CarnetStoreState *state, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT (SELECT value FROM meta WHERE key = 'count'),"
                           " (SELECT value FROM meta WHERE key = 'xor'),"
                           " (SELECT value FROM meta WHERE key = 'payloads'),"
                           " (SELECT count(*) FROM blob),"
                           " (SELECT count(*) FROM batch),"
                           " (SELECT count(*) FROM batch WHERE state = 'withdrawn'),"
                           " (SELECT count(*) FROM meta WHERE key BETWEEN 'taken-back/' AND 'taken-back0')",
                           error);

  if (select == NULL || carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  state->n_revisions = carnet_statement_get_integer (select, 0);
  state->xor_of_ids = carnet_statement_get_hash (select, 1);
  state->n_payloads = carnet_statement_get_integer (select, 2);
  state->n_blobs = carnet_statement_get_integer (select, 3);
  state->n_batches = carnet_statement_get_integer (select, 4);
  state->n_withdrawn = carnet_statement_get_integer (select, 5);
  state->n_taken_back = carnet_statement_get_integer (select, 6);
  return TRUE;
}

/* -- In conflict ---------------------------------------------------------------------------- */

static gboolean
has_live (CarnetHistory *history, const char *key, const CarnetId *id)
{
  const CarnetCell *cell = carnet_history_find_cell (history, key);

  for (guint i = 0; cell != NULL && i < cell->writers->len; i++)
    {
      CarnetValue value;
      CarnetId    live;

      carnet_writes_find (((const CarnetRevision *)cell->writers->pdata[i])->writes, key, &value);
      live = carnet_value_get_id (&value);
      if (carnet_id_equal (&live, id))
        return TRUE;
    }
  return FALSE;
}

gboolean
carnet_store_is_disputed (CarnetStore    *self,
                          const char     *key,
                          const CarnetId *id,
                          gboolean       *disputed,
                          GError        **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT DISTINCT entity FROM cell WHERE key = :key AND conflict <> 0", error);
  CarnetStep step;

  *disputed = FALSE;
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_text (select, ":key", key);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId entity = carnet_statement_get_id (select, 0);
      g_autoptr (CarnetHistory) history = carnet_store_load_history (self, &entity, error);

      if (history == NULL)
        return FALSE;
      *disputed |= has_live (history, key, id);
    }
  return step == CARNET_STEP_DONE;
}
