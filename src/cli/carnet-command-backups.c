/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"
#include "carnet-task.h"

#define NOT_SAID G_MININT

static char    *folder;
static gboolean beside;
static int      kept = NOT_SAID;

static const GOptionEntry options[] = {
  { "folder", 0, 0, CLI_ARG_TEXT, &folder, N_ ("Make them in this folder from now on"), N_ ("FOLDER") },
  { "beside", 0, 0, G_OPTION_ARG_NONE, &beside, N_ ("Make them beside the logbook again"), NULL },
  { "keep", 0, 0, G_OPTION_ARG_INT, &kept, N_ ("Keep so many, 10 unless it is said"), N_ ("N") },
  { NULL },
};

typedef enum
{
  BACKUP_PATH,
  BACKUP_MADE,
  BACKUP_SIZE,
} BackupField;

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetBackup *backup = data;

  switch ((BackupField)field->data)
    {
    case BACKUP_PATH:
      cli_value_set_text (value, backup->path);
      break;
    case BACKUP_MADE:
      cli_value_set_time (value, backup->made_ms);
      break;
    case BACKUP_SIZE:
      cli_value_set_integer (value, backup->size);
      g_free (value->text);
      value->text = cli_display_size ((guint64)backup->size);
      break;
    }
}

static const CliField fields[] = {
  { "made", N_ ("Made"), CLI_FIELD_PLAIN, BACKUP_MADE, get_field },
  { "size", N_ ("Size"), CLI_FIELD_RIGHT, BACKUP_SIZE, get_field },
  { "path", N_ ("File"), CLI_FIELD_NAME | CLI_FIELD_WHOLE, BACKUP_PATH, get_field },
  { NULL },
};

/* All that was asked for or none of it. */
static gboolean
set_in_transaction (Cli *cli, GError **error)
{
  g_autofree char *place = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;

  return (kept == NOT_SAID || carnet_logbook_set_backups_kept (cli->logbook, (guint)MAX (kept, 0), error))
         && ((folder == NULL && !beside) || carnet_logbook_set_backup_place (cli->logbook, place, error));
}

static gboolean
set (Cli *cli, GError **error)
{
  if (folder != NULL && beside)
    return cli_usage_error (error, _ ("“--folder” and “--beside” exclude each other"));
  if (!cli_reopen_for_writing (cli, error) || !carnet_logbook_begin (cli->logbook, error))
    return FALSE;
  if (set_in_transaction (cli, error))
    return carnet_logbook_commit (cli->logbook, error);
  carnet_logbook_rollback (cli->logbook);
  return FALSE;
}

static void
say_where (Cli *cli)
{
  g_autofree char *path = carnet_logbook_dup_backup_folder (cli->logbook);
  const guint      n = carnet_logbook_get_backups_kept (cli->logbook);

  cli_remark (cli,
              ngettext ("Backups are made in “%s”; the last one is kept.",
                        "Backups are made in “%s”; the last %u are kept.", n),
              path, n);
}

static gboolean
run_backups (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if ((folder != NULL || beside || kept != NOT_SAID) && !set (cli, error))
    return FALSE;
  backups = carnet_logbook_list_backups (cli->logbook);
  cli_print_list (cli, NULL, fields, backups, NULL);
  say_where (cli);
  return TRUE;
}

const CliCommand cli_command_backups = {
  .name = "backups",
  .summary = N_ ("List the backups; set where they are made and how many stay"),
  .need = CLI_NEED_READ,
  .options = options,
  .run = run_backups,
};

/* -- Making one --------------------------------------------------------------------------- */

static gboolean
run_backup (Cli *cli, GError **error)
{
  CliTask         *task = cli_task_begin (_ ("Copying"), cli->quiet);
  g_autofree char *path = carnet_logbook_make_backup (cli->logbook, cli_task_progress, task,
                                                      cli_task_get_cancellable (task), error);

  cli_task_end (task);
  if (path == NULL)
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "path", path);
      cli_json_end_object (cli->json);
    }
  cli_say (cli, _ ("The backup is in %s."), path);
  cli_remark_damage (cli);
  return TRUE;
}

const CliCommand cli_command_backup = {
  .name = "backup",
  .summary = N_ ("Make a backup now"),
  .need = CLI_NEED_WRITE,
  .run = run_backup,
};
