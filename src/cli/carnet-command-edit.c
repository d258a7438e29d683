/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-fields.h"
#include "carnet-written.h"

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_auto (CliFields) fields = { 0 };
  CarnetId   id;
  CarnetHash revision;

  if (programme == NULL || !carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !cli_fields_read (cli, programme, &fields, error))
    return FALSE;
  if (cli_fields_is_empty (&fields))
    return cli_usage_error (error, _ ("Say what to change, such as --title or --text."));
  if (!cli_fields_write (cli, &fields, &id, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_OBSERVATION, &id, &revision, CLI_DEED_CHANGED);
  return TRUE;
}

const CliCommand cli_command_edit = {
  .name = "edit",
  .summary = N_ ("Change fields of an observation"),
  .arguments = N_ ("ID"),
  .details = N_ ("ID is at least the first four digits. Fields that are not named stay as they are. "
                 "--text and --stdin replace the whole text of a section; --clear empties it."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = cli_fields_options,
  .more_options = cli_fields_edit_options,
  .run = run,
};
