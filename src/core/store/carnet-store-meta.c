/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

static CarnetStatement *
select_value (CarnetStore *self, const char *key, GError **error)
{
  CarnetStatement *select = carnet_db_prepare (self->db, "SELECT value FROM meta WHERE key = :key", error);

  if (select != NULL)
    carnet_statement_bind_text (select, ":key", key);
  return select;
}

static CarnetStatement *
insert_value (CarnetStore *self, const char *key, GError **error)
{
  CarnetStatement *insert = carnet_db_prepare (self->db,
                                               "INSERT INTO meta (key, value) VALUES (:key, :value)"
                                               " ON CONFLICT (key) DO UPDATE SET value = :value",
                                               error);

  if (insert != NULL)
    carnet_statement_bind_text (insert, ":key", key);
  return insert;
}

gboolean
carnet_store_get_meta_id (CarnetStore *self, const char *key, CarnetId *id, GError **error)
{
  g_autoptr (CarnetStatement) select = select_value (self, key, error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    *id = carnet_statement_get_id (select, 0);
  else
    *id = (CarnetId){ { 0 } };
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_set_meta_id (CarnetStore *self, const char *key, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetStatement) insert = insert_value (self, key, error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_id (insert, ":value", id);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_store_dup_meta_text (CarnetStore *self, const char *key, char **text, GError **error)
{
  g_autoptr (CarnetStatement) select = select_value (self, key, error);
  CarnetStep step;

  *text = NULL;
  if (select == NULL)
    return FALSE;
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    *text = g_strdup (carnet_statement_get_text (select, 0));
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_set_meta_text (CarnetStore *self, const char *key, const char *text, GError **error)
{
  g_autoptr (CarnetStatement) insert = insert_value (self, key, error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_text (insert, ":value", text);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_store_load_counts (CarnetStore *self, CarnetStoreCounts *counts, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT (SELECT value FROM meta WHERE key = 'count'),"
                           " (SELECT value FROM meta WHERE key = 'xor'),"
                           " (SELECT coalesce (sum (n), 0) FROM coverage),"
                           " (SELECT count(*) FROM territory WHERE deleted <> 1),"
                           " (SELECT count(*) FROM person WHERE deleted <> 1),"
                           " (SELECT count(*) FROM draft),"
                           " (SELECT coalesce (max (recorded_ms), 0) FROM revision),"
                           " (SELECT value FROM meta WHERE key = 'payloads')",
                           error);

  if (select == NULL || carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  counts->n_revisions = carnet_statement_get_integer (select, 0);
  counts->xor_of_ids = carnet_statement_get_hash (select, 1);
  counts->n_observations = carnet_statement_get_integer (select, 2);
  counts->n_territories = carnet_statement_get_integer (select, 3);
  counts->n_people = carnet_statement_get_integer (select, 4);
  counts->n_drafts = carnet_statement_get_integer (select, 5);
  counts->last_ms = carnet_statement_get_integer (select, 6);
  counts->n_payloads = carnet_statement_get_integer (select, 7);
  return carnet_db_get_integer (self->db, "PRAGMA user_version", &counts->schema_version, error);
}

/* From the end: nobody who writes looks far. */
gboolean
carnet_store_find_last_written (CarnetStore *self, const CarnetId *actor, gint64 *ms, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT max (coalesce ((SELECT recorded_ms FROM revision WHERE actor = :actor "
                           "ORDER BY seq DESC LIMIT 1), 0),"
                           " coalesce ((SELECT max (saved_ms) FROM draft), 0))",
                           error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":actor", actor);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *ms = carnet_statement_get_integer (select, 0);
  return TRUE;
}

gboolean
carnet_store_data_version (CarnetStore *self, gint64 *version, GError **error)
{
  return carnet_db_get_integer (self->db, "PRAGMA data_version", version, error);
}
