/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-private.h"

struct _CarnetIntake
{
  CarnetStore       *store;   /* borrowed */
  gint64             base;    /* revisions above it are of this intake */
  gint64             batch;   /* 0 for what the owner wrote */
  gint64             n_held;  /* all revisions of the file */
  gint64             n_texts; /* all payloads of the file */
  CarnetHash         xor_ids; /* of all revisions of the file */
  GHashTable        *touched; /* CarnetId → itself: entities to derive at the end */
  CarnetIntakeReport report;
};

static gboolean
load_sums (CarnetIntake *self, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->store->db,
                           "SELECT (SELECT value FROM meta WHERE key = 'count'),"
                           " (SELECT value FROM meta WHERE key = 'xor'),"
                           " (SELECT value FROM meta WHERE key = 'payloads')",
                           error);

  if (select == NULL || carnet_statement_step (select, error) == CARNET_STEP_ERROR)
    return FALSE;
  self->n_held = carnet_statement_get_integer (select, 0);
  self->xor_ids = carnet_statement_get_hash (select, 1);
  self->n_texts = carnet_statement_get_integer (select, 2);
  return TRUE;
}

static gboolean
save_sums (CarnetIntake *self, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->store->db,
      "INSERT INTO meta (key, value) VALUES ('count', :count), ('xor', :xor), ('payloads', :texts)"
      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":count", self->n_held);
  carnet_statement_bind_hash (insert, ":xor", &self->xor_ids);
  carnet_statement_bind_integer (insert, ":texts", self->n_texts);
  return carnet_statement_run (insert, error);
}

static gboolean
open_batch (CarnetIntake *self, const char *name, const CarnetHash *hash, gint64 now_ms, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (name == NULL)
    return TRUE;
  insert = carnet_db_prepare (self->store->db,
                              "INSERT INTO batch (name, hash, received_ms, n_new, n_known, state)"
                              " VALUES (:name, :hash, :now, 0, 0, 'applied')"
                              " ON CONFLICT (hash) DO UPDATE SET received_ms = :now RETURNING seq",
                              error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_text (insert, ":name", name);
  carnet_statement_bind_hash (insert, ":hash", hash);
  carnet_statement_bind_integer (insert, ":now", now_ms);
  if (carnet_statement_step (insert, error) != CARNET_STEP_ROW)
    return FALSE;
  self->batch = carnet_statement_get_integer (insert, 0);
  /* Merging segments once at the end instead of again and again. */
  return carnet_store_begin_bulk (self->store, error);
}

CarnetIntake *
carnet_intake_begin (CarnetStore      *store,
                     const char       *name,
                     const CarnetHash *hash,
                     gint64            recorded_ms,
                     GError          **error)
{
  CarnetIntake *self;

  g_return_val_if_fail ((name == NULL) == (hash == NULL), NULL);

  if (!carnet_store_begin (store, error))
    return NULL;
  self = g_new0 (CarnetIntake, 1);
  self->store = store;
  self->touched = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  if (!load_sums (self, error)
      || !carnet_db_get_integer (store->db, "SELECT coalesce (max (seq), 0) FROM revision", &self->base,
                                 error)
      || !open_batch (self, name, hash, recorded_ms, error))
    {
      carnet_intake_abort (self);
      return NULL;
    }
  return self;
}

static void
intake_free (CarnetIntake *self)
{
  if (self->batch != 0)
    carnet_store_shrink_cache (self->store);
  g_hash_table_unref (self->touched);
  g_free (self);
}

void
carnet_intake_abort (CarnetIntake *self)
{
  carnet_store_rollback (self->store);
  intake_free (self);
}

/* -- Rows -------------------------------------------------------------------------- */

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
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      db, "INSERT INTO rev_parent (revision, parent) VALUES (:revision, :parent)", error);

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

/* @lacks: no text of it is held, and none was erased. */
static gboolean
find_known (CarnetDb *db, const CarnetHash *id, gint64 *seq, gboolean *lacks, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (db,
                           "SELECT seq, NOT EXISTS (SELECT 1 FROM payload AS p WHERE p.revision = seq)"
                           " AND NOT EXISTS (SELECT 1 FROM redaction AS d WHERE d.revision = :id)"
                           " FROM revision WHERE id = :id",
                           error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":id", id);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *seq = carnet_statement_get_integer (select, 0);
  *lacks = carnet_statement_get_integer (select, 1) != 0;
  return TRUE;
}

static gboolean
note_provenance (CarnetIntake *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;

  if (self->batch == 0)
    return TRUE;
  insert = carnet_db_prepare (self->store->db,
                              "INSERT INTO provenance (revision, batch) VALUES (:revision, :batch)"
                              " ON CONFLICT (revision, batch) DO NOTHING",
                              error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":revision", seq);
  carnet_statement_bind_integer (insert, ":batch", self->batch);
  return carnet_statement_run (insert, error);
}

static gboolean
note_known (CarnetIntake *self, const CarnetRevision *revision, GError **error)
{
  CarnetDb *db = self->store->db;
  gboolean  lacks;
  gint64    seq;

  self->report.n_known++;
  if (!find_known (db, &revision->id, &seq, &lacks, error) || !note_provenance (self, seq, error))
    return FALSE;
  /* A file that left the text out must not keep it out when another brings it. */
  if (lacks && revision->payload != NULL)
    g_hash_table_add (self->touched, carnet_id_copy (&revision->entity));
  return !lacks || insert_payload (self, revision, seq, error);
}

static gboolean
has_others (CarnetDb *db, const CarnetId *entity, gint64 seq, gboolean *others, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (db, "SELECT 1 FROM revision WHERE entity = :entity AND seq < :seq LIMIT 1", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  carnet_statement_bind_integer (select, ":seq", seq);
  step = carnet_statement_step (select, error);
  *others = step == CARNET_STEP_ROW;
  return step != CARNET_STEP_ERROR;
}

/* Most entities have one revision: it is derived while it is at hand. The others wait for the end. */
static gboolean
derive_or_wait (CarnetIntake *self, CarnetRevision *revision, gint64 seq, GError **error)
{
  gboolean others;

  if (!has_others (self->store->db, &revision->entity, seq, &others, error))
    return FALSE;
  if (others)
    {
      g_hash_table_add (self->touched, carnet_id_copy (&revision->entity));
      return TRUE;
    }
  if (g_str_equal (revision->kind, CARNET_KIND_OBSERVATION))
    self->report.n_observations_new++;
  return carnet_store_derive_only (self->store, revision, seq, error);
}

gboolean
carnet_intake_add (CarnetIntake *self, CarnetRevision *revision, GError **error)
{
  CarnetDb *db = self->store->db;
  gint64    seq = insert_revision (db, revision, error);

  if (seq < 0)
    return FALSE;
  if (seq == 0)
    return note_known (self, revision, error);
  self->report.n_new++;
  self->n_held++;
  for (guint i = 0; i < CARNET_HASH_SIZE; i++)
    self->xor_ids.bytes[i] ^= revision->id.bytes[i];
  return insert_parents (db, revision, seq, error) && insert_payload (self, revision, seq, error)
         && note_provenance (self, seq, error) && derive_or_wait (self, revision, seq, error);
}

gboolean
carnet_intake_add_blob (CarnetIntake *self, GBytes *bytes, GError **error)
{
  gsize       size;
  const void *data = g_bytes_get_data (bytes, &size);
  CarnetHash  hash = carnet_hash_of (NULL, data, size);
  g_autoptr (CarnetStatement) insert = NULL;

  if (size > CARNET_ATTACHMENT_MAX)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE, _ ("An attachment may have up to 32 MiB."));
      return FALSE;
    }
  insert = carnet_db_prepare (
      self->store->db, "INSERT INTO blob (hash, bytes) VALUES (:hash, :bytes) ON CONFLICT (hash) DO NOTHING",
      error);
  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_hash (insert, ":hash", &hash);
  carnet_statement_bind_bytes (insert, ":bytes", bytes);
  return carnet_statement_run (insert, error);
}

/* -- The end ------------------------------------------------------------------------- */

static gboolean
find_first (CarnetDb *db, const CarnetId *entity, gint64 *first, gboolean *is_observation, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      db, "SELECT seq, kind FROM revision WHERE entity = :entity ORDER BY seq LIMIT 1", error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *first = carnet_statement_get_integer (select, 0);
  *is_observation = g_str_equal (carnet_statement_get_text (select, 1), CARNET_KIND_OBSERVATION);
  return TRUE;
}

static gboolean
derive_touched (CarnetIntake *self, GError **error)
{
  GHashTableIter iter;
  gpointer       entity;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    {
      gint64   first;
      gboolean is_observation, is_new;

      if (!find_first (self->store->db, entity, &first, &is_observation, error))
        return FALSE;
      is_new = first > self->base;
      if (is_observation && !is_new)
        self->report.n_observations_changed++;
      if (!carnet_store_derive (self->store, entity, first,
                                is_new ? CARNET_DERIVE_UNCOUNTED : CARNET_DERIVE_AGAIN, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_new (CarnetIntake *self, GError **error)
{
  return self->report.n_observations_new == 0 || carnet_store_count_from (self->store, self->base, error);
}

static gboolean
close_batch (CarnetIntake *self, GError **error)
{
  g_autoptr (CarnetStatement) update = NULL;

  if (self->batch == 0)
    return TRUE;
  update = carnet_db_prepare (
      self->store->db, "UPDATE batch SET n_new = n_new + :new, n_known = :known WHERE seq = :seq", error);
  if (update == NULL)
    return FALSE;
  carnet_statement_bind_integer (update, ":new", (gint64)self->report.n_new);
  carnet_statement_bind_integer (update, ":known", (gint64)self->report.n_known);
  carnet_statement_bind_integer (update, ":seq", self->batch);
  return carnet_statement_run (update, error)
         && carnet_store_end_bulk (self->store, self->report.n_observations_new, error);
}

gboolean
carnet_intake_finish (CarnetIntake *self, CarnetIntakeReport *report, GError **error)
{
  gboolean done = derive_touched (self, error) && count_new (self, error) && save_sums (self, error)
                  && close_batch (self, error);

  if (done)
    done = carnet_store_commit (self->store, error);
  else
    carnet_store_rollback (self->store);
  if (done && report != NULL)
    *report = self->report;
  intake_free (self);
  return done;
}
