/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-intake-private.h"
#include "store/carnet-store-hidden.h"

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

/* Merging segments of the index once at the end instead of again and again. */
static gboolean
prepare (CarnetIntake *self, GError **error)
{
  gint64 n_hidden;

  if (!load_sums (self, error)
      || !carnet_db_get_integer (self->store->db, "SELECT coalesce (max (seq), 0) FROM revision", &self->base,
                                 error)
      || !carnet_db_get_integer (self->store->db, "SELECT EXISTS (SELECT 1 FROM hidden)", &n_hidden, error))
    return FALSE;
  self->any_hidden = n_hidden > 0;
  return !self->bulk || carnet_store_begin_bulk (self->store, error);
}

static CarnetIntake *
begin (CarnetStore *store, gboolean bulk, gboolean take_back, GError **error)
{
  CarnetIntake *self;

  if (!carnet_store_begin (store, error))
    return NULL;
  self = g_new0 (CarnetIntake, 1);
  self->store = store;
  self->bulk = bulk;
  self->take_back = take_back;
  self->again = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  if (prepare (self, error))
    return self;
  carnet_intake_abort (self);
  return NULL;
}

CarnetIntake *
carnet_intake_begin_many (CarnetStore *store, gboolean take_back, GError **error)
{
  return begin (store, TRUE, take_back, error);
}

CarnetIntake *
carnet_intake_begin (CarnetStore      *store,
                     const char       *name,
                     const CarnetHash *hash,
                     gint64            recorded_ms,
                     GError          **error)
{
  CarnetIntake *self;
  CarnetBatch   batch = { .name = (char *)name, .sender = (char *)"", .received_ms = recorded_ms };

  g_return_val_if_fail ((name == NULL) == (hash == NULL), NULL);

  self = begin (store, name != NULL, FALSE, error);
  if (self == NULL || name == NULL)
    return self;
  self->counts = TRUE;
  batch.hash = *hash;
  if (carnet_store_last_sitting (store, &batch.sitting, error))
    {
      batch.sitting++;
      if (carnet_intake_next_batch (self, &batch, error))
        return self;
    }
  carnet_intake_abort (self);
  return NULL;
}

static void
intake_free (CarnetIntake *self)
{
  if (self->bulk)
    carnet_store_leave_bulk (self->store);
  g_array_unref (self->again);
  g_hash_table_unref (self->touched);
  g_free (self);
}

void
carnet_intake_abort (CarnetIntake *self)
{
  carnet_store_rollback (self->store);
  intake_free (self);
}

/* -- Deriving ---------------------------------------------------------------------- */

static gboolean
find_first (CarnetDb *db, const CarnetId *entity, gint64 *first, char **kind, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      db,
      "SELECT (SELECT min (f.seq) FROM revision AS f WHERE f.entity = :entity), r.kind FROM revision AS r"
      " WHERE r.entity = :entity"
      " ORDER BY EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq), r.seq LIMIT 1",
      error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *first = carnet_statement_get_integer (select, 0);
  *kind = g_strdup (carnet_statement_get_text (select, 1));
  return TRUE;
}

/* The deleted observations of those whose first revision is from @first to @last. */
static gboolean
count_deleted (CarnetIntake *self, gint64 first, gint64 last, guint64 *count, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->store->db,
      "SELECT count(*) FROM observation NOT INDEXED WHERE seq BETWEEN :first AND :last AND deleted = 1",
      error);
  gint64 n;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":first", first);
  carnet_statement_bind_integer (select, ":last", last);
  if (!carnet_statement_read_integer (select, &n, error))
    return FALSE;
  *count = (guint64)n;
  return TRUE;
}

/* @listed: it was seen before; of what was withdrawn nothing was. */
static gboolean
count_touched (CarnetIntake *self, gint64 seq, gboolean listed, GError **error)
{
  guint64 deleted;

  if (!count_deleted (self, seq, seq, &deleted, error))
    return FALSE;
  self->report.n_observations_deleted += deleted;
  *(listed ? &self->report.n_observations_changed : &self->n_shown) += 1 - deleted;
  return TRUE;
}

static gboolean
is_listed (CarnetIntake *self, const char *kind, gint64 seq, gboolean *listed, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  gint64 found;

  *listed = TRUE;
  if (!self->any_hidden || !g_str_equal (kind, CARNET_KIND_OBSERVATION))
    return TRUE;
  select = carnet_db_prepare (
      self->store->db, "SELECT EXISTS (SELECT 1 FROM observation NOT INDEXED WHERE seq = :seq)", error);
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  if (!carnet_statement_read_integer (select, &found, error))
    return FALSE;
  *listed = found != 0;
  return TRUE;
}

static gboolean
derive_one (CarnetIntake *self, const CarnetId *entity, GError **error)
{
  g_autofree char *kind = NULL;
  gint64           first;
  gboolean         is_new, listed;

  if (!find_first (self->store->db, entity, &first, &kind, error)
      || !is_listed (self, kind, first, &listed, error)
      || (self->any_hidden && !carnet_store_judge_again (self->store, entity, kind, error)))
    return FALSE;
  is_new = first > self->base;
  if (!is_new && self->any_hidden)
    g_array_append_val (self->again, first);
  if (!carnet_store_derive (self->store, entity, first,
                            is_new ? CARNET_DERIVE_UNCOUNTED : CARNET_DERIVE_AGAIN, error))
    return FALSE;
  return is_new || !g_str_equal (kind, CARNET_KIND_OBSERVATION) || count_touched (self, first, listed, error);
}

/* -- Adding ------------------------------------------------------------------------ */

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
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (CarnetFresh) fresh = NULL;
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
  alone = g_ptr_array_new ();
  g_ptr_array_add (alone, revision);
  fresh = carnet_fresh_new (alone);
  return carnet_store_derive_fresh (self->store, fresh, seq, error);
}

gboolean
carnet_intake_add (CarnetIntake *self, CarnetRevision *revision, GError **error)
{
  gint64 seq;

  if (!carnet_intake_insert (self, revision, &seq, error))
    return FALSE;
  return seq == 0 ? carnet_intake_note_known (self, revision, error)
                  : derive_or_wait (self, revision, seq, error);
}

gboolean
carnet_intake_add_fresh (CarnetIntake *self, CarnetFresh *fresh, GError **error)
{
  GPtrArray            *revisions = carnet_fresh_get_revisions (fresh);
  const CarnetRevision *any = revisions->pdata[0];
  gboolean              held;
  gint64                seq = 0;

  if (!has_others (self->store->db, &any->entity, G_MAXINT64, &held, error))
    return FALSE;
  for (guint i = 0; i < revisions->len; i++)
    if (!carnet_intake_insert (self, revisions->pdata[i], &seq, error))
      return FALSE;
  if (held)
    return derive_one (self, &any->entity, error);
  if (g_str_equal (any->kind, CARNET_KIND_OBSERVATION))
    self->report.n_observations_new++;
  return carnet_store_derive_fresh (self->store, fresh, seq, error);
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
derive_touched (CarnetIntake *self, GError **error)
{
  GHashTableIter iter;
  gpointer       entity;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    if (!derive_one (self, entity, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_new (CarnetIntake *self, GError **error)
{
  if (self->bulk)
    return carnet_store_end_bulk (self->store, self->base, NULL, error);
  return self->report.n_observations_new == 0 || carnet_store_count_from (self->store, self->base, error);
}

/* Those of the new ones that were deleted before they came are told apart. */
static gboolean
tell_deleted_apart (CarnetIntake *self, GError **error)
{
  guint64 deleted = 0;

  if (self->report.n_observations_new > 0
      && !count_deleted (self, self->base + 1, G_MAXINT64, &deleted, error))
    return FALSE;
  self->report.n_observations_new -= MIN (deleted, self->report.n_observations_new);
  self->report.n_observations_new += self->n_shown;
  self->report.n_observations_deleted += deleted;
  return TRUE;
}

gboolean
carnet_intake_finish (CarnetIntake *self, CarnetIntakeReport *report, GError **error)
{
  gboolean done
      = derive_touched (self, error)
        && (!self->any_hidden || carnet_store_show_used (self->store, self->base + 1, self->again, error))
        && count_new (self, error) && save_sums (self, error) && carnet_intake_close_batch (self, error)
        && tell_deleted_apart (self, error) && carnet_intake_count_batch (self, error);

  if (done)
    done = carnet_store_commit (self->store, error);
  else
    carnet_store_rollback (self->store);
  if (done && report != NULL)
    *report = self->report;
  intake_free (self);
  return done;
}
