/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-observation-record.h"
#include "store/carnet-store-private.h"

/* Brings the tables of an observation from one record to the next, touching only
 * what differs: every page not touched is one less to make durable. */

typedef CarnetObservationRecord Record;

/* -- The search index --------------------------------------------------------------- */

static gboolean
forget_words (CarnetStore *self, gint64 seq, const Record *old, GError **error)
{
  g_autoptr (CarnetStatement) delete = carnet_db_prepare (self->db,
                                                          "INSERT INTO search (search, rowid, title, body)"
                                                          " VALUES ('delete', :seq, :title, :body)",
                                                          error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  carnet_statement_bind_borrowed_text (delete, ":title", old->title);
  carnet_statement_bind_borrowed_text (delete, ":body", old->body);
  return carnet_statement_run (delete, error);
}

static gboolean
learn_words (CarnetStore *self, gint64 seq, const Record *now, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO search (rowid, title, body) VALUES (:seq, :title, :body)", error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_borrowed_text (insert, ":title", now->title);
  carnet_statement_bind_borrowed_text (insert, ":body", now->body);
  return carnet_statement_run (insert, error);
}

static gboolean
update_words (CarnetStore *self, gint64 seq, const Record *old, const Record *now, GError **error)
{
  if (old->visible && now->visible && g_str_equal (old->title, now->title)
      && g_str_equal (old->body, now->body))
    return TRUE;
  if (self->bulk)
    return carnet_store_keep_words (self, seq, old->visible, old->title, old->body, error);
  return (!old->visible || forget_words (self, seq, old, error))
         && (!now->visible || learn_words (self, seq, now, error));
}

/* -- The counts ----------------------------------------------------------------------- */

static gboolean
count (CarnetStore *self, const Record *record, int change, GError **error)
{
  g_autoptr (CarnetStatement) update
      = carnet_db_prepare (self->db,
                           "INSERT INTO coverage (territory, month, review, n)"
                           " VALUES (:territory, :month, :review, :change)"
                           " ON CONFLICT (territory, month, review) DO UPDATE SET n = n + :change",
                           error);
  g_autoptr (CarnetStatement) sweep
      = carnet_db_prepare (self->db,
                           "DELETE FROM coverage WHERE territory = :territory AND month = :month"
                           " AND review = :review AND n = 0",
                           error);
  CarnetStatement *statements[] = { update, sweep };

  if (update == NULL || sweep == NULL)
    return FALSE;
  carnet_statement_bind_integer (update, ":change", change);
  for (guint i = 0; i < (change < 0 ? 2 : 1); i++)
    {
      carnet_statement_bind_id (statements[i], ":territory", &record->territory);
      carnet_statement_bind_integer (statements[i], ":month", record->month);
      carnet_statement_bind_integer (statements[i], ":review", record->review);
      if (!carnet_statement_run (statements[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_coverage (CarnetStore *self, const Record *old, const Record *now, GError **error)
{
  if (old->visible && now->visible && carnet_id_equal (&old->territory, &now->territory)
      && old->month == now->month && old->review == now->review)
    return TRUE;
  return (!old->visible || count (self, old, -1, error)) && (!now->visible || count (self, now, +1, error));
}

static gboolean
link_to (CarnetStore *self, const CarnetId *id, int change, GError **error)
{
  g_autoptr (CarnetStatement) update = carnet_db_prepare (self->db,
                                                          "INSERT INTO linked (id, n) VALUES (:id, :change)"
                                                          " ON CONFLICT (id) DO UPDATE SET n = n + :change",
                                                          error);
  g_autoptr (CarnetStatement) sweep = NULL;

  if (update == NULL)
    return FALSE;
  carnet_statement_bind_id (update, ":id", id);
  carnet_statement_bind_integer (update, ":change", change);
  if (!carnet_statement_run (update, error))
    return FALSE;
  if (change > 0)
    return TRUE;
  sweep = carnet_db_prepare (self->db, "DELETE FROM linked WHERE id = :id AND n = 0", error);
  if (sweep == NULL)
    return FALSE;
  carnet_statement_bind_id (sweep, ":id", id);
  return carnet_statement_run (sweep, error);
}

static gboolean
contains (const GArray *ids, const CarnetId *id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}

/* Counts by @change each of @ids that is not among @others. */
static gboolean
link_each (CarnetStore *self, const GArray *ids, const GArray *others, int change, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId *id = &g_array_index (ids, CarnetId, i);

      if (!contains (others, id) && !link_to (self, id, change, error))
        return FALSE;
    }
  return TRUE;
}

/* Counts by @change what @record names and @other does not. */
static gboolean
update_linked (CarnetStore *self, const Record *record, const Record *other, int change, GError **error)
{
  if (!record->visible)
    return TRUE;
  if (!carnet_id_is_nil (&record->milestone)
      && !(other->visible && carnet_id_equal (&other->milestone, &record->milestone))
      && !link_to (self, &record->milestone, change, error))
    return FALSE;
  return link_each (self, record->themes, other->visible ? other->themes : NULL, change, error)
         && link_each (self, record->actors, other->visible ? other->actors : NULL, change, error);
}

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

      if (contains (others, id))
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
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO observation_attachment (hash, observation, name) VALUES (:hash, :seq, :name)",
      error);
  GHashTableIter iter;
  gpointer       key, name;

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

static gboolean
update_counts (CarnetStore *self, gint64 seq, const Record *old, const Record *now, GError **error)
{
  return update_words (self, seq, old, now, error) && update_coverage (self, old, now, error)
         && update_linked (self, old, now, -1, error) && update_linked (self, now, old, +1, error);
}

/* -- All of it ------------------------------------------------------------------------------------ */

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
  if (derivation == CARNET_DERIVE_AGAIN && !update_counts (self, seq, &old, &now, error))
    return FALSE;
  return update_row (self, entity, seq, &old, &now, error) && update_sets (self, seq, &old, &now, error)
         && (!old.present || delete_attachments (self, seq, error))
         && (observation == NULL || insert_attachments (self, seq, observation->attachments, error));
}
