/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-coverage.h"

#include "model/carnet-territory.h"

static void
row_free (gpointer data)
{
  CarnetCoverageRow *row = data;

  g_free (row->name);
  g_free (row->cells);
  g_free (row);
}

static CarnetCoverageRow *
add_row (CarnetCoverage *self, const CarnetId *territory, const char *name)
{
  CarnetCoverageRow *row = g_new0 (CarnetCoverageRow, 1);

  row->territory = *territory;
  row->name = g_strdup (name);
  row->cells = g_new0 (CarnetCount, self->n_months);
  for (int i = 0; i < self->n_months; i++)
    {
      row->cells[i].territory = *territory;
      row->cells[i].month = self->start + i;
    }
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Observations of a territory that is not listed (unknown) join those without one. */
static CarnetCoverageRow *
find_row (CarnetCoverage *self, GHashTable *by_id, const CarnetId *territory)
{
  static const CarnetId nil = { 0 };
  CarnetCoverageRow    *row = g_hash_table_lookup (by_id, territory);

  if (row)
    return row;
  row = g_hash_table_lookup (by_id, &nil);
  if (!row)
    {
      row = add_row (self, &nil, "");
      g_hash_table_insert (by_id, &row->territory, row);
    }
  return row;
}

static void
add_count (CarnetCoverage *self, CarnetCoverageRow *row, const CarnetCount *count)
{
  const gint64 index = (gint64)count->month - self->start;

  row->total += count->total;
  self->total += count->total;
  self->drafts += count->drafts;
  if (count->month == CARNET_MONTH_NONE || index < 0 || index >= self->n_months)
    {
      row->elsewhere += count->total;
      self->elsewhere += count->total;
      return;
    }
  row->cells[index].total += count->total;
  row->cells[index].validated += count->validated;
  row->cells[index].drafts += count->drafts;
  self->sums[index] += count->total;
}

CarnetCoverage *
carnet_coverage_new (const CarnetProgramme *programme, GPtrArray *territories, GPtrArray *counts)
{
  CarnetCoverage *self = g_new0 (CarnetCoverage, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  self->start = programme->start;
  self->n_months = programme->n_months;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->sums = g_new0 (guint, self->n_months);
  for (guint i = 0; i < territories->len; i++)
    {
      const CarnetTerritory *territory = territories->pdata[i];
      CarnetCoverageRow     *row = add_row (self, &territory->id, territory->name);

      g_hash_table_insert (by_id, &row->territory, row);
    }
  for (guint i = 0; i < counts->len; i++)
    {
      const CarnetCount *count = counts->pdata[i];

      add_count (self, find_row (self, by_id, &count->territory), count);
    }
  return self;
}

void
carnet_coverage_free (CarnetCoverage *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->sums);
  g_free (self);
}

int
carnet_coverage_n_elapsed (const CarnetCoverage *self, CarnetDate today)
{
  return CLAMP (carnet_date_month (today) - self->start + 1, 0, self->n_months);
}

gboolean
carnet_coverage_row_equal (const CarnetCoverageRow *a, const CarnetCoverageRow *b, int n_months)
{
  if (!carnet_id_equal (&a->territory, &b->territory) || !g_str_equal (a->name, b->name)
      || a->elsewhere != b->elsewhere || a->total != b->total)
    return FALSE;
  for (int i = 0; i < n_months; i++)
    if (a->cells[i].total != b->cells[i].total || a->cells[i].validated != b->cells[i].validated
        || a->cells[i].drafts != b->cells[i].drafts)
      return FALSE;
  return TRUE;
}
