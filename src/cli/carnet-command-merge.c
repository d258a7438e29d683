/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "carnet-change-print.h"
#include "carnet-merge-result.h"
#include "carnet-table.h"
#include "carnet-task.h"

static gboolean dry_run, details, take_back;

static const GOptionEntry options[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would change, and change nothing"), NULL },
  { "details", 0, 0, G_OPTION_ARG_NONE, &details,
    N_ ("Name all that it adds or changes, by kind, and the fields that change"), NULL },
  { "take-back", 0, 0, G_OPTION_ARG_NONE, &take_back, N_ ("Show again what was withdrawn and comes again"),
    NULL },
  { NULL },
};

/* -- Files --------------------------------------------------------------------------- */

typedef enum
{
  FILE_NAME,
  FILE_STATE,
  FILE_AUTHOR,
  FILE_TERRITORY,
  FILE_NEW,
  FILE_CHANGED,
  FILE_IDENTICAL,
  FILE_OPEN,
  FILE_OTHERS_OPEN,
  FILE_WITHHELD,
  FILE_WITHHELD_CHANGES,
  FILE_OTHERS_WITHHELD,
  FILE_WRITTEN_ON,
  FILE_FUTURE,
  FILE_INCOMPLETE,
  FILE_MISSING,
  FILE_ERASURES,
  FILE_SUSPECTS,
  FILE_PROBLEM,
} FileField;

/* As CarnetMergeState, and two more. */
#define STATE_WITHDRAWN 3
#define STATE_MERGED 4

static const char *const state_words[] = { "ready", "already-merged", "refused", "withdrawn", "merged" };
static const char *const state_labels[]
    = { N_ ("ready"), N_ ("already merged"), N_ ("refused"), N_ ("withdrawn"), N_ ("merged") };

static guint
state_index (const CarnetMergeFile *file, gboolean applied)
{
  if (file->withdrawn)
    return STATE_WITHDRAWN;
  return applied && file->state == CARNET_MERGE_READY ? STATE_MERGED : (guint)file->state;
}

static guint64
count_of (const CarnetMergeCounts *counts, FileField field)
{
  switch (field)
    {
    case FILE_NEW:
      return counts->observations[CARNET_MERGE_NEW];
    case FILE_CHANGED:
      return carnet_merge_counts_modified (counts);
    case FILE_IDENTICAL:
      return carnet_merge_counts_identical (counts);
    case FILE_OPEN:
      return carnet_merge_counts_in_conflict (counts);
    case FILE_OTHERS_OPEN:
      return counts->n_others_open;
    case FILE_WITHHELD:
      return counts->n_withheld;
    case FILE_WITHHELD_CHANGES:
      return counts->n_withheld_changes;
    case FILE_OTHERS_WITHHELD:
      return counts->n_others_withheld;
    case FILE_WRITTEN_ON:
      return counts->n_written_on;
    case FILE_FUTURE:
      return counts->n_future;
    case FILE_INCOMPLETE:
      return counts->n_incomplete;
    case FILE_MISSING:
      return counts->n_attachments_missing;
    case FILE_ERASURES:
      return counts->n_erasures;
    case FILE_SUSPECTS:
      return counts->n_suspects;
    case FILE_NAME:
    case FILE_STATE:
    case FILE_AUTHOR:
    case FILE_TERRITORY:
    case FILE_PROBLEM:
      break;
    }
  g_return_val_if_reached (0);
}

static void
get_count (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  cli_value_set_integer (value,
                         (gint64)count_of (&((const CarnetMergeFile *)data)->counts, (FileField)field->data));
}

static void
get_file_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetMergeFile *file = data;
  const gint64          *sitting = user_data;
  const guint            state = state_index (file, *sitting != 0);

  if (field->data == FILE_NAME)
    cli_value_set_text (value, file->name);
  else if (field->data == FILE_STATE)
    cli_value_set_word (value, state_words[state], _ (state_labels[state]));
  else if (field->data == FILE_AUTHOR)
    cli_value_set_text (value, file->author);
  else if (field->data == FILE_TERRITORY)
    cli_value_set_text (value, file->territory);
  else
    cli_value_set_text (value, file->problem);
}

static const CliField file_fields[] = {
  { "file", N_ ("File"), CLI_FIELD_NAME, FILE_NAME, get_file_field },
  { "state", N_ ("State"), CLI_FIELD_PLAIN, FILE_STATE, get_file_field },
  { "new", N_ ("New"), CLI_FIELD_RIGHT, FILE_NEW, get_count },
  { "changed", N_ ("Changed"), CLI_FIELD_RIGHT, FILE_CHANGED, get_count },
  { "identical", N_ ("Identical"), CLI_FIELD_RIGHT, FILE_IDENTICAL, get_count },
  { "conflicts", N_ ("Conflicts"), CLI_FIELD_RIGHT, FILE_OPEN, get_count },
  { "author", N_ ("Author"), CLI_FIELD_SHRINKS, FILE_AUTHOR, get_file_field },
  { "territory", N_ ("Territory"), CLI_FIELD_SHRINKS, FILE_TERRITORY, get_file_field },
  { "other_conflicts", NULL, CLI_FIELD_PLAIN, FILE_OTHERS_OPEN, get_count },
  { "still_withdrawn", NULL, CLI_FIELD_PLAIN, FILE_WITHHELD, get_count },
  { "changes_still_withdrawn", NULL, CLI_FIELD_PLAIN, FILE_WITHHELD_CHANGES, get_count },
  { "other_still_withdrawn", NULL, CLI_FIELD_PLAIN, FILE_OTHERS_WITHHELD, get_count },
  { "withdrawn_written_on", NULL, CLI_FIELD_PLAIN, FILE_WRITTEN_ON, get_count },
  { "future_revisions", NULL, CLI_FIELD_PLAIN, FILE_FUTURE, get_count },
  { "incomplete", NULL, CLI_FIELD_PLAIN, FILE_INCOMPLETE, get_count },
  { "missing_attachments", NULL, CLI_FIELD_PLAIN, FILE_MISSING, get_count },
  { "erasures_asked", NULL, CLI_FIELD_PLAIN, FILE_ERASURES, get_count },
  { "suspected_duplicates", NULL, CLI_FIELD_PLAIN, FILE_SUSPECTS, get_count },
  { "problem", NULL, CLI_FIELD_PLAIN, FILE_PROBLEM, get_file_field },
  { NULL },
};

static void
print_files (Cli *cli, CarnetMerge *merge, gint64 sitting)
{
  CliTable *table = cli_table_begin (cli, "files", file_fields, &sitting);

  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    cli_table_add (table, carnet_merge_get_file (merge, i));
  cli_table_end (table);
}

/* -- Command ------------------------------------------------------------------------------ */

/* In the order of the table: the last is the error of the command, with the status that the first gives it;
 * the others are told before it. */
static gboolean
tell_refused (CarnetMerge *merge, GError **error)
{
  const CarnetMergeFile *first = NULL, *last = NULL;

  fflush (stdout);
  for (guint i = 0; i < carnet_merge_get_n_files (merge); i++)
    {
      const CarnetMergeFile *file = carnet_merge_get_file (merge, i);

      if (file->state != CARNET_MERGE_REFUSED)
        continue;
      if (last != NULL)
        fprintf (stderr, "carnet: %s\n", last->problem);
      last = file;
      first = first != NULL ? first : file;
    }
  if (last == NULL)
    return TRUE;
  g_set_error_literal (error, CARNET_ERROR, first->problem_code, last->problem);
  return FALSE;
}

static gboolean
apply (Cli *cli, CarnetMerge *merge, gint64 *sitting, GError **error)
{
  g_autoptr (CliTask) task = NULL;

  *sitting = 0;
  if (dry_run)
    return TRUE;
  task = cli_task_begin (_ ("Merging"), cli->quiet);
  return carnet_logbook_apply_merge (cli->logbook, merge, sitting, cli_task_progress, task,
                                     cli_task_get_cancellable (task), error);
}

static CarnetMerge *
prepare (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Reading"), cli->quiet);

  return carnet_logbook_prepare_merge (cli->logbook, (const char *const *)cli->args,
                                       take_back ? CARNET_MERGE_TAKE_BACK : CARNET_MERGE_DEFAULT,
                                       cli_task_progress, task, cli_task_get_cancellable (task), error);
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetMerge) merge = prepare (cli, error);
  g_autoptr (GPtrArray) changes = NULL;
  gint64 sitting;

  if (merge == NULL || (details && (changes = cli_load_merge_details (cli, merge, error)) == NULL)
      || !apply (cli, merge, &sitting, error))
    return FALSE;
  if (cli->json != NULL)
    cli_json_begin_object (cli->json, NULL);
  print_files (cli, merge, sitting);
  if (details)
    cli_print_merge_details (cli, changes);
  if (cli->json != NULL)
    {
      cli_json_boolean (cli->json, "applied", sitting != 0);
      cli_json_end_object (cli->json);
    }
  if (!cli_say_merged (cli, merge, sitting != 0, details, error))
    return FALSE;
  if (sitting != 0)
    cli_remark_damage (cli);
  return tell_refused (merge, error);
}

const CliCommand cli_command_merge = {
  .name = "merge",
  .summary = N_ ("Take in logbooks that were received"),
  .arguments = N_ ("FILE…"),
  .details = N_ (
      "FILE is a copy of a logbook or an exchange file. Each is taken in whole or refused alone, "
      "after a backup; the same file twice changes nothing. “carnet withdraw” takes it out of sight again."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = CLI_ANY_NUMBER,
  .options = options,
  .run = run,
};
