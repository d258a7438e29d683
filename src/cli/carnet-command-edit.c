/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-fields.h"
#include "carnet-written.h"

/* What was sent before it was made private stays where it is. */
static gboolean
tell_holders (Cli              *cli,
              const CliFields  *fields,
              const CarnetId   *id,
              const CarnetHash *revision,
              GError          **error)
{
  const char      *visibility = carnet_writes_find_text (fields->writes, CARNET_KEY_VISIBILITY);
  const CarnetHash nothing = { { 0 } };
  g_autoptr (GPtrArray) holders = NULL;
  g_autofree char *said = NULL;

  if (carnet_hash_equal (revision, &nothing) || visibility == NULL
      || carnet_visibility_parse (visibility) != CARNET_VISIBILITY_PRIVATE)
    return TRUE;
  holders = carnet_logbook_list_holders (cli->logbook, id, error);
  if (holders == NULL)
    return FALSE;
  said = carnet_holders_describe (holders);
  if (said != NULL)
    cli_remark (cli, "%s", said);
  return TRUE;
}

/* -- Command ------------------------------------------------------------------------------ */

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_auto (CliFields) fields = { 0 };
  CarnetId   id;
  CarnetHash revision;

  if (programme == NULL || !carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !cli_fields_read (cli, programme, &fields, error))
    return FALSE;
  if (cli_fields_is_empty (&fields))
    return cli_usage_error (error, _ ("Say what to change, such as --title or --text."));
  conflict = carnet_logbook_load_conflict (cli->logbook, &id, error);
  return conflict != NULL && cli_fields_write (cli, &fields, &id, &revision, error)
         && cli_print_settled (cli, CLI_SUBJECT_OBSERVATION, CLI_DEED_CHANGED, conflict, &id, &revision,
                               error)
         && tell_holders (cli, &fields, &id, &revision, error);
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
