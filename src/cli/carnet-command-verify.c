/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"
#include "carnet-task.h"

static void
print_result (Cli *cli, const CarnetVerifyReport *report)
{
  g_autofree char *size = cli_display_size (report->bytes);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_integer (cli->json, "revisions", (gint64)report->n_revisions);
      cli_json_integer (cli->json, "payloads", (gint64)report->n_payloads);
      cli_json_integer (cli->json, "attachments", (gint64)report->n_attachments);
      cli_json_integer (cli->json, "bytes", (gint64)report->bytes);
      cli_json_boolean (cli->json, "outdated", report->outdated);
      cli_json_end_object (cli->json);
      return;
    }
  if (report->outdated)
    {
      cli_say (cli,
               _ ("What was written is sound: %s hashed again (revisions: %u, attachments: %u). What the "
                  "lists show was not checked: another version of the program filled them, and “carnet "
                  "rebuild” makes them anew."),
               size, (guint)report->n_revisions, (guint)report->n_attachments);
      return;
    }
  cli_say (
      cli,
      _ ("The logbook is sound: %s hashed again (revisions: %u, attachments: %u), and what the lists show is "
         "what a rebuild gives."),
      size, (guint)report->n_revisions, (guint)report->n_attachments);
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Verifying"), cli->quiet);
  CarnetVerifyReport report = { 0 };

  if (!carnet_logbook_verify (cli->logbook, &report, cli_task_progress, task, cli_task_get_cancellable (task),
                              error))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  print_result (cli, &report);
  return TRUE;
}

const CliCommand cli_command_verify = {
  .name = "verify",
  .summary = N_ ("Check every byte of a logbook; changes nothing"),
  .need = CLI_NEED_AS_IS,
  .run = run,
};
