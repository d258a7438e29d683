/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-observation-record.h"
#include "store/carnet-store-private.h"

/* Brings the tables of an observation from one record to the next, touching only
 * what differs: every page not touched is one less to make durable. */

typedef CarnetObservationRecord Record;

/* -- The row ------------------------------------------------------------------------------ */

static void
bind_id_or_null (CarnetStatement *statement, const char *name, const CarnetId *id)
{
  if (carnet_id_is_nil (id))
    carnet_statement_bind_null (statement, name);
  else
    carnet_statement_bind_id (statement, name, id);
}

static void
bind_plain (CarnetStatement *statement, gint64 seq, const Record *now)
{
  carnet_statement_bind_integer (statement, ":seq", seq);
  bind_id_or_null (statement, ":author", &now->author);
  carnet_statement_bind_integer (statement, ":performance", now->impacts[CARNET_IMPACT_PERFORMANCE]);
  carnet_statement_bind_integer (statement, ":innovation", now->impacts[CARNET_IMPACT_INNOVATION]);
  carnet_statement_bind_integer (statement, ":confiance", now->impacts[CARNET_IMPACT_CONFIANCE]);
  carnet_statement_bind_integer (statement, ":visibility", now->visibility);
  carnet_statement_bind_integer (statement, ":review", now->review);
  carnet_statement_bind_borrowed_text (statement, ":title", now->title);
  carnet_statement_bind_borrowed_text (statement, ":body", now->body);
  carnet_statement_bind_blob (statement, ":layout", now->layout->data, now->layout->len);
}

static gboolean
insert_row (CarnetStore *self, const CarnetId *entity, gint64 seq, const Record *now, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db,
      "INSERT INTO observation (seq, id, deleted, conflicts, date, month, author, territory,"
      " milestone, performance, innovation, confiance, visibility, review, title, body, layout)"
      " VALUES (:seq, :id, :deleted, :conflicts, :date, :month, :author, :territory, :milestone,"
      " :performance, :innovation, :confiance, :visibility, :review, :title, :body, :layout)",
      error);

  if (insert == NULL)
    return FALSE;
  bind_plain (insert, seq, now);
  carnet_statement_bind_id (insert, ":id", entity);
  carnet_statement_bind_integer (insert, ":deleted", now->deleted);
  carnet_statement_bind_integer (insert, ":conflicts", now->conflicts);
  carnet_statement_bind_integer (insert, ":date", now->date);
  carnet_statement_bind_integer (insert, ":month", now->month);
  bind_id_or_null (insert, ":territory", &now->territory);
  bind_id_or_null (insert, ":milestone", &now->milestone);
  return carnet_statement_run (insert, error);
}

static gboolean
delete_row (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) delete
      = carnet_db_prepare (self->db, "DELETE FROM observation WHERE seq = :seq", error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  return carnet_statement_run (delete, error);
}

/* The columns that no index holds. */
static gboolean
update_plain (CarnetStore *self, gint64 seq, const Record *now, GError **error)
{
  g_autoptr (CarnetStatement) update = carnet_db_prepare (
      self->db,
      "UPDATE observation SET author = :author, performance = :performance, innovation = :innovation,"
      " confiance = :confiance, visibility = :visibility, review = :review, title = :title, body = :body,"
      " layout = :layout WHERE seq = :seq",
      error);

  if (update == NULL)
    return FALSE;
  bind_plain (update, seq, now);
  return carnet_statement_run (update, error);
}

static gboolean
same_in_indexes (const Record *old, const Record *now)
{
  return old->deleted == now->deleted && old->conflicts == now->conflicts && old->date == now->date
         && carnet_id_equal (&old->territory, &now->territory)
         && carnet_id_equal (&old->milestone, &now->milestone);
}

static gboolean
update_row (CarnetStore    *self,
            const CarnetId *entity,
            gint64          seq,
            const Record   *old,
            const Record   *now,
            GError        **error)
{
  if (old->present && now->present && same_in_indexes (old, now))
    return update_plain (self, seq, now, error);
  return (!old->present || delete_row (self, seq, error))
         && (!now->present || insert_row (self, entity, seq, now, error));
}

/* -- Its sets --------------------------------------------------------------------------------- */

/* Runs @sql for each of @ids that is not among @others. */
static gboolean
run_for_each (CarnetStore  *self,
              const char   *sql,
              gint64        seq,
              const GArray *ids,
              const GArray *others,
              GError      **error)
{
  g_autoptr (CarnetStatement) statement = NULL;

  if (ids == NULL || ids->len == 0)
    return TRUE;
  statement = carnet_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId *id = &g_array_index (ids, CarnetId, i);

      if (carnet_id_array_contains (others, id))
        continue;
      carnet_statement_bind_id (statement, ":element", id);
      carnet_statement_bind_integer (statement, ":seq", seq);
      if (!carnet_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_sets (CarnetStore *self, gint64 seq, const Record *old, const Record *now, GError **error)
{
  return run_for_each (self, "DELETE FROM observation_theme WHERE theme = :element AND observation = :seq",
                       seq, old->themes, now->themes, error)
         && run_for_each (self, "INSERT INTO observation_theme (theme, observation) VALUES (:element, :seq)",
                          seq, now->themes, old->themes, error)
         && run_for_each (self, "DELETE FROM observation_actor WHERE actor = :element AND observation = :seq",
                          seq, old->actors, now->actors, error)
         && run_for_each (self, "INSERT INTO observation_actor (actor, observation) VALUES (:element, :seq)",
                          seq, now->actors, old->actors, error);
}

static gboolean
insert_attachments (CarnetStore *self, gint64 seq, GHashTable *attachments, GError **error)
{
  g_autoptr (CarnetStatement) insert = NULL;
  GHashTableIter iter;
  gpointer       key, name;

  if (g_hash_table_size (attachments) == 0)
    return TRUE;
  insert = carnet_db_prepare (
      self->db, "INSERT INTO observation_attachment (hash, observation, name) VALUES (:hash, :seq, :name)",
      error);
  if (insert == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, attachments);
  while (g_hash_table_iter_next (&iter, &key, &name))
    {
      CarnetHash hash;

      if (!carnet_hash_parse_base32 (key, &hash))
        continue;
      carnet_statement_bind_hash (insert, ":hash", &hash);
      carnet_statement_bind_integer (insert, ":seq", seq);
      carnet_statement_bind_text (insert, ":name", name);
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_attachments (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) delete
      = carnet_db_prepare (self->db, "DELETE FROM observation_attachment WHERE observation = :seq", error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  return carnet_statement_run (delete, error);
}

/* -- All of it ------------------------------------------------------------------------------------ */

/* What the index has of it by its old record, and is to have by the new one. */
static gboolean
add_others (CarnetStore *self, Record *old, Record *now, CarnetHistory *history, GError **error)
{
  now->others = carnet_history_dup_others (history);
  old->others = old->conflicts > 0 ? carnet_store_load_others (self, &old->id, error) : g_strdup ("");
  return old->others != NULL;
}

gboolean
carnet_store_derive_observation (CarnetStore     *self,
                                 const CarnetId  *entity,
                                 gint64           seq,
                                 CarnetHistory   *history,
                                 CarnetDerivation derivation,
                                 GError         **error)
{
  g_autoptr (CarnetObservation) observation = NULL;
  g_auto (CarnetObservationRecord) old = { 0 };
  g_auto (CarnetObservationRecord) now = { 0 };

  if (derivation != CARNET_DERIVE_FRESH && !carnet_observation_record_read (&old, self, seq, error))
    return FALSE;
  if (carnet_history_get_sorted (history)->len > 0)
    {
      observation = carnet_observation_from_history (entity, history);
      carnet_observation_record_make (&now, observation);
    }
  if (derivation == CARNET_DERIVE_AGAIN
      && (!add_others (self, &old, &now, history, error)
          || !carnet_observation_record_recount (self, seq, &old, &now, error)))
    return FALSE;
  return update_row (self, entity, seq, &old, &now, error) && update_sets (self, seq, &old, &now, error)
         && (!old.present || delete_attachments (self, seq, error))
         && (observation == NULL || insert_attachments (self, seq, observation->attachments, error));
}

/* -- One that has no rows yet --------------------------------------------------------------------- */

struct _CarnetObservationRows
{
  CarnetObservation *observation;
  Record             record;
};

CarnetObservationRows *
carnet_observation_rows_new (const CarnetId *entity, CarnetHistory *history)
{
  CarnetObservationRows *self = g_new0 (CarnetObservationRows, 1);

  self->observation = carnet_observation_from_history (entity, history);
  carnet_observation_record_make (&self->record, self->observation);
  return self;
}

void
carnet_observation_rows_free (CarnetObservationRows *self)
{
  carnet_observation_free (self->observation);
  carnet_observation_record_clear (&self->record);
  g_free (self);
}

gboolean
carnet_store_insert_observation (CarnetStore                 *self,
                                 gint64                       seq,
                                 const CarnetObservationRows *rows,
                                 GError                     **error)
{
  const Record none = { 0 };

  return insert_row (self, &rows->record.id, seq, &rows->record, error)
         && update_sets (self, seq, &none, &rows->record, error)
         && insert_attachments (self, seq, rows->observation->attachments, error);
}
