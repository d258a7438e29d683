/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"

/* What the revisions say, against what the derived tables say. A temporary table takes the name of each: the
 * same code derives into them, reads the revisions of the file, and writes nothing to it. */

#define CACHE "-32000" /* kB */

/* By what each is ordered: its key. */
static const struct
{
  const char *name, *key;
} tables[] = {
  { "head", "entity, revision" },
  { "cell", "entity, key, revision" },
  { "programme", "seq" },
  { "programme_section", "programme, section" },
  { "milestone", "seq" },
  { "person", "seq" },
  { "territory", "seq" },
  { "actor", "seq" },
  { "theme", "seq" },
  { "observation", "seq" },
  { "observation_theme", "theme, observation" },
  { "observation_actor", "actor, observation" },
  { "observation_attachment", "hash, observation" },
  { "coverage", "territory, month, review" },
  { "linked", "id" },
  { "highlight", "seq" },
  { "comment", "seq" },
  { "statement", "seq" },
  { "statement_evidence", "evidence, statement" },
  { "declaration", "seq" },
  { "alias", "seq" },
};

static gboolean
make_table (CarnetStore *self, const char *name, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT replace (sql, 'CREATE TABLE ', 'CREATE TEMP TABLE ') FROM main.sqlite_schema"
      " WHERE type = 'table' AND name = :name",
      error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_text (select, ":name", name);
  return carnet_statement_step (select, error) == CARNET_STEP_ROW
         && carnet_db_exec (self->db, carnet_statement_get_text (select, 0), error);
}

static gboolean
make_tables (CarnetStore *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!make_table (self, tables[i].name, error))
      return FALSE;
  return TRUE;
}

/* The only index without which counting would be slow. */
static gboolean
make_index (CarnetStore *self, GError **error)
{
  return carnet_db_exec (
      self->db, "CREATE INDEX temp.observation_theme_observation ON observation_theme (observation)", error);
}

static CarnetStatement *
prepare (CarnetStore *self, const char *schema, guint i, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT * FROM %s.%s ORDER BY %s", schema, tables[i].name, tables[i].key);

  return carnet_db_prepare (self->db, sql, error);
}

static gboolean
compare_table (CarnetStore *self, guint i, gboolean *same, GError **error)
{
  g_autoptr (CarnetStatement) stored = prepare (self, "main", i, error);
  g_autoptr (CarnetStatement) derived = stored != NULL ? prepare (self, "temp", i, error) : NULL;
  CarnetStep step, other;

  if (derived == NULL)
    return FALSE;
  do
    {
      step = carnet_statement_step (stored, error);
      other = step != CARNET_STEP_ERROR ? carnet_statement_step (derived, error) : CARNET_STEP_ERROR;
      if (other == CARNET_STEP_ERROR)
        return FALSE;
      *same = step == other && (step == CARNET_STEP_DONE || carnet_statement_same_row (stored, derived));
    }
  while (*same && step == CARNET_STEP_ROW);
  return TRUE;
}

static gboolean
compare_tables (CarnetStore *self, gboolean *same, GError **error)
{
  *same = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tables) && *same; i++)
    if (!compare_table (self, i, same, error))
      return FALSE;
  return TRUE;
}

gboolean
carnet_store_compare_derived (CarnetStore *self, const CarnetWork *work, gboolean *same, GError **error)
{
  gboolean done;

  if (!carnet_db_exec (self->db, "PRAGMA temp.cache_size=" CACHE, error)
      || !carnet_store_begin_read (self, error))
    return FALSE;
  done = make_tables (self, error) && carnet_store_derive_all (self, work, error) && make_index (self, error)
         && carnet_store_count_without_words (self, 0, error) && compare_tables (self, same, error);
  carnet_store_rollback (self);
  return done;
}
