/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-aliases.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"
#include "store/carnet-store-rows.h"
#include "store/carnet-tokenizer.h"

/* -- From a query to SQL ------------------------------------------------------------ */

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

/* @members: (nullable): all that @name is the same as, of which :name is one */
static void
append_one_of (GString *sql, const char *name, const GArray *members)
{
  char hex[CARNET_ID_HEX + 1];

  if (members == NULL)
    {
      g_string_append_printf (sql, " AND o.%s = :%s", name, name);
      return;
    }
  g_string_append_printf (sql, " AND o.%s IN (:%s", name, name);
  for (guint i = 0; i < members->len; i++)
    {
      carnet_id_to_hex (&g_array_index (members, CarnetId, i), hex);
      g_string_append_printf (sql, ", x'%s'", hex);
    }
  g_string_append_c (sql, ')');
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
append_conditions (GString *sql, const CarnetQuery *query, CarnetAliases *aliases)
{
  g_string_append (sql, query->deleted ? " AND o.deleted > 0" : " AND o.deleted <> 1");
  if (first_day (query) != CARNET_DATE_NONE)
    g_string_append (sql, " AND o.date >= :first");
  if (last_day (query) != CARNET_DATE_NONE)
    g_string_append (sql, " AND o.date <= :last");
  if (!carnet_id_is_nil (&query->territory))
    append_one_of (sql, "territory", carnet_aliases_get_members (aliases, &query->territory));
  if (!carnet_id_is_nil (&query->milestone))
    g_string_append (sql, " AND o.milestone = :milestone");
  if (!carnet_id_is_nil (&query->author))
    append_one_of (sql, "author", carnet_aliases_get_members (aliases, &query->author));
  if (query->visibility >= 0)
    g_string_append_printf (sql, " AND o.visibility %s :visibility", query->visibility_only ? "=" : ">=");
  if (query->review >= 0)
    g_string_append (sql, " AND o.review = :review");
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    if (query->levels[i] > 0)
      g_string_append_printf (sql, " AND o.%s >= %d", carnet_impact_to_string (i), query->levels[i]);
  if (query->with_verbatim)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM highlight AS h WHERE h.observation = o.id"
                          " AND h.deleted <> 1)");
  if (query->conflict_only)
    g_string_append (sql, " AND (o.conflicts > 0 OR o.deleted = 2)");
  if (!carnet_id_is_nil (&query->theme))
    g_string_append (sql, " AND o.seq IN (SELECT observation FROM observation_theme WHERE theme IN (" OF_THEME
                          "))");
  if (!carnet_id_is_nil (&query->actor))
    g_string_append (sql, " AND o.seq IN (SELECT observation FROM observation_actor WHERE actor = :actor)");
}

static void
bind_conditions (CarnetStatement *statement, const CarnetQuery *query, const char *expression)
{
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
  if (expression != NULL)
    carnet_statement_bind_text (statement, ":text", expression);
}

gboolean
carnet_query_asks_for_text (const CarnetQuery *query)
{
  return query->text != NULL && *query->text != '\0';
}

char *
carnet_query_dup_expression (const CarnetQuery *query)
{
  return carnet_query_asks_for_text (query) ? carnet_search_expression (query->text) : NULL;
}

/* A text without a single word finds nothing, and is not a query FTS5 understands. */
gboolean
carnet_query_finds_nothing (const CarnetQuery *query, const char *expression)
{
  return carnet_query_asks_for_text (query) && expression == NULL;
}

/* Only what is visible is in the index, so that words alone need no other table. */
static gboolean
needs_rows (const CarnetQuery *query)
{
  return query->order == CARNET_ORDER_DATE || first_day (query) != CARNET_DATE_NONE
         || last_day (query) != CARNET_DATE_NONE || !carnet_id_is_nil (&query->territory)
         || !carnet_id_is_nil (&query->milestone) || !carnet_id_is_nil (&query->author)
         || !carnet_id_is_nil (&query->theme) || !carnet_id_is_nil (&query->actor) || query->visibility >= 0
         || query->review >= 0 || carnet_query_asks_for_level (query) || query->with_verbatim
         || query->conflict_only || query->deleted;
}

static const char *
row_column (const CarnetQuery *query, const char *expression)
{
  if (expression == NULL)
    return "o.seq";
  return query->order == CARNET_ORDER_RANK ? "found" : "search.rowid";
}

/* bm25 on the most recent matches only: over all of them it reads every one. What is filtered out does not
 * count among them. */
static void
append_ranked (GString *sql, const CarnetQuery *query, CarnetAliases *aliases)
{
  g_string_append (sql, " FROM (SELECT search.rowid AS found, bm25 (search, 4.0, 1.0) AS score FROM search");
  if (needs_rows (query))
    {
      g_string_append (sql, " CROSS JOIN observation AS o ON o.seq = search.rowid");
      g_string_append (sql, " WHERE search MATCH :text");
      append_conditions (sql, query, aliases);
    }
  else
    g_string_append (sql, " WHERE search MATCH :text");
  g_string_append_printf (sql, " ORDER BY search.rowid DESC LIMIT %d)", CARNET_RANK_CAP);
}

static void
append_source (GString *sql, const CarnetQuery *query, CarnetAliases *aliases, const char *expression)
{
  const char *row = row_column (query, expression);

  if (expression == NULL)
    {
      g_string_append (sql, " FROM observation AS o");
      return;
    }
  if (query->order == CARNET_ORDER_RANK)
    append_ranked (sql, query, aliases);
  else
    g_string_append (sql, " FROM search");
  if (needs_rows (query))
    g_string_append_printf (sql, " CROSS JOIN observation AS o ON o.seq = %s", row);
}

static const char *
order_clause (const CarnetQuery *query, const char *expression)
{
  if (query->order == CARNET_ORDER_DATE)
    return " ORDER BY o.date, o.seq";
  if (expression == NULL)
    return " ORDER BY o.date DESC, o.seq DESC";
  return query->order == CARNET_ORDER_RANK ? " ORDER BY score, found DESC" : " ORDER BY search.rowid DESC";
}

CarnetStatement *
carnet_store_prepare_query (CarnetStore       *self,
                            const char        *columns,
                            const CarnetQuery *query,
                            const char        *expression,
                            const char        *tail,
                            GError           **error)
{
  g_autoptr (CarnetAliases) aliases = carnet_store_load_aliases (self, error);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  CarnetStatement *statement;

  if (aliases == NULL)
    return NULL;
  g_string_append (sql, columns);
  append_source (sql, query, aliases, expression);
  g_string_append (sql, " WHERE true");
  if (expression == NULL || needs_rows (query))
    append_conditions (sql, query, aliases);
  if (expression != NULL && query->order != CARNET_ORDER_RANK)
    g_string_append (sql, " AND search MATCH :text");
  g_string_append (sql, tail);
  statement = carnet_db_prepare (self->db, sql->str, error);
  if (statement != NULL)
    bind_conditions (statement, query, expression);
  return statement;
}

/* -- Pages ------------------------------------------------------------------------------- */

static GArray *
list_seqs (CarnetStore       *self,
           const CarnetQuery *query,
           const char        *expression,
           const char        *order,
           gint64             offset,
           gint64             limit,
           GError           **error)
{
  g_autofree char *tail = g_strconcat (order, " LIMIT :limit OFFSET :offset", NULL);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  if (carnet_query_finds_nothing (query, expression))
    return g_steal_pointer (&seqs);
  select = carnet_store_prepare_query (self, row_column (query, expression), query, expression, tail, error);
  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":limit", limit);
  carnet_statement_bind_integer (select, ":offset", offset);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gint64 seq = carnet_statement_get_integer (select, 0);

      g_array_append_val (seqs, seq);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&seqs) : NULL;
}

GArray *
carnet_store_list_seqs (CarnetStore       *self,
                        const CarnetQuery *query,
                        gint64             offset,
                        gint64             limit,
                        GError           **error)
{
  g_autofree char *expression = carnet_query_dup_expression (query);

  return list_seqs (self, query, expression, order_clause (query, expression), offset, limit, error);
}

CarnetStatement *
carnet_store_prepare_by_id (CarnetStore *self, const char *columns, const CarnetQuery *query, GError **error)
{
  g_autofree char *expression = carnet_query_dup_expression (query);
  CarnetQuery      by_date = *query;
  const char *tail = carnet_query_finds_nothing (query, expression) ? " AND false" : " ORDER BY o.date, o.id";

  by_date.order = CARNET_ORDER_DATE;
  return carnet_store_prepare_query (self, columns, &by_date, expression, tail, error);
}
