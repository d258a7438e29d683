/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

/* A row: one territory of the logbook; @territory is NULL for the observations that
 * have none. @counts has one number a month, then one for what falls in no month. */
typedef struct
{
  const CarnetTerritory *territory;
  guint                 *counts;
  guint                  total;
} Row;

enum
{
  COVERAGE_ID = -1,
  COVERAGE_CODE = -2,
  COVERAGE_NAME = -3,
  COVERAGE_TOTAL = -4,
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->counts);
  g_free (row);
}

static void
set_count (CliValue *value, guint count)
{
  cli_value_set_integer (value, count);
  if (count > 0)
    return;
  g_free (value->text);
  value->text = g_strdup ("·");
}

static void
get_coverage (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const Row *row = data;

  if (field->data >= 0)
    set_count (value, row->counts[field->data]);
  else if (field->data == COVERAGE_TOTAL)
    cli_value_set_integer (value, row->total);
  else if (row->territory == NULL)
    value->text = field->data == COVERAGE_NAME ? g_strdup (_ ("without territory")) : NULL;
  else if (field->data == COVERAGE_ID)
    cli_value_set_id (value, &row->territory->id);
  else
    cli_value_set_text (value, field->data == COVERAGE_CODE ? row->territory->code : row->territory->name);
}

/* -- Columns --------------------------------------------------------------------- */

static void
add_field (GArray *fields, const char *key, const char *heading, CliFieldFlags flags, gint64 data)
{
  CliField field = { key, heading, flags, data, get_coverage };

  g_array_append_val (fields, field);
}

/* Keys and headings of the months live in @strings. */
static GArray *
make_fields (const CarnetProgramme *programme, gboolean has_others, GPtrArray *strings)
{
  GArray *fields = g_array_new (TRUE, TRUE, sizeof (CliField));

  add_field (fields, "id", NULL, CLI_FIELD_NAME, COVERAGE_ID);
  add_field (fields, "code", NULL, CLI_FIELD_PLAIN, COVERAGE_CODE);
  add_field (fields, "territory", N_ ("Territory"), CLI_FIELD_SHRINKS, COVERAGE_NAME);
  for (int i = 0; i < programme->n_months; i++)
    {
      char *key = carnet_month_to_iso (programme->start + i);
      char *heading = carnet_month_format (programme->start + i, CARNET_MONTH_SHORT);

      g_ptr_array_add (strings, key);
      g_ptr_array_add (strings, heading);
      add_field (fields, key, heading, CLI_FIELD_RIGHT, i);
    }
  add_field (fields, "other", has_others ? N_ ("Other") : NULL, CLI_FIELD_RIGHT, programme->n_months);
  add_field (fields, "total", N_ ("Total"), CLI_FIELD_RIGHT, COVERAGE_TOTAL);
  return fields;
}

/* -- Rows ------------------------------------------------------------------------ */

static Row *
row_new (const CarnetProgramme *programme, const CarnetTerritory *territory)
{
  Row *row = g_new0 (Row, 1);

  row->territory = territory;
  row->counts = g_new0 (guint, (gsize)programme->n_months + 1);
  return row;
}

static Row *
find_row (GPtrArray *rows, const CarnetId *territory)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = rows->pdata[i];

      if (row->territory != NULL && carnet_id_equal (&row->territory->id, territory))
        return row;
    }
  return NULL;
}

static void
add_count (GPtrArray *rows, const CarnetProgramme *programme, Row *nowhere, const CarnetCount *count)
{
  Row *row = find_row (rows, &count->territory);
  int index = count->month != CARNET_MONTH_NONE ? carnet_programme_month_index (programme, count->month) : -1;

  if (row == NULL)
    row = nowhere;
  row->counts[index >= 0 ? index : programme->n_months] += count->total;
  row->total += count->total;
}

/* Every territory of the logbook, the silent ones too. */
static GPtrArray *
make_rows (const CarnetProgramme *programme, GPtrArray *territories, GPtrArray *counts)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  Row       *nowhere = row_new (programme, NULL);

  for (guint i = 0; i < territories->len; i++)
    g_ptr_array_add (rows, row_new (programme, territories->pdata[i]));
  for (guint i = 0; i < counts->len; i++)
    add_count (rows, programme, nowhere, counts->pdata[i]);
  if (nowhere->total > 0)
    g_ptr_array_add (rows, nowhere);
  else
    row_free (nowhere);
  return rows;
}

static gboolean
any_other (const CarnetProgramme *programme, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      if (row->counts[programme->n_months] > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (GPtrArray) territories = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) fields = NULL;

  territories = programme != NULL ? carnet_logbook_list_counted_territories (cli->logbook, error) : NULL;
  counts = territories != NULL ? carnet_logbook_count_coverage (cli->logbook, error) : NULL;
  if (counts == NULL)
    return FALSE;
  rows = make_rows (programme, territories, counts);
  fields = make_fields (programme, any_other (programme, rows), strings);
  cli_print_list (cli, NULL, (const CliField *)(gpointer)fields->data, rows, NULL);
  if (rows->len == 0)
    cli_remark (cli, "%s", _ ("This logbook has no territory yet."));
  return TRUE;
}

const CliCommand cli_command_coverage = {
  .name = "coverage",
  .summary = N_ ("Count the observations of each territory and month"),
  .details = N_ ("Every territory of the logbook has a line, the silent ones too."),
  .need = CLI_NEED_READ,
  .run = run,
};
