/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-intake-private.h"

gboolean
carnet_intake_close_batch (CarnetIntake *self, GError **error)
{
  g_autoptr (CarnetStatement) update = NULL;

  if (self->batch == 0)
    return TRUE;
  update = carnet_db_prepare (
      self->store->db, "UPDATE batch SET n_new = n_new + :new, n_known = :known WHERE seq = :seq", error);
  if (update == NULL)
    return FALSE;
  carnet_statement_bind_integer (update, ":new", (gint64)(self->report.n_new - self->batch_new));
  carnet_statement_bind_integer (update, ":known", (gint64)(self->report.n_known - self->batch_known));
  carnet_statement_bind_integer (update, ":seq", self->batch);
  return carnet_statement_run (update, error);
}

gboolean
carnet_intake_next_batch (CarnetIntake *self, const CarnetBatch *batch, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (!carnet_intake_close_batch (self, error))
    return FALSE;
  insert = carnet_db_prepare (
      self->store->db,
      "INSERT INTO batch (sitting, name, sender, hash, received_ms, n_new, n_known, n_added, n_changed,"
      " n_conflicts, state)"
      " VALUES (:sitting, :name, :sender, :hash, :now, 0, 0, :added, :changed, :conflicts, 'applied')"
      " ON CONFLICT (hash) DO UPDATE SET received_ms = :now RETURNING seq",
      error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":sitting", batch->sitting);
  carnet_statement_bind_text (insert, ":name", batch->name);
  carnet_statement_bind_text (insert, ":sender", batch->sender);
  carnet_statement_bind_hash (insert, ":hash", &batch->hash);
  carnet_statement_bind_integer (insert, ":now", batch->received_ms);
  carnet_statement_bind_integer (insert, ":added", (gint64)batch->n_added);
  carnet_statement_bind_integer (insert, ":changed", (gint64)batch->n_changed);
  carnet_statement_bind_integer (insert, ":conflicts", (gint64)batch->n_conflicts);
  if (carnet_statement_step (insert, error) != CARNET_STEP_ROW)
    return FALSE;
  self->batch = carnet_statement_get_integer (insert, 0);
  self->batch_new = self->report.n_new;
  self->batch_known = self->report.n_known;
  return TRUE;
}

/* As a merge counts: what is deleted is changed. The same file may come again. */
gboolean
carnet_intake_count_batch (CarnetIntake *self, GError **error)
{
  g_autoptr (CarnetStatement) update = NULL;

  if (!self->counts)
    return TRUE;
  update = carnet_db_prepare (
      self->store->db,
      "UPDATE batch SET n_added = n_added + :added, n_changed = n_changed + :changed WHERE seq = :seq",
      error);
  if (update == NULL)
    return FALSE;
  carnet_statement_bind_integer (update, ":added", (gint64)self->report.n_observations_new);
  carnet_statement_bind_integer (
      update, ":changed",
      (gint64)(self->report.n_observations_changed + self->report.n_observations_deleted));
  carnet_statement_bind_integer (update, ":seq", self->batch);
  return carnet_statement_run (update, error);
}
