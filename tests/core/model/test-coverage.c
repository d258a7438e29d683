/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-coverage.h"
#include "model/carnet-territory.h"

static CarnetProgramme *
new_programme (void)
{
  CarnetProgramme *programme = carnet_programme_new ();

  programme->start = carnet_month_new (2018, 5);
  programme->n_months = 9;
  return programme;
}

static CarnetId
id_of (const char *name)
{
  CarnetId id = { 0 };

  return name ? carnet_id_from_name (name) : id;
}

static void
add_territory (GPtrArray *territories, const char *name)
{
  CarnetTerritory *territory = carnet_territory_new ();

  territory->id = id_of (name);
  g_free (territory->name);
  territory->name = g_strdup (name);
  g_ptr_array_add (territories, territory);
}

static void
add_count (GPtrArray  *counts,
           const char *territory,
           CarnetMonth month,
           guint       total,
           guint       validated,
           guint       drafts)
{
  CarnetCount *count = g_new0 (CarnetCount, 1);

  *count = (CarnetCount){ id_of (territory), month, total, validated, drafts };
  g_ptr_array_add (counts, count);
}

static void
test_table (void)
{
  g_autoptr (CarnetProgramme) programme = new_programme ();
  g_autoptr (GPtrArray) territories = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_territory_free);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CarnetCoverage) coverage = NULL;
  const CarnetCoverageRow *row;

  add_territory (territories, "Bressuire");
  add_territory (territories, "Silence");
  add_count (counts, "Bressuire", programme->start, 3, 2, 1);
  add_count (counts, "Bressuire", programme->start + 8, 1, 0, 0);
  add_count (counts, "Bressuire", programme->start + 9, 5, 5, 0);
  add_count (counts, "Bressuire", CARNET_MONTH_NONE, 2, 0, 2);
  add_count (counts, NULL, programme->start, 4, 0, 0);
  add_count (counts, "gone", programme->start + 1, 1, 1, 0);
  coverage = carnet_coverage_new (programme, territories, counts);

  g_assert_cmpuint (coverage->rows->len, ==, 3);
  row = coverage->rows->pdata[0];
  g_assert_cmpstr (row->name, ==, "Bressuire");
  g_assert_cmpuint (row->cells[0].total, ==, 3);
  g_assert_cmpuint (row->cells[0].validated, ==, 2);
  g_assert_cmpuint (row->cells[0].drafts, ==, 1);
  g_assert_cmpuint (row->cells[1].total, ==, 0);
  g_assert_cmpuint (row->cells[8].total, ==, 1);
  g_assert_cmpuint (row->elsewhere, ==, 7);
  g_assert_cmpuint (row->total, ==, 11);
  row = coverage->rows->pdata[1];
  g_assert_cmpstr (row->name, ==, "Silence");
  g_assert_cmpuint (row->total, ==, 0);
  row = coverage->rows->pdata[2];
  g_assert_cmpstr (row->name, ==, "");
  g_assert_true (carnet_id_is_nil (&row->territory));
  g_assert_cmpuint (row->total, ==, 5);
  g_assert_cmpuint (coverage->sums[0], ==, 7);
  g_assert_cmpuint (coverage->sums[1], ==, 1);
  g_assert_cmpuint (coverage->elsewhere, ==, 7);
  g_assert_cmpuint (coverage->drafts, ==, 3);
  g_assert_cmpuint (coverage->total, ==, 16);
}

static void
test_elapsed (void)
{
  static const struct
  {
    int year, month, day, elapsed;
  } rows[]
      = { { 2018, 4, 30, 0 }, { 2018, 5, 1, 1 }, { 2018, 9, 25, 5 }, { 2019, 1, 31, 9 }, { 2026, 1, 1, 9 } };
  g_autoptr (CarnetProgramme) programme = new_programme ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (CarnetCoverage) coverage = carnet_coverage_new (programme, none, none);

  g_assert_cmpuint (coverage->rows->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (
        carnet_coverage_n_elapsed (coverage, carnet_date_new (rows[i].year, rows[i].month, rows[i].day)), ==,
        rows[i].elapsed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/table", test_table);
  g_test_add_func ("/coverage/elapsed", test_elapsed);
  return g_test_run ();
}
