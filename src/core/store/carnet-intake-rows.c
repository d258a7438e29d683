/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-intake-private.h"
#include "store/carnet-store-hidden.h"

/* Returns: 0 when the id is already held. -1 on error. */
static gint64
insert_revision (CarnetDb *db, const CarnetRevision *revision, GError **error)
{
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (db,
                           "INSERT INTO revision (id, entity, kind, actor, recorded_ms, header)"
                           " VALUES (:id, :entity, :kind, :actor, :recorded, :header)"
                           " ON CONFLICT (id) DO NOTHING",
                           error);

  if (insert == NULL)
    return -1;
  carnet_statement_bind_hash (insert, ":id", &revision->id);
  carnet_statement_bind_id (insert, ":entity", &revision->entity);
  carnet_statement_bind_text (insert, ":kind", revision->kind);
  carnet_statement_bind_id (insert, ":actor", &revision->actor);
  carnet_statement_bind_integer (insert, ":recorded", revision->recorded_ms);
  carnet_statement_bind_bytes (insert, ":header", revision->header);
  if (!carnet_statement_run (insert, error))
    return -1;
  return carnet_db_changes (db) > 0 ? carnet_db_last_rowid (db) : 0;
}

static gboolean
insert_parents (CarnetDb *db, const CarnetRevision *revision, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (revision->parents->len == 0)
    return TRUE;
  insert = carnet_db_prepare (db, "INSERT INTO rev_parent (revision, parent) VALUES (:revision, :parent)",
                              error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < revision->parents->len; i++)
    {
      carnet_statement_bind_integer (insert, ":revision", seq);
      carnet_statement_bind_hash (insert, ":parent", &g_array_index (revision->parents, CarnetHash, i));
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_payload (CarnetIntake *self, const CarnetRevision *revision, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (revision->payload == NULL)
    return TRUE;
  self->n_texts++;
  insert = carnet_db_prepare (self->store->db,
                              "INSERT INTO payload (revision, bytes) VALUES (:revision, :bytes)", error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":revision", seq);
  carnet_statement_bind_bytes (insert, ":bytes", revision->payload);
  return carnet_statement_run (insert, error);
}

static gboolean
insert_provenance (CarnetIntake *self, gint64 seq, gboolean withheld, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (self->batch == 0)
    return TRUE;
  insert = carnet_db_prepare (self->store->db,
                              "INSERT INTO provenance (revision, batch, withheld)"
                              " VALUES (:revision, :batch, :withheld)"
                              " ON CONFLICT (revision, batch) DO NOTHING",
                              error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":revision", seq);
  carnet_statement_bind_integer (insert, ":batch", self->batch);
  carnet_statement_bind_integer (insert, ":withheld", withheld);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_intake_insert (CarnetIntake *self, const CarnetRevision *revision, gint64 *seq, GError **error)
{
  CarnetDb *db = self->store->db;

  *seq = insert_revision (db, revision, error);
  if (*seq <= 0)
    return *seq == 0;
  self->report.n_new++;
  self->n_held++;
  for (guint i = 0; i < CARNET_HASH_SIZE; i++)
    self->xor_ids.bytes[i] ^= revision->id.bytes[i];
  return insert_parents (db, revision, *seq, error) && insert_payload (self, revision, *seq, error)
         && insert_provenance (self, *seq, FALSE, error);
}

/* -- What is held already ------------------------------------------------------------- */

/* Written here after all, as with what is shipped: no batch can take it away any more. */
static gboolean
own_again (CarnetIntake *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) delete
      = carnet_db_prepare (self->store->db, "DELETE FROM provenance WHERE revision = :revision", error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":revision", seq);
  return carnet_statement_run (delete, error);
}

static gboolean
note_provenance (CarnetIntake *self, const CarnetHeld *held, const CarnetId *entity, GError **error)
{
  gboolean shown_again = held->hidden && (self->batch == 0 || self->take_back);

  if (shown_again)
    {
      g_hash_table_add (self->touched, carnet_id_copy (entity));
      if (!carnet_store_forget_taken_back (self->store, held->seq, error))
        return FALSE;
    }
  if (self->batch == 0)
    return own_again (self, held->seq, error);
  self->report.n_withheld += held->hidden && !self->take_back;
  /* What was written here stays, whoever sends it back. */
  return held->own || insert_provenance (self, held->seq, held->hidden && !self->take_back, error);
}

static gboolean
note (CarnetIntake         *self,
      const CarnetHeld     *held,
      const CarnetId       *entity,
      const CarnetRevision *revision,
      GError              **error)
{
  self->report.n_known++;
  if (!note_provenance (self, held, entity, error))
    return FALSE;
  if (!held->lacks || revision == NULL || revision->payload == NULL)
    return TRUE;
  /* A file that left the text out must not keep it out when another brings it. */
  g_hash_table_add (self->touched, carnet_id_copy (entity));
  return insert_payload (self, revision, held->seq, error);
}

gboolean
carnet_intake_note_known (CarnetIntake *self, const CarnetRevision *revision, GError **error)
{
  CarnetHeld held;

  return carnet_store_find_held (self->store, &revision->id, &held, error)
         && note (self, &held, &revision->entity, revision, error);
}

gboolean
carnet_intake_add_known (CarnetIntake     *self,
                         const CarnetHeld *held,
                         const CarnetId   *entity,
                         CarnetRevision   *revision,
                         GError          **error)
{
  return note (self, held, entity, revision, error);
}
