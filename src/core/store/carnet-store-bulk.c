/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"

/* Much at once: more memory for as long as it takes, and the search index written
 * in few large pieces that are merged once, instead of in many small ones. */

#define CACHE_BULK "-32000" /* kB */
#define CACHE_USUAL "-2000"
#define HASH_BULK "16777216"
#define HASH_USUAL "1048576"

gboolean
carnet_store_begin_bulk (CarnetStore *self, GError **error)
{
  return carnet_db_exec (self->db,
                         "PRAGMA cache_size=" CACHE_BULK ";"
                         "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
                         "INSERT INTO search (search, rank) VALUES ('hashsize', " HASH_BULK ");",
                         error);
}

/* All of the index when most of it is new; else as much as was added. */
static gboolean
merge_index (CarnetStore *self, guint64 n_new, GError **error)
{
  gint64 total;
  g_autoptr (CarnetStatement) merge = NULL;

  if (!carnet_db_get_integer (self->db, "SELECT coalesce (sum (n), 0) FROM coverage", &total, error))
    return FALSE;
  if (n_new * 2 > (guint64)total)
    return carnet_db_exec (self->db, "INSERT INTO search (search) VALUES ('optimize')", error);
  merge = carnet_db_prepare (self->db, "INSERT INTO search (search, rank) VALUES ('merge', :pages)", error);
  if (merge == NULL)
    return FALSE;
  carnet_statement_bind_integer (merge, ":pages", (gint64)n_new / 2 + 1);
  return carnet_statement_run (merge, error);
}

gboolean
carnet_store_end_bulk (CarnetStore *self, guint64 n_new, GError **error)
{
  return merge_index (self, n_new, error)
         && carnet_db_exec (self->db,
                            "INSERT INTO search (search, rank) VALUES ('automerge', 4);"
                            "INSERT INTO search (search, rank) VALUES ('hashsize', " HASH_USUAL ");",
                            error);
}

void
carnet_store_shrink_cache (CarnetStore *self)
{
  carnet_db_exec (self->db, "PRAGMA cache_size=" CACHE_USUAL "; PRAGMA shrink_memory", NULL);
}

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

gboolean
carnet_store_count_from (CarnetStore *self, gint64 seq, GError **error)
{
  return carnet_store_count_without_words (self, seq, error) && run_from (self, words, seq, error);
}
