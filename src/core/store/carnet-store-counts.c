/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-conditions.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-query.h"
#include "store/carnet-store-rows.h"

/* -- How many answer to a query --------------------------------------------------------- */

/* Month, territory and review alone are answered from the counts kept, whatever the size. */
static gboolean
coverage_knows (const CarnetQuery *query, CarnetAliases *aliases)
{
  return carnet_aliases_get_members (aliases, &query->territory) == NULL
         && !carnet_query_asks_for_text (query) && query->first == CARNET_DATE_NONE
         && query->last == CARNET_DATE_NONE && carnet_id_is_nil (&query->theme)
         && carnet_id_is_nil (&query->actor) && carnet_id_is_nil (&query->milestone)
         && carnet_id_is_nil (&query->author) && query->visibility < 0 && !carnet_query_asks_for_level (query)
         && !query->with_verbatim && !query->conflict_only && !query->deleted;
}

static gboolean
count_from_coverage (CarnetStore *self, const CarnetConditions *conditions, guint *count, GError **error)
{
  const CarnetQuery *query = conditions->query;
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT coalesce (sum (n), 0) FROM coverage"
                           " WHERE (:month < 0 OR month = :month) AND (:review < 0 OR review = :review)"
                           " AND (:territory IS NULL OR territory = :territory)",
                           error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":month", query->month);
  carnet_statement_bind_integer (select, ":review", query->review);
  if (carnet_id_is_nil (&query->territory))
    carnet_statement_bind_null (select, ":territory");
  else
    carnet_statement_bind_id (select, ":territory", &query->territory);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *count = (guint)carnet_statement_get_integer (select, 0) + conditions->besides->len;
  return TRUE;
}

gboolean
carnet_store_count_observations (CarnetStore *self, const CarnetQuery *query, guint *count, GError **error)
{
  g_autofree char *expression = carnet_query_dup_expression (query);
  g_autoptr (CarnetStatement) select = NULL;
  g_autoptr (CarnetConditions) conditions = NULL;
  CarnetQuery any = *query;

  *count = 0;
  if (carnet_query_finds_nothing (query, expression))
    return TRUE;
  conditions = carnet_store_load_conditions (self, query, error);
  if (conditions == NULL)
    return FALSE;
  if (coverage_knows (query, conditions->aliases))
    return count_from_coverage (self, conditions, count, error);
  /* By date, each match would have to be looked up. */
  if (expression != NULL && query->order == CARNET_ORDER_DATE)
    any.order = CARNET_ORDER_NEWEST;
  select = carnet_store_prepare_query (self, "count(*)", &any, expression, "", error);
  if (select == NULL || carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *count = (guint)carnet_statement_get_integer (select, 0);
  return TRUE;
}

/* -- By month, by territory ---------------------------------------------------------------- */

static GPtrArray *
load_counts (CarnetStore *self, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":validated", CARNET_REVIEW_VALIDATED);
  carnet_statement_bind_integer (select, ":draft", CARNET_REVIEW_DRAFT);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetCount *count = g_new0 (CarnetCount, 1);

      count->territory = carnet_statement_get_id (select, 0);
      count->month = (CarnetMonth)carnet_statement_get_integer (select, 1);
      count->total = (guint)carnet_statement_get_integer (select, 2);
      count->validated = (guint)carnet_statement_get_integer (select, 3);
      count->drafts = (guint)carnet_statement_get_integer (select, 4);
      g_ptr_array_add (counts, count);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

#define SUMS                                                                                                 \
  " sum (n), sum (CASE WHEN review = :validated THEN n ELSE 0 END),"                                         \
  " sum (CASE WHEN review = :draft THEN n ELSE 0 END) FROM coverage"

GPtrArray *
carnet_store_count_by_month (CarnetStore *self, GError **error)
{
  return load_counts (self, "SELECT NULL, month," SUMS " GROUP BY month ORDER BY month < 0, month", error);
}

static gboolean
is_of (const CarnetCount *count, const CarnetId *territory, CarnetMonth month)
{
  return count->month == month && carnet_id_equal (&count->territory, territory);
}

/* What was judged to be the same territory is counted as one: the canonical one. */
static void
add_to_canonical (GPtrArray *counts, CarnetCount *count, const CarnetId *canonical)
{
  for (guint i = 0; i < counts->len; i++)
    {
      CarnetCount *other = counts->pdata[i];

      if (count == other || !is_of (other, canonical, count->month))
        continue;
      other->total += count->total;
      other->validated += count->validated;
      other->drafts += count->drafts;
      count->total = 0;
      return;
    }
  count->territory = *canonical;
}

static void
drop_empty (GPtrArray *counts)
{
  for (guint i = counts->len; i > 0; i--)
    if (((CarnetCount *)counts->pdata[i - 1])->total == 0)
      g_ptr_array_remove_index (counts, i - 1);
}

GPtrArray *
carnet_store_count_coverage (CarnetStore *self, GError **error)
{
  g_autoptr (CarnetAliases) aliases = carnet_store_load_aliases (self, error);
  GPtrArray *counts
      = aliases != NULL
            ? load_counts (self, "SELECT territory, month," SUMS " GROUP BY territory, month", error)
            : NULL;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      CarnetCount *count = counts->pdata[i];
      CarnetId     canonical = carnet_aliases_get_canonical (aliases, &count->territory);

      if (!carnet_id_equal (&canonical, &count->territory))
        add_to_canonical (counts, count, &canonical);
    }
  if (counts != NULL)
    drop_empty (counts);
  return counts;
}
