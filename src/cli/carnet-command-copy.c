/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"
#include "carnet-task.h"

static gboolean seal;

static const GOptionEntry options[] = {
  { "seal", 0, 0, G_OPTION_ARG_NONE, &seal,
    N_ ("Seal first what is being written; without this option, it is a reason to refuse"), NULL },
  { NULL },
};

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = NULL;

  if (seal && !cli_reopen_for_writing (cli, error))
    return FALSE;
  task = cli_task_begin (_ ("Copying"), cli->quiet);
  if (!carnet_logbook_copy (cli->logbook, cli->args[0], seal, cli_task_progress, task,
                            cli_task_get_cancellable (task), error))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "path", cli->args[0]);
      cli_json_end_object (cli->json);
    }
  cli_say (cli, _ ("%s is a verified copy, to keep: “carnet send” makes those for somebody else."),
           cli->args[0]);
  return TRUE;
}

const CliCommand cli_command_copy = {
  .name = "copy",
  .summary = N_ ("Make a verified copy of all of it, to keep"),
  .arguments = N_ ("FILE"),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run,
};
