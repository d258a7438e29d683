/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-hidden.h"

/* What withdrawing takes from sight. A revision is active when it was written here and not
 * taken back, when it is what every machine ships, or when an applied batch brought it. Visible
 * are the active ones and all they build on: what is visible is complete. */

typedef struct
{
  gint64   seq;
  gboolean visible;
  gboolean hidden; /* at present */
} Row;

static GArray *
load_rows (CarnetStore *self, const CarnetId *entity, GError **error)
{
  CarnetId shipped = carnet_id_from_name ("actor:shipped");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.seq, r.actor = :shipped"
                           " OR (NOT EXISTS (SELECT 1 FROM provenance AS p WHERE p.revision = r.seq)"
                           "  AND NOT EXISTS (SELECT 1 FROM meta WHERE key = " CARNET_TAKEN_BACK_KEY "))"
                           " OR EXISTS (SELECT 1 FROM provenance AS p JOIN batch AS b ON b.seq = p.batch"
                           "  WHERE p.revision = r.seq AND NOT p.withheld AND b.state = 'applied'),"
                           " EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)"
                           " FROM revision AS r WHERE r.entity = :entity ORDER BY r.seq",
                           error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":entity", entity);
  carnet_statement_bind_id (select, ":shipped", &shipped);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Row row = { carnet_statement_get_integer (select, 0), carnet_statement_get_integer (select, 1) != 0,
                  carnet_statement_get_integer (select, 2) != 0 };

      g_array_append_val (rows, row);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static Row *
find_row (GArray *rows, gint64 seq)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Row  *row = &g_array_index (rows, Row, middle);

      if (row->seq == seq)
        return row;
      if (row->seq < seq)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* Makes the parents of @seq visible and adds those that were not to @waiting. */
static gboolean
show_parents (CarnetStore *self, gint64 seq, GArray *rows, GArray *waiting, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.seq FROM rev_parent AS q JOIN revision AS r ON r.id = q.parent"
                           " WHERE q.revision = :seq",
                           error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Row *parent = find_row (rows, carnet_statement_get_integer (select, 0));

      if (parent == NULL || parent->visible)
        continue;
      parent->visible = TRUE;
      g_array_append_val (waiting, parent->seq);
    }
  return step == CARNET_STEP_DONE;
}

static gboolean
show_ancestors (CarnetStore *self, GArray *rows, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_visible = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, Row, i).visible)
      {
        g_array_append_val (waiting, g_array_index (rows, Row, i).seq);
        n_visible++;
      }
  if (n_visible == 0 || n_visible == rows->len)
    return TRUE;
  while (waiting->len > 0)
    {
      gint64 seq = g_array_index (waiting, gint64, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      if (!show_parents (self, seq, rows, waiting, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
carnet_store_run_for_row (CarnetStore *self, const char *sql, gint64 seq, GError **error)
{
  g_autoptr (CarnetStatement) statement = carnet_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  carnet_statement_bind_integer (statement, ":seq", seq);
  return carnet_statement_run (statement, error);
}

static gboolean
apply_row (CarnetStore *self, const Row *row, guint64 *n_changed, GError **error)
{
  if (row->visible != row->hidden)
    return TRUE;
  (*n_changed)++;
  if (!row->visible)
    return carnet_store_run_for_row (self, "INSERT INTO hidden (revision) VALUES (:seq)", row->seq, error);
  return carnet_store_run_for_row (self, "DELETE FROM hidden WHERE revision = :seq", row->seq, error)
         && carnet_store_forget_taken_back (self, row->seq, error);
}

/* -- What is in use ---------------------------------------------------------------------- */

/* By kind: something visible names @entity. Whoever is deleted may be restored, so deletion does not count.
 */
static const struct
{
  const char *kind;
  const char *sql;
} uses[] = {
  { CARNET_KIND_TERRITORY, "SELECT EXISTS (SELECT 1 FROM observation WHERE territory = :entity)"
                           " OR EXISTS (SELECT 1 FROM declaration WHERE territory = :entity)"
                           " OR EXISTS (SELECT 1 FROM meta WHERE key = 'territory' AND value = :entity)" },
  { CARNET_KIND_PERSON, "SELECT EXISTS (SELECT 1 FROM observation WHERE author = :entity)"
                        " OR EXISTS (SELECT 1 FROM meta WHERE key = 'owner' AND value = :entity)" },
  { CARNET_KIND_ACTOR, "SELECT EXISTS (SELECT 1 FROM observation_actor WHERE actor = :entity)" },
  { CARNET_KIND_MILESTONE, "SELECT EXISTS (SELECT 1 FROM observation WHERE milestone = :entity)" },
  { CARNET_KIND_THEME, "SELECT EXISTS (SELECT 1 FROM observation_theme WHERE theme = :entity)"
                       " OR EXISTS (SELECT 1 FROM theme WHERE parent = :entity)" },
  { CARNET_KIND_PROGRAMME, "SELECT EXISTS (SELECT 1 FROM milestone WHERE programme = :entity)"
                           " OR EXISTS (SELECT 1 FROM meta WHERE key = 'programme' AND value = :entity)" },
};

guint
carnet_kind_get_rank (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_str_equal (kind, uses[i].kind))
      return i + 1;
  return 0;
}

static gboolean
is_used (CarnetStore *self, const CarnetId *entity, guint rank, gboolean *used, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  gint64 found;

  *used = FALSE;
  if (rank == 0)
    return TRUE;
  select = carnet_db_prepare (self->db, uses[rank - 1].sql, error);
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  if (!carnet_statement_read_integer (select, &found, error))
    return FALSE;
  *used = found != 0;
  return TRUE;
}

/* What is in use is not without a name, whoever gave it: with nothing else to show, all of it is shown. */
static gboolean
show_if_none_is (CarnetStore *self, const CarnetId *entity, const char *kind, GArray *rows, GError **error)
{
  gboolean used;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, Row, i).visible)
      return TRUE;
  if (!is_used (self, entity, carnet_kind_get_rank (kind), &used, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, Row, i).visible = used;
  return TRUE;
}

static gboolean
apply_rows (CarnetStore *self, GArray *rows, guint64 *n_changed, GError **error)
{
  *n_changed = 0;
  for (guint i = 0; i < rows->len; i++)
    if (!apply_row (self, &g_array_index (rows, Row, i), n_changed, error))
      return FALSE;
  return TRUE;
}

/* @keeps: what is seen is seen on, whatever it is there for. */
static gboolean
judge (CarnetStore    *self,
       const CarnetId *entity,
       const char     *kind,
       gboolean        keeps,
       guint64        *n_changed,
       GError        **error)
{
  g_autoptr (GArray) rows = load_rows (self, entity, error);

  for (guint i = 0; rows != NULL && keeps && i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      row->visible |= !row->hidden;
    }
  return rows != NULL && show_if_none_is (self, entity, kind, rows, error)
         && show_ancestors (self, rows, error) && apply_rows (self, rows, n_changed, error);
}

gboolean
carnet_store_judge (CarnetStore    *self,
                    const CarnetId *entity,
                    const char     *kind,
                    guint64        *n_changed,
                    GError        **error)
{
  return judge (self, entity, kind, FALSE, n_changed, error);
}

gboolean
carnet_store_judge_again (CarnetStore *self, const CarnetId *entity, const char *kind, GError **error)
{
  guint64 n_changed;

  return judge (self, entity, kind, TRUE, &n_changed, error);
}

gboolean
carnet_store_show (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (GArray) rows = load_rows (self, entity, error);
  guint64 n_changed;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_array_index (rows, Row, i).visible = TRUE;
  return rows != NULL && apply_rows (self, rows, &n_changed, error);
}
