/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/carnet-heap.h"
#include "store/carnet-store-private.h"

/* By row, whatever index would do: it is the last rows that are asked for. */
static const char *const counts[] = {
  "INSERT INTO coverage (territory, month, review, n)"
  " SELECT coalesce (territory, zeroblob (16)), month, review, count(*) FROM observation NOT INDEXED"
  " WHERE seq > :seq AND deleted <> 1 GROUP BY 1, 2, 3"
  " ON CONFLICT (territory, month, review) DO UPDATE SET n = n + excluded.n",
  "INSERT INTO linked (id, n)"
  " SELECT milestone, count(*) FROM observation NOT INDEXED"
  " WHERE seq > :seq AND deleted <> 1 AND milestone IS NOT NULL GROUP BY milestone"
  " ON CONFLICT (id) DO UPDATE SET n = n + excluded.n",
  "INSERT INTO linked (id, n)"
  " SELECT t.theme, count(*) FROM observation AS o CROSS JOIN observation_theme AS t"
  " ON t.observation = o.seq WHERE o.seq > :seq AND o.deleted <> 1 GROUP BY t.theme"
  " ON CONFLICT (id) DO UPDATE SET n = n + excluded.n",
  "INSERT INTO linked (id, n)"
  " SELECT a.actor, count(*) FROM observation AS o CROSS JOIN observation_actor AS a"
  " ON a.observation = o.seq WHERE o.seq > :seq AND o.deleted <> 1 GROUP BY a.actor"
  " ON CONFLICT (id) DO UPDATE SET n = n + excluded.n",
};

static const char *const words
    = "INSERT INTO search (rowid, title, body)"
      " SELECT seq, title, body FROM observation NOT INDEXED WHERE seq > :seq AND deleted <> 1";

static gboolean
run_from (CarnetStore *self, const char *sql, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (self->db, sql, error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_store_count_without_words (CarnetStore *self, gint64 seq, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!run_from (self, counts[i], seq, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_conflicts_from (CarnetStore *self, gint64 seq, gboolean *has, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, "SELECT 1 FROM observation NOT INDEXED WHERE seq > :seq AND conflicts > 0 LIMIT 1", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  step = carnet_statement_step (select, error);
  *has = step == CARNET_STEP_ROW;
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_count_from (CarnetStore *self, gint64 seq, GError **error)
{
  gboolean conflicts;

  if (!has_conflicts_from (self, seq, &conflicts, error))
    return FALSE;
  return carnet_store_count_without_words (self, seq, error)
         && (conflicts ? carnet_store_index_added (self, seq, error) : run_from (self, words, seq, error));
}

/* -- Much at once --------------------------------------------------------------------- */

/* More memory for as long as it takes, and the search index left alone until the end. Each statement that
 * may be undone by itself would otherwise have it write what little it gathered since the one before. */

#define CACHE_WIDE_KB 48000
#define CACHE_USUAL_KB 2000
#define HASH_BULK "16777216"
#define HASH_USUAL "1048576"

void
carnet_store_set_wide (CarnetStore *self, gboolean wide)
{
  carnet_db_set_cache (self->db, wide ? CACHE_WIDE_KB : CACHE_USUAL_KB);
}

gboolean
carnet_store_begin_bulk (CarnetStore *self, GError **error)
{
  g_return_val_if_fail (!self->bulk, FALSE);

  self->bulk = TRUE;
  /* What the index gathers grows and goes, again and again, and would tear the heap to pieces. */
  carnet_heap_keep_large_out ();
  carnet_store_set_wide (self, TRUE);
  return carnet_db_exec (self->db,
                         "CREATE TEMP TABLE IF NOT EXISTS words_before"
                         " (seq INTEGER PRIMARY KEY, visible INTEGER, title TEXT, body TEXT);"
                         "DELETE FROM temp.words_before",
                         error);
}

gboolean
carnet_store_keep_words (CarnetStore *self,
                         gint64       seq,
                         gboolean     visible,
                         const char  *title,
                         const char  *body,
                         GError     **error)
{
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT OR IGNORE INTO temp.words_before (seq, visible, title, body)"
                           " VALUES (:seq, :visible, :title, :body)",
                           error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_integer (insert, ":visible", visible);
  carnet_statement_bind_borrowed_text (insert, ":title", title);
  carnet_statement_bind_borrowed_text (insert, ":body", body);
  return carnet_statement_run (insert, error);
}

static gboolean
set_bulk (CarnetStore *self, gboolean bulk, GError **error)
{
  return carnet_db_exec (self->db,
                         bulk ? "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
                                "INSERT INTO search (search, rank) VALUES ('hashsize', " HASH_BULK ")"
                              : "INSERT INTO search (search, rank) VALUES ('automerge', 4);"
                                "INSERT INTO search (search, rank) VALUES ('hashsize', " HASH_USUAL ")",
                         error);
}

gboolean
carnet_store_end_bulk (CarnetStore *self, gint64 seq, const CarnetWork *work, GError **error)
{
  /* The counts first: what they write would have the index write what little it gathered. */
  return carnet_store_count_without_words (self, seq, error) && set_bulk (self, TRUE, error)
         && carnet_store_index_changed_from (self, seq, work, error) && set_bulk (self, FALSE, error);
}

gboolean
carnet_store_end_bulk_anew (CarnetStore *self, GError **error)
{
  return set_bulk (self, TRUE, error)
         && carnet_db_exec (self->db, "INSERT INTO search (search) VALUES ('delete-all')", error)
         && carnet_store_index_added (self, -1, error) && set_bulk (self, FALSE, error);
}

void
carnet_store_leave_bulk (CarnetStore *self)
{
  if (!self->bulk)
    return;
  self->bulk = FALSE;
  carnet_db_exec (self->db, "DROP TABLE IF EXISTS temp.words_before", NULL);
  carnet_store_set_wide (self, FALSE);
}
