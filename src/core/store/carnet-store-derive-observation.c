/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-date.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

/* What the row of an observation was, to take it out of the counts and of the index. */
typedef struct
{
  gboolean    present;
  gboolean    visible;
  CarnetId    territory;
  CarnetMonth month;
  int         review;
  char       *title;
  char       *body;
} OldRow;

static void
old_row_clear (OldRow *old)
{
  g_free (old->title);
  g_free (old->body);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OldRow, old_row_clear)

static gboolean
read_old_row (CarnetStore *self, gint64 seq, OldRow *old, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT deleted, territory, month, review, title, body FROM observation WHERE seq = :seq",
      error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    {
      old->present = TRUE;
      old->visible = carnet_statement_get_integer (select, 0) != CARNET_DELETION_DELETED;
      old->territory = carnet_statement_get_id (select, 1);
      old->month = (CarnetMonth)carnet_statement_get_integer (select, 2);
      old->review = (int)carnet_statement_get_integer (select, 3);
      old->title = g_strdup (carnet_statement_get_text (select, 4));
      old->body = g_strdup (carnet_statement_get_text (select, 5));
    }
  return step != CARNET_STEP_ERROR;
}

/* -- The search index --------------------------------------------------------------- */

static gboolean
forget_words (CarnetStore *self, gint64 seq, const OldRow *old, GError **error)
{
  g_autoptr (CarnetStatement) delete = carnet_db_prepare (self->db,
                                                          "INSERT INTO search (search, rowid, title, body)"
                                                          " VALUES ('delete', :seq, :title, :body)",
                                                          error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  carnet_statement_bind_text (delete, ":title", old->title);
  carnet_statement_bind_text (delete, ":body", old->body);
  return carnet_statement_run (delete, error);
}

static gboolean
learn_words (CarnetStore *self, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO search (rowid, title, body)"
                           " SELECT seq, title, body FROM observation WHERE seq = :seq",
                           error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  return carnet_statement_run (insert, error);
}

/* -- The counts ----------------------------------------------------------------------- */

static gboolean
count (CarnetStore    *self,
       const CarnetId *territory,
       CarnetMonth     month,
       int             review,
       int             change,
       GError        **error)
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

  if (update == NULL || sweep == NULL)
    return FALSE;
  carnet_statement_bind_id (update, ":territory", territory);
  carnet_statement_bind_integer (update, ":month", month);
  carnet_statement_bind_integer (update, ":review", review);
  carnet_statement_bind_integer (update, ":change", change);
  if (!carnet_statement_run (update, error))
    return FALSE;
  if (change > 0)
    return TRUE;
  carnet_statement_bind_id (sweep, ":territory", territory);
  carnet_statement_bind_integer (sweep, ":month", month);
  carnet_statement_bind_integer (sweep, ":review", review);
  return carnet_statement_run (sweep, error);
}

/* -- The row and its sets ---------------------------------------------------------------- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (*(const CarnetId *const *)a, *(const CarnetId *const *)b);
}

/* All the texts, in the order of their keys: the same whatever the programme says of its sections. */
static char *
make_body (const CarnetObservation *observation)
{
  guint                n;
  g_autofree gpointer *sections = g_hash_table_get_keys_as_array (observation->texts, &n);
  GString             *body = g_string_new (NULL);

  qsort (sections, n, sizeof *sections, compare_keys);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (body, "\n\n");
      g_string_append (body, g_hash_table_lookup (observation->texts, sections[i]));
    }
  return g_string_free (body, FALSE);
}

static void
bind_id_or_null (CarnetStatement *insert, const char *name, const CarnetId *id)
{
  if (carnet_id_is_nil (id))
    carnet_statement_bind_null (insert, name);
  else
    carnet_statement_bind_id (insert, name, id);
}

static CarnetMonth
month_of (const CarnetObservation *observation)
{
  return observation->date != CARNET_DATE_NONE ? carnet_date_month (observation->date) : CARNET_MONTH_NONE;
}

static gboolean
insert_row (CarnetStore *self, gint64 seq, const CarnetObservation *observation, GError **error)
{
  g_autofree char *body = make_body (observation);
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db,
      "INSERT INTO observation (seq, id, deleted, conflicts, date, month, author, territory,"
      " milestone, performance, innovation, confiance, visibility, review, title, body)"
      " VALUES (:seq, :id, :deleted, :conflicts, :date, :month, :author, :territory, :milestone,"
      " :performance, :innovation, :confiance, :visibility, :review, :title, :body)",
      error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_id (insert, ":id", &observation->id);
  carnet_statement_bind_integer (insert, ":deleted",
                                 observation->deleted     ? CARNET_DELETION_DELETED
                                 : observation->contested ? CARNET_DELETION_CONTESTED
                                                          : CARNET_DELETION_NONE);
  carnet_statement_bind_integer (insert, ":conflicts", observation->conflicts->len);
  carnet_statement_bind_integer (insert, ":date", carnet_row_date (observation->date));
  carnet_statement_bind_integer (insert, ":month", month_of (observation));
  bind_id_or_null (insert, ":author", &observation->author);
  bind_id_or_null (insert, ":territory", &observation->territory);
  bind_id_or_null (insert, ":milestone", &observation->milestone);
  carnet_statement_bind_integer (insert, ":performance", observation->impacts[CARNET_IMPACT_PERFORMANCE]);
  carnet_statement_bind_integer (insert, ":innovation", observation->impacts[CARNET_IMPACT_INNOVATION]);
  carnet_statement_bind_integer (insert, ":confiance", observation->impacts[CARNET_IMPACT_CONFIANCE]);
  carnet_statement_bind_integer (insert, ":visibility", observation->visibility);
  carnet_statement_bind_integer (insert, ":review", observation->review);
  carnet_statement_bind_text (insert, ":title", observation->title);
  carnet_statement_bind_text (insert, ":body", body);
  return carnet_statement_run (insert, error);
}

static gboolean
insert_ids (CarnetStore *self, const char *sql, gint64 seq, const GArray *ids, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (self->db, sql, error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      carnet_statement_bind_id (insert, ":element", &g_array_index (ids, CarnetId, i));
      carnet_statement_bind_integer (insert, ":seq", seq);
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_attachments (CarnetStore *self, gint64 seq, const CarnetObservation *observation, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO observation_attachment (hash, observation, name) VALUES (:hash, :seq, :name)",
      error);
  GHashTableIter iter;
  gpointer       key, name;

  if (insert == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, observation->attachments);
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
insert_all (CarnetStore *self, gint64 seq, const CarnetObservation *observation, GError **error)
{
  return insert_row (self, seq, observation, error)
         && insert_ids (self, "INSERT INTO observation_theme (theme, observation) VALUES (:element, :seq)",
                        seq, observation->themes, error)
         && insert_ids (self, "INSERT INTO observation_actor (actor, observation) VALUES (:element, :seq)",
                        seq, observation->actors, error)
         && insert_attachments (self, seq, observation, error);
}

static gboolean
delete_all (CarnetStore *self, gint64 seq, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM observation_theme WHERE observation = :seq",
    "DELETE FROM observation_actor WHERE observation = :seq",
    "DELETE FROM observation_attachment WHERE observation = :seq",
    "DELETE FROM observation WHERE seq = :seq",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (CarnetStatement) delete = carnet_db_prepare (self->db, statements[i], error);

      if (delete == NULL)
        return FALSE;
      carnet_statement_bind_integer (delete, ":seq", seq);
      if (!carnet_statement_run (delete, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_away (CarnetStore *self, gint64 seq, const OldRow *old, GError **error)
{
  if (!old->present)
    return TRUE;
  if (old->visible
      && (!forget_words (self, seq, old, error)
          || !count (self, &old->territory, old->month, old->review, -1, error)))
    return FALSE;
  return delete_all (self, seq, error);
}

gboolean
carnet_store_derive_observation (CarnetStore    *self,
                                 const CarnetId *entity,
                                 gint64          seq,
                                 CarnetHistory  *history,
                                 CarnetIndexing  indexing,
                                 GError        **error)
{
  g_autoptr (CarnetObservation) observation = NULL;
  g_auto (OldRow) old = { 0 };

  if (!read_old_row (self, seq, &old, error) || !take_away (self, seq, &old, error))
    return FALSE;
  if (carnet_history_get_sorted (history)->len == 0)
    return TRUE;
  observation = carnet_observation_from_history (entity, history);
  if (!insert_all (self, seq, observation, error))
    return FALSE;
  if (observation->deleted)
    return TRUE;
  if (!count (self, &observation->territory, month_of (observation), (int)observation->review, +1, error))
    return FALSE;
  return indexing == CARNET_INDEX_LATER || learn_words (self, seq, error);
}
