/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

static gboolean restore;

static const GOptionEntry options[] = {
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, N_ ("Bring a deleted observation back"), NULL },
  { NULL },
};

/* @revision stays all zero when what is asked for is so already. */
static gboolean
set_deleted (Cli *cli, CarnetId *id, CarnetHash *revision, GError **error)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (cli->logbook, id, error);

  if (observation == NULL)
    return FALSE;
  if (!observation->contested && observation->deleted == !restore)
    return TRUE;
  return carnet_logbook_set_deleted (cli->logbook, CARNET_KIND_OBSERVATION, id, !restore, NULL, revision,
                                     error);
}

static gboolean
run (Cli *cli, GError **error)
{
  CarnetId   id;
  CarnetHash revision = { 0 };

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !set_deleted (cli, &id, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_OBSERVATION, &id, &revision,
                     restore ? CLI_DEED_RESTORED : CLI_DEED_DELETED);
  return TRUE;
}

const CliCommand cli_command_delete = {
  .name = "delete",
  .summary = N_ ("Delete an observation, or bring it back"),
  .arguments = N_ ("ID"),
  .details = N_ ("A deleted observation leaves the lists; its history stays in the logbook."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run,
};
