/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"
#include "carnet-task.h"

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Rebuilding"), cli->quiet);

  if (!carnet_logbook_rebuild (cli->logbook, cli_task_progress, task, cli_task_get_cancellable (task), error))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  if (cli->json == NULL)
    cli_say (cli, _ ("The lists and the search are made anew from the revisions."));
  return TRUE;
}

const CliCommand cli_command_rebuild = {
  .name = "rebuild",
  .summary = N_ ("Make the lists and the search anew from what was written"),
  .need = CLI_NEED_WRITE,
  .run = run,
};
