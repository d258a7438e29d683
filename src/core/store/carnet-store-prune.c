/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"
#include "store/carnet-store-sent.h"

/* -- Taking away ---------------------------------------------------------------------------- */

static gboolean
run_for_entity (CarnetStore *self, const char *sql, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) statement = carnet_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  carnet_statement_bind_id (statement, ":entity", entity);
  return carnet_statement_run (statement, error);
}

static gboolean
find_first (CarnetStore *self, const CarnetId *entity, gint64 *first, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT min (seq) FROM revision WHERE entity = :entity", error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *first = carnet_statement_get_integer (select, 0);
  return TRUE;
}

/* The derived rows of @entity go while its revisions are there to tell what they were. */
static gboolean
forget_rows (CarnetStore *self, const CarnetId *entity, GError **error)
{
  gint64 first;

  return find_first (self, entity, &first, error)
         && run_for_entity (self,
                            "INSERT INTO hidden (revision) SELECT seq FROM revision WHERE entity = :entity"
                            " ON CONFLICT (revision) DO NOTHING",
                            entity, error)
         && carnet_store_derive (self, entity, first, CARNET_DERIVE_AGAIN, error);
}

static gboolean
forget_all (CarnetStore *self, GHashTable *going, GError **error)
{
  GHashTableIter iter;
  gpointer       entity;

  g_hash_table_iter_init (&iter, going);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    if (!forget_rows (self, entity, error))
      return FALSE;
  return TRUE;
}

/* A row is named by its entity's first revision: when that one goes and others stay, it gets another name. */
#define RENAMED                                                                                              \
  "SELECT DISTINCT r.entity FROM hidden AS h JOIN revision AS r ON r.seq = h.revision"                       \
  " WHERE r.seq = (SELECT min (seq) FROM revision AS f WHERE f.entity = r.entity)"                           \
  " AND EXISTS (SELECT 1 FROM revision AS v WHERE v.entity = r.entity"                                       \
  "  AND NOT EXISTS (SELECT 1 FROM hidden AS g WHERE g.revision = v.seq))"

static GArray *
list_ids (CarnetStore *self, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      g_array_append_val (ids, id);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

#define HIDDEN_REVISIONS "(SELECT revision FROM hidden)"

static gboolean
delete_hidden (CarnetStore *self, GError **error)
{
  return carnet_db_exec (self->db,
                         "DELETE FROM redaction WHERE revision IN"
                         " (SELECT id FROM revision WHERE seq IN " HIDDEN_REVISIONS ");"
                         "DELETE FROM payload WHERE revision IN " HIDDEN_REVISIONS ";"
                         "DELETE FROM rev_parent WHERE revision IN " HIDDEN_REVISIONS ";"
                         "CREATE TEMP TABLE going AS SELECT revision FROM hidden;"
                         "DELETE FROM hidden;"
                         "DELETE FROM revision WHERE seq IN (SELECT revision FROM going);"
                         "DROP TABLE going;",
                         error);
}

static gboolean
derive_renamed (CarnetStore *self, const GArray *renamed, GError **error)
{
  for (guint i = 0; i < renamed->len; i++)
    {
      const CarnetId *entity = &g_array_index (renamed, CarnetId, i);
      gint64          first;

      if (!find_first (self, entity, &first, error)
          || !carnet_store_derive (self, entity, first, CARNET_DERIVE_AGAIN, error))
        return FALSE;
    }
  return TRUE;
}

/* Hides the whole of the entities that get another name, so that their rows go; and shows again what stays.
 */
static gboolean
take_away_hidden (CarnetStore *self, GError **error)
{
  g_autoptr (GArray) renamed = list_ids (self, RENAMED, error);

  if (renamed == NULL
      || !carnet_db_exec (self->db, "CREATE TEMP TABLE staying (revision INTEGER PRIMARY KEY)", error))
    return FALSE;
  for (guint i = 0; i < renamed->len; i++)
    if (!run_for_entity (self,
                         "INSERT INTO staying SELECT seq FROM revision WHERE entity = :entity"
                         " AND NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = seq)",
                         &g_array_index (renamed, CarnetId, i), error)
        || !forget_rows (self, &g_array_index (renamed, CarnetId, i), error))
      return FALSE;
  return carnet_db_exec (self->db,
                         "DELETE FROM hidden WHERE revision IN (SELECT revision FROM staying);"
                         "DROP TABLE staying",
                         error)
         && delete_hidden (self, error) && derive_renamed (self, renamed, error);
}

/* -- All of it ------------------------------------------------------------------------------------ */

static gboolean
make_sums (CarnetStore *self, GError **error)
{
  CarnetHash sum = { { 0 } };
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, "SELECT id FROM revision", error);
  g_autoptr (CarnetStatement) update
      = select == NULL ? NULL
                       : carnet_db_prepare (self->db,
                                            "INSERT INTO meta (key, value) VALUES ('xor', :xor),"
                                            " ('count', (SELECT count(*) FROM revision)),"
                                            " ('payloads', (SELECT count(*) FROM payload))"
                                            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                            error);
  CarnetStep step;

  if (update == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash id = carnet_statement_get_hash (select, 0);

      for (guint i = 0; i < CARNET_HASH_SIZE; i++)
        sum.bytes[i] ^= id.bytes[i];
    }
  carnet_statement_bind_hash (update, ":xor", &sum);
  return step == CARNET_STEP_DONE && carnet_statement_run (update, error);
}

static gboolean
take_away (CarnetStore *self, GHashTable *going, gint64 *n_revisions, GError **error)
{
  return carnet_store_begin_bulk (self, error) && forget_all (self, going, error)
         && carnet_db_get_integer (self->db, "SELECT count(*) FROM hidden", n_revisions, error)
         && take_away_hidden (self, error) && make_sums (self, error)
         && carnet_store_end_bulk_anew (self, error);
}

static gboolean
prune (CarnetStore *self, GHashTable *going, gint64 *n_revisions, GError **error)
{
  if (!carnet_db_get_integer (self->db, "SELECT count(*) FROM hidden", n_revisions, error))
    return FALSE;
  if ((*n_revisions > 0 || g_hash_table_size (going) > 0) && !take_away (self, going, n_revisions, error))
    return FALSE;
  /* What nothing names any more may have come from anywhere. */
  return carnet_store_delete_unnamed_blobs (self, error);
}

gboolean
carnet_store_prune (CarnetStore *self, GHashTable *going, gint64 *n_revisions, GError **error)
{
  gboolean done;

  if (!carnet_store_begin (self, error))
    return FALSE;
  done = prune (self, going, n_revisions, error) && carnet_store_commit (self, error);
  if (!done)
    carnet_store_rollback (self);
  carnet_store_leave_bulk (self);
  return done;
}
