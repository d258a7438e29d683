/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-change-print.h"

#include "carnet-table.h"
#include "carnet-word-marks.h"

void
cli_json_change (Cli *cli, const CarnetFieldChange *change)
{
  cli_json_string (cli->json, "field", change->field.key);
  cli_json_string (cli->json, "label", change->field.label);
  cli_json_string (cli->json, "before", change->before);
  cli_json_string (cli->json, "after", change->after);
  cli_json_boolean (cli->json, "settled", change->settled);
}

/* Choices have no words to compare; settling a conflict may leave what was shown. */
static char *
dup_marked (const CarnetFieldChange *change)
{
  if (change->field.form != CARNET_FIELD_CHOICE || *change->before == '\0' || *change->after == '\0')
    return cli_mark_changes (change->before, change->after);
  if (g_str_equal (change->before, change->after))
    return g_strdup (change->after);
  return g_strdup_printf ("[-%s-]{+%s+}", change->before, change->after);
}

void
cli_print_change (const CarnetFieldChange *change)
{
  g_autofree char *label = cli_display_line (change->field.label);
  g_autofree char *marked = dup_marked (change);
  g_autofree char *body = cli_display_text (marked);

  if (change->conflict)
    cli_out (_ ("%s (in conflict): %s"), label, body);
  else if (change->settled)
    cli_out (_ ("%s (was in conflict): %s"), label, body);
  else
    cli_out (_ ("%s: %s"), label, body);
  cli_out ("\n");
}

/* -- What received files change ------------------------------------------------------- */

#define PAGE 200

typedef struct
{
  const char        *file;   /* borrowed */
  CarnetMergeDetail *detail; /* owned */
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  carnet_merge_detail_free (self->detail);
  g_free (self);
}

static gboolean
load_page (Cli *cli, CarnetMerge *merge, guint file, guint first, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) details
      = carnet_logbook_list_merge_details (cli->logbook, merge, file, first, PAGE, cli->json != NULL, error);

  if (details == NULL)
    return FALSE;
  g_ptr_array_set_free_func (details, NULL);
  for (guint i = 0; i < details->len; i++)
    {
      Row *row = g_new (Row, 1);

      *row = (Row){ carnet_merge_get_file (merge, file)->name, details->pdata[i] };
      g_ptr_array_add (rows, row);
    }
  return TRUE;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const Row  *first = *(Row *const *)a, *second = *(Row *const *)b;
  const guint rank = carnet_kind_get_place (first->detail->change->kind);
  const guint other = carnet_kind_get_place (second->detail->change->kind);

  return rank < other ? -1 : rank > other;
}

GPtrArray *
cli_load_merge_details (Cli *cli, CarnetMerge *merge, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    for (guint j = 0; j < carnet_merge_get_n_changes (merge, i); j += PAGE)
      if (!load_page (cli, merge, i, j, rows, error))
        return NULL;
  /* Stable: of one kind, file by file. */
  g_ptr_array_sort (rows, compare_kinds);
  return g_steal_pointer (&rows);
}

typedef enum
{
  CHANGE_FILE,
  CHANGE_ID,
  CHANGE_TYPE,
  CHANGE_DATE,
  CHANGE_TITLE,
} ChangeField;

static const char *const type_words[CARNET_MERGE_N_TYPES]
    = { "new", "updated", "combined", "conflict", "deleted", "contested", "identical" };

/* Of what this version does not know, all that can be told is what it is. */
static const char *
title_of (const CarnetMergeChange *change)
{
  return *change->title == '\0' && carnet_kind_find (change->kind) == NULL ? change->kind : change->title;
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const Row               *row = data;
  const CarnetMergeChange *change = row->detail->change;

  switch ((ChangeField)field->data)
    {
    case CHANGE_FILE:
      cli_value_set_text (value, row->file);
      break;
    case CHANGE_ID:
      cli_value_set_id (value, &change->id);
      break;
    case CHANGE_TYPE:
      cli_value_set_word (value, type_words[change->type], carnet_merge_type_get_label (change->type));
      break;
    case CHANGE_DATE:
      cli_value_set_date (value, change->date);
      break;
    case CHANGE_TITLE:
      cli_value_set_text (value, title_of (change));
      break;
    }
}

static const CliField fields[] = {
  { "file", N_ ("File"), CLI_FIELD_PLAIN, CHANGE_FILE, get_field },
  { "id", N_ ("Id"), CLI_FIELD_NAME, CHANGE_ID, get_field },
  { "change", N_ ("Change"), CLI_FIELD_PLAIN, CHANGE_TYPE, get_field },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, CHANGE_DATE, get_field },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, CHANGE_TITLE, get_field },
  { NULL },
};

/* Only observations have a date of their own. */
static const CliField undated_fields[] = {
  { "file", N_ ("File"), CLI_FIELD_PLAIN, CHANGE_FILE, get_field },
  { "id", N_ ("Id"), CLI_FIELD_NAME, CHANGE_ID, get_field },
  { "change", N_ ("Change"), CLI_FIELD_PLAIN, CHANGE_TYPE, get_field },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, CHANGE_TITLE, get_field },
  { NULL },
};

/* -- JSON ------------------------------------------------------------------------------ */

static void
json_fields (Cli *cli, const GPtrArray *changes)
{
  cli_json_begin_array (cli->json, "fields");
  for (guint i = 0; i < changes->len; i++)
    {
      const CarnetFieldChange *change = changes->pdata[i];

      cli_json_begin_object (cli->json, NULL);
      cli_json_change (cli, change);
      cli_json_boolean (cli->json, "conflict", change->conflict);
      cli_json_end_object (cli->json);
    }
  cli_json_end_array (cli->json);
}

static void
json_row (Cli *cli, const Row *row)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "kind", row->detail->change->kind);
  cli_print_record (cli, fields, row, NULL);
  json_fields (cli, row->detail->fields);
  cli_json_end_object (cli->json);
}

/* -- Text ------------------------------------------------------------------------------ */

/* What is new says all of it: that is for whoever opens it. */
static void
print_fields (const Row *row, gboolean with_file)
{
  const CarnetMergeChange *change = row->detail->change;
  g_autofree char         *hex = carnet_id_to_string (&change->id);
  g_autofree char         *title = cli_display_line (title_of (change));

  if (change->type == CARNET_MERGE_NEW || row->detail->fields->len == 0)
    return;
  cli_out ("\n* %.*s  %s%s%s\n", CLI_ID_DIGITS, hex, title, with_file ? " · " : "",
           with_file ? row->file : "");
  for (guint i = 0; i < row->detail->fields->len; i++)
    cli_print_change (row->detail->fields->pdata[i]);
}

/* From the @first row, those of one kind. */
static guint
count_kind (const GPtrArray *rows, guint first)
{
  guint n = 1;

  while (first + n < rows->len && compare_kinds (&rows->pdata[first], &rows->pdata[first + n]) == 0)
    n++;
  return n;
}

static gboolean
are_of_several_files (const GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    if (((Row *)rows->pdata[i])->file != ((Row *)rows->pdata[0])->file)
      return TRUE;
  return FALSE;
}

static void
print_group (Cli *cli, const GPtrArray *rows, guint first, guint n)
{
  const char *kind = ((Row *)rows->pdata[first])->detail->change->kind;
  CliTable   *table;

  cli_say (cli, "%s", "");
  cli_say (cli, _ ("%s: %u"), carnet_kind_get_heading (kind), n);
  table = cli_table_begin (cli, NULL, g_str_equal (kind, CARNET_KIND_OBSERVATION) ? fields : undated_fields,
                           NULL);
  for (guint i = first; i < first + n; i++)
    cli_table_add (table, rows->pdata[i]);
  cli_table_end (table);
  for (guint i = first; i < first + n && !cli->quiet; i++)
    print_fields (rows->pdata[i], are_of_several_files (rows));
}

void
cli_print_merge_details (Cli *cli, const GPtrArray *details)
{
  if (cli->json != NULL)
    cli_json_begin_array (cli->json, "changes");
  for (guint i = 0; i < details->len && cli->json != NULL; i++)
    json_row (cli, details->pdata[i]);
  for (guint i = 0, n; i < details->len && cli->json == NULL; i += n)
    {
      n = count_kind (details, i);
      print_group (cli, details, i, n);
    }
  if (cli->json != NULL)
    cli_json_end_array (cli->json);
}
