/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-conditions.h"

#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

/* -- Days --------------------------------------------------------------------------- */

static CarnetDate
first_day (const CarnetQuery *query)
{
  CarnetDate month = query->month != CARNET_MONTH_NONE ? carnet_month_first_day (query->month) : 0;

  return MAX (month, query->first);
}

static CarnetDate
last_day (const CarnetQuery *query)
{
  CarnetDate month
      = query->month != CARNET_MONTH_NONE ? carnet_month_last_day (query->month) : CARNET_DATE_NONE;

  /* What has no date is in no span of days. */
  if (month == CARNET_DATE_NONE && query->last == CARNET_DATE_NONE)
    return query->first != CARNET_DATE_NONE ? CARNET_ROW_UNDATED - 1 : CARNET_DATE_NONE;
  if (month == CARNET_DATE_NONE || query->last == CARNET_DATE_NONE)
    return MAX (month, query->last);
  return MIN (month, query->last);
}

static gboolean
asks_for_days (const CarnetQuery *query)
{
  return first_day (query) != CARNET_DATE_NONE || last_day (query) != CARNET_DATE_NONE;
}

gboolean
carnet_query_asks_for_fields (const CarnetQuery *query)
{
  return asks_for_days (query) || !carnet_id_is_nil (&query->territory)
         || !carnet_id_is_nil (&query->milestone) || !carnet_id_is_nil (&query->author)
         || !carnet_id_is_nil (&query->theme) || !carnet_id_is_nil (&query->actor) || query->review >= 0
         || carnet_query_asks_for_level (query);
}

/* -- One field ---------------------------------------------------------------------- */

/* Of what is shown, or of any version that somebody wrote. */
typedef enum
{
  SHOWN,
  ANY_VERSION,
} Which;

/* What @key says in a version that is not settled. */
#define SAYS                                                                                                 \
  "EXISTS (SELECT 1 FROM cell AS c JOIN payload AS p ON p.revision = c.revision"                             \
  " WHERE c.entity = o.id AND c.conflict = 1 AND "

/* @test: that which follows the value */
static void
append_field (GString *sql, Which which, const char *column, const char *key, const char *test)
{
  if (which == SHOWN)
    g_string_append_printf (sql, " AND o.%s %s", column, test);
  else
    g_string_append_printf (sql,
                            " AND (o.%s %s OR " SAYS "c.key = '%s' AND carnet_written (p.bytes, c.key) %s))",
                            column, test, key, test);
}

/* @rows: those whose shown elements answer; @keys: those of the elements asked for */
static void
append_element (GString *sql, Which which, const char *rows, const char *keys)
{
  if (which == SHOWN)
    g_string_append_printf (sql, " AND o.seq IN (%s)", rows);
  else
    g_string_append_printf (
        sql, " AND (o.seq IN (%s) OR " SAYS "c.key IN (%s) AND carnet_written (p.bytes, c.key) = 1))", rows,
        keys);
}

/* @members: (nullable): all that @name is the same as, of which :name is one */
static void
append_one_of (GString *sql, Which which, const char *name, const GArray *members)
{
  g_autoptr (GString) test = g_string_new (NULL);
  char hex[CARNET_ID_HEX + 1];

  g_string_printf (test, members == NULL ? "= :%s" : "IN (:%s", name);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      carnet_id_to_hex (&g_array_index (members, CarnetId, i), hex);
      g_string_append_printf (test, ", x'%s'", hex);
    }
  if (members != NULL)
    g_string_append_c (test, ')');
  append_field (sql, which, name, name, test->str);
}

static void
append_days (GString *sql, Which which, const CarnetQuery *query)
{
  /* Both ends are of one version. */
  if (first_day (query) != CARNET_DATE_NONE && last_day (query) != CARNET_DATE_NONE)
    append_field (sql, which, "date", CARNET_KEY_DATE, "BETWEEN :first AND :last");
  else if (first_day (query) != CARNET_DATE_NONE)
    append_field (sql, which, "date", CARNET_KEY_DATE, ">= :first");
  else if (last_day (query) != CARNET_DATE_NONE)
    append_field (sql, which, "date", CARNET_KEY_DATE, "<= :last");
}

static void
append_levels (GString *sql, Which which, const CarnetQuery *query)
{
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    {
      g_autofree char *test = g_strdup_printf (">= %d", query->levels[i]);

      if (query->levels[i] > 0)
        append_field (sql, which, carnet_impact_to_string (i), carnet_impact_get_key ((CarnetImpact)i), test);
    }
}

/* A theme, those of its label, which others made without knowing of it, and all below them; UNION meets each
 * once, even where they are below each other. */
#define OF_THEME                                                                                             \
  "WITH RECURSIVE below (id) AS (SELECT :theme UNION"                                                        \
  " SELECT t.id FROM theme AS chosen JOIN theme AS t ON carnet_fold (t.label) = carnet_fold (chosen.label)"  \
  " WHERE chosen.id = :theme AND chosen.label <> '' AND t.deleted <> 1 UNION"                                \
  " SELECT t.id FROM below JOIN theme AS t ON t.parent = below.id WHERE t.deleted <> 1)"                     \
  " SELECT id FROM below"

static void
append_sets (GString *sql, Which which, const CarnetQuery *query)
{
  if (!carnet_id_is_nil (&query->theme))
    append_element (sql, which, "SELECT observation FROM observation_theme WHERE theme IN (" OF_THEME ")",
                    "SELECT '" CARNET_PREFIX_THEME "' || lower (hex (id)) FROM (" OF_THEME ")");
  if (!carnet_id_is_nil (&query->actor))
    append_element (sql, which, "SELECT observation FROM observation_actor WHERE actor = :actor",
                    "'" CARNET_PREFIX_ACTOR "' || lower (hex (:actor))");
}

/* -- All of them -------------------------------------------------------------------- */

static void
append_all (const CarnetConditions *self, GString *sql, Which which)
{
  const CarnetQuery *query = self->query;

  append_days (sql, which, query);
  if (!carnet_id_is_nil (&query->territory))
    append_one_of (sql, which, "territory", carnet_aliases_get_members (self->aliases, &query->territory));
  if (!carnet_id_is_nil (&query->milestone))
    append_field (sql, which, "milestone", CARNET_KEY_MILESTONE, "= :milestone");
  if (!carnet_id_is_nil (&query->author))
    append_one_of (sql, which, "author", carnet_aliases_get_members (self->aliases, &query->author));
  /* The closest of what people said holds for whoever may read: no other version does. */
  if (query->visibility >= 0)
    g_string_append_printf (sql, " AND o.visibility %s :visibility", query->visibility_only ? "=" : ">=");
  if (query->review >= 0)
    append_field (sql, which, "review", CARNET_KEY_REVIEW, "= :review");
  append_levels (sql, which, query);
  if (query->with_verbatim)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM highlight AS h WHERE h.observation = o.id"
                          " AND h.deleted <> 1)");
  append_sets (sql, which, query);
}

static void
bind_all (const CarnetConditions *self, CarnetStatement *statement)
{
  const CarnetQuery *query = self->query;

  if (first_day (query) != CARNET_DATE_NONE)
    carnet_statement_bind_integer (statement, ":first", first_day (query));
  if (last_day (query) != CARNET_DATE_NONE)
    carnet_statement_bind_integer (statement, ":last", last_day (query));
  if (!carnet_id_is_nil (&query->territory))
    carnet_statement_bind_id (statement, ":territory", &query->territory);
  if (!carnet_id_is_nil (&query->milestone))
    carnet_statement_bind_id (statement, ":milestone", &query->milestone);
  if (!carnet_id_is_nil (&query->author))
    carnet_statement_bind_id (statement, ":author", &query->author);
  if (query->visibility >= 0)
    carnet_statement_bind_integer (statement, ":visibility", query->visibility);
  if (query->review >= 0)
    carnet_statement_bind_integer (statement, ":review", query->review);
  if (!carnet_id_is_nil (&query->theme))
    carnet_statement_bind_id (statement, ":theme", &query->theme);
  if (!carnet_id_is_nil (&query->actor))
    carnet_statement_bind_id (statement, ":actor", &query->actor);
}

/* -- Versions ----------------------------------------------------------------------- */

/* Few are in conflict, and an index has them: where none is, this costs nothing. */
#define OPEN                                                                                                 \
  "SELECT o.seq FROM observation AS o INDEXED BY observation_open"                                           \
  " WHERE o.deleted <> 1 AND (o.conflicts > 0 OR o.deleted = 2)"

static gboolean
find_besides (CarnetConditions *self, CarnetStore *store, GError **error)
{
  g_autoptr (GString) sql = g_string_new (OPEN);
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  append_all (self, sql, ANY_VERSION);
  g_string_append (sql, " AND (true");
  append_all (self, sql, SHOWN);
  g_string_append (sql, ") IS NOT TRUE");
  select = carnet_db_prepare (store->db, sql->str, error);
  if (select == NULL)
    return FALSE;
  bind_all (self, select);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gint64 seq = carnet_statement_get_integer (select, 0);

      g_array_append_val (self->besides, seq);
    }
  return step == CARNET_STEP_DONE;
}

CarnetConditions *
carnet_store_load_conditions (CarnetStore *self, const CarnetQuery *query, GError **error)
{
  CarnetAliases *aliases = carnet_store_load_aliases (self, error);
  g_autoptr (CarnetConditions) conditions = NULL;

  if (aliases == NULL)
    return NULL;
  conditions = g_new (CarnetConditions, 1);
  *conditions = (CarnetConditions){ query, aliases, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  if (query->any_version && !query->deleted && carnet_query_asks_for_fields (query)
      && !find_besides (conditions, self, error))
    return NULL;
  return g_steal_pointer (&conditions);
}

void
carnet_conditions_free (CarnetConditions *self)
{
  carnet_aliases_free (self->aliases);
  g_array_unref (self->besides);
  g_free (self);
}

void
carnet_conditions_append (const CarnetConditions *self, GString *sql)
{
  g_string_append (sql, self->query->deleted ? " AND o.deleted > 0" : " AND o.deleted <> 1");
  if (self->query->conflict_only)
    g_string_append (sql, " AND (o.conflicts > 0 OR o.deleted = 2)");
  /* Each side of it names all that an index is for. */
  if (self->besides->len > 0)
    g_string_append (sql, " AND (o.seq IN (SELECT value FROM json_each (:besides)) OR (o.deleted <> 1");
  append_all (self, sql, SHOWN);
  if (self->besides->len > 0)
    g_string_append (sql, "))");
}

static char *
dup_besides (const CarnetConditions *self)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < self->besides->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (self->besides, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

void
carnet_conditions_bind (const CarnetConditions *self, CarnetStatement *statement)
{
  g_autofree char *besides = self->besides->len > 0 ? dup_besides (self) : NULL;

  bind_all (self, statement);
  if (besides != NULL)
    carnet_statement_bind_text (statement, ":besides", besides);
}
