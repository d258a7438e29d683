/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-observation-record.h"
#include "store/carnet-store-private.h"

/* What counts and search index say of one observation, from one record to the next. */

typedef CarnetObservationRecord Record;

/* -- The search index --------------------------------------------------------------- */

/* Borrowed when nobody else wrote anything, else kept in @kept. */
static const char *
words_of (const Record *record, char **kept)
{
  if (*record->others == '\0')
    return record->body;
  *kept = g_strconcat (record->body, record->others, NULL);
  return *kept;
}

static gboolean
forget_words (CarnetStore *self, gint64 seq, const Record *old, GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (CarnetStatement) delete = carnet_db_prepare (self->db,
                                                          "INSERT INTO search (search, rowid, title, body)"
                                                          " VALUES ('delete', :seq, :title, :body)",
                                                          error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  carnet_statement_bind_borrowed_text (delete, ":title", old->title);
  carnet_statement_bind_borrowed_text (delete, ":body", words_of (old, &words));
  return carnet_statement_run (delete, error);
}

static gboolean
learn_words (CarnetStore *self, gint64 seq, const Record *now, GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO search (rowid, title, body) VALUES (:seq, :title, :body)", error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_borrowed_text (insert, ":title", now->title);
  carnet_statement_bind_borrowed_text (insert, ":body", words_of (now, &words));
  return carnet_statement_run (insert, error);
}

static gboolean
update_words (CarnetStore *self, gint64 seq, const Record *old, const Record *now, GError **error)
{
  g_autofree char *words = NULL;

  if (old->visible && now->visible && g_str_equal (old->title, now->title)
      && g_str_equal (old->body, now->body) && g_str_equal (old->others, now->others))
    return TRUE;
  if (self->bulk)
    return carnet_store_keep_words (self, seq, old->visible, old->title,
                                    old->visible ? words_of (old, &words) : NULL, error);
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

/* Counts by @change each of @ids that is not among @others. */
static gboolean
link_each (CarnetStore *self, const GArray *ids, const GArray *others, int change, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId *id = &g_array_index (ids, CarnetId, i);

      if (!carnet_id_array_contains (others, id) && !link_to (self, id, change, error))
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

/* -- All of it ---------------------------------------------------------------------------- */

gboolean
carnet_observation_record_recount (CarnetStore  *self,
                                   gint64        seq,
                                   const Record *old,
                                   const Record *now,
                                   GError      **error)
{
  return update_words (self, seq, old, now, error) && update_coverage (self, old, now, error)
         && update_linked (self, old, now, -1, error) && update_linked (self, now, old, +1, error);
}
