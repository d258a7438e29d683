/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

#define PAGE 200

typedef enum
{
  CONFLICT_ID,
  CONFLICT_DATE,
  CONFLICT_FIELDS,
  CONFLICT_CONTESTED,
  CONFLICT_TITLE,
} ConflictField;

/* Labels of the fields; the contested deletion comes last. */
static char **
dup_labels (const CarnetObservationConflict *conflict)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < conflict->fields->len; i++)
    g_ptr_array_add (labels, g_strdup (((CarnetFieldConflict *)conflict->fields->pdata[i])->field.label));
  if (conflict->contested)
    g_ptr_array_add (labels, g_strdup (_ ("Deletion")));
  g_ptr_array_add (labels, NULL);
  return (char **)g_ptr_array_steal (labels, NULL);
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetObservationConflict *conflict = data;

  switch ((ConflictField)field->data)
    {
    case CONFLICT_ID:
      cli_value_set_id (value, &conflict->observation->id);
      break;
    case CONFLICT_DATE:
      cli_value_set_date (value, conflict->observation->date);
      break;
    case CONFLICT_FIELDS:
      cli_value_take_strings (value, dup_labels (conflict));
      break;
    case CONFLICT_CONTESTED:
      cli_value_set_boolean (value, conflict->contested);
      break;
    case CONFLICT_TITLE:
      cli_value_set_text (value, conflict->observation->title);
      break;
    }
}

static const CliField fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, CONFLICT_ID, get_field },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, CONFLICT_DATE, get_field },
  { "fields", N_ ("In conflict"), CLI_FIELD_SHRINKS, CONFLICT_FIELDS, get_field },
  { "contested", NULL, CLI_FIELD_PLAIN, CONFLICT_CONTESTED, get_field },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, CONFLICT_TITLE, get_field },
  { NULL },
};

static gboolean
add_page (Cli *cli, CliTable *table, guint offset, guint *n_rows, GError **error)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;

  query.conflict_only = TRUE;
  rows = carnet_logbook_list_observations (cli->logbook, &query, offset, PAGE, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CarnetObservationRow *row = rows->pdata[i];
      g_autoptr (CarnetObservationConflict) conflict
          = carnet_logbook_load_conflict (cli->logbook, &row->id, error);

      if (conflict == NULL)
        return FALSE;
      cli_table_add (table, conflict);
    }
  *n_rows = rows != NULL ? rows->len : 0;
  return rows != NULL;
}

static gboolean
run (Cli *cli, GError **error)
{
  CliTable *table = cli_table_begin (cli, NULL, fields, NULL);
  gboolean  done = TRUE;
  guint     n_rows = PAGE;

  for (guint offset = 0; done && n_rows == PAGE; offset += PAGE)
    done = add_page (cli, table, offset, &n_rows, error);
  if (cli_table_end (table) == 0 && done)
    cli_remark (cli, "%s", _ ("Nothing is in conflict."));
  return done;
}

const CliCommand cli_command_conflicts = {
  .name = "conflicts",
  .summary = N_ ("List observations in conflict"),
  .details = N_ ("A conflict is what several people wrote in one field without knowing of each other. "
                 "It waits until somebody settles it; everything else works meanwhile."),
  .need = CLI_NEED_READ,
  .run = run,
};
