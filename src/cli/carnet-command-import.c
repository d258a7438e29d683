/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"
#include "carnet-task.h"

static void
print_result (Cli *cli, const CarnetImportReport *report)
{
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_integer (cli->json, "new_revisions", (gint64)report->n_new);
      cli_json_integer (cli->json, "known_revisions", (gint64)report->n_known);
      cli_json_integer (cli->json, "new_observations", (gint64)report->n_observations_new);
      cli_json_integer (cli->json, "changed_observations", (gint64)report->n_observations_changed);
      cli_json_integer (cli->json, "deleted_observations", (gint64)report->n_observations_deleted);
      cli_json_end_object (cli->json);
    }
  else if (report->n_new == 0 && report->n_withheld > 0)
    cli_say (cli,
             _ ("Nothing new: this logbook already holds all of %s; something in it is withdrawn: “carnet "
                "batches” lists what was received, “carnet reapply” brings it back."),
             cli->args[0]);
  else if (report->n_new == 0)
    cli_say (cli, _ ("Nothing new: this logbook already holds all of %s."), cli->args[0]);
  else
    cli_say (cli, _ ("%s is imported: observations: new %u, changed %u, deleted %u; new revisions: %u."),
             cli->args[0], (guint)report->n_observations_new, (guint)report->n_observations_changed,
             (guint)report->n_observations_deleted, (guint)report->n_new);
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = NULL;
  CarnetImportReport report = { 0 };

  if (!cli_check_xml (cli->args[0], _ ("export it with “--profile exchange”, and import what that makes."),
                      error))
    return FALSE;
  task = cli_task_begin (_ ("Importing"), cli->quiet);
  if (!carnet_logbook_import_xml (cli->logbook, cli->args[0], &report, cli_task_progress, task,
                                  cli_task_get_cancellable (task), error))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  print_result (cli, &report);
  return TRUE;
}

const CliCommand cli_command_import = {
  .name = "import",
  .summary = N_ ("Take in an exchange file, whole or not at all"),
  .arguments = N_ ("FILE"),
  .details = N_ ("Importing the same file twice changes nothing the second time."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
