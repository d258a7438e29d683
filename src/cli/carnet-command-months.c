/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-months.h"
#include "carnet-table.h"

/* A row: one month of the logbook, or what falls in none of them (@index is -1). */
typedef struct
{
  int         index;
  CarnetCount count;
} Row;

typedef enum
{
  MONTH_NUMBER,
  MONTH_MONTH,
  MONTH_TOTAL,
  MONTH_DRAFTS,
  MONTH_VALIDATED,
} MonthField;

const CarnetCount *
cli_months_find (GPtrArray *counts, CarnetMonth month)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const CarnetCount *count = counts->pdata[i];

      if (count->month == month)
        return count;
    }
  return NULL;
}

static void
set_month (CliValue *value, CarnetMonth month)
{
  g_autofree char *iso = month != CARNET_MONTH_NONE ? carnet_month_to_iso (month) : NULL;
  g_autofree char *name = iso != NULL ? carnet_month_format (month, CARNET_MONTH_LONG) : NULL;

  if (iso != NULL)
    cli_value_set_word (value, iso, name);
  else
    value->text = g_strdup (_ ("undated"));
}

static void
get_month (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const Row *row = data;

  switch ((MonthField)field->data)
    {
    case MONTH_NUMBER:
      if (row->index >= 0)
        cli_value_set_month_number (value, row->index);
      break;
    case MONTH_MONTH:
      set_month (value, row->count.month);
      break;
    case MONTH_TOTAL:
      cli_value_set_integer (value, row->count.total);
      break;
    case MONTH_DRAFTS:
      cli_value_set_integer (value, row->count.drafts);
      break;
    case MONTH_VALIDATED:
      cli_value_set_integer (value, row->count.validated);
      break;
    }
}

static const CliField fields[] = {
  { "number", N_ ("No."), CLI_FIELD_PLAIN, MONTH_NUMBER, get_month },
  { "month", N_ ("Month"), CLI_FIELD_NAME, MONTH_MONTH, get_month },
  { "observations", N_ ("Observations"), CLI_FIELD_RIGHT, MONTH_TOTAL, get_month },
  { "drafts", N_ ("Drafts"), CLI_FIELD_RIGHT, MONTH_DRAFTS, get_month },
  { "validated", N_ ("Validated"), CLI_FIELD_RIGHT, MONTH_VALIDATED, get_month },
  { NULL },
};

static void
add_outside (CliTable *table, const CarnetProgramme *programme, GPtrArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const CarnetCount *count = counts->pdata[i];
      Row                row = { -1, *count };

      if (count->month == CARNET_MONTH_NONE || carnet_programme_month_index (programme, count->month) < 0)
        cli_table_add (table, &row);
    }
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (GPtrArray) counts
      = programme != NULL ? carnet_logbook_count_by_month (cli->logbook, error) : NULL;
  CliTable *table;

  if (counts == NULL)
    return FALSE;
  table = cli_table_begin (cli, NULL, fields, NULL);
  for (int i = 0; i < programme->n_months; i++)
    {
      const CarnetCount *count = cli_months_find (counts, programme->start + i);
      Row                row = { i, { .month = programme->start + i } };

      if (count != NULL)
        row.count = *count;
      cli_table_add (table, &row);
    }
  add_outside (table, programme, counts);
  cli_table_end (table);
  return TRUE;
}

const CliCommand cli_command_months = {
  .name = "months",
  .summary = N_ ("Count the observations of each month"),
  .need = CLI_NEED_READ,
  .run = run,
};
