/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

static gboolean
run (Cli *cli, GError **error)
{
  CarnetId   id;
  CarnetHash revision, written;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !carnet_logbook_find_revision (cli->logbook, &id, cli->args[1], &revision, error)
      || !carnet_logbook_restore_revision (cli->logbook, &id, &revision, NULL, &written, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_OBSERVATION, &id, &written, CLI_DEED_REVERTED);
  return TRUE;
}

const CliCommand cli_command_revert = {
  .name = "revert",
  .summary = N_ ("Bring back an older version of an observation"),
  .arguments = N_ ("ID VERSION"),
  .details
  = N_ ("VERSION is at least the first four digits that “carnet show --history” prints. What was written "
        "since stays in the history; a deleted observation comes back. Its visibility stays as it is now."),
  .need = CLI_NEED_WRITE,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
