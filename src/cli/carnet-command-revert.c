/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  CarnetId   id;
  CarnetHash revision, written;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !carnet_logbook_find_revision (cli->logbook, &id, cli->args[1], &revision, error))
    return FALSE;
  conflict = carnet_logbook_load_conflict (cli->logbook, &id, error);
  return conflict != NULL
         && carnet_logbook_restore_revision (cli->logbook, &id, &revision, NULL, &written, error)
         && cli_print_settled (cli, CLI_SUBJECT_OBSERVATION, CLI_DEED_REVERTED, conflict, &id, &written,
                               error);
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
