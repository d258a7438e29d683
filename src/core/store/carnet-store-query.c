/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-conditions.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"
#include "store/carnet-tokenizer.h"

/* -- From a query to SQL ------------------------------------------------------------ */

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
  return query->order == CARNET_ORDER_DATE || carnet_query_asks_for_fields (query) || query->visibility >= 0
         || query->with_verbatim || query->conflict_only || query->deleted;
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
append_ranked (GString *sql, const CarnetConditions *conditions)
{
  g_string_append (sql, " FROM (SELECT search.rowid AS found, bm25 (search, 4.0, 1.0) AS score FROM search");
  if (needs_rows (conditions->query))
    {
      g_string_append (sql, " CROSS JOIN observation AS o ON o.seq = search.rowid");
      g_string_append (sql, " WHERE search MATCH :text");
      carnet_conditions_append (conditions, sql);
    }
  else
    g_string_append (sql, " WHERE search MATCH :text");
  g_string_append_printf (sql, " ORDER BY search.rowid DESC LIMIT %d)", CARNET_RANK_CAP);
}

static void
append_source (GString *sql, const CarnetConditions *conditions, const char *expression)
{
  const CarnetQuery *query = conditions->query;
  const char        *row = row_column (query, expression);

  if (expression == NULL)
    {
      g_string_append (sql, " FROM observation AS o");
      return;
    }
  if (query->order == CARNET_ORDER_RANK)
    append_ranked (sql, conditions);
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
  g_autoptr (CarnetConditions) conditions = carnet_store_load_conditions (self, query, error);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  CarnetStatement *statement;

  if (conditions == NULL)
    return NULL;
  g_string_append (sql, columns);
  append_source (sql, conditions, expression);
  g_string_append (sql, " WHERE true");
  if (expression == NULL || needs_rows (query))
    carnet_conditions_append (conditions, sql);
  if (expression != NULL && query->order != CARNET_ORDER_RANK)
    g_string_append (sql, " AND search MATCH :text");
  g_string_append (sql, tail);
  statement = carnet_db_prepare (self->db, sql->str, error);
  if (statement != NULL && (expression == NULL || needs_rows (query)))
    carnet_conditions_bind (conditions, statement);
  if (statement != NULL && expression != NULL)
    carnet_statement_bind_text (statement, ":text", expression);
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
  by_date.any_version = FALSE;
  return carnet_store_prepare_query (self, columns, &by_date, expression, tail, error);
}
